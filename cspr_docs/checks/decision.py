"""The decision: true to its criteria or explained, and signed by the three partners."""

from collections import Counter
from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import listed
from cspr_docs.problems import Problem
from schemas.base import Answer, Known
from schemas.decision import NationalDecision, NationalView, Outcome
from schemas.partnership import Partner


def departs(look: Inspection) -> Iterator[Problem]:
    """A decision that goes the other way than the criteria point, unexplained."""
    decision, criteria = look.case.decision, look.case.rapid_review.criteria
    answers = [getattr(criteria, question.key).answer for question in look.edition.criteria]
    if decision.departs_because or decision.outcome is None or None in answers:
        return
    met = answers.count(Answer.YES)
    if met and decision.outcome is not Outcome.LOCAL_REVIEW:
        message = f"{_of_the_criteria(met)} met, and the decision is to hold no local review"
    elif not met and Answer.UNCLEAR not in answers and decision.outcome is Outcome.LOCAL_REVIEW:
        message = "no criterion is met, and the decision is to hold a local review"
    else:
        return
    hint = "criteria compel nothing, but say why in decision.departs_because"
    yield Problem("decision-departs", message, hint, ("decision", "outcome"))


def other_learning(look: Inspection) -> Iterator[Problem]:
    """A decision to learn in another way that does not say how."""
    decision = look.case.decision
    if decision.outcome is Outcome.OTHER_LEARNING and not decision.other_learning:
        message = "the case is to be learned from in another way, and nothing says how"
        yield Problem("other-learning-missing", message, path=("decision", "other_learning"))


def sign_offs(look: Inspection) -> Iterator[Problem]:
    """A partner who has not signed, has signed twice, or has not said whether it agrees."""
    signed = look.case.decision.sign_offs
    for partner in Partner if look.is_decided else ():
        if not any(sign_off.partner is partner and sign_off.signed_on for sign_off in signed):
            message = f"the decision is not signed for the {_name(partner)}"
            yield Problem("sign-off-missing", message, "all three partners sign", ("decision", "sign_offs"))
    for partner, times in Counter(sign_off.partner for sign_off in signed).items():
        if times > 1:
            message = f"the {_name(partner)} signs {times} times"
            yield Problem(
                "sign-off-twice", message, "one signature for each partner", ("decision", "sign_offs")
            )
    for index, sign_off in enumerate(signed):
        if sign_off.signed_on and not (sign_off.agrees and sign_off.name):
            lacks = listed([*(["who signed"] if not sign_off.name else []), *_agreement(sign_off.agrees)])
            message = f"the signature for the {_name(sign_off.partner)} does not tell {lacks}"
            yield Problem("sign-off-incomplete", message, path=("decision", "sign_offs", index))


def dissent(look: Inspection) -> Iterator[Problem]:
    """A partner that does not agree, or partners that could not, without a word on why."""
    decision = look.case.decision
    if decision.dissent:
        return
    hint = "tell who disagreed, why, and how it was settled, in decision.dissent"
    for index, sign_off in enumerate(decision.sign_offs):
        if sign_off.agrees is Known.NO:
            message = f"the {_name(sign_off.partner)} does not agree with the decision, and nothing tells why"
            yield Problem("disagreement-untold", message, hint, ("decision", "sign_offs", index, "agrees"))
    if decision.national_view is NationalView.UNDECIDED:
        message = "the partners could not agree on a national review, and nothing tells why"
        yield Problem("disagreement-untold", message, hint, ("decision", "national_view"))


def panel_disagrees(look: Inspection) -> Iterator[Problem]:
    """An answer of the Panel that asks for the decision to be looked at again."""
    answer, decision = look.case.panel_response, look.case.decision
    if answer.agrees_local_decision is Known.NO and decision.outcome:
        message = f"the Panel does not agree with the decision ({decision.outcome.words})"
        hint = "look at the decision again, and record the outcome in decision.rationale"
        yield Problem("panel-disagrees", message, hint, ("panel_response", "agrees_local_decision"))
    if answer.national_decision is NationalDecision.NATIONAL_REVIEW and look.is_reviewed:
        message = "the Panel holds a national review, and the partners hold a local one"
        hint = "agree with the Panel which of them goes on, so that nobody is asked twice"
        yield Problem("panel-disagrees", message, hint, ("panel_response", "national_decision"))


def panel_requests(look: Inspection) -> Iterator[Problem]:
    """What the Panel asked for and has not got."""
    for request in look.case.panel_response.requests:
        if request.answered_on is None and request.due_on and request.due_on < look.today:
            message = "the Panel's request is not answered, and its day is gone"
            path = ("panel_response", "requests", request.id, "answered_on")
            yield Problem("request-unanswered", message, "answer it, or ask for more time", path)


def _of_the_criteria(met: int) -> str:
    return "one of the four criteria is" if met == 1 else f"{met} of the four criteria are"


def _agreement(agrees: Known | None) -> list[str]:
    return [] if agrees else ["whether the partner agrees"]


def _name(partner: Partner) -> str:
    return partner.words[:1].lower() + partner.words[1:]


CHECKS: tuple[Rule, ...] = (departs, other_learning, sign_offs, dissent, panel_disagrees, panel_requests)
