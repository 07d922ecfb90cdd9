"""The local review: an independent reviewer, regular looks at it, delays told, requests answered."""

import re
from collections.abc import Iterator

from cspr_docs.casefile.shape import value_at
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, advice, gap
from schemas.base import Known, words_of
from schemas.incident import Trigger
from schemas.review import Proceeding

_REVIEWER = ("review", "lead_reviewer")
_NO = re.compile(r"\s*(?:no|none|not|nothing)\b", re.IGNORECASE)
REVIEWER_MISSING = gap(
    "reviewer-missing",
    "A local review is to be held, and no lead reviewer is named. Appoint one, and tell the Panel the name.",
)
REVIEWER_INDEPENDENCE = gap(
    "reviewer-independence",
    "Nothing shows that the lead reviewer is independent of the case and its agencies, or the question of a "
    "conflict of interest is open. Fill in both.",
)
REVIEWER_CONFLICT = advice(
    "reviewer-conflict",
    "The lead reviewer has a real or perceived conflict of interest. Appoint somebody else, or say in independence "
    "how it is dealt with, so that readers can judge.",
)


def reviewer(look: Inspection) -> Iterator[Problem]:
    """A reviewer who is not named, or not shown to be independent."""
    held = look.case.review.lead_reviewer
    if not look.is_reviewed:
        return
    if held is None:
        if not look.is_report_begun:
            message = "a local review is to be held, and nobody leads it yet"
            yield Problem(
                REVIEWER_MISSING, message, "name who leads it, and why they are independent", _REVIEWER
            )
        return
    if not held.independence:
        message = "nothing says that the lead reviewer has no connection with the case or its agencies"
        yield Problem(REVIEWER_INDEPENDENCE, message, path=(*_REVIEWER, "independence"))
    if held.conflict_of_interest in (None, Known.NOT_ASKED_YET):
        message = "nothing says whether the lead reviewer has a conflict of interest"
        yield Problem(REVIEWER_INDEPENDENCE, message, path=(*_REVIEWER, "conflict_of_interest"))
    elif held.conflict_of_interest is Known.YES:
        message = "the lead reviewer has a conflict of interest"
        hint = "appoint somebody else, or say in independence how it is dealt with"
        yield Problem(REVIEWER_CONFLICT, message, hint, (*_REVIEWER, "conflict_of_interest"))


REVIEW_NOT_LOOKED_AT = advice(
    "review-not-looked-at",
    "The review has run for three months, and no look of the partners at its time and quality is noted. The "
    "regulations ask for one at regular intervals. Note each in review.quality_checks.",
)


def not_looked_at(look: Inspection) -> Iterator[Problem]:
    """A review that has run for three months without a look at its time and quality.

    Source: the Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018,
        regulation 14: at regular intervals; the three months are a rule of the house.
    """
    if any(look.deadlines.overdue("quality_check")):
        message = "the partners have not looked at the review's time and quality for three months"
    elif look.is_reviewed and look.case.final_report.completed_on and not look.case.review.quality_checks:
        message = "the report is complete, and nothing says that the partners looked at the review's time and quality"
    else:
        return
    hint = "note each look in review.quality_checks"
    yield Problem(REVIEW_NOT_LOOKED_AT, message, hint, ("review", "quality_checks"))


DELAY_UNEXPLAINED = gap(
    "delay-unexplained",
    "A delay has no reason. Say why, since Panel and Secretary of State must be told with reasons.",
)
DELAY_UNTOLD = gap(
    "delay-untold",
    "The Panel or the Secretary of State was not told of a delay. Tell them, with the reason, and note the date.",
)


def delays(look: Inspection) -> Iterator[Problem]:
    """A delay without a reason, or of which Panel and Secretary of State were not told."""
    for delay in look.case.review.delays:
        path = ("review", "delays", delay.id)
        if not delay.because:
            message = f"nothing says why this is late: {delay.delayed.words.lower()}"
            yield Problem(DELAY_UNEXPLAINED, message, path=(*path, "because"))
        for field, whom in (("panel_told_on", "Panel"), ("secretary_of_state_told_on", "Secretary of State")):
            if getattr(delay, field) is None:
                message = f"the {whom} was not told of this delay: {delay.delayed.words.lower()}"
                yield Problem(DELAY_UNTOLD, message, "tell them, with the reason", (*path, field))


