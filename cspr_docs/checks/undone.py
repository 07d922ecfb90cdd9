"""Steps of the process of which nothing says that anybody took them, although their time has come."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cspr_docs.casefile.shape import value_at
from cspr_docs.casefile.words import position_in
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import DataPath, Problem, advice, gap, path_text
from cspr_docs.problems.wording import lower_first
from schemas.base import MONTHS, words_of
from schemas.incident import Suspicion, Trigger

_PANEL = timedelta(days=61)
_IMPACT = timedelta(days=183)
"""How long somebody waits before asking after the Panel's answer, or what learning has done; house rules."""

NOT_SENT = gap(
    "not-sent",
    "Something is complete, and nothing says that it went to those whom it is for. Send it, and write the day.",
)


def unsent(look: Inspection) -> Iterator[Problem]:
    """A rapid review that nobody sent, and a letter that nobody handed over."""
    review, decided = look.case.rapid_review, look.case.decision.decided_on
    if review.completed_on and review.sent_to_panel_on is None:
        message = "the rapid review is complete, and nothing says that it was sent to the Panel"
        yield Problem(NOT_SENT, message, "send it, and write the day", ("rapid_review", "sent_to_panel_on"))
    for late in look.deadlines.overdue("family_told"):
        if late.number:
            message = (
                f"nothing says that {look.name(late.label)} was told what was decided on {words_of(decided)}"
            )
            hint = "hand the letter over, and write the day; where it is held back, say so and why"
            yield Problem(NOT_SENT, message, hint, late.path)


NOT_TOLD_OTHERS = gap(
    "not-told-others",
    "The death of a looked-after child or of a care leaver is told to the Secretary of State and to Ofsted as well as "
    "to the Panel. Tell them, and name them in notification.shared_with.",
)


def others_untold(look: Inspection) -> Iterator[Problem]:
    """A death in care, or after it, of which the Secretary of State or Ofsted was not told."""
    if look.case.incident.trigger not in (Trigger.LOOKED_AFTER_CHILD_DEATH, Trigger.CARE_LEAVER_DEATH):
        return
    told = " ".join(look.case.notification.shared_with).casefold()
    asked = {
        "Ofsted": ("ofsted",),
        "the Secretary of State": ("secretary of state", "department for education", "dfe"),
    }
    notified = look.case.notification
    days = {"Ofsted": notified.ofsted_told_on, "the Secretary of State": notified.secretary_of_state_told_on}
    missing = [
        whom for whom, words in asked.items() if not (days[whom] or any(word in told for word in words))
    ]
    if look.case.notification.notified_on and missing:
        message = f"nothing says that this death was told to {' and to '.join(missing)}"
        yield Problem(NOT_TOLD_OTHERS, message, "tell them, and name them", ("notification", "shared_with"))


STEP_UNRECORDED = advice(
    "step-unrecorded",
    "A step that every case takes is not in the case. Either nobody took it, or nobody wrote it down; the Panel and "
    "those who audit the case will ask. Fill it in, or say in the same field why there is nothing.",
)


def unrecorded(look: Inspection) -> Iterator[Problem]:
    """A step of which the case holds nothing at all, once a later one was taken."""
    case = look.case
    reviewed, published = case.rapid_review.completed_on, case.publication.published_on
    complete = case.final_report.completed_on
    for later, path, what in (
        (case.notification.notified_on, ("referral", "referred_on"), "how the case came to the partners"),
        (
            case.notification.notified_on,
            ("notification", "partners_told_on"),
            "that the local partners were told",
        ),
        (reviewed, ("agency_returns",), "what agencies were asked for and sent"),
        (reviewed, ("immediate_safeguarding", "learning_shared"), "which learning was shared at once"),
        (case.decision.decided_on, ("family_contacts",), "that anybody spoke with the family"),
        (published or complete, ("dissemination",), "how the learning was shared"),
    ):
        if later and not value_at(case, path):
            yield Problem(STEP_UNRECORDED, f"nothing tells {what}", f"fill in {path_text(path)}", path)
    reviewer = case.review.lead_reviewer
    if reviewer and reviewer.appointed_on and reviewer.panel_told_on is None:
        message, at = "nothing says that the Panel was told who leads the review", "panel_told_on"
        yield Problem(STEP_UNRECORDED, message, "tell it, and write the day", ("review", "lead_reviewer", at))
    if reviewed and case.incident.abuse_or_neglect is Suspicion.UNCLEAR:
        message = "the rapid review is complete, and whether abuse or neglect is suspected is still unclear"
        hint = "say what the partners concluded: the duty to notify and the review depend on it"
        yield Problem(STEP_UNRECORDED, message, hint, ("incident", "abuse_or_neglect"))


