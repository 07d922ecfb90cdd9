"""Many cases for commands that work on them at once, processes of such commands, and what they leave."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cspr_docs.project.attempt import Done
from cspr_docs.project.index import FILE as INDEX
from tests.commands import TODAY
from tests.conftest import CASES, ROOT

UNFINISHED = "case-not-finished"


def small_cases(number: int) -> None:
    """So many copies of the shortest sample case, and one in the middle that cannot be read."""
    Path("cases").mkdir()
    shutil.copy(CASES / "partnership.yaml", "cases")
    for count in range(number):
        shutil.copytree(CASES / "larch", f"cases/larch-{count:03}")
    (Path("cases") / f"larch-{number // 2:03}" / "case.yaml").write_text("reference: [\n", "utf-8")


def files(folder: str) -> dict[str, bytes]:
    """What a build leaves, but for the index, which remembers when files were written."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and path.name != INDEX
    }


def told(done: Done[str]) -> str:
    return done.result or " ".join(f"{one.code} {one.file}: {one.message}" for one in done.problems)


def begun(*words: str, most_bytes: int = 0) -> subprocess.Popen[str]:
    """A command in a process of its own, which may write no file that is larger."""
    limit = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes}, -1)); "
        if most_bytes
        else ""
    )
    program = [sys.executable, "-c", f"{limit}from cspr_docs.cli import main; main()"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*program, *words, "--today", TODAY],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
