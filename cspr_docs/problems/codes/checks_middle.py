"""The codes of checks on people, agencies, chronology and decision."""

from cspr_docs.problems.codes.code import ADVICE, ERROR, GAP, Code

CODES: dict[str, Code] = {
    "partner-absent": Code(
        GAP,
        "One of the three safeguarding partners was not at the rapid review, as far as the list of "
        "attendance tells. Add who came; apologies do not count. The partners answer for the review "
        "together.",
    ),
    "event-without-source": Code(
        GAP,
        "A chronology entry has no source. Without one nobody can check it, and a report must not rest on "
        "it. Name the return, the record or the note of the meeting.",
    ),
    "event-without-date": Code(
        GAP,
        "A chronology entry has no date. Give the day, or the month (2026-03) or the year (2026) where no "
        "more is known.",
    ),
    "event-without-agency": Code(
        GAP,
        "A chronology entry does not say whose record it is. Name the agency by its id.",
    ),
    "event-without-words": Code(
        GAP,
        "A chronology entry does not say what happened. Write it, or delete the entry.",
    ),
    "event-out-of-period": Code(
        ADVICE,
        "A chronology entry lies outside the time that the review looks at. Give it the significance "
        "context if the reader needs it, leave it out, or widen the period and say why.",
    ),
    "event-twice": Code(
        ADVICE,
        "Two chronology entries have the same day, agency and words. Most often one came in twice from "
        "two returns. Keep one, with both sources.",
    ),
    "section-empty": Code(
        GAP,
        "A part that this document must have is not written. A draft is built with a marked prompt in its "
        "place; it cannot be sent or published so.",
    ),
    "section-thin": Code(
        ADVICE,
        "A part that readers turn to first is a sentence or two. The Panel often asks for more here: say "
        "what in this case bears it out.",
    ),
    "placeholder": Code(
        GAP,
        "A word such as TODO, TBC or XXX, or a row of dots, stands where the text itself should. Write "
        "what belongs there. An empty field is better than a placeholder: it is marked in the draft.",
    ),
    "criterion-unanswered": Code(
        GAP,
        "One of the four criteria is not answered. A rapid review answers each with yes, no or unclear, "
        "and gives a reason.",
    ),
    "circumstance-unanswered": Code(
        GAP,
        "One of the four circumstances to which the partners have regard is not answered. Answer each "
        "with yes, no or unclear, and give a reason.",
    ),
    "answer-without-reason": Code(
        GAP,
        "A criterion or circumstance is answered without a reason. The reason shows that the partners "
        "weighed this case: say what in it bears the answer out.",
    ),
    "answer-against-facts": Code(
        ADVICE,
        "An answer to a criterion or circumstance and the rest of the case seem to say different things. "
        "Change the answer, or let its reason explain why both hold.",
    ),
    "decision-departs": Code(
        GAP,
        "The criteria point one way and the decision goes the other. That is allowed: they compel "
        "nothing. But the reasons must be plain to agencies, the Panel and the family, so give them in "
        "decision.departs_because.",
    ),
    "other-learning-missing": Code(
        GAP,
        "The decision is that the case will be learned from in another way, and nothing says in which. "
        "Say what will be done, by whom and by when, in decision.other_learning.",
    ),
    "sign-off-missing": Code(
        GAP,
        "The decision is made, and one of the three safeguarding partners has not signed it. All three "
        "sign. Add the signature with its date.",
    ),
    "sign-off-incomplete": Code(
        GAP,
        "A signature does not tell who signed, or whether that partner agrees with the decision. Fill it in.",
    ),
    "sign-off-twice": Code(
        ERROR,
        "The same partner signs more than once, so the document would have four signatures for three "
        "partners. Keep one.",
    ),
    "disagreement-untold": Code(
        GAP,
        "A partner does not agree, or the partners could not, and nothing tells why. Say in "
        "decision.dissent who disagreed, why, and how it was settled.",
    ),
    "panel-disagrees": Code(
        ADVICE,
        "The Panel's answer and the partners' decision differ. Look at the decision again together, and "
        "record what came of it.",
    ),
    "request-unanswered": Code(
        ADVICE,
        "A written request has no answer: one that the Panel made of the partners, or one that the "
        "partners made of somebody else. Answer it or chase it, and note the date.",
    ),
    "letter-missing": Code(
        GAP,
        "Somebody with parental responsibility is not told the decision: there is no letter. Add one. "
        "Where telling would put somebody at risk or harm a trial, add it all the same as withheld, with "
        "the reason.",
    ),
    "letter-withheld-unexplained": Code(
        GAP,
        "A letter to the family is held back, and nothing says why. Say why, who decided it, and until "
        "when: families are told unless there is a good reason.",
    ),
    "letter-withheld-and-sent": Code(
        ERROR,
        "A letter is marked as held back, and has a day on which it was sent. Correct one of the two.",
    ),
    "letter-without-address": Code(
        GAP,
        "A letter cannot be addressed, because identities.yaml is not here or has no address for the "
        "person. Add it, or tell the program where the file is kept.",
    ),
    "letter-without-name": Code(
        GAP,
        "A letter cannot greet the person: identities.yaml has no first name for them. Add it as the "
        "person wants to be called.",
    ),
    "letter-without-contact": Code(
        GAP,
        "A letter names nobody whom the family can call or write to, or does not say how. Give the "
        "partnership's family_contact a name and a telephone number.",
    ),
    "interpreter-not-arranged": Code(
        GAP,
        "A letter goes to somebody who reads another language best, and no interpreter is named. Arrange "
        "one, and name the language and the interpreter.",
    ),
    "letter-to-be-translated": Code(
        ADVICE,
        "The letter is built in English, and this person reads another language best. Have it translated "
        "before it is sent.",
    ),
    "letter-to-be-adapted": Code(
        ADVICE,
        "The letter is built in standard print, and this person needs another form, such as large print "
        "or a recording. Have it made before it is sent.",
    ),
    "letter-bereaved-wrong": Code(
        ERROR,
        "A letter speaks of a death where nobody died, or does not where the child did. Nothing hurts a "
        "family more. Correct bereaved in the letter, or died of the child.",
    ),
}
