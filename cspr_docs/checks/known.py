"""What was known when: facts known before they happened, histories out of order, texts that tell what came later."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cspr_docs.casefile.as_at import is_later
from cspr_docs.casefile.shape import Value, value_at
from cspr_docs.casefile.words import position_in
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import DataPath, Problem, advice, error, gap
from schemas.base import MONTHS, PartialDate, words_of
from schemas.days import DayMark, HistoryEntry

KNOWN_TOO_EARLY = error(
    "known-too-early",
    "A fact is said to have been known before it happened. One of the two days is wrong, and documents of the days "
    "between would tell what nobody could know. Correct it.",
)
HISTORY_OUT_OF_ORDER = error(
    "history-out-of-order",
    "The entries of a history stand in the order of their days, the earliest first, so that everybody sees what "
    "became of what. Move the entry, or correct its day.",
)


def known_too_early(look: Inspection) -> Iterator[Problem]:
    """A day of knowledge that lies before the fact itself, or before the incident that it is about."""
    occurred = look.case.incident.occurred_on
    for found in look.values:
        if found.field == "known_on" and isinstance(found.value, date):
            record = value_at(look.case, found.path[:-1])
            happened = [getattr(record, name, None) for name in ("on", "done_on")]
        elif issubclass(found.model, HistoryEntry) and found.field == "on" and found.path[0] == "incident":
            happened = [occurred]
        else:
            continue
        for when in happened:
            if isinstance(found.value, date) and is_later(when, found.value):
                message = f"this was known on {words_of(found.value)}, before it happened: {words_of(when)}"
                yield Problem(KNOWN_TOO_EARLY, message, "correct whichever of the two is wrong", found.path)


def history_out_of_order(look: Inspection) -> Iterator[Problem]:
    """An entry of a history that is earlier than the one before it."""
    before: dict[DataPath, date] = {}
    for found in look.values:
        if not (
            issubclass(found.model, HistoryEntry) and found.field == "on" and isinstance(found.value, date)
        ):
            continue
        history, day = found.path[:-2], found.value
        if history in before and day < before[history]:
            message = f"this entry, {words_of(day)}, is before the one above it, {words_of(before[history])}"
            yield Problem(HISTORY_OUT_OF_ORDER, message, "put them in order, the earliest first", found.path)
        before[history] = day


AFTER_ITS_DATE = gap(
    "after-its-date",
    "A document tells of a day after its own, as if it had come already: its readers see that it was changed "
    "afterwards. Write what was known on the day of the document. Of a fact that has changed keep the earlier value "
    "and add the later one, with its day, to the history of its record. A day that was planned is told as a plan: "
    "'is listed for', 'by', 'will'.",
)

_DAY = re.compile(rf"\b(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_ENDS = re.compile(r"[.!?;](?=\s)|\n\s*\n")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|should|until|till|by|due|listed|planned?|plans|expect\w*|intend\w*|hop(?:es?|ing)|"
    r"(?:is|are|was|were) to|to be|ends?|begins?|starts?|next|await\w*|not before|booked|arranged|scheduled|fixed|"
    r"off to|postponed|adjourned|deferred)\b",
    re.IGNORECASE,
)


class ToldDay(NamedTuple):
    """A day that a text of the case tells of as past: where it stands, what it means, and how it is written."""

    path: DataPath
    line: int
    column: int
    when: PartialDate
    words: str


def told_days(found: Iterable[Value]) -> Iterator[ToldDay]:
    """The days that these values tell of in their texts, but for those of a sentence that tells a plan."""
    for one in found:
        if one.shape.written is None or DayMark.PLANNED in one.marks:
            continue
        text = str(one.value)
        for said in _DAY.finditer(text) if _YEAR.search(text) else ():
            if _is_told_as_past(text, said):
                words = " ".join(said.group().split())
                yield ToldDay(one.path, *position_in(text, said.start()), _meant(said), words)


def told_after(told: Iterable[ToldDay], day: date) -> Iterator[Problem]:
    """A problem for each that lies after this day, which is the day of its document."""
    for one in told:
        if is_later(one.when, day):
            message = f'this tells of "{one.words}", and its document is of {words_of(day)}'
            hint = "write what was known on that day, or tell it as a plan; a later value goes into a history"
            yield Problem(AFTER_ITS_DATE, message, hint, one.path, line=one.line, column=one.column)


def _meant(said: re.Match[str]) -> PartialDate:
    day, month, year = said[1], MONTHS.index(said[2]) + 1, int(said[3])
    is_day = day is not None and 1 <= int(day) <= PartialDate(year, month).latest.day
    return PartialDate(year, month, int(day) if is_day else None)


def _is_told_as_past(text: str, said: re.Match[str]) -> bool:
    """Whether nothing in the sentence says that the day was still to come."""
    starts = (end.end() for end in _SENTENCE_ENDS.finditer(text, 0, said.start()))
    stop = _SENTENCE_ENDS.search(text, said.end())
    sentence = text[max(starts, default=0) : stop.start() if stop else None]
    return _AHEAD.search(sentence) is None


def told_afterwards(look: Inspection) -> Iterator[Problem]:
    """A text of a paper that tells of a day after the paper's own."""
    closed = {
        found.path[:-1]: found.value
        for found in look.values
        if DayMark.CLOSES in found.marks and isinstance(found.value, date)
    }
    for found in look.texts:
        day = next((closed[found.path[:length]] for length in (2, 1) if found.path[:length] in closed), None)
        yield from told_after(told_days((found,)), day) if day else ()


DAY_AHEAD = advice(
    "day-ahead",
    "A letter bears a day that has not come. It tells what is known today; look at it again on its day, before it "
    "goes.",
)


def dated_ahead(look: Inspection) -> Iterator[Problem]:
    """A letter that is dated after today."""
    for letter in look.case.letters:
        if letter.dated_on and letter.dated_on > look.today and letter.sent_on is None:
            message = f"this letter is dated {words_of(letter.dated_on)}, after today, {words_of(look.today)}"
            hint = "it can tell only what is known today: build it again on its day"
            yield Problem(DAY_AHEAD, message, hint, ("letters", letter.id, "dated_on"))


CHECKS: tuple[Check, ...] = (known_too_early, history_out_of_order, told_afterwards, dated_ahead)
