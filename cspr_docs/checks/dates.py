"""Dates that contradict one another, lie ahead of today, or cannot be meant."""

from collections.abc import Iterator
from datetime import date

from cspr_docs.casefile.as_at import is_later
from cspr_docs.casefile.shape import Value, value_at
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.law.working_days import FIRST_DAY, LAST_DAY
from cspr_docs.problems import DataPath, Problem, error
from schemas.base import PartialDate, words_of
from schemas.case import Case
from schemas.days import DayMark

When = date | PartialDate

_WORDS = {
    "incident.occurred_on": "the incident",
    "incident.aware_on": "the day the incident became known",
    "referral.referred_on": "the referral",
    "notification.notified_on": "the notification to the Panel",
    "rapid_review.met_on": "the rapid review meeting",
    "rapid_review.completed_on": "the completion of the rapid review",
    "rapid_review.sent_to_panel_on": "the sending of the rapid review",
    "rapid_review.period_from": "the start of the rapid review's period",
    "rapid_review.period_to": "the end of the rapid review's period",
    "decision.decided_on": "the decision",
    "panel_response.received_on": "the Panel's answer",
    "review.commissioned_on": "the commissioning of the review",
    "review.lead_reviewer.appointed_on": "the lead reviewer's appointment",
    "review.lead_reviewer.panel_told_on": "the day the Panel was told the reviewer's name",
    "review.period_from": "the start of the review's period",
    "review.period_to": "the end of the review's period",
    "final_report.completed_on": "the completion of the report",
    "publication.sent_to_panel_on": "the sending of the report to the Panel",
    "publication.sent_to_secretary_of_state_on": "the sending of the report to the Secretary of State",
    "publication.published_on": "publication",
    "publication.available_until": "the end of publication",
    "publication.repository_sent_on": "the copy to the national repository",
}
_ORDER = (
    ("incident.occurred_on", "incident.aware_on"),
    ("incident.occurred_on", "referral.referred_on"),
    ("incident.aware_on", "notification.notified_on"),
    ("incident.aware_on", "rapid_review.met_on"),
    ("rapid_review.met_on", "rapid_review.completed_on"),
    ("rapid_review.met_on", "decision.decided_on"),
    ("rapid_review.completed_on", "rapid_review.sent_to_panel_on"),
    ("decision.decided_on", "rapid_review.sent_to_panel_on"),
    ("rapid_review.sent_to_panel_on", "panel_response.received_on"),
    ("rapid_review.period_from", "rapid_review.period_to"),
    ("decision.decided_on", "review.commissioned_on"),
    ("decision.decided_on", "review.lead_reviewer.appointed_on"),
    ("review.lead_reviewer.appointed_on", "review.lead_reviewer.panel_told_on"),
    ("review.period_from", "review.period_to"),
    ("decision.decided_on", "final_report.completed_on"),
    ("final_report.completed_on", "publication.sent_to_panel_on"),
    ("final_report.completed_on", "publication.sent_to_secretary_of_state_on"),
    ("final_report.completed_on", "publication.published_on"),
    ("publication.sent_to_panel_on", "publication.published_on"),
    ("publication.sent_to_secretary_of_state_on", "publication.published_on"),
    ("publication.published_on", "publication.available_until"),
    ("publication.published_on", "publication.repository_sent_on"),
)
"""Of each pair the first comes first; both may be the same day."""
_WITHIN = (
    ("chronology", "on", "until", "the entry begins", "it ends"),
    ("chronology", "on", "recorded_on", "it happened", "the agency recorded it"),
    ("agency_returns", "requested_on", "due_on", "the agency was asked", "the return was due"),
    ("agency_returns", "requested_on", "returned_on", "the agency was asked", "the return came"),
    ("rapid_review.key_practice_episodes", "from_on", "to_on", "the episode begins", "it ends"),
    ("review.information_requests", "asked_on", "received_on", "it was asked for", "it came"),
    ("letters", "dated_on", "sent_on", "the letter is dated", "it was sent"),
)
"""List, two fields of its items, and what happened on them: the first comes first."""
_AFTER = (
    ("incident.occurred_on", "immediate_safeguarding.actions", "done_on", "this was done"),
    ("incident.occurred_on", "family_contacts", "on", "this contact was"),
    ("decision.decided_on", "decision.sign_offs", "signed_on", "this partner signed"),
    ("decision.decided_on", "letters", "dated_on", "a letter about it is dated"),
    ("decision.decided_on", "letters", "sent_on", "a letter about it was sent"),
    ("decision.decided_on", "recommendations", "due_on", "the recommendation is due"),
    ("decision.decided_on", "review.quality_checks", "on", "the review was looked at"),
    ("panel_response.received_on", "panel_response.requests", "due_on", "the Panel's request is due"),
    ("panel_response.received_on", "panel_response.requests", "answered_on", "it was answered"),
)
"""A date of the case, a list, and a field of its items that cannot lie before it."""


def out_of_order(look: Inspection) -> Iterator[Problem]:
    """Two dates of the case of which the second must not be before the first, and is."""
    for first, second in _ORDER:
        earlier, later = _at(look.case, first), _at(look.case, second)
        if earlier and later and _is_before(later, earlier):
            message = f"{_WORDS[second]}, {words_of(later)}, is before {_WORDS[first]}, {words_of(earlier)}"
            yield _contradiction(message, tuple(second.split(".")))


