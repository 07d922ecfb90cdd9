"""The record of what has left: what was checked, what was found, who decided, every hash, sealed; and its proof."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import cspr_docs
from cspr_docs.files import sha256
from cspr_docs.problems import Problem, Stop, error, stop_for
from schemas.base import day_in_words
from schemas.improvement import Kept

VERIFY_NO_RECORD = error(
    "verify-no-record",
    "A folder has no record of what was checked (publication.json or sending.json), or one that cannot be read, "
    "so nothing can be proved of it. Name the folder that 'cspr publish' or 'cspr send' has written.",
)
VERIFY_CHANGED = error(
    "verify-changed",
    "A file is not the one that was checked: it was changed, put there or taken away afterwards, or the record "
    "itself was changed. Do not let it out; publish or send again.",
)

MANIFEST = "publication.json"
SENDING = "sending.json"
PROGRAM = f"cspr-docs {cspr_docs.__version__}"
_MOST_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, by what, and what came of it, in words."""

    what: str
    by: str
    result: str


@dataclass(frozen=True)
class PublicationRecord:
    """All that is known of one publication, with the SHA-256 of the draft, of the case's files and of the package's.

    No value that was found stands in it. `keep_until`: what must not be said until when; empty for no embargo.
    """

    made_by: str
    made_on: str
    case: str
    kind: str
    reader: str
    title: str
    guidance: str
    draft: Mapping[str, str]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    checks: tuple[Check, ...]
    taken_out: tuple[str, ...]
    decisions: tuple[Kept, ...]
    keep_until: str
    advice: tuple[str, ...]


def to_json(record: PublicationRecord) -> bytes:
    """The record of a publication as a file."""
    decisions = [{**kept.model_dump(), "on": day_in_words(kept.on)} for kept in record.decisions]
    return sealed({**asdict(record), "decisions": decisions})


def sealed(data: Mapping[str, Any]) -> bytes:
    """A record's data as a file, with a seal: the hash of all the rest of it."""
    return (json.dumps({**data, "seal": seal_of(data)}, ensure_ascii=False, indent=1) + "\n").encode()


def seal_of(data: Mapping[str, Any]) -> str:
    """The hash of a record's data, the seal left out, however it was laid out in its file."""
    rest = {name: value for name, value in data.items() if name != "seal"}
    return sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


@dataclass(frozen=True, slots=True)
class Proof:
    """What a package's own record says of it: the day, the program, the files that it vouches for, its hash of itself.

    A problem for each file that is not as the record says.
    """

    made_on: str
    made_by: str
    files: tuple[str, ...]
    seal: str
    problems: tuple[Problem, ...]


def verify(folder: Path) -> Proof:
    """What the record in a folder proves of it.

    Raises:
        Stop: there is no record, or it cannot be read.
    """
    record = next((folder / name for name in (MANIFEST, SENDING) if (folder / name).is_file()), None)
    if record is None:
        why = f"there is no {MANIFEST} or {SENDING} in it" if folder.is_dir() else "there is no such folder"
        raise _no_record(folder, why)
    data = _data(record)
    return Proof(
        made_on=_day(str(data.get("made_on", ""))),
        made_by=str(data.get("made_by", "a program that it does not name")),
        files=tuple(data["outputs"]),
        seal=str(data.get("seal", "")),
        problems=tuple(_changes(record, data)),
    )


def _data(record: Path) -> dict[str, Any]:
    try:
        data = json.loads(record.read_bytes()[:_MOST_BYTES])
    except (OSError, ValueError, RecursionError):
        raise _no_record(record.parent, f"{record.name} in it cannot be read") from None
    if isinstance(data, dict) and isinstance(data.get("outputs"), dict):
        return data
    raise _no_record(record.parent, f"{record.name} in it is no record of ours")


def _day(written: str) -> str:
    """The day in words; as it is written where it is none."""
    try:
        return day_in_words(date.fromisoformat(written))
    except ValueError:
        return written or "a day that it does not name"


def _no_record(folder: Path, why: str) -> Stop:
    hint = "name the folder that 'cspr publish' or 'cspr send' has written"
    message = f"nothing can be proved of this folder: {why}"
    return stop_for(VERIFY_NO_RECORD, message, hint, file=folder)


def _changes(record: Path, data: Mapping[str, Any]) -> Iterator[Problem]:
    if data.get("seal") != seal_of(data):
        yield _changed(record, "the record itself was changed after it was written")
    folder, outputs = record.parent, data["outputs"]
    # A link to a folder leads to files that no walk through the package meets.
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    there = {path.relative_to(folder).as_posix() for path in files}
    for name, expected in outputs.items():
        why = _wrong_with(folder / name, expected) if name in there else "it is not there any more"
        if why:
            yield _changed(folder / name, why)
    for name in sorted(there - outputs.keys() - {record.name}):
        why = "it was put there afterwards: nothing is known of it"
        yield _changed(folder / name, why, "take it out of the folder and verify again; do not let it out")


def _wrong_with(path: Path, expected: object) -> str:
    """Why it is not the file that was checked; empty where it is."""
    try:
        same = not path.is_symlink() and path.is_file() and sha256(path.read_bytes()) == expected
    except OSError:
        return "it cannot be read"
    return "" if same else "it is not the file that was checked"


def _changed(path: Path, why: str, hint: str = "do not let it out; publish or send it again") -> Problem:
    return Problem(VERIFY_CHANGED, why, hint, file=path.as_posix())
