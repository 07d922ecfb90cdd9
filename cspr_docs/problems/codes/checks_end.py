"""The codes of checks on letters, the review and what follows."""

from cspr_docs.problems.codes.code import ADVICE, ERROR, GAP, Code

CODES: dict[str, Code] = {
    "letter-to-the-dead": Code(
        ERROR,
        "A letter is addressed to somebody who has died. Delete it, or correct the person's facts.",
    ),
    "letter-in-codes": Code(
        ADVICE,
        "The reasons for the family use words of the procedure, such as criteria or threshold. Say the "
        "same in everyday words: what was decided, and why, as one would say it to them face to face.",
    ),
    "advocate-not-offered": Code(
        ADVICE,
        "No advocate is offered to this member of the family, neither in the letter nor at any contact. "
        "Offer one; it often makes the difference between taking part and not.",
    ),
    "reviewer-missing": Code(
        GAP,
        "A local review is to be held, and no lead reviewer is named. Appoint one, and tell the Panel the "
        "name.",
    ),
    "reviewer-independence": Code(
        GAP,
        "Nothing shows that the lead reviewer is independent of the case and its agencies, or the "
        "question of a conflict of interest is open. Fill in both.",
    ),
    "reviewer-conflict": Code(
        ADVICE,
        "The lead reviewer has a real or perceived conflict of interest. Appoint somebody else, or say in "
        "independence how it is dealt with, so that readers can judge.",
    ),
    "review-not-looked-at": Code(
        ADVICE,
        "The review has run for three months, and no look of the partners at its time and quality is "
        "noted. The regulations ask for one at regular intervals. Note each in review.quality_checks.",
    ),
    "delay-unexplained": Code(
        GAP,
        "A delay has no reason. Say why, since Panel and Secretary of State must be told with reasons.",
    ),
    "delay-untold": Code(
        GAP,
        "The Panel or the Secretary of State was not told of a delay. Tell them, with the reason, and "
        "note the date.",
    ),
    "parallel-process-missing": Code(
        ADVICE,
        "A process that is likely to run beside the review is not on the list: a police investigation, an "
        "inquest, a child death review. Add it, and say what it means for the review, or note that there "
        "is none.",
    ),
    "finding-without-recommendation": Code(
        GAP,
        "No recommendation answers this finding. Name the finding in a recommendation, or say in "
        "no_recommendation_because why none follows.",
    ),
    "finding-says-both": Code(
        ERROR,
        "A finding says why no recommendation follows, and a recommendation answers it. The report would "
        "say both. Take one out.",
    ),
    "finding-incomplete": Code(
        GAP,
        "A finding lacks what was found, why it was so, how it is known, or what it meant for the child. "
        "A finding without its why is a description.",
    ),
    "recommendation-without-finding": Code(
        GAP,
        "A recommendation answers no finding. Name the findings from which it follows, or readers cannot "
        "see why it is made.",
    ),
    "recommendation-without-text": Code(
        GAP,
        "A recommendation has a title and does not say what should be done. Write it.",
    ),
    "recommendation-without-owner": Code(
        GAP,
        "Nobody answers for this recommendation. Name the agency, or the partnership's own group, and the "
        "role.",
    ),
    "recommendation-without-date": Code(
        GAP,
        "A recommendation has no date by which it should be carried out. Agree one with its owner.",
    ),
    "recommendation-without-measure": Code(
        GAP,
        "Nothing says how the partners will know that the recommendation has worked. Say what will be "
        "different for children, not what will have been sent round.",
    ),
    "enquiry-unanswered": Code(
        ADVICE,
        "No finding answers this line of enquiry. Name it in a finding, or say in the report what was "
        "found on it.",
    ),
    "publication-undecided": Code(
        GAP,
        "The report is complete, and nothing says whether it is published in full, as information on "
        "improvements only, or later.",
    ),
    "publication-unexplained": Code(
        GAP,
        "Publication is delayed, or only the improvements are published, and nothing says why. Give the "
        "reason: Panel and Secretary of State are told it.",
    ),
    "published-draft": Code(
        ERROR,
        "The report is published, and its status is still draft, so every copy is marked as one. Set the "
        "status to final.",
    ),
    "family-not-told": Code(
        ADVICE,
        "Nothing says that the family was told beforehand when the report will be public. They must not "
        "learn it from the press. Tell them, and set family_told.",
    ),
    "not-in-repository": Code(
        ADVICE,
        "The report is published, and no copy has gone to the national case review repository, where "
        "others look for it. Send one and note the date.",
    ),
    "recommendation-without-action": Code(
        ADVICE,
        "The report is complete, and no action carries out this recommendation. Add actions with a lead "
        "and a date.",
    ),
    "action-incomplete": Code(
        ADVICE,
        "An action has nobody who leads it, no date, or is complete without the day. Fill it in, or "
        "nobody can be held to it.",
    ),
    "action-overdue": Code(
        ADVICE,
        "An action's day is gone, and it is not complete. Note how it stands.",
    ),
    "action-without-outcome": Code(
        ADVICE,
        "An action is done, and nothing says what came of it for children. That is what the partners will "
        "be asked.",
    ),
    "action-contradicted": Code(
        ERROR,
        "An action has a day of completion, and its progress says that it is not complete. Correct one of "
        "the two.",
    ),
    "audit-missing": Code(
        ADVICE,
        "Nobody plans to look at whether the improvements were made and helped, or an audit that was "
        "planned has no date on which it was held. The partners should audit progress regularly.",
    ),
}
