"""The verbs new, schema and templates: the files that somebody starts with.

A new case folder has every field explained, and what is already known filled in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cspr_docs.casefile.folder import UNFINISHED
from cspr_docs.casefile.shape import shape_of
from cspr_docs.files import sha256, write_whole, writing
from cspr_docs.law import in_force
from cspr_docs.problems import error, stop_for
from cspr_docs.project.scaffold import file_text
from cspr_docs.project.workspace import CASE_FILE, SHARED_FILE, shipped_templates
from schemas.case import Case
from schemas.export import ROOT_TEXTS, case_schema, file_schemas, text_of
from schemas.identities import Identities

FOLDER_TAKEN = error(
    "folder-taken",
    "A new case is never written into a folder that already holds something. Choose another name for the case.",
)
FOLDER_NOT_WRITABLE = error(
    "folder-not-writable",
    "The folder cannot be written. Check that it is not write-protected, that the disk is not full and that you "
    "may write there.",
)

_UNFINISHED_ABOUT = """This is a new case folder that is not complete: 'cspr new' is writing it, or was stopped then.
Say the same 'cspr new' again, and it finishes the folder. If nobody needs it, delete the folder.
If somebody has worked in it since, delete this file alone. These files of the program's belong in it:

"""

SCHEMA_FOLDER = ".schemas"
"""Inside a case folder; the case's files name their schema there in their first line."""
_KEPT_BY_THE_PROGRAM = ("sent",)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known on the first day; `children` are the pseudonyms of those who died or were harmed."""

    reference: str
    children: tuple[str, ...]
    opened_on: date
    aware_on: date | None = None
    nature: str | None = None
    abuse_or_neglect: str | None = None
    partnership: str | None = None
    route: str | None = None


def new(folder: Path, answers: Answers) -> tuple[Path, ...]:
    """Writes a case folder that checks with gaps and no errors; gives the files written.

    The partnership's own details are the same for all its cases: they go into one file beside the case folders,
    unless it is already there.

    A folder that an earlier run left unfinished is finished.

    Raises:
        Stop: the folder already holds something, or cannot be written; nothing that somebody wrote is written over.
    """
    refuse_taken(folder)
    files = [(path, text.encode()) for path, text in _files(folder, answers)]
    own = (f"{sha256(content)}  {path.name}\n" for path, content in files if path.parent == folder)
    marker = folder / UNFINISHED
    _write(folder, [(marker, f"{_UNFINISHED_ABOUT}{''.join(own)}".encode())])
    for left in folder.rglob(".*.part"):
        left.unlink(missing_ok=True)
    written = _write(folder, files)
    write_schemas(folder / SCHEMA_FOLDER)
    with writing(folder, FOLDER_NOT_WRITABLE, "check that you may write there"):
        marker.unlink()
    return written


def refuse_taken(folder: Path) -> None:
    """Makes sure that nothing is written over.

    Raises:
        Stop: the folder already holds something.
    """
    if folder.exists() and not (folder.is_dir() and _is_left_over(folder)):
        message = f"{folder.as_posix()} is already there and not empty"
        raise stop_for(FOLDER_TAKEN, message, "choose another name for the case", file=folder)


def _is_left_over(folder: Path) -> bool:
    """Whether it is empty, or holds nothing but what `new` has written until it was stopped, as it was written."""
    there = [path for path in folder.iterdir() if not path.match(".*.part") and path.name != SCHEMA_FOLDER]
    marker = folder / UNFINISHED
    if not there and not (folder / SCHEMA_FOLDER).exists():
        return True
    if not marker.is_file():
        return False
    known = {line[66:]: line[:64] for line in marker.read_text("utf-8", "replace").splitlines()}
    own = (path for path in there if path != marker)
    return all(path.is_file() and known.get(path.name) == sha256(path.read_bytes()) for path in own)


def _files(folder: Path, answers: Answers) -> Iterator[tuple[Path, str]]:
    """The case file last: as long as it is not there, the folder is no case."""
    shape, given = shape_of(Case), _given(answers)
    for name, inner in (shape.fields or {}).items():
        if name in (*ROOT_TEXTS, *_KEPT_BY_THE_PROGRAM):
            continue
        path = folder / f"{name}.yaml"
        text = file_text(name, inner, shape.descriptions[name], given.get(name))
        if name != "partnership":
            yield path, text
        elif not (folder.parent / SHARED_FILE).exists():
            yield folder.parent / SHARED_FILE, text.split("\n", 1)[1]  # the schema is not beside it
    yield folder / "identities.yaml", _identities(answers)
    yield folder / "README.md", _readme(folder.name)
    yield folder / CASE_FILE, _case_file(given)


def _given(answers: Answers) -> dict[str, Any]:
    children = [{"id": id_of(name), "pseudonym": name, "role": "subject"} for name in answers.children]
    known = {name: getattr(answers, name) for name in ("aware_on", "nature", "abuse_or_neglect")}
    incident = {name: value for name, value in known.items() if value is not None}
    return {
        "reference": answers.reference,
        "guidance": in_force(answers.aware_on or answers.opened_on).value,
        "opened_on": answers.opened_on,
        **({"route": answers.route} if answers.route else {}),
        "children": children,
        "incident": {"children": [child["id"] for child in children], **incident},
        "partnership": {"name": answers.partnership} if answers.partnership else None,
    }


def id_of(pseudonym: str) -> str:
    """An id from a pseudonym: small letters and hyphens, beginning with a letter."""
    letters = unicodedata.normalize("NFKD", pseudonym.casefold()).encode("ascii", "ignore").decode()
    id_ = "-".join(re.findall(r"[a-z0-9]+", letters)) or "child"
    return id_ if id_[0].isalpha() else f"child-{id_}"


def _case_file(given: dict[str, Any]) -> str:
    shape = shape_of(Case)
    own = {name: inner for name, inner in (shape.fields or {}).items() if name in ROOT_TEXTS}
    root = type(shape)(fields=own, descriptions=shape.descriptions)
    known = {name: value for name, value in given.items() if name in ROOT_TEXTS}
    about = "The case as a whole. Its parts stand in the files beside this one."
    return file_text("case", root, about, known)


def _identities(answers: Answers) -> str:
    people = "\n".join(f"  {id_of(name)}:\n    first_name:\n    last_name:" for name in answers.children)
    head = (
        "# yaml-language-server: $schema=.schemas/identities.schema.json\n"
        "# Real names, dates of birth and addresses, by the ids that the case uses. Nowhere else.\n"
        "# Letters to the family are addressed from here; every other file says @id.\n"
        "# Keep this file where only those who must may read it; --identities names another place.\n"
        "# Fields of a person: "
    )
    fields = ", ".join(shape_of(Identities).fields["people"].named.fields)  # type: ignore[index,union-attr,arg-type]
    forms = (
        "# address is a list, a line for each entry; other_numbers is a list too, of prison, case or pupil numbers:\n"
        "#     address: [3 Tenter Row, Ashmere AS1 1AB]\n"
        "#     other_numbers: [A1234BC, HSC-0042]\n"
    )
    return f"{head}{fields}.\n{forms}\npeople:\n{people}\n"


def _readme(name: str) -> str:
    return f"""# The case {name}

