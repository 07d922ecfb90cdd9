"""The record of what has left: what was checked, by what, what was found and who decided, and every hash, sealed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import cspr_docs

MANIFEST = "publication.json"
SENDING = "sending.json"
PROGRAM = f"cspr-docs {cspr_docs.__version__}"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, by what, and what came of it, in words."""

    what: str
    by: str
    result: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding that stays, masked, and who decided so."""

    id: str
    what: str
    place: str
    context: str
    because: str
    by: str
    on: str


@dataclass(frozen=True)
class PublicationRecord:
    """All that is known of one publication. No value that was found stands in it.

    Attributes:
        made_by: this program and its version.
        made_on: the day, ISO 8601.
        kind: the kind of document, by name.
        reader: for whom it is.
        guidance: the edition under which the case is held.
        draft: the name and SHA-256 of the Word file that was published.
        inputs: SHA-256 of each file that the case was read from, by its place in the case folder.
        outputs: SHA-256 of each file of the package but this record.
        keep_until: what must not be said until when; empty where there is no embargo.
        advice: what was told and does not stand in the way.
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
    decisions: tuple[Decided, ...]
    keep_until: str
    advice: tuple[str, ...]


def sha256(content: bytes) -> str:
    """The hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()


def to_json(record: PublicationRecord) -> bytes:
    """The record of a publication as a file."""
    return sealed(asdict(record))


def sealed(data: Mapping[str, Any]) -> bytes:
    """A record's data as a file, with a seal: the hash of all the rest of it."""
    return (json.dumps({**data, "seal": seal_of(data)}, ensure_ascii=False, indent=1) + "\n").encode()


def seal_of(data: Mapping[str, Any]) -> str:
    """The hash of a record's data, the seal left out, however it was laid out in its file."""
    rest = {name: value for name, value in data.items() if name != "seal"}
    return sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
