"""From a case folder to a valid case with its places, or to every problem at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cspr_docs.casefile.case_file import CaseFile, pin
from cspr_docs.casefile.folder import IDENTITIES_FILE, read_folder, read_yaml_file
from cspr_docs.casefile.ids import Ids, check_ids, gather_ids
from cspr_docs.casefile.node import Node
from cspr_docs.casefile.places import Places
from cspr_docs.casefile.shape import shape_of
from cspr_docs.casefile.source import AS_ON_DISK
from cspr_docs.casefile.suggestion import did_you_mean
from cspr_docs.casefile.validating import validate
from cspr_docs.casefile.wording import problem_at_name
from cspr_docs.problems import Problem, Severity, Stop, in_order, severity_of
from schemas.case import Case
from schemas.identities import Identities

_NAMED_IN_IDENTITIES = {"people": ("children", "people"), "places": ("places", "agencies")}


def read_case(folder: Path, identities: Path | None = None) -> CaseFile:
    """The case that a folder holds, with the place of every value.

    `identities` is the file with the real names where it is kept elsewhere; otherwise identities.yaml in the
    folder is read if it is there. Files are named in problems as the caller named the folder.

    Raises:
        Stop: something cannot be read or does not fit the schema; carries every problem of every file.
    """
    case, places, ids, found = _read(folder, AS_ON_DISK)
    real, in_identities = _read_identities(folder, identities, ids)
    return CaseFile(folder, *_valid(case, (*found, *in_identities), real, places))


def read_changed(folder: Path, contents: Mapping[Path, bytes]) -> CaseFile:
    """The case as it would be if `contents` stood in its files, without its identities; nothing is written.

    The paths begin with `folder` as it is given here; files that are not there yet may be among them.

    Raises:
        Stop: as `read_case`.
    """
    case, places, _, found = _read(folder, contents)
    return CaseFile(folder, *_valid(case, found, None, places))


def _read(
    folder: Path, contents: Mapping[Path, bytes]
) -> tuple[Case | None, Places, Ids, tuple[Problem, ...]]:
    shape = shape_of(Case)
    root, found = read_folder(folder, shape, contents)
    places, ids = Places(root), gather_ids(root, shape)
    case, wrong = validate(Case, places, "a case")
    return case, places, ids, (*found, *(pin(problem, places) for problem in (*wrong, *check_ids(ids))))


def _valid(
    case: Case | None, found: Iterable[Problem], identities: Identities | None, places: Places
) -> tuple[Case, Identities | None, Places, tuple[Problem, ...]]:
    problems = in_order(found)
    if case is None or any(severity_of(problem) is Severity.ERROR for problem in problems):
        raise Stop(problems)
    return case, identities, places, problems


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
        return None, (*found, node.source.problem("wrong-form", message, hint))
    places = Places(node)
    value, wrong = validate(Identities, places, "the identities")
    pinned = (pin(problem, places) for problem in (*wrong, *_of_nobody(node, ids)))
    return value, (*found, *pinned)


def _of_nobody(identities: Node, ids: Ids) -> list[Problem]:
    """A problem for each id that no person, place or agency of the case has."""
    problems = []
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
                problems.append(problem_at_name("identity-of-nobody", message, hint, (group, name), held))
    return problems
