"""From a case folder, or one YAML file, to a valid value with its places, or to every problem at once."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from cspr_docs.casefile.folder import IDENTITIES_FILE, ROOT_FILE, read_folder
from cspr_docs.casefile.ids import Ids, check_ids, gather_ids
from cspr_docs.casefile.places import Places
from cspr_docs.casefile.plain import to_plain
from cspr_docs.casefile.shape import shape_of
from cspr_docs.casefile.source import AS_ON_DISK, CANNOT_OPEN, Node
from cspr_docs.casefile.wording import WRONG_FORM, in_words, problem_at_name
from cspr_docs.casefile.yaml_reader import read_yaml_file
from cspr_docs.problems import Problem, Severity, Stop, error, in_order, severity_of
from cspr_docs.problems.suggestion import did_you_mean, nearest
from schemas.case import Case
from schemas.identities import Identities

ModelT = TypeVar("ModelT", bound=BaseModel)

_NAMED_IN_IDENTITIES = {"people": ("children", "people"), "places": ("places", "agencies")}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A valid case and its places.

    `identities` is None where there is no identities.yaml: letters cannot be addressed then. `problems` are
    those that stop nothing, such as files that are no part of the case.
    """

    folder: Path
    case: Case
    identities: Identities | None
    places: Places
    problems: tuple[Problem, ...] = ()

    def pin(self, problem: Problem) -> Problem:
        """The problem with the file, line and column of its data path, or of the nearest parent that is written.

        Where it already has a line and column and no file, these count inside the text at its data path.
        """
        return pin(problem, self.places)


def pin(problem: Problem, places: Places) -> Problem:
    """The problem with its place; as it is where it already names a file."""
    if problem.file:
        return problem
    if problem.line:
        file, line, column = places.inside(problem.path, problem.line, problem.column)
    else:
        place = places.nearest(problem.path)
        file, line, column = place.file, place.line, place.column
    return replace(problem, file=file, line=line, column=column)


def read_model(path: Path, model: type[ModelT], whole: str) -> ModelT:
    """The model's value that a YAML file holds; `whole` is what messages call it, such as 'a kind of document'.

    Raises:
        Stop: the file cannot be read or does not fit the model; carries every problem.
    """
    node, found = read_yaml_file(path, path.as_posix())
    places = Places(node)
    value, wrong = validate(model, places, whole)
    problems = in_order((*found, *(pin(problem, places) for problem in wrong)))
    if value is None or problems:
        raise Stop(problems)
    return value


def validate(model: type[ModelT], places: Places, whole: str) -> tuple[ModelT | None, tuple[Problem, ...]]:
    """The model's value, or None and what is wrong with it, with data paths."""
    shape = shape_of(model)
    plain = to_plain(places.root, shape)
    try:
        value = model.model_validate(plain.value if plain.value is not None else {})
    except ValidationError as error:
        further = in_words(error.errors(include_url=False), places, shape, whole)
        told = {
            problem.path for problem in plain.problems
        }  # what is missing since it could not be read is told
        return None, (*plain.problems, *(problem for problem in further if problem.path not in told))
    return value, plain.problems


def read_case(folder: Path, identities: Path | None = None) -> CaseFile:
    """The case that a folder holds, with the place of every value.

    `identities` is the file with the real names where it is kept elsewhere; otherwise identities.yaml in the
    folder is read if it is there. Files are named in problems as the caller named the folder.

    Raises:
        Stop: something cannot be read or does not fit the schema; carries every problem of every file.
    """
    case, places, ids, found = _read(folder, AS_ON_DISK)
    real, in_identities = _read_identities(folder, identities, ids)
    return _case_file(folder, case, (*found, *in_identities), real, places)


def read_changed(folder: Path, contents: Mapping[Path, bytes]) -> CaseFile:
    """The case as it would be if `contents` stood in its files, without its identities; nothing is written.

    The paths begin with `folder` as it is given here; files that are not there yet may be among them.

    Raises:
        Stop: as `read_case`.
    """
    case, places, _, found = _read(folder, contents)
    return _case_file(folder, case, found, None, places)


def written_reference(folder: Path) -> str | None:
    """The reference that a folder's case.yaml writes, whatever else is in the case; `None` where it cannot be told."""
    node, _ = read_yaml_file(folder / ROOT_FILE, ROOT_FILE)
    held = node.value.get("reference") if isinstance(node.value, dict) else None
    return held.value.rstrip("\n") if held is not None and isinstance(held.value, str) else None


