"""What owners filled in in the sheet of their actions (`cspr actions --xlsx`): each row held against the case.

An answer becomes an entry of the action's history, so that what the case said before stays. A row whose action the case
has changed since the sheet was made is told and not taken: nobody can say then which of the two is newer.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.collect.item import ItemOrigin
from cspr_docs.collect.tables.dates import read_when
from cspr_docs.collect.tables.opening import read_sheets
from cspr_docs.collect.tables.people import Doubts, People
from cspr_docs.collect.tables.source_table import SourceRow, SourceTable, find_table
from cspr_docs.documents.all_cases.actions import NOT_RECORDED, ActionRow, version_of
from cspr_docs.documents.all_cases.case_words import CaseWords
from cspr_docs.documents.all_cases.sheets import (
    ANSWERED,
    CHANGED,
    DONE_ON,
    EVIDENCE,
    PROGRESS,
    RESPONSE,
    VERSION,
    WHICH,
)
from cspr_docs.problems import DataPath, Problem, advice, gap
from cspr_docs.problems.wording import listed, quoted, shortened
from cspr_docs.prose.folding import one_spaced, same_words
from schemas.base import day_in_words
from schemas.improvement import Progress

ANSWER_WITHOUT_ACTION = gap(
    "answer-without-action",
    "A row of an action sheet names no action of a case here, or one that another row has answered already. Leave the "
    "columns 'Which' and 'Version' as the program wrote them, and collect the file where the case is.",
)
ANSWER_OUTDATED = gap(
    "answer-outdated",
    "The case says something else of an action than it did when the sheet was made, so nobody can say which is newer, "
    "and the row was not taken. Make a new sheet with 'cspr actions --xlsx', put the answer into it, and collect that.",
)
ANSWER_NOT_READ = gap(
    "answer-not-read",
    "An owner's answer is none that the case can hold: a word for the progress that is not known, a day that can be "
    "read in more than one way or lies ahead, a day on which it was done beside a progress that is not complete. "
    "Nothing of the row was taken. Correct it in the sheet, and collect it again.",
)
ANSWER_EMPTIED = advice(
    "answer-emptied",
    "An owner emptied a cell in which the case has something. A sheet takes nothing out of the case: what it says "
    "stays. If it is wrong, correct it in actions.yaml.",
)
_FIELDS = {PROGRESS: "progress", RESPONSE: "response", EVIDENCE: "evidence", CHANGED: "outcome"}
_WHICH = re.compile(r"(.+) action ([a-z][a-z0-9_-]*)")
_WORDS = {
    same_words(name): one for one in Progress for name in (one.value, one.words, *one.words.split(": "))
} | {"done": Progress.COMPLETE}


@dataclass(frozen=True, slots=True)
class ActionAnswer:
    """A row that came back: the action it answers for, and by heading what stands in its cells."""

    which: str
    reference: str
    action: str
    version: str
    said: Mapping[str, str]
    origin: ItemOrigin

    @property
    def is_untouched(self) -> bool:
        """Whether its cells say what they said when the sheet was made."""
        cells = {heading: self.said.get(heading, "") for heading in ANSWERED}
        day = cells[DONE_ON]
        return version_of({**cells, DONE_ON: read_when(day).on if day else ""}.values()) == self.version


@dataclass(slots=True)
class AnsweredAction:
    """What becomes of one row.

    Attributes:
        differs: by heading what the case says now and what the owner says, where these are not the same.
        changes: what the case takes from it, as `casefile.splice` takes changes; empty where it takes nothing.
    """

    answer: ActionAnswer
    differs: dict[str, tuple[str, str]] = field(default_factory=dict)
    changes: dict[DataPath, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, message: str, hint: str) -> None:
        """Something about this row."""
        self.problems.append(Problem(code, message, hint, file=str(self.answer.origin)))


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """An action sheet that came back: its rows, and what is told of them."""

    answers: tuple[ActionAnswer, ...]
    problems: tuple[Problem, ...]


def read_action_sheet(path: Path) -> ActionSheet | None:
    """What the file holds; `None` where it is no action sheet.

    Raises:
        Stop: the file cannot be opened, is locked, unsafe, too long, or of a kind that is not read.
    """
    sheets, told = read_sheets(path, _is_heading)
    tables = [table for sheet in sheets if (table := find_table(sheet, _is_heading))]
    own = [table for table in tables if _column(table, WHICH) is not None]
    if not own:
        return None
    read = [_answer(table, row, path.name) for table in own for row in table.rows]
    answers = tuple(one for one in read if isinstance(one, ActionAnswer))
    return ActionSheet(answers, (*told, *(one for one in read if isinstance(one, Problem))))


def _is_heading(text: str) -> bool:
    return same_words(text) in {same_words(one) for one in (*ANSWERED, WHICH, VERSION)}


def _column(table: SourceTable, heading: str) -> int | None:
    names = [same_words(one) for one in table.headers]
    wanted = same_words(heading)
    return names.index(wanted) if wanted in names else None


def _answer(table: SourceTable, row: SourceRow, file: str) -> ActionAnswer | Problem:
    def cell(heading: str) -> str:
        column = _column(table, heading)
        return "" if column is None else row.cell(column).strip()

    origin = ItemOrigin(file, table.sheet.part, row.number)
    which = " ".join(cell(WHICH).split())
    found = _WHICH.fullmatch(which)
    if not found:
        message = (
            f"this row names no action: {quoted(shortened(which))}" if which else "this row names no action"
        )
        hint = "leave the column 'Which' as the program wrote it: HSCP-2026-07 action a1"
        return Problem(ANSWER_WITHOUT_ACTION, message, hint, file=str(origin))
    said = {heading: cell(heading) for heading in ANSWERED if _column(table, heading) is not None}
    return ActionAnswer(which, found[1], found[2], cell(VERSION), said, origin)


def answered(
    answers: Iterable[ActionAnswer], case_file: CaseFile, rows: Iterable[ActionRow], today: date
) -> Iterator[AnsweredAction]:
    """What becomes of the rows that answer for actions of this case, whose own rows are given as they are today."""
    by_name = {row.which: row for row in rows}
    people, seen = People(case_file.case, case_file.identities), dict[str, dict[str, tuple[str, str]]]()
    words = CaseWords(case_file.case)

    def as_printed(said: str) -> str:
        return words.prose(people.prose(said, Doubts()))

    for answer in answers:
        one, row = AnsweredAction(answer), by_name.get(answer.which)
        if row is None:
            message = f"the case {answer.reference} has no action {answer.action}"
            one.tell(ANSWER_WITHOUT_ACTION, message, _LEAVE)
        elif not answer.is_untouched:
            one.differs = _differences(one, row, as_printed)
            if one.differs == seen.get(answer.which):
                one.differs = {}  # the same sheet came twice
            if one.differs and _is_alone_and_of_today(one, row, answer.which in seen):
                seen[answer.which] = one.differs
                _take(one, case_file, people, today)
        yield one


def _is_alone_and_of_today(one: AnsweredAction, row: ActionRow, is_second: bool) -> bool:
    """Whether no other row answers for the same action, and the case still says what the sheet was made from."""
    answer = one.answer
    if is_second:
        one.tell(ANSWER_WITHOUT_ACTION, f"another row answers for {answer.which}", "keep one of them")
    elif answer.version != row.version:
        message = f"the case says something new of {answer.which}: {listed(one.differs)}"
        one.tell(ANSWER_OUTDATED, message, _NEW_SHEET)
    return not is_second and answer.version == row.version


_LEAVE = "leave the column 'Which' as the program wrote it, and collect the file where the case is"
_NEW_SHEET = "make a new sheet with 'cspr actions --xlsx', and put the answer into that"


def _differences(
    one: AnsweredAction, row: ActionRow, as_printed: Callable[[str], str]
) -> dict[str, tuple[str, str]]:
    """By heading what the case says and what the owner says; a real name in it is the same as its mention."""
    done = day_in_words(row.completed_on) if row.completed_on else ""
    now = dict(zip(ANSWERED, (row.progress, row.response, row.evidence, row.changed, done), strict=True))
    differs = {}
    for heading, said in one.answer.said.items():
        is_same = _is_same(heading, now[heading], said) or _is_same(heading, now[heading], as_printed(said))
        if said and not is_same:
            differs[heading] = (now[heading], said)
        elif not said and now[heading] not in ("", NOT_RECORDED):
            message = f"{quoted(heading)} of {one.answer.which} was emptied, and the case keeps what it says"
            one.tell(ANSWER_EMPTIED, message, "if it is wrong, correct it in actions.yaml")
    if row.completed_on and one.answer.said.get(DONE_ON) and one.answer.version != row.version:
        differs.pop(PROGRESS, None)  # the day was taken before, and made the action complete
    return differs


def _is_same(heading: str, now: str, said: str) -> bool:
    if heading == DONE_ON:
        return (read_when(said).on or said) == read_when(now).on
    if heading == PROGRESS:
        old, new = same_words(now), same_words(said)
        return _WORDS.get(old, old) == _WORDS.get(new, new)
    return one_spaced(said) == one_spaced(now)


def _take(one: AnsweredAction, case_file: CaseFile, people: People, today: date) -> None:
    """Make of an answer an entry of the action's history; nothing where a part of it cannot be read."""
    said = {heading: new for heading, (_, new) in one.differs.items()}
    action = next(held for held in case_file.case.actions if held.id == one.answer.action)
    path: DataPath = ("actions", action.id)
    values = _texts(said, people)
    done = _done_on(one, said.get(DONE_ON, ""), today)
    progress = _progress(one, said.get(PROGRESS, ""))
    if done and not progress:
        progress = Progress.COMPLETE
    if (done or (action.completed_on and progress)) and progress is not Progress.COMPLETE:
        one.tell(
            ANSWER_NOT_READ, f"{one.answer.which} has a day on which it was done, and is not complete", _MEND
        )
    if progress:
        values = {"progress": progress.value, **values}
    if any(problem.code == ANSWER_NOT_READ for problem in one.problems):
        return
    if done:
        one.changes[(*path, "completed_on")] = done
    entry = (*path, "history", len(action.history))
    one.changes |= {(*entry, name): text for name, text in {"on": today.isoformat(), **values}.items()}


