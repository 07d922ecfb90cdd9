"""Many cases, read one after the other: what looks at all cases of a workspace needs the memory of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.casefile.reading import CaseFile, read_case
from cspr_docs.problems import Problem, Stop


@dataclass(frozen=True, slots=True)
class UnreadCase:
    """A case folder that cannot be read, with every problem of its files."""

    folder: Path
    problems: tuple[Problem, ...]


def read_cases(folders: Iterable[Path], identities: Path | None = None) -> Iterator[CaseFile | UnreadCase]:
    """The case of each folder, read when it is asked for; one that cannot be read stops none of the others.

    `identities` is as in `read_case`. Keep of a case only what you need: a thousand fit in memory because the one
    before is gone when the next is read.
    """
    for folder in folders:
        yield _read(folder, identities)


def _read(folder: Path, identities: Path | None) -> CaseFile | UnreadCase:
    try:
        return read_case(folder, identities)
    except Stop as stop:
        return UnreadCase(folder, tuple(stop.problems))