_LOCKED = ".age"
_NEW = "check the spelling; `cspr new` makes a new case folder"
NO_CASE_FOLDER = error(
    "no-case-folder",
    "There is no folder of that name, or it is a file. A case is a folder that holds a file case.yaml. Check the "
    "spelling, or make a new case with `cspr new`.",
)


def _why_unreadable(folder: Path) -> Problem | None:
    """Why this is no folder that can be read; `None` where it is one."""
    name = folder.as_posix()
    if not folder.exists():
        return Problem(NO_CASE_FOLDER, f"there is no folder {name}", _meant(folder), file=name)
    if not folder.is_dir():
        hint = f"give the folder that holds it: {folder.parent.as_posix()}"
        return Problem(NO_CASE_FOLDER, f"{name} is a file; a case is a folder", hint, file=name)
    if not os.access(folder, os.R_OK | os.X_OK):
        message = "this folder cannot be opened: you may not read it"
        hint = "ask whoever gave it to you for the right to read it"
        return Problem(CANNOT_OPEN, message, hint, file=name)
    return None


def _meant(folder: Path) -> str:
    """What to do about a case folder that is not there."""
    locked = folder.with_name(f"{folder.name}{_LOCKED}")
    if locked.is_file():
        return f"it is locked: 'cspr unlock {locked.as_posix()}' brings it back"
    inside = Path("cases") / folder
    if (inside / ROOT_FILE).is_file():
        return f'did you mean "{inside.as_posix()}"?'
    beside = folder.parent
    others = [path.parent.name for path in sorted(beside.glob(f"*/{ROOT_FILE}"))] if beside.is_dir() else []
    near = nearest(folder.name, others)
    return f'did you mean "{(beside / near).as_posix()}"?' if near else _NEW


def _read(
    folder: Path, contents: Mapping[Path, bytes]
) -> tuple[Case | None, Places, Ids, tuple[Problem, ...]]:
    if problem := _why_unreadable(folder):
        raise Stop([problem])
    shape = shape_of(Case)
    root, found = read_folder(folder, shape, contents)
    places, ids = Places(root), gather_ids(root, shape)
    case, wrong = validate(Case, places, "a case")
    return case, places, ids, (*found, *(pin(problem, places) for problem in (*wrong, *check_ids(ids))))


def _case_file(
    folder: Path, case: Case | None, found: Iterable[Problem], real: Identities | None, places: Places
) -> CaseFile:
    problems = in_order(found)
    if case is None or any(severity_of(problem) is Severity.ERROR for problem in problems):
        raise Stop(problems)
    return CaseFile(folder, case, real, places, problems)


def _read_identities(
    folder: Path, given: Path | None, ids: Ids
) -> tuple[Identities | None, tuple[Problem, ...]]:
    path = given or folder / IDENTITIES_FILE
    name = path.as_posix()
    if given is None and not path.exists():
        return None, ()
    node, found = read_yaml_file(path, name)
    if isinstance(node.value, str | tuple):
        message = f"{name} holds no fields"
        hint = "it has two: people and places, each with real names by id"
        return None, (*found, node.source.problem(WRONG_FORM, message, hint))
    places = Places(node)
    value, wrong = validate(Identities, places, "the identities")
    pinned = (pin(problem, places) for problem in (*wrong, *_of_nobody(node, ids)))
    return value, (*found, *pinned)


IDENTITY_OF_NOBODY = error(
    "identity-of-nobody",
    "identities.yaml has a real name for an id that nobody in the case has. The name would be neither used in "
    "letters nor looked for before publishing. Correct the id, or delete the entry.",
)


def _of_nobody(identities: Node, ids: Ids) -> Iterator[Problem]:
    """A problem for each id that no person, place or agency of the case has."""
    for group, lists in _NAMED_IN_IDENTITIES.items():
        known = ids.known(lists)
        node = identities.value.get(group) if isinstance(identities.value, dict) else None
        if known is None or node is None or not isinstance(node.value, dict):
            continue
        for name, held in node.value.items():
            if name not in known:
                message = f'nobody in the case has the id "{name}": it is not in {" or ".join(lists)}'
                hint = (
                    did_you_mean(name, known, listed="the ids there:")
                    or "add it to the case, or delete it here"
                )
                yield problem_at_name(IDENTITY_OF_NOBODY, message, hint, (group, name), held)
