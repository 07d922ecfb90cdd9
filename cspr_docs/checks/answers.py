"""The four criteria and four circumstances: answered, reasoned, and true to the rest of the case."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.law import Question
from cspr_docs.problems import DataPath, Problem
from schemas.base import Answer, Known
from schemas.incident import Harm
from schemas.people import PlacementType
from schemas.rapid_review import Reasoned

_SETTINGS = frozenset(
    {
        PlacementType.CHILDRENS_HOME,
        PlacementType.SECURE,
        PlacementType.HOSPITAL,
        PlacementType.RESIDENTIAL_SCHOOL,
        PlacementType.SUPPORTED_ACCOMMODATION,
    }
)


def unanswered(look: Inspection) -> Iterator[Problem]:
    """A criterion or circumstance without an answer."""
    for kind, question, held, path in _questions(look):
        if held.answer is None:
            code = f"{kind}-unanswered"
            yield Problem(
                code, f"this {kind} is not answered: {question.words}", "answer yes, no or unclear", path
            )


def without_reason(look: Inspection) -> Iterator[Problem]:
    """An answer without a reason."""
    for _, question, held, path in _questions(look):
        if held.answer is not None and not (held.reason or "").strip():
            message = f"the answer '{held.answer.words}' has no reason: {question.words}"
            yield Problem(
                "answer-without-reason", message, "say what in this case shows it", (*path, "reason")
            )


def against_the_facts(look: Inspection) -> Iterator[Problem]:
    """An answer that the rest of the case seems to speak against."""
    circumstances, criteria = look.case.rapid_review.circumstances, look.case.rapid_review.criteria
    areas = _areas(look)
    if circumstances.cross_boundary.answer is Answer.NO and len(areas) > 1:
        yield _doubt(
            "cross_boundary", f"only one area is said to be involved, and the case names {', '.join(areas)}"
        )
    if circumstances.institutional_setting.answer is Answer.NO and _in_a_setting(look):
        yield _doubt(
            "institutional_setting", "the answer is no, and a child was living or was harmed in a setting"
        )
    known = [child for child in look.subjects if child.known_to_any_agency is Known.YES]
    if circumstances.no_agency_involvement_concern.answer is Answer.YES and known:
        message = (
            f"no agency is said to have been involved, and {look.name(known[0].id)} is known to agencies"
        )
        yield _doubt("no_agency_involvement_concern", message)
    if (
        criteria.panel_considered_local_more_appropriate.answer is Answer.YES
        and not look.case.panel_response.received_on
    ):
        message = "the Panel is said to have considered the case, and no answer of the Panel is recorded"
        yield _doubt("panel_considered_local_more_appropriate", message, group="criteria")


def _doubt(key: str, message: str, *, group: str = "circumstances") -> Problem:
    hint = "change the answer, or let its reason explain it"
    return Problem("answer-against-facts", message, hint, ("rapid_review", group, key, "answer"))


def _areas(look: Inspection) -> list[str]:
    named = [look.case.incident.local_authority, *(child.responsible_authority for child in look.subjects)]
    areas = {" ".join(area.casefold().split()): area for area in named if area}
    return sorted(areas.values())


def _in_a_setting(look: Inspection) -> bool:
    lived = any(child.placement_type in _SETTINGS for child in look.subjects)
    return lived or Harm.HARM_IN_INSTITUTION in look.case.incident.harms


def _questions(look: Inspection) -> Iterator[tuple[str, Question, Reasoned, DataPath]]:
    review = look.case.rapid_review
    for question in look.edition.criteria:
        path = ("rapid_review", "criteria", question.key)
        yield "criterion", question, getattr(review.criteria, question.key), path
    for question in look.edition.circumstances:
        path = ("rapid_review", "circumstances", question.key)
        yield "circumstance", question, getattr(review.circumstances, question.key), path


CHECKS: tuple[Rule, ...] = (unanswered, without_reason, against_the_facts)
