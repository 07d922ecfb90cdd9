"""The case that a draft belongs to: by the reference that the draft carries, or by the folder in which it lies."""

from collections.abc import Iterator, Set
from contextlib import suppress
from pathlib import Path

from cspr_docs.casefile import CaseFile, read_case, written_reference
from cspr_docs.problems import Problem, Stop, advice, error, stop_for
from cspr_docs.project.workspace import CASE_FILE, CASES, case_folders

DRAFT_OF_ANOTHER_CASE = error(
    "draft-of-another-case",
    "The draft belongs to another case than the one that you named. Nothing of it was taken.",
)
CASE_OF_DRAFT = error(
    "case-of-draft",
    "A draft says which case it belongs to, by the case's reference. No case here has it, or the drafts belong to "
    "several cases. Name the case folder with --case, and pull the drafts of each case by themselves.",
)
TRACE_NO_CASE = advice(
    "trace-no-case",
    "A draft tells the data path of each value; the file and line are looked up in the case folder, which was not "
    "found or cannot be read as it is now. Name it with --case.",
)


def case_of_draft(references: Set[str], case: Path | None, identities: Path | None) -> CaseFile:
    """The case in the folder `case`, or without one the case here that bears the drafts' reference.

    Raises:
        Stop: there is none, there are several, or it cannot be read.
    """
    _refuse_papers_over_all(references)
    if case is not None:
        return read_case(case, identities)
    found, unread = [], []
    for folder in _that_may_have(references):
        try:
            case_file = read_case(folder, identities)
        except Stop:
            unread.append(folder.as_posix())
            continue
        if case_file.case.reference in references:
            found.append(case_file)
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
    raise stop_for(CASE_OF_DRAFT, message, hint)


def _that_may_have(references: Set[str]) -> Iterator[Path]:
    """The case folders here without those whose case.yaml says another reference: there may be a thousand to read."""
    for folder in case_folders(()):
        if written_reference(folder) in (None, *references):
            yield folder


def _refuse_papers_over_all(references: Set[str]) -> None:
    if "" in references:
        message = "a paper over all cases was made from many, and none of it is taken back into them"
        hint = "write what is new into the case that it is about; a form of actions comes home with 'cspr collect'"
        raise stop_for(CASE_OF_DRAFT, message, hint)


def case_if_any(
    draft: Path, reference: str, case: Path | None, identities: Path | None
) -> tuple[CaseFile | None, tuple[Problem, ...]]:
    """The case of a draft for a command that can do without: the case, or `None` and advice on why there is none.

    Without `case` it is the one whose output folder holds the draft, else the one here with the reference.
    """
    folder = case or _beside(draft)
    if folder is None or not (folder / CASE_FILE).is_file():
        with suppress(Stop):
            if case is None:  # the draft may lie anywhere
                return case_of_draft({reference}, None, identities), ()
        where = folder.as_posix() if folder else f"cases/{draft.resolve().parent.name}"
        message = f"there is no case folder {where}, so files and lines are not told"
        return None, (Problem(TRACE_NO_CASE, message, "name the case folder with --case"),)
    try:
        case_file = read_case(folder, identities)
    except Stop as stop:
        message = f"{folder.as_posix()} cannot be read as it is now, so files and lines are not told"
        return None, (Problem(TRACE_NO_CASE, message, "put right what follows"), *stop.problems)
    if case_file.case.reference != reference:
        here = f"{folder.as_posix()} is {case_file.case.reference}"
        message = f"the draft was made from case {reference}, and {here}"
        return None, (Problem(TRACE_NO_CASE, message, "name the right case folder with --case"),)
    return case_file, ()


def _beside(draft: Path) -> Path | None:
    """The case folder of a draft in `output/<case>/`: `cases/<case>` beside `output`, or in the current folder."""
    home = draft.resolve().parent
    places = (Path(CASES) / home.name, home.parent.parent / CASES / home.name)
    return next((place for place in places if place.is_dir()), None)
