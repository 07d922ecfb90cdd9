"""Findings and recommendations: each answers the other, and says why, who, when and how it will be known."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.problems import Problem

_PARTS_OF_FINDING = (
    ("finding", "what was found"),
    ("why", "why it was so"),
    ("evidence", "how it is known"),
    ("impact", "what it meant for the child"),
)


def finding_without_recommendation(look: Inspection) -> Iterator[Problem]:
    """A finding from which nothing follows, or of which two things are said."""
    answered = {name for recommendation in look.case.recommendations for name in recommendation.findings}
    for finding in look.case.findings:
        path = ("findings", finding.id)
        if finding.id not in answered and not finding.no_recommendation_because:
            message = "no recommendation answers this finding"
            hint = (
                "name it in a recommendation's findings, or say why none follows in no_recommendation_because"
            )
            yield Problem("finding-without-recommendation", message, hint, path)
        elif finding.id in answered and finding.no_recommendation_because:
            message = "this finding says why no recommendation follows, and one does"
            hint = "delete no_recommendation_because, or take the finding out of the recommendation"
            yield Problem("finding-says-both", message, hint, (*path, "no_recommendation_because"))


def finding_incomplete(look: Inspection) -> Iterator[Problem]:
    """A finding without its reason, its evidence or its meaning."""
    for finding in look.case.findings:
        for field, words in _PARTS_OF_FINDING:
            if not (getattr(finding, field) or "").strip():
                message = f"this finding does not say {words}"
                yield Problem("finding-incomplete", message, path=("findings", finding.id, field))


def recommendation_without_finding(look: Inspection) -> Iterator[Problem]:
    """A recommendation that answers no finding."""
    for recommendation in look.case.recommendations:
        if not recommendation.findings:
            path = ("recommendations", recommendation.id)
            hint = "list the findings that it answers, such as findings: [f1]"
            yield Problem(
                "recommendation-without-finding", "this recommendation answers no finding", hint, path
            )


def recommendation_incomplete(look: Inspection) -> Iterator[Problem]:
    """A recommendation without text, owner, date or measure."""
    for recommendation in look.case.recommendations:
        path = ("recommendations", recommendation.id)
        if not (recommendation.text or "").strip():
            message = "this recommendation does not say what should be done"
            yield Problem("recommendation-without-text", message, path=(*path, "text"))
        if not (recommendation.owner or recommendation.owner_role):
            message = "nobody answers for this recommendation"
            yield Problem(
                "recommendation-without-owner", message, "name the agency and the role", (*path, "owner")
            )
        if recommendation.due_on is None:
            message = "this recommendation has no date"
            yield Problem("recommendation-without-date", message, "say by when", (*path, "due_on"))
        if not (recommendation.measure or "").strip():
            message = "nothing says how the partners will know that this recommendation has worked"
            hint = "say what will be different for children, and how that is seen"
            yield Problem("recommendation-without-measure", message, hint, (*path, "measure"))


def enquiry_unanswered(look: Inspection) -> Iterator[Problem]:
    """A question of the terms of reference that no finding answers."""
    if not look.case.findings:
        return
    answered = {name for finding in look.case.findings for name in finding.enquiries}
    for enquiry in look.case.review.lines_of_enquiry:
        if enquiry.id not in answered:
            message = "no finding answers this line of enquiry"
            hint = "name it in a finding's enquiries, or answer it in the report and say so"
            yield Problem("enquiry-unanswered", message, hint, ("review", "lines_of_enquiry", enquiry.id))


CHECKS: tuple[Rule, ...] = (
    finding_without_recommendation,
    finding_incomplete,
    recommendation_without_finding,
    recommendation_incomplete,
    enquiry_unanswered,
)
