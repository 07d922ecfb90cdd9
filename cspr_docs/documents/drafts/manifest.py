"""The manifest beside the drafts: what each was made from, and what its file looked like when it was issued."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from cspr_docs.files import name_fault, write_whole
from cspr_docs.problems import Problem, error, stop_for

MANIFEST = "manifest.json"

MANIFEST_UNREADABLE = error(
    "manifest-unreadable",
    "The manifest beside the drafts says what each draft looked like when it was made; without it the program "
    "cannot tell whether somebody has edited a draft, and writes nothing. Move edited drafts to a safe place, "
    "delete the folder and build again.",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A document that the case called for, or did not and why, when it was last looked at."""

    title: str
    kind: str
    item: str = ""
    recipient: str = ""
    file_name: str = ""
    not_made_because: str = ""


@dataclass(frozen=True, slots=True)
class IssuedDraft:
    """A draft as it was issued.

    Attributes:
        made_from: the digest of everything that it was made from.
        issued: SHA-256 of each file that we wrote under this name and that may stand there: one, or two while a
            new one is being written.
        latest: SHA-256 of what the case says now; differs from `issued` where the draft had been edited and the
            new one was put beside it.
        beside: the files put beside an edited draft, by name, with their SHA-256.
        prompts: how many prompts it shows.
    """

    made_from: str
    issued: tuple[str, ...]
    latest: str
    beside: Mapping[str, str] = field(default_factory=dict)
    prompts: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the last build of one case left; `looked_at` is the digest of all inputs and of the day."""

    looked_at: str = ""
    planned: tuple[Planned, ...] = ()
    drafts: Mapping[str, IssuedDraft] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def with_draft(self, name: str, issue: IssuedDraft) -> "Manifest":
        """The same manifest with this draft."""
        return replace(self, drafts={**self.drafts, name: issue})


def read_manifest(folder: Path) -> Manifest:
    """The folder's manifest; an empty one where there is none.

    Raises:
        Stop: there is one and it cannot be read: without it edits could not be told from drafts.
    """
    path = folder / MANIFEST
    try:
        return _from_data(json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    except (OSError, ValueError, TypeError, KeyError):
        message = f"{path.as_posix()} cannot be read, so edited drafts cannot be told from untouched ones"
        edited = "move the drafts that people have edited out of this folder"
        hint = f"{edited}, then delete the folder and build again"
        raise stop_for(MANIFEST_UNREADABLE, message, hint, file=path) from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest, whole or not at all; leaves the file alone where nothing changed."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = folder / MANIFEST
    if not path.exists() or path.read_bytes() != text.encode():
        write_whole(path, text.encode())


def _from_data(data: dict[str, Any]) -> Manifest:
    planned = {entry["file_name"] for entry in data["planned"]} - {""}
    names = (planned, data["drafts"], *(entry["beside"] for entry in data["drafts"].values()))
    if any(
        name_fault(name) for some in names for name in some
    ):  # a folder may come from elsewhere, as from an archive
        raise ValueError("a name leads out of the folder")
    return Manifest(
        looked_at=data["looked_at"],
        planned=tuple(Planned(**entry) for entry in data["planned"]),
        drafts={
            name: IssuedDraft(**{**entry, "issued": tuple(entry["issued"])})
            for name, entry in data["drafts"].items()
        },
        problems=tuple(Problem(**{**entry, "path": tuple(entry["path"])}) for entry in data["problems"]),
    )