def out_of_order_within(look: Inspection) -> Iterator[Problem]:
    """Two dates of one item that contradict each other."""
    for place, first, second, began, ended in _WITHIN:
        for path, item in _items(look.case, place):
            earlier, later = getattr(item, first), getattr(item, second)
            if earlier and later and _is_before(later, earlier):
                message = f"{ended} {_on_day(later)}, before {began} {_on_day(earlier)}"
                yield _contradiction(message, (*path, second))


def before_its_cause(look: Inspection) -> Iterator[Problem]:
    """An item dated before the thing it follows from."""
    for cause, place, field, words in _AFTER:
        start = _at(look.case, cause)
        for path, item in _items(look.case, place) if start else ():
            when = getattr(item, field)
            if when and start and _is_before(when, start):
                message = f"{words} {_on_day(when)}, before {_WORDS[cause]}, {words_of(start)}"
                yield _contradiction(message, (*path, field))


DATE_IN_FUTURE = error(
    "date-in-future",
    "The case tells as done what lies after today. Most often the year or the month is mistyped. Plans have fields "
    "of their own, such as due_on and planned_on.",
)


def in_the_future(look: Inspection) -> Iterator[Problem]:
    """What is told as done on a day that has not come."""
    for found, when in _dates(look):
        may_lie_ahead = DayMark.PLANNED in found.marks or DayMark.AHEAD in found.marks
        if not may_lie_ahead and is_later(when, look.today) and _is_plausible(when):
            message = (
                f"{words_of(when)} is after today, {words_of(look.today)}, and this tells what has happened"
            )
            yield Problem(DATE_IN_FUTURE, message, "check the year and the month", found.path)


DATE_IMPLAUSIBLE = error(
    "date-implausible",
    "A date has a year that cannot be meant, such as 206 or 20226. Nothing can be counted from it. Correct the "
    "year.",
)


def implausible(look: Inspection) -> Iterator[Problem]:
    """A date that nobody can mean, such as one in the year 206."""
    for found, when in _dates(look):
        if not _is_plausible(when):
            message = f"the year {_earliest(when).year} cannot be meant here"
            yield Problem(DATE_IMPLAUSIBLE, message, "check the year", found.path)


BORN_IN_FUTURE = error(
    "born-in-future",
    "A date of birth in identities.yaml is after today. Ages and letters would be wrong. Check the year.",
)


def lives(look: Inspection) -> Iterator[Problem]:
    """Dates of birth and death in the identities that contradict each other, today or the incident."""
    for id_, person in (look.identities.people if look.identities else {}).items():
        path = look.path_of(id_)
        born, died = person.born_on, person.died_on
        if born and born > look.today:
            message = (
                f"{look.name(id_)}'s date of birth in the identities is after today, {words_of(look.today)}"
            )
            yield Problem(BORN_IN_FUTURE, message, "check the year in identities.yaml", path)
        elif born and died and died < born:
            message = f"{look.name(id_)}'s date of death in the identities is before the date of birth"
            yield _contradiction(message, path)
        elif died and died > look.today:
            message = (
                f"{look.name(id_)}'s date of death in the identities is after today, {words_of(look.today)}"
            )
            yield Problem(DATE_IN_FUTURE, message, "check the year in identities.yaml", path)
        yield from _against_incident(look, id_, born, died)


def _against_incident(look: Inspection, id_: str, born: date | None, died: date | None) -> Iterator[Problem]:
    occurred = look.case.incident.occurred_on
    if occurred is None or id_ not in look.case.incident.children:
        return
    for when, event in ((died, "death"), (born, "birth")):
        wrong = when and (when < occurred.earliest if event == "death" else when > occurred.latest)
        if wrong and when and when <= look.today:
            side = "before" if event == "death" else "after"
            message = f"{look.name(id_)}'s date of {event} in the identities is {side} the incident"
            yield _contradiction(message, look.path_of(id_))


DATES_OUT_OF_ORDER = error(
    "dates-out-of-order",
    "Two dates contradict each other: something is said to have happened before what it follows from. One of them "
    "is wrong, and the documents would print both. Correct it.",
)


def _contradiction(message: str, path: DataPath) -> Problem:
    return Problem(DATES_OUT_OF_ORDER, message, "correct whichever of the two is wrong", path)


def _dates(look: Inspection) -> Iterator[tuple[Value, When]]:
    for found in look.values:
        if isinstance(found.value, date | PartialDate):
            yield found, found.value


def _at(case: Case, place: str) -> When | None:
    value = value_at(case, tuple(place.split(".")))
    return value if isinstance(value, date | PartialDate) else None


def _items(case: Case, place: str) -> Iterator[tuple[DataPath, object]]:
    value = value_at(case, tuple(place.split(".")))
    for index, item in enumerate(value if isinstance(value, tuple) else ()):
        yield (*place.split("."), getattr(item, "id", index)), item


def _on_day(when: When) -> str:
    """`on 1 February 2031`; `in February 2031` where no more is known."""
    is_day = not isinstance(when, PartialDate) or when.day is not None
    return f"{'on' if is_day else 'in'} {words_of(when)}"


def _is_before(one: When, other: When) -> bool:
    """Whether one date certainly lies before the other: a month is not before one of its own days."""
    return _latest(one) < _earliest(other)


def _earliest(when: When) -> date:
    return when.earliest if isinstance(when, PartialDate) else when


def _latest(when: When) -> date:
    return when.latest if isinstance(when, PartialDate) else when


def _is_plausible(when: When) -> bool:
    return FIRST_DAY <= _earliest(when) <= LAST_DAY


CHECKS: tuple[Check, ...] = (
    out_of_order, out_of_order_within, before_its_cause, in_the_future, implausible, lives,
)  # fmt: skip
