"""Whether a package is still the one that was checked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cspr_docs.problems import Problem, Stop
from cspr_docs.publish.manifest import MANIFEST, seal_of, sha256

SENDING = "sending.json"
_ABOUT = frozenset({MANIFEST, SENDING, "cover-list.txt"})
_MOST_BYTES = 16 * 2**20


def verify(folder: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The record in a folder, and a problem for each file that is not as it says; none where nothing changed.

    Raises:
        Stop: there is no record, or it cannot be read.
    """
    record = _record(folder)
    return record, tuple(_changes(folder, record))


def _record(folder: Path) -> dict[str, Any]:
    for name in (MANIFEST, SENDING):
        path = folder / name
        if not path.is_file():
            continue
        try:
            data = json.loads(path.read_bytes()[:_MOST_BYTES])
        except (OSError, ValueError):
            raise Stop([_none(folder, f"{name} in it cannot be read")]) from None
        if isinstance(data, dict) and isinstance(data.get("outputs"), dict):
            return data
        raise Stop([_none(folder, f"{name} in it is no record of ours")])
    raise Stop([_none(folder, f"there is no {MANIFEST} or {SENDING} in it")])


def _none(folder: Path, why: str) -> Problem:
    hint = "name the folder that 'cspr publish' or 'cspr send' has written"
    message = f"nothing can be proved of {folder.as_posix()}: {why}"
    return Problem("verify-no-record", message, hint, file=folder.as_posix())


def _changes(folder: Path, record: dict[str, Any]) -> Iterator[Problem]:
    if "seal" in record and record["seal"] != seal_of(record):
        yield _changed(folder / MANIFEST, "the record itself was changed after it was written")
    outputs: dict[str, str] = record["outputs"]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    for name, expected in outputs.items():
        path = folder / name
        if name not in there:
            yield _changed(path, "it is not there any more")
        elif path.is_symlink() or sha256(path.read_bytes()) != expected:
            yield _changed(path, "it is not the file that was checked")
    for name in sorted(there - outputs.keys() - _ABOUT):
        yield _changed(folder / name, "it was put there afterwards: nothing is known of it")


def _changed(path: Path, why: str) -> Problem:
    return Problem("verify-changed", why, "do not let it out; publish or send it again", file=path.as_posix())
