"""The verb collect, for the sheets of actions: what owners answered goes into the cases that the actions belong to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs import law
from cspr_docs.casefile import CaseFile, UnreadCase, read_cases
from cspr_docs.casefile.splice import ChangedFile, spliced, write_splice
from cspr_docs.collect.action_answers import (
    ANSWER_WITHOUT_ACTION,
    ActionAnswer,
    ActionSheet,
    AnsweredAction,
    answered,
    read_action_sheet,
)
from cspr_docs.collect.tables.people import People
from cspr_docs.collect.tables.tabled import unsearched
from cspr_docs.documents.all_cases.actions import action_rows
from cspr_docs.problems import Problem, Stop, in_order
from cspr_docs.project.concerns import concerns_of


@dataclass(frozen=True, slots=True)
class AnswersProposal:
    """What collecting these sheets would do; nothing has been written.

    Attributes:
        taken: the rows from which a case takes something.
        unchanged: how many rows say what the case says.
        problems: what is told of the sheets and their rows.
        concerns: what the checks would say of the changed cases and do not say now.
    """

    taken: tuple[AnsweredAction, ...]
    unchanged: int
    files: tuple[ChangedFile, ...]
    problems: tuple[Problem, ...]
    concerns: tuple[Problem, ...]


def propose_answers(
    sheets: Iterable[ActionSheet], folders: Iterable[Path], today: date, identities: Path | None = None
) -> AnswersProposal:
    """What collecting these action sheets would do in the cases of these folders."""
    read = tuple(sheets)
    answers = [answer for sheet in read for answer in sheet.answers]
    told = [problem for sheet in read for problem in sheet.problems]
    cases = _wanted_cases({one.reference for one in answers}, read_cases(folders, identities), told)
    rows: list[AnsweredAction] = []
    files: list[ChangedFile] = []
    concerns: list[Problem] = []
    for reference, (case_file, *others) in cases.items():
        if not others:
            own = _of_case(case_file, [one for one in answers if one.reference == reference], today)
            rows += own
            splice = spliced(case_file, {path: text for one in own for path, text in one.changes.items()})
            files += splice.files
            concerns += concerns_of(case_file, splice, today)
            told += _unsearched(case_file, own)
    told.extend(_homeless(one, cases) for one in answers if len(cases.get(one.reference, ())) != 1)
    told.extend(problem for one in rows for problem in one.problems)
    taken = tuple(one for one in rows if one.changes)
    unchanged = sum(not one.differs and not one.problems for one in rows)
    return AnswersProposal(taken, unchanged, tuple(files), tuple(told), in_order(concerns))


def carry_out_answers(proposal: AnswersProposal) -> tuple[Path, ...]:
    """Writes what is taken into the cases; gives the files written.

    Raises:
        Stop: a case was changed since it was read, or cannot be written; then none of them is changed.
    """
    write_splice(proposal.files)
    return tuple(file.path for file in proposal.files)


def action_sheets_among(files: Iterable[Path]) -> Mapping[Path, ActionSheet]:
    """The sheets of actions among the files; one that cannot be opened is none."""
    found = {}
    for path in files:
        with suppress(Stop):
            if sheet := read_action_sheet(path):
                found[path] = sheet
    return found


def _of_case(case_file: CaseFile, answers: Sequence[ActionAnswer], today: date) -> list[AnsweredAction]:
    case = case_file.case
    rows = action_rows(case, law.deadlines(case, law.edition(case), today))
    return list(answered(answers, case_file, rows, today))


def _wanted_cases(
    references: set[str], read: Iterable[CaseFile | UnreadCase], told: list[Problem]
) -> dict[str, list[CaseFile]]:
    """By their reference the cases that are answered for; what cannot be read is told."""
    cases: dict[str, list[CaseFile]] = {}
    for one in read:
        if isinstance(one, UnreadCase):
            told.extend(one.problems)
        elif one.case.reference in references:
            cases.setdefault(one.case.reference, []).append(one)
    return cases


def _unsearched(case_file: CaseFile, rows: Iterable[AnsweredAction]) -> Iterator[Problem]:
    people = People(case_file.case, case_file.identities)
    for file in dict.fromkeys(one.answer.origin.file for one in rows if one.changes):
        yield from unsearched(people, file)


def _homeless(answer: ActionAnswer, cases: Mapping[str, list[CaseFile]]) -> Problem:
    if same := cases.get(answer.reference):
        message = f"the reference {answer.reference} is that of several cases"
        hint = f"name the one that is meant with --case: {', '.join(one.folder.as_posix() for one in same)}"
        return Problem(ANSWER_WITHOUT_ACTION, message, hint, file=str(answer.origin))
    message = f"no case here has the reference {answer.reference}"
    hint = (
        "collect it in the folder that holds cases/, or name the case folder with --case; a locked case must be "
        "unlocked"
    )
    return Problem(ANSWER_WITHOUT_ACTION, message, hint, file=str(answer.origin))
