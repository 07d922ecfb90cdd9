"""The way that a case goes: whether its facts bear it out, why it changed, and whether the referrer was answered."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, error, gap
from cspr_docs.problems.wording import lower_first

ROUTE_CONTRADICTED = error(
    "route-contradicted",
    "The case goes one way by its route, and its facts are those of another. The program asks for, counts and makes "
    "what the route needs, so with the wrong one a duty is left out without a word. Write the route that the facts "
    "point to, and why it changed in route_changes, or correct the facts.",
)


def contradicted(look: Inspection) -> Iterator[Problem]:
    """Facts that speak against the way that the case goes."""
    route = look.route
    for found in route.contradictions(look.case):
        message = f"the route is {lower_first(route.route.words)}, and {found.because}"
        hint = (
            f"write route: {found.instead.value} and why in route_changes, or correct what speaks against it"
        )
        yield Problem(ROUTE_CONTRADICTED, message, hint, ("route",))


ROUTE_CHANGE_UNEXPLAINED = gap(
    "route-change-unexplained",
    "The way that the case goes changed, and the case does not say when or why. The Panel, the referrer and those who "
    "audit the case will ask. Fill in the day and the reason.",
)


def change_unexplained(look: Inspection) -> Iterator[Problem]:
    """A change of the route without a day or a reason, or to the way that it went before."""
    for change in look.case.route_changes:
        before = lower_first(change.from_route.words)
        for field, what in (("on", "on which day"), ("because", "why")):
            if not getattr(change, field):
                message = f"nothing says {what} the route changed; it was {before} before"
                yield Problem(ROUTE_CHANGE_UNEXPLAINED, message, "", ("route_changes", change.id, field))
    last = look.case.route_changes[-1:]
    if last and last[0].from_route is look.case.route:
        message = f"the route changed from {lower_first(look.case.route.words)}, and it still is that"
        hint = "write the new route in case.yaml, or take the change out"
        yield Problem(ROUTE_CHANGE_UNEXPLAINED, message, hint, ("route_changes", last[0].id, "from_route"))


REFERRAL_UNANSWERED = gap(
    "referral-unanswered",
    "The partners considered a referral, or decided what came of it, and nothing says that whoever made it was told. "
    "Answer, with the reasons in plain words, and write the day.",
)


def unanswered(look: Inspection) -> Iterator[Problem]:
    """A referral that was considered or decided on, and whose referrer nobody answered."""
    for late in look.deadlines.overdue("referral_answered"):
        did = "considered the referral" if look.case.consideration.considered_on else "decided"
        message = f"the partners {did}, and nothing says that the referrer was answered"
        yield Problem(REFERRAL_UNANSWERED, message, "answer, and write the day", late.path)


CHECKS: tuple[Check, ...] = (contradicted, change_unexplained, unanswered)