- Each file fills the part of the case that it is named after. Every field is explained where it stands; take away the
  `#` before a field's name to fill it in.
- A long text may stand in a Markdown file: `rapid_review/facts.md`, `final_report/lived_experience.md`.
- People, places and agencies are named by id, with an @: `@mother`. Real names stand in `identities.yaml` alone.
- `cspr check` says what is missing or contradicts itself; `cspr build` makes the Word documents.
- This file is yours: the program does not read it.
"""


def schema_text() -> str:
    """The schema of a whole case."""
    return text_of(case_schema())


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Writes `case.schema.json` and a small schema for each file of a case folder; gives the files written.

    Raises:
        Stop: the folder cannot be written.
    """
    schemas = {"case": case_schema(), **dict(file_schemas())}
    files = ((folder / f"{name}.schema.json", text_of(schema).encode()) for name, schema in schemas.items())
    return _write(folder, files)


def copy_templates(folder: Path) -> tuple[Path, ...]:
    """Copies every shipped template that is not there yet; gives the files written. Nothing is written over.

    Raises:
        Stop: the folder cannot be written.
    """
    shipped = shipped_templates()
    sources = sorted(path for path in shipped.rglob("*") if path.suffix in (".docx", ".yaml"))
    targets = ((folder / source.relative_to(shipped), source) for source in sources)
    missing = ((target, source.read_bytes()) for target, source in targets if not target.exists())
    return _write(folder, missing)


def _write(folder: Path, files: Iterable[tuple[Path, bytes]]) -> tuple[Path, ...]:
    """Writes the files, in the folder or beside it, and gives their paths."""
    written = []
    with writing(folder, FOLDER_NOT_WRITABLE, "check that you may write there"):
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
            written.append(path)
    return tuple(written)
