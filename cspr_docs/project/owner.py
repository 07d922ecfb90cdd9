"""The case that a draft belongs to, by the reference that the draft carries."""

from collections.abc import Set
from pathlib import Path

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.workspace import case_folders


def case_of(references: Set[str], case: Path | None, identities: Path | None) -> CaseFile:
    """The case in the folder `case`, or without one the case here that bears the drafts' reference.

    Raises:
        Stop: there is none, there are several, or it cannot be read.
    """
    if case is not None:
        return read_case(case, identities)
    found, unread = _cases_with(references, identities)
    if len(found) == 1:
        return found[0]
    message = f"no case here has the reference {' or '.join(sorted(references))}"
    hint = "run it in the folder that holds cases/, or name the case with --case; the reference must be the case's own"
    if found:
        folders = ", ".join(one.folder.as_posix() for one in found)
        message = f"the drafts' reference is that of several cases: {folders}"
        hint = "take the drafts of each case by themselves, or name the case folder with --case"
    elif unread:
        hint = f"it may be one that cannot be read: mend {', '.join(unread)} first ('cspr check' says what is wrong)"
    raise Stop([Problem("case-of-draft", message, hint)])


def _cases_with(references: Set[str], identities: Path | None) -> tuple[list[CaseFile], list[str]]:
    """The cases here with these references, and the folders that cannot be read."""
    found, unread = [], []
    for folder in case_folders(()):
        try:
            case_file = read_case(folder, identities)
        except Stop:
            unread.append(folder.as_posix())
            continue
        if case_file.case.reference in references:
            found.append(case_file)
    return found, unread
