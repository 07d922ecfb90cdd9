"""Findings and recommendations: each answers the other, and says why, who, when and how it will be known."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, advice, error, gap

_PARTS_OF_FINDING = (
    ("finding", "what was found"),
    ("why", "why it was so"),
    ("evidence", "how it is known"),
    ("impact", "what it meant for the child"),
)
FINDING_WITHOUT_RECOMMENDATION = gap(
    "finding-without-recommendation",
    "No recommendation answers this finding. Name the finding in a recommendation, or say in "
    "no_recommendation_because why none follows.",
)
FINDING_SAYS_BOTH = error(
    "finding-says-both",
    "A finding says why no recommendation follows, and a recommendation answers it. The report would say both. "
    "Take one out.",
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
            yield Problem(FINDING_WITHOUT_RECOMMENDATION, message, hint, path)
        elif finding.id in answered and finding.no_recommendation_because:
            message = "this finding says why no recommendation follows, and one does"
            hint = "delete no_recommendation_because, or take the finding out of the recommendation"
            yield Problem(FINDING_SAYS_BOTH, message, hint, (*path, "no_recommendation_because"))


FINDING_INCOMPLETE = gap(
    "finding-incomplete",
    "A finding lacks what was found, why it was so, how it is known, or what it meant for the child. A finding "
    "without its why is a description.",
)


def finding_incomplete(look: Inspection) -> Iterator[Problem]:
    """A finding without its reason, its evidence or its meaning."""
    for finding in look.case.findings:
        for field, words in _PARTS_OF_FINDING:
            if not (getattr(finding, field) or "").strip():
                message = f"this finding does not say {words}"
                yield Problem(FINDING_INCOMPLETE, message, path=("findings", finding.id, field))


RECOMMENDATION_WITHOUT_FINDING = gap(
    "recommendation-without-finding",
    "A recommendation answers no finding. Name the findings from which it follows, or readers cannot see why it is "
    "made.",
)


def recommendation_without_finding(look: Inspection) -> Iterator[Problem]:
    """A recommendation that answers no finding."""
    for recommendation in look.case.recommendations:
        if not recommendation.findings:
            path = ("recommendations", recommendation.id)
            hint = "list the findings that it answers, such as findings: [f1]"
            yield Problem(
                RECOMMENDATION_WITHOUT_FINDING, "this recommendation answers no finding", hint, path
            )


RECOMMENDATION_WITHOUT_TEXT = gap(
    "recommendation-without-text",
    "A recommendation has a title and does not say what should be done. Write it.",
)
RECOMMENDATION_WITHOUT_OWNER = gap(
    "recommendation-without-owner",
    "Nobody answers for this recommendation. Name the agency, or the partnership's own group, and the role.",
)
RECOMMENDATION_WITHOUT_DATE = gap(
    "recommendation-without-date",
    "A recommendation has no date by which it should be carried out. Agree one with its owner.",
)
RECOMMENDATION_WITHOUT_MEASURE = gap(
    "recommendation-without-measure",
    "Nothing says how the partners will know that the recommendation has worked. Say what will be different for "
    "children, not what will have been sent round.",
)


def recommendation_incomplete(look: Inspection) -> Iterator[Problem]:
    """A recommendation without text, owner, date or measure."""
    for recommendation in look.case.recommendations:
        path = ("recommendations", recommendation.id)
        if not (recommendation.text or "").strip():
            message = "this recommendation does not say what should be done"
            yield Problem(RECOMMENDATION_WITHOUT_TEXT, message, path=(*path, "text"))
        if not (recommendation.owners or recommendation.owner_role):
            message = "nobody answers for this recommendation"
            yield Problem(
                RECOMMENDATION_WITHOUT_OWNER, message, "name the agency and the role", (*path, "owners")
            )
        if recommendation.due_on is None:
            message = "this recommendation has no date"
            yield Problem(RECOMMENDATION_WITHOUT_DATE, message, "say by when", (*path, "due_on"))
        if not (recommendation.measure or "").strip():
            message = "nothing says how the partners will know that this recommendation has worked"
            hint = "say what will be different for children, and how that is seen"
            yield Problem(RECOMMENDATION_WITHOUT_MEASURE, message, hint, (*path, "measure"))


ENQUIRY_UNANSWERED = advice(
    "enquiry-unanswered",
    "No finding answers this line of enquiry. Name it in a finding, or say in the report what was found on it.",
)


def enquiry_unanswered(look: Inspection) -> Iterator[Problem]:
    """A question of the terms of reference that no finding answers."""
    if not look.case.findings:
        return
    answered = {name for finding in look.case.findings for name in finding.enquiries}
    for enquiry in look.case.review.lines_of_enquiry:
        if enquiry.id not in answered:
            message = "no finding answers this line of enquiry"
            hint = "name it in a finding's enquiries, or answer it in the report and say so"
            yield Problem(ENQUIRY_UNANSWERED, message, hint, ("review", "lines_of_enquiry", enquiry.id))


CHECKS: tuple[Check, ...] = (
    finding_without_recommendation, finding_incomplete, recommendation_without_finding,
    recommendation_incomplete, enquiry_unanswered,
)  # fmt: skip
