"""The decision: criteria and circumstances answered, true to them or explained, and signed by the three partners."""

from collections import Counter
from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection, place_of
from cspr_docs.law import Question
from cspr_docs.problems import DataPath, Problem, advice, error, gap
from cspr_docs.problems.wording import listed, lower_first
from cspr_docs.prose.folding import same_words
from schemas.base import Answer, Known
from schemas.decision import NationalDecision, NationalView, Outcome
from schemas.incident import Harm
from schemas.partnership import Partner
from schemas.people import PlaceKind, PlacementType
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

_HOMES = (PlaceKind.CHILDRENS_HOME, PlaceKind.SUPPORTED_ACCOMMODATION, PlaceKind.PRISON)

CRITERION_UNANSWERED = gap(
    "criterion-unanswered",
    "One of the four criteria is not answered. A rapid review answers each with yes, no or unclear, and gives a "
    "reason.",
)
CIRCUMSTANCE_UNANSWERED = gap(
    "circumstance-unanswered",
    "One of the four circumstances to which the partners have regard is not answered. Answer each with yes, no or "
    "unclear, and give a reason.",
)


def unanswered(look: Inspection) -> Iterator[Problem]:
    """A criterion or circumstance without an answer."""
    for kind, question, held, path in _questions(look):
        if held.answer is None:
            code = CRITERION_UNANSWERED if kind == "criterion" else CIRCUMSTANCE_UNANSWERED
            message = f"this {kind} is not answered: {question.words}"
            yield Problem(code, message, "answer yes, no or unclear", path)


ANSWER_WITHOUT_REASON = gap(
    "answer-without-reason",
    "A criterion or circumstance is answered without a reason. The reason shows that the partners weighed this "
    "case: say what in it bears the answer out.",
)


def without_reason(look: Inspection) -> Iterator[Problem]:
    """An answer without a reason."""
    for _, question, held, path in _questions(look):
        if held.answer is not None and not (held.reason or "").strip():
            message = f"the answer '{held.answer.words}' has no reason: {question.words}"
            yield Problem(ANSWER_WITHOUT_REASON, message, "say what in this case shows it", (*path, "reason"))


def against_the_facts(look: Inspection) -> Iterator[Problem]:
    """An answer that the rest of the case seems to speak against."""
    circumstances, criteria = look.case.rapid_review.circumstances, look.case.rapid_review.criteria
    there = place_of(look)
    named = [look.case.incident.local_authority, there.local_authority if there else None]
    named += [child.responsible_authority for child in look.subjects]
    areas = sorted({same_words(area): area for area in named if area}.values())
    if circumstances.cross_boundary.answer is Answer.NO and len(areas) > 1:
        message = f"only one area is said to be involved, and the case names {', '.join(areas)}"
        yield _doubt("circumstances.cross_boundary", message)
    if circumstances.institutional_setting.answer is Answer.NO and _in_a_setting(look):
        message = "the answer is no, and a child was living or was harmed in a setting"
        yield _doubt("circumstances.institutional_setting", message)
    known = [child for child in look.subjects if child.known_to_any_agency is Known.YES]
    if circumstances.no_agency_involvement_concern.answer is Answer.YES and known:
        message = (
            f"no agency is said to have been involved, and {look.name(known[0].id)} is known to agencies"
        )
        yield _doubt("circumstances.no_agency_involvement_concern", message)
    by_panel = criteria.panel_considered_local_more_appropriate.answer is Answer.YES
    if by_panel and not look.case.panel_response.received_on:
        message = "the Panel is said to have considered the case, and no answer of the Panel is recorded"
        yield _doubt("criteria.panel_considered_local_more_appropriate", message)


ANSWER_AGAINST_FACTS = advice(
    "answer-against-facts",
    "An answer to a criterion or circumstance and the rest of the case seem to say different things. Change the "
    "answer, or let its reason explain why both hold.",
)


def _doubt(question: str, message: str) -> Problem:
    hint = "change the answer, or let its reason explain it"
    path = ("rapid_review", *question.split("."), "answer")
    return Problem(ANSWER_AGAINST_FACTS, message, hint, path)


def _in_a_setting(look: Inspection) -> bool:
    lived = any(child.placement_type in _SETTINGS for child in look.subjects)
    there = place_of(look)
    return (
        lived or Harm.HARM_IN_INSTITUTION in look.case.incident.harms or bool(there and there.kind in _HOMES)
    )


def _questions(look: Inspection) -> Iterator[tuple[str, Question, Reasoned, DataPath]]:
    """Each criterion and circumstance: which of the two it is, its question, its answer and the answer's path."""
    for kind, group in (("criterion", "criteria"), ("circumstance", "circumstances")):
        answers = getattr(look.case.rapid_review, group)
        for question in getattr(look.edition, group):
            yield kind, question, getattr(answers, question.key), ("rapid_review", group, question.key)


DECISION_DEPARTS = gap(
    "decision-departs",
    "The criteria point one way and the decision goes the other. That is allowed: they compel nothing. But the "
    "reasons must be plain to agencies, the Panel and the family, so give them in decision.departs_because.",
)


def departs(look: Inspection) -> Iterator[Problem]:
    """A decision that goes the other way than the criteria point, unexplained."""
    decision, criteria = look.case.decision, look.case.rapid_review.criteria
    answers = [getattr(criteria, question.key).answer for question in look.edition.criteria]
    if decision.departs_because or decision.outcome is None or None in answers:
        return
    met = answers.count(Answer.YES)
    if met and decision.outcome is not Outcome.LOCAL_REVIEW:
        are_met = "one of the four criteria is" if met == 1 else f"{met} of the four criteria are"
        message = f"{are_met} met, and the decision is to hold no local review"
    elif not met and Answer.UNCLEAR not in answers and decision.outcome is Outcome.LOCAL_REVIEW:
        message = "no criterion is met, and the decision is to hold a local review"
    else:
        return
    hint = "criteria compel nothing, but say why in decision.departs_because"
    yield Problem(DECISION_DEPARTS, message, hint, ("decision", "outcome"))