_MEND = "correct it in the sheet, and collect it again"


def _texts(said: Mapping[str, str], people: People) -> dict[str, str]:
    doubts = Doubts()
    made = {
        _FIELDS[heading]: people.line(text, doubts) if heading == EVIDENCE else people.prose(text, doubts)
        for heading, text in said.items()
        if heading in (RESPONSE, EVIDENCE, CHANGED)
    }
    return {name: text for name, text in made.items() if text}


def _progress(one: AnsweredAction, said: str) -> Progress | None:
    found = _WORDS.get(same_words(said)) if said else None
    if said and found is None:
        known = ", ".join(progress.words for progress in Progress)
        one.tell(ANSWER_NOT_READ, f"{quoted(shortened(said))} is no progress", f"write one of: {known}")
    return found


def _done_on(one: AnsweredAction, said: str, today: date) -> str:
    """The day as a case file writes it; empty where nothing is said or it cannot be taken."""
    if not said:
        return ""
    when = read_when(said)
    if len(when.on) != len("2026-04-03"):
        trouble = when.trouble or f"{quoted(shortened(said))} is no day"
        one.tell(ANSWER_NOT_READ, trouble, when.hint or "write day, month and year")
        return ""
    if date.fromisoformat(when.on) > today:
        one.tell(ANSWER_NOT_READ, f"{one.answer.which} is done on a day that has not come yet", _MEND)
        return ""
    return when.on