STEP_OVERDUE = advice(
    "step-overdue",
    "Something that was planned or awaited has not come, or nothing says so. Chase it, or write what became of it.",
)


def awaited(look: Inspection) -> Iterator[Problem]:
    """A milestone whose day is gone, an answer of the Panel that does not come, learning of which nothing came."""
    case = look.case
    for late in look.deadlines.overdue(
        "milestone", "rapid_review_meeting", "sign_off", "referral_considered", "agencies_told"
    ):
        message = f"this step was due on {words_of(late.due_on)}: {late.label or lower_first(late.name)}"
        place = late.path[:-1] if late.label else late.path
        yield Problem(STEP_OVERDUE, message, "write when it was done, or a new day", place)
    sent, answered = case.rapid_review.sent_to_panel_on, case.panel_response.received_on
    if sent and answered is None and look.today - sent > _PANEL:
        message = f"the rapid review went to the Panel on {words_of(sent)}, and nothing says that it answered"
        yield Problem(STEP_OVERDUE, message, "ask the Panel", ("panel_response", "received_on"))
    for shared in case.dissemination:
        if shared.on and look.today - shared.on > _IMPACT and not shared.impact:
            message = f"the learning was shared on {words_of(shared.on)}, and nothing says what it changed"
            yield Problem(
                STEP_OVERDUE, message, "ask, and write it down", ("dissemination", shared.id, "impact")
            )


DATE_DIFFERS = advice(
    "date-differs",
    "A sentence gives another day than the fact of the same name. Readers see both in one document. Correct whichever "
    "is wrong.",
)

_DAY = rf"(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?"
_ON_A_DAY = re.compile(f" on {_DAY}")  # so ends each of those below
_SAID: tuple[tuple[re.Pattern[str], tuple[DataPath, ...], str], ...] = (
    (
        re.compile(
            rf"\b(?:rapid review (?:meeting )?(?:met|was held|took place)|met for the rapid review) on {_DAY}"
        ),
        (("rapid_review", "met_on"),),
        "the meeting",
    ),
    (
        re.compile(rf"\brapid review was completed on {_DAY}"),
        (("rapid_review", "completed_on"),),
        "its completion",
    ),
    (
        re.compile(rf"\b(?:Panel was notified|notified the Panel|notified to the Panel) on {_DAY}"),
        (("notification", "notified_on"),),
        "the notification",
    ),
    (
        re.compile(rf"\b(?:partners|partnership) (?:met and )?decided on {_DAY}"),
        (("decision", "decided_on"),),
        "the decision",
    ),
    (
        re.compile(rf"\b(?:partners|partnership) met on {_DAY}"),
        (("rapid_review", "met_on"), ("decision", "decided_on")),
        "the meeting",
    ),
)
"""How a text tells a day of the process, and the facts of which it may be the day: of the first it is told."""
_ABOUT_THE_PROCESS = ("rapid_review", "decision", "notification", "review", "final_report", "letters")


def date_differs(look: Inspection) -> Iterator[Problem]:
    """A sentence that says another day than the fact beside it."""
    facts = {path: value_at(look.case, path) for _, paths, _ in _SAID for path in paths}
    for found in look.texts:
        text = str(found.value)
        if found.path[0] not in _ABOUT_THE_PROCESS or not _ON_A_DAY.search(text):
            continue
        for pattern, paths, what in _SAID:
            known = {path: fact for path in paths if isinstance(fact := facts[path], date)}
            for said in pattern.finditer(text) if known else ():
                if not any(_is_day(fact, said) for fact in known.values()):
                    line, column = position_in(text, said.start())
                    path, fact = next(iter(known.items()))
                    message = f"this gives another day of {what} than {path_text(path)}, {words_of(fact)}"
                    hint = "correct one of the two"
                    yield Problem(DATE_DIFFERS, message, hint, found.path, line=line, column=column)


def _is_day(fact: date, said: re.Match[str]) -> bool:
    day, month, year = int(said[1]), MONTHS.index(said[2]) + 1, int(said[3] or fact.year)
    return (fact.year, fact.month, fact.day) == (year, month, day)


CHECKS: tuple[Check, ...] = (unsent, others_untold, unrecorded, awaited, date_differs)