OTHER_LEARNING_MISSING = gap(
    "other-learning-missing",
    "The decision is that the case will be learned from in another way, and nothing says in which. Say what will "
    "be done, by whom and by when, in decision.other_learning.",
)


def other_learning(look: Inspection) -> Iterator[Problem]:
    """A decision to learn in another way that does not say how."""
    decision = look.case.decision
    if decision.outcome is Outcome.OTHER_LEARNING and not decision.other_learning:
        message = "the case is to be learned from in another way, and nothing says how"
        yield Problem(OTHER_LEARNING_MISSING, message, path=("decision", "other_learning"))


SIGN_OFF_MISSING = gap(
    "sign-off-missing",
    "The decision is made, and one of the three safeguarding partners has not signed it. All three sign, in a joint "
    "review those of each partnership. Add the signature with its date.",
)
SIGN_OFF_TWICE = error(
    "sign-off-twice",
    "The same partner signs more than once, so the document would have four signatures for three partners. Keep "
    "one; in a joint review say in partnership for which of the others a partner signs.",
)
SIGN_OFF_INCOMPLETE = gap(
    "sign-off-incomplete",
    "A signature does not tell who signed, or whether that partner agrees with the decision. Fill it in.",
)


def sign_offs(look: Inspection) -> Iterator[Problem]:
    """A partner who has not signed, has signed twice, or has not said whether it agrees."""
    signed, path = look.case.decision.sign_offs, ("decision", "sign_offs")
    dated = {(sign_off.partnership, sign_off.partner) for sign_off in signed if sign_off.signed_on}
    for held in (None, *(one.id for one in look.case.joint_partnerships)) if look.is_decided else ():
        for partner in Partner:
            if (held, partner) not in dated:
                message = f"the decision is not signed for the {_signing(look, partner, held)}"
                yield Problem(SIGN_OFF_MISSING, message, "all three partners sign", path)
    for (held, partner), times in Counter((one.partnership, one.partner) for one in signed).items():
        if times > 1:
            message = f"the {_signing(look, partner, held)} signs {times} times"
            hint = "one signature for each partner; of a joint review say which partnership's it is"
            yield Problem(SIGN_OFF_TWICE, message, hint, path)
    for index, sign_off in enumerate(signed):
        if sign_off.signed_on and not (sign_off.agrees and sign_off.name):
            parts = {"who signed": sign_off.name, "whether the partner agrees": sign_off.agrees}
            lacks = listed(words for words, held in parts.items() if not held)
            who = _signing(look, sign_off.partner, sign_off.partnership)
            message = f"the signature for the {who} does not tell {lacks}"
            yield Problem(SIGN_OFF_INCOMPLETE, message, path=(*path, index))


def _signing(look: Inspection, partner: Partner, held: str | None) -> str:
    """Which partner: `police`; in a joint review of which partnership, too."""
    if not look.case.joint_partnerships:
        return lower_first(partner.words)
    joint = {one.id: one.name or one.id for one in look.case.joint_partnerships}
    whose = joint.get(held, held) if held else look.case.partnership.name or "the lead partnership"
    return f"{lower_first(partner.words)} of {whose}"


DISAGREEMENT_UNTOLD = gap(
    "disagreement-untold",
    "A partner does not agree, or the partners could not, and nothing tells why. Say in decision.dissent who "
    "disagreed, why, and how it was settled.",
)


def dissent(look: Inspection) -> Iterator[Problem]:
    """A partner that does not agree, or partners that could not, without a word on why."""
    decision = look.case.decision
    if decision.dissent:
        return
    hint = "tell who disagreed, why, and how it was settled, in decision.dissent"
    for index, sign_off in enumerate(decision.sign_offs):
        if sign_off.agrees is Known.NO:
            who = _signing(look, sign_off.partner, sign_off.partnership)
            message = f"the {who} does not agree with the decision, and nothing tells why"
            yield Problem(DISAGREEMENT_UNTOLD, message, hint, ("decision", "sign_offs", index, "agrees"))
    if decision.national_view is NationalView.UNDECIDED:
        message = "the partners could not agree on a national review, and nothing tells why"
        yield Problem(DISAGREEMENT_UNTOLD, message, hint, ("decision", "national_view"))


PANEL_DISAGREES = advice(
    "panel-disagrees",
    "The Panel's answer and the partners' decision differ. Look at the decision again together, and record what "
    "came of it.",
)


def panel_disagrees(look: Inspection) -> Iterator[Problem]:
    """An answer of the Panel that asks for the decision to be looked at again."""
    answer, decision = look.case.panel_response, look.case.decision
    if answer.agrees_local_decision is Known.NO and decision.outcome:
        message = f"the Panel does not agree with the decision ({decision.outcome.words})"
        hint = "look at the decision again, and record the outcome in decision.rationale"
        yield Problem(PANEL_DISAGREES, message, hint, ("panel_response", "agrees_local_decision"))
    if answer.national_decision is NationalDecision.NATIONAL_REVIEW and look.is_reviewed:
        message = "the Panel holds a national review, and the partners hold a local one"
        hint = "agree with the Panel which of them goes on, so that nobody is asked twice"
        yield Problem(PANEL_DISAGREES, message, hint, ("panel_response", "national_decision"))


CHECKS: tuple[Check, ...] = (
    unanswered, without_reason, against_the_facts, departs, other_learning, sign_offs, dissent,
    panel_disagrees,
)  # fmt: skip
