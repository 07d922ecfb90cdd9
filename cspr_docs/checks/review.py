"""The local review: an independent reviewer, regular looks at it, delays told, requests answered."""

from collections.abc import Iterator
from datetime import timedelta

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import day
from cspr_docs.law.working_days import between
from cspr_docs.problems import Problem
from schemas.base import Known
from schemas.review import Proceeding

_REVIEWER = ("review", "lead_reviewer")
_PATIENCE = 10
"""Working days after which a request without an answer is worth a reminder."""
_FIRST_LOOK = timedelta(days=91)


def reviewer(look: Inspection) -> Iterator[Problem]:
    """A reviewer who is not named, or not shown to be independent."""
    held = look.case.review.lead_reviewer
    if not look.is_reviewed:
        return
    if held is None:
        if not look.is_report_begun:
            message = "a local review is to be held, and nobody leads it yet"
            yield Problem(
                "reviewer-missing", message, "name who leads it, and why they are independent", _REVIEWER
            )
        return
    if not held.independence:
        message = "nothing says that the lead reviewer has no connection with the case or its agencies"
        yield Problem("reviewer-independence", message, path=(*_REVIEWER, "independence"))
    if held.conflict_of_interest in (None, Known.NOT_ASKED_YET):
        message = "nothing says whether the lead reviewer has a conflict of interest"
        yield Problem("reviewer-independence", message, path=(*_REVIEWER, "conflict_of_interest"))
    elif held.conflict_of_interest is Known.YES:
        message = "the lead reviewer has a conflict of interest"
        hint = "appoint somebody else, or say in independence how it is dealt with"
        yield Problem("reviewer-conflict", message, hint, (*_REVIEWER, "conflict_of_interest"))


def not_looked_at(look: Inspection) -> Iterator[Problem]:
    """A review that has run for three months without a look at its time and quality.

    Source: the Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018,
        regulation 14: at regular intervals; the three months are a rule of the house.
    """
    decided = look.case.decision.decided_on
    if (
        look.is_reviewed
        and decided
        and not look.case.review.quality_checks
        and look.today - decided > _FIRST_LOOK
    ):
        message = "the partners have not looked at the review's time and quality for three months"
        yield Problem(
            "review-not-looked-at",
            message,
            "note each look in review.quality_checks",
            ("review", "quality_checks"),
        )


def delays(look: Inspection) -> Iterator[Problem]:
    """A delay without a reason, or of which Panel and Secretary of State were not told."""
    for delay in look.case.review.delays:
        path = ("review", "delays", delay.id)
        if not delay.because:
            message = f"nothing says why this is late: {delay.delayed.words.lower()}"
            yield Problem("delay-unexplained", message, path=(*path, "because"))
        for field, whom in (("panel_told_on", "Panel"), ("secretary_of_state_told_on", "Secretary of State")):
            if getattr(delay, field) is None:
                message = f"the {whom} was not told of this delay: {delay.delayed.words.lower()}"
                yield Problem("delay-untold", message, "tell them, with the reason", (*path, field))


def requests(look: Inspection) -> Iterator[Problem]:
    """A written request for information that has no answer."""
    for request in look.case.review.information_requests:
        asked = request.asked_on
        if (
            request.received_on is None
            and asked
            and asked <= look.today
            and between(asked, look.today) > _PATIENCE
        ):
            message = f"{request.to} was asked on {day(asked)} and has not answered"
            path = ("review", "information_requests", request.id)
            yield Problem("request-unanswered", message, "chase it", path)


def parallel(look: Inspection) -> Iterator[Problem]:
    """A process that must be running beside the review and is not on the list."""
    listed = {process.kind for process in look.case.review.parallel_processes}
    if not look.is_decided:
        return
    if look.anyone_died and not listed & {Proceeding.INQUEST, Proceeding.CHILD_DEATH_REVIEW}:
        message = (
            "a child died, and neither an inquest nor a child death review is among the parallel processes"
        )
        yield Problem("parallel-process-missing", message, "", ("review", "parallel_processes"))
    investigated = look.case.incident.police_investigation
    denied = (investigated or "").casefold().startswith(("no ", "no,", "none"))
    if investigated and not denied and Proceeding.CRIMINAL not in listed:
        message = "there is a police investigation, and it is not among the parallel processes"
        yield Problem("parallel-process-missing", message, "", ("review", "parallel_processes"))


CHECKS: tuple[Rule, ...] = (reviewer, not_looked_at, delays, requests, parallel)
