"""How much CPU `cspr check` of one case takes, side by side with a process that only imports the libraries.

    python benchmarks/check.py [CASE_FOLDER]

Both are whole commands in fresh processes, in turn; the ratio is taken pair by pair, and the median is printed. The
bytecode of both is on disk. Seconds depend on the machine, the ratio holds.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 7
TARGET = 1.5
IMPORTS = "import click, jinja2, markdown_it, yaml; from lxml import etree; from pydantic import BaseModel"
CASE = Path(__file__).parent.parent / "cases" / "hawthorn"


def cpu_seconds(*arguments: str) -> float:
    """User and system time of a Python process with these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run((sys.executable, *arguments), capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Runs both in turn and prints the medians."""
    case = sys.argv[1] if len(sys.argv) > 1 else str(CASE)
    pairs = [
        (cpu_seconds("-m", "cspr_docs", "check", case), cpu_seconds("-c", IMPORTS)) for _ in range(ROUNDS + 1)
    ][1:]  # the first round writes the bytecode
    check, imports = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    print(f"cspr check of one case   {check * 1000:6.0f} ms CPU")
    print(f"the libraries' imports   {imports * 1000:6.0f} ms CPU")
    print(f"ratio                    {ratio:6.2f}  (goal: at most {TARGET})")


if __name__ == "__main__":
    main()
