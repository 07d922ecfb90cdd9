"""Joint reviews: several partnerships, each with its three partners, and one that leads."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, error, gap
from cspr_docs.problems.wording import listed, lower_first
from cspr_docs.prose.folding import same_words
from schemas.partnership import Partner
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
                id_ = getattr(held, "id", "")
                message = f"{getattr(held, field)} stands twice among the partnerships of this review"
                hint = "one leads, in partnership.yaml; list the others once each in joint_partnerships"
                yield Problem(PARTNERSHIP_TWICE, message, hint, ("joint_partnerships", id_, field))
            seen.add(words)


JOINT_PARTNERSHIP_INCOMPLETE = gap(
    "joint-partnership-incomplete",
    "A partnership of a joint review lacks its name, its area, or one of its three safeguarding partners. The "
    "documents name each partnership with its partners, and each partner signs.",
)


def incomplete(look: Inspection) -> Iterator[Problem]:
    """A partnership of a joint review of which a document could not say who it is."""
    for held in look.case.joint_partnerships:
        path = ("joint_partnerships", held.id)
        for field in ("name", "area"):
            if not getattr(held, field):
                message = f"the partnership {held.id} has no {field}"
                yield Problem(JOINT_PARTNERSHIP_INCOMPLETE, message, path=(*path, field))
        named = {partner.partner for partner in held.partners if partner.name}
        if missing := [lower_first(partner.words) for partner in Partner if partner not in named]:
            message = f"nothing names the {listed(missing)} of {held.name or held.id}"
            yield Problem(JOINT_PARTNERSHIP_INCOMPLETE, message, "add its name", (*path, "partners"))


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
