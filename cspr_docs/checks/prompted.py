"""What documents that are said to be done still ask for: a field that they print, and that nobody has filled in.

While a document is being written its prompts say the same; the checks of each subject name what they know more of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cspr_docs.casefile.shape import shape_of, value_at
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import DataPath, Problem, gap
from cspr_docs.problems.wording import listed
from schemas.base import Known, Model, PartialDate


@dataclass(frozen=True, slots=True)
class DoneDocument:
    """A document, the field that says that it is done, and by part of the case the fields that it then prints.

    `a|b` is one of two; a part that is empty is named by the check that asks for it.
    """

    title: str
    done: str
    prints: Mapping[str, tuple[str, ...]]


_SNAPSHOT = (
    "age", "sex", "ethnicity", "disability", "legal_status", "looked_after", "placement_type", "child_in_need_plan",
    "child_protection_plan", "known_to_any_agency",
)  # fmt: skip
_TERMS = {
    "review": ("period_because",),
    "review.lead_reviewer": ("name",),
    "review.panel": ("agency|organisation",),
    "review.timetable": ("due_on",),
}
_DONE = (
    DoneDocument(
        "the notification",
        "notification.notified_on",
        {
            "incident": ("harms", "place", "police_investigation", "media_interest"),
            "notification": ("notified_by", "reference", "threshold_met", "linked_cases", "shared_with"),
            "notification.children": _SNAPSHOT,
        },
    ),
    DoneDocument(
        "the rapid review",
        "rapid_review.completed_on",
        {
            "referral": ("referred_by", "referrer"),
            "agencies": ("involvement",),
            "agency_returns": ("requested_on", "due_on", "source|nil_return|not_returned_because"),
            "immediate_safeguarding": ("other_children",),
            "immediate_safeguarding.actions": ("by", "done_on"),
            "rapid_review": ("met_on", "author", "summary"),
            "rapid_review.key_practice_episodes": (
                *("from_on", "agencies", "what_happened", "why", "factors", "impact_on_child", "sources"),
            ),
            "rapid_review.attendance": ("name", "agency|organisation"),
            "family_contacts": ("on", "by", "channel", "purpose"),
            "review.parallel_processes": ("body", "status", "effect"),
            "review.information_requests": ("asked_on",),
            "partnership": ("business_manager", "chair", "phone"),
            "people": ("age", "in_household", "caring_role"),
        },
    ),
    DoneDocument("the rapid review", "rapid_review.sent_to_panel_on", {"rapid_review": ("completed_on",)}),
    DoneDocument(
        "the decision", "decision.decided_on", {"decision.sign_offs": ("role",), "actions": ("progress",)}
    ),
    DoneDocument(
        "the answer to the Panel",
        "panel_response.received_on",
        {
            "panel_response": ("agrees_local_decision", "national_decision", "comments"),
            "panel_response.requests": ("due_on",),
        },
    ),
    DoneDocument(
        "the letter of appointment",
        "review.lead_reviewer.appointed_on",
        {"review.lead_reviewer": ("experience", "knows_somebody", "worked_for_agency")},
    ),
    DoneDocument(
        "the letter of appointment",
        "review.lead_reviewer.appointment_sent_on",
        {"review.lead_reviewer": ("name", "appointed_on")},
    ),
    DoneDocument("the terms of reference", "review.terms_agreed_on", _TERMS),
    DoneDocument(
        "the final report",
        "final_report.completed_on",
        {
            **_TERMS,
            "review.lead_reviewer": ("name", "role"),
            "review.quality_checks": ("on",),
            "final_report": ("summary", "improvements_made", "conclusion"),
            "recommendations": ("scope",),
            "findings": ("in_short",),
        },
    ),
    DoneDocument(
        "the learning briefing",
        "learning_briefing.completed_on",
        {"learning_briefing": ("title", "works_well", "resources")},
    ),
)
FIELD_EMPTY = gap(
    "field-empty",
    "A document is said to be done, and a field that it prints is empty, so it still shows a prompt and says DRAFT. "
    "Fill it in, as the hint says; where nobody knows, a text may say so.",
)
_OF_CHILDREN = ("health", "lived_with", "early_help", "responsible_authority")
_OF_IDENTITY = ("first_language", "religion")


def empty(look: Inspection) -> Iterator[Problem]:
    """A field that a document prints that is said to be done, and that is empty: told once, of the first of them."""
    told: set[DataPath] = set()
    for problem in chain(_in_documents(look), _in_notices(look), _in_children(look)):
        if problem.path and problem.path not in told:
            told.add(problem.path)
            yield problem


def _in_documents(look: Inspection) -> Iterator[Problem]:
    for document in _DONE:
        if not value_at(look.case, tuple(document.done.split("."))):
            continue
        for part, fields in document.prints.items():
            for path, item in _items(look, tuple(part.split("."))):
                yield from _empty_in(item, fields, path, document.title)


def _in_notices(look: Inspection) -> Iterator[Problem]:
    for delay in look.case.review.delays:
        if delay.because:
            path = ("review", "delays", delay.id)
            yield from _empty_in(delay, ("learning_meanwhile",), path, "the notice of delay")


def _in_children(look: Inspection) -> Iterator[Problem]:
    if not look.case.rapid_review.completed_on:
        return
    for child in look.case.children:
        if child.died is not Known.YES:
            yield from _empty_in(child, ("now",), ("children", child.id), "the rapid review")
    for child in look.subjects:
        path = ("children", child.id)
        yield from _empty_in(child, _OF_CHILDREN, path, "the rapid review")
        yield from _empty_in(child.identity, _OF_IDENTITY, (*path, "identity"), "the rapid review")


def _items(look: Inspection, path: DataPath) -> Iterator[tuple[DataPath, Model]]:
    """The part of the case at a path, or each item of the list there."""
    found = value_at(look.case, path)
    if isinstance(found, tuple):
        for number, item in enumerate(found):
            yield (*path, getattr(item, "id", number)), item
    elif isinstance(found, Model):
        yield path, found


def _empty_in(item: Model, fields: tuple[str, ...], path: DataPath, title: str) -> Iterator[Problem]:
    for field in fields:
        either = field.split("|")
        if not any(getattr(item, name) for name in either):
            message = f"{title} is said to be done, and prints this: {' or '.join(either)}"
            place = path if either[1:] else (*path, field)
            yield Problem(FIELD_EMPTY, message, _how(type(item), either), place)


def _how(model: type[Model], either: list[str]) -> str:
    """How to fill a field in: what it may hold is told where that is no free text."""
    shape = (shape_of(model).fields or {})[either[0]]
    shape = shape.items or shape
    if either[1:]:
        return "fill one of them in"
    if shape.words:
        unknown = "; where nobody knows, unknown" if "unknown" in shape.words else ""
        return f"write one of {', '.join(shape.words)}{unknown}"
    if shape.refers:
        return (
            f"write the id of one of the case's {listed(shape.refers)}, added there first where it is missing"
        )
    if shape.kind in (date, PartialDate):
        return "write the day"
    return "fill it in; where nobody knows, write so" if shape.kind is str else "fill it in"


def letters_undated(look: Inspection) -> Iterator[Problem]:
    """A letter that was sent without a date, or without the support that a bereaved reader is told of."""
    for letter in look.case.letters:
        fields = ("dated_on", "support") if letter.bereaved else ("dated_on",)
        if letter.sent_on:
            yield from _empty_in(
                letter, fields, ("letters", letter.id), f"the letter to {look.name(letter.to)}"
            )


CHECKS: tuple[Check, ...] = (empty, letters_undated)
