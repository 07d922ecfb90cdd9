"""Joint reviews: several partnerships, each with its three partners, and one that leads."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import DataPath, Problem, error, gap
from cspr_docs.problems.wording import listed, lower_first
from cspr_docs.prose.folding import same_words
from schemas.partnership import AreaPartnership, JointPartnership, Partner
from schemas.report import Scope

PARTNERSHIP_TWICE = error(
    "partnership-twice",
    "The same partnership stands twice in a joint review, most often because the one that leads is listed among the "
    "others too. One leads, and stands in partnership.yaml; joint_partnerships has the others, each once.",
)


def twice(look: Inspection) -> Iterator[Problem]:
    """Two partnerships of one name or one area: two that lead, or one written twice."""
    seen: set[str] = set()
    for held in look.case.partnerships:
        for field in ("name", "area"):
            words = same_words(getattr(held, field) or "")
            if words and words in seen:
                message = f"{getattr(held, field)} stands twice among the partnerships of this review"
                hint = "one leads, in partnership.yaml; list the others once each in joint_partnerships"
                yield Problem(PARTNERSHIP_TWICE, message, hint, (*_path_of(held), field))
            seen.add(words)


PARTNERSHIP_INCOMPLETE = gap(
    "partnership-incomplete",
    "A partnership lacks its name, its area, or one of its three safeguarding partners with whoever signs for it. "
    "Letters are written for the three partners by name, and the report says who they are.",
)


def incomplete(look: Inspection) -> Iterator[Problem]:
    """A partnership of which a document could not say who it is."""
    for held in look.case.partnerships if look.is_decided else ():
        path = _path_of(held)
        for field in ("name", "area") if look.case.joint_partnerships else ():
            if not getattr(held, field):
                message = f"one of the partnerships of this joint review has no {field}"
                yield Problem(PARTNERSHIP_INCOMPLETE, message, path=(*path, field))
        named = {partner.partner for partner in held.partners if partner.name}
        if missing := [lower_first(partner.words) for partner in Partner if partner not in named]:
            message = f"nothing names the {listed(missing)} of {held.name or 'the partnership'}"
            yield Problem(PARTNERSHIP_INCOMPLETE, message, "add its name", (*path, "partners"))
        for partner in held.partners if look.is_report_begun else ():
            if not (partner.signatory and partner.signatory.name):
                message = f"nothing says who signs for {partner.name or lower_first(partner.partner.words)}"
                yield Problem(
                    PARTNERSHIP_INCOMPLETE, message, path=(*path, "partners", partner.id, "signatory", "name")
                )


def _path_of(held: AreaPartnership) -> DataPath:
    return ("joint_partnerships", held.id) if isinstance(held, JointPartnership) else ("partnership",)


OWNER_ELSEWHERE = gap(
    "owner-elsewhere",
    "A recommendation of a joint review is given to an agency that serves the area of none of its partnerships, so "
    "nobody at the table can see that it is done. Give it to an agency of one of them as well, or say with scope "
    "that the change is national.",
)


def owner_elsewhere(look: Inspection) -> Iterator[Problem]:
    """An owner in none of the partnerships that hold the review."""
    areas = [same_words(held.area) for held in look.case.partnerships if held.area]
    agencies = {agency.id: agency for agency in look.case.agencies}
    for recommendation in look.case.recommendations if look.case.joint_partnerships else ():
        for index, owner in enumerate(recommendation.owners):
            serves = same_words(agencies[owner].area or "") if owner in agencies else ""
            is_far = serves and not any(area in serves for area in areas)
            if is_far and recommendation.scope is not Scope.NATIONAL:
                message = f"{look.name(owner)} serves {agencies[owner].area}, the area of no partnership here"
                hint = "name an owner in one of the partnerships, or write scope: national"
                path = ("recommendations", recommendation.id, "owners", index)
                yield Problem(OWNER_ELSEWHERE, message, hint, path)


CHECKS: tuple[Check, ...] = (twice, incomplete, owner_elsewhere)