REQUEST_UNANSWERED = advice(
    "request-unanswered",
    "A written request has no answer: one that the Panel made of the partners, or one that the partners made of "
    "somebody else. Answer it or chase it, and note the date.",
)


def panel_requests(look: Inspection) -> Iterator[Problem]:
    """What the Panel asked for and has not got."""
    for late in look.deadlines.overdue("panel_request"):
        message = f"the Panel's request is not answered, and its day is gone: {late.label}"
        yield Problem(REQUEST_UNANSWERED, message, "answer it, or ask for more time", late.path)


def requests(look: Inspection) -> Iterator[Problem]:
    """A written request for information that has no answer."""
    for late in look.deadlines.overdue("information_request"):
        asked_for = value_at(look.case, (*late.path[:-1], "asked_for"))
        what = f": {asked_for}" if asked_for else ""
        message = f"{late.label} has not answered what was asked on {words_of(late.start_on)}{what}"
        yield Problem(REQUEST_UNANSWERED, message, "chase it", late.path[:-1])


PARALLEL_PROCESS_MISSING = advice(
    "parallel-process-missing",
    "A process that is likely to run beside the review is not on the list: a police investigation, an inquest, a "
    "child death review. Add it, and say what it means for the review, or note that there is none.",
)


def parallel(look: Inspection) -> Iterator[Problem]:
    """A process that must be running beside the review and is not on the list."""
    listed = {process.kind for process in look.case.review.parallel_processes}
    if not look.is_decided:
        return
    is_child = look.case.incident.trigger is not Trigger.CARE_LEAVER_DEATH
    if look.anyone_died and is_child and not listed & {Proceeding.INQUEST, Proceeding.CHILD_DEATH_REVIEW}:
        message = (
            "a child died, and neither an inquest nor a child death review is among the parallel processes"
        )
        yield Problem(PARALLEL_PROCESS_MISSING, message, "", ("review", "parallel_processes"))
    investigated = look.case.incident.police_investigation
    denied = _NO.match(investigated or "")
    if investigated and not denied and Proceeding.CRIMINAL not in listed:
        message = "there is a police investigation, and it is not among the parallel processes"
        yield Problem(PARALLEL_PROCESS_MISSING, message, "", ("review", "parallel_processes"))


REVIEWER_NOT_FROM_POOL = gap(
    "reviewer-not-from-pool",
    "The reviewer of a national review is chosen from the Panel's pool, or from outside it where nobody in it is "
    "available or suitable. Say whether they are in the pool, and if not, why.",
)
POOL_REVIEWER_LOCAL = gap(
    "pool-reviewer-local",
    "The case names a reviewer from the Panel's pool, and no national review is held. The pool is for those: "
    "a local review's reviewer is appointed by the partners and stands in review.lead_reviewer.",
)


def national_reviewer(look: Inspection) -> Iterator[Problem]:
    """A national review whose reviewer is not from the pool without a word why, or a pool reviewer without one."""
    held = look.case.national_review
    if "national_review" not in look.route.steps:
        if held.reviewer or held.from_pool is Known.YES:
            message = "a reviewer of a national review is named, and the case goes another way"
            hint = "name who leads the local review in review.lead_reviewer, or write route: national"
            yield Problem(POOL_REVIEWER_LOCAL, message, hint, ("national_review",))
    elif held.reviewer and held.from_pool is not Known.YES and not held.not_from_pool_because:
        message = "nothing says that the reviewer is in the Panel's pool, or why nobody in it could be chosen"
        hint = "fill in from_pool, and not_from_pool_because where the answer is no"
        yield Problem(REVIEWER_NOT_FROM_POOL, message, hint, ("national_review", "from_pool"))


CHECKS: tuple[Check, ...] = (
    reviewer,
    national_reviewer,
    not_looked_at,
    delays,
    panel_requests,
    requests,
    parallel,
)
