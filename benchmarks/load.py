"""How fast a case file is loaded with the place of every value, side by side with others.

    python benchmarks/load.py

Each reader gets the same YAML of 2,042 lines in the same run, turn by turn; CPU time, medians. ruamel.yaml is
only needed here: `pip install ruamel.yaml`. Milliseconds depend on the machine, ratios hold.
"""

import importlib.util
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from cspr_docs.casefile import read_case
from cspr_docs.casefile.source import SourceFile, read_source
from cspr_docs.casefile.yaml_reader import read_yaml

ROUNDS = 9
TARGET = 20
EVENT = (
    "Officers came to the address after a call from a neighbour. The mother said: all is well.",
    "The health visitor saw the baby awake & alert; the father was out, and nobody asked about him.",
    "A midwife noted 'a small bruise' <see body map>, and the registrar was told by telephone.",
)


def chronology(entries: int) -> str:
    """The text of a chronology; six lines an entry."""
    rows: list[str] = []
    for number in range(1, entries + 1):
        rows += [
            f"- id: e{number}",
            f"  on: 2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            "  agency: police",
            f'  event: "{EVENT[number % 3]}"',
            "  significance: key",
            f"  source: Police log, entry {number}",
        ]
    return "\n".join([*rows, "# the end", ""])


def ours(path: Path) -> None:
    """Our reader from the file to nodes with places."""
    read_yaml(read_source(path, path.name))


def valid_case(path: Path) -> None:
    """Our whole way: the file, its folder, places, the schema's checks, ids and references."""
    read_case(path.parent)


def ruamel(path: Path) -> None:
    """ruamel.yaml's round-trip loader, which keeps lines and columns."""
    from ruamel.yaml import YAML  # not a dependency of the product, nor of its tests

    YAML().load(path.read_text("utf-8"))


def composed(path: Path) -> None:
    """PyYAML's nodes with marks, built by its C parser."""
    yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def loaded(path: Path) -> None:
    """PyYAML's C loader: plain values without places."""
    yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def timed(work: Callable[[Path], None], path: Path) -> float:
    """CPU milliseconds of one run."""
    start = time.process_time()
    work(path)
    return (time.process_time() - start) * 1000


def main() -> int:
    """Prints the medians; 1 where the target is missed, 2 where ruamel.yaml is not there."""
    if importlib.util.find_spec("ruamel") is None:
        print("ruamel.yaml is not installed; this comparison needs it: pip install ruamel.yaml")
        return 2
    readers: tuple[Callable[[Path], None], ...] = (ours, valid_case, ruamel, composed, loaded)
    times: dict[Callable[[Path], None], list[float]] = {reader: [] for reader in readers}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "chronology.yaml"
        path.write_text(chronology(340), "utf-8")
        agency = "reference: EX-1\nagencies:\n  - {id: police, name: Police, kind: police}\n"
        (folder / "case.yaml").write_text(agency, "utf-8")
        for _ in range(ROUNDS):
            for reader in readers:
                times[reader].append(timed(reader, path))
        text = SourceFile("chronology.yaml", path, path.read_text("utf-8"))
    medians = {reader: statistics.median(found) for reader, found in times.items()}
    print(f"{text.text.count(chr(10)) + 1:,} lines, {len(text.text):,} characters, median of {ROUNDS}")
    for reader, found in medians.items():
        print(
            f"{reader.__name__:10} {found:8.1f} ms   {found / medians[ours]:5.1f} x ours   {reader.__doc__}"
        )
    ratio = medians[ruamel] / medians[ours]
    print(f"ours is {ratio:.0f} times as fast as ruamel.yaml; the target is {TARGET}")
    return 0 if ratio >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
