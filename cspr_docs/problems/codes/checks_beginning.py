"""The codes of checks from mentions and names to dates and notification."""

from cspr_docs.problems.codes.code import ADVICE, ERROR, GAP, Code

CODES: dict[str, Code] = {
    "unknown-mention": Code(
        ERROR,
        "A text names somebody or something with @ and an id that is on no list of the case. What the "
        "documents should write there cannot be known. Correct the id, or add the person, place or "
        "agency.",
    ),
    "real-name": Code(
        ERROR,
        "A real name from the identities stands in a text where a mention belongs. Every document would "
        "print it, the published report too. Write the mention that the hint gives (such as @mother): "
        "each reader then sees what they may see.",
    ),
    "perhaps-real-name": Code(
        ADVICE,
        "A word that is also a real name in this case (such as Grace, Young or May) stands in a text and "
        "looks as if it meant the person. If it does, write the mention in its place; if it is the "
        "ordinary word, leave it.",
    ),
    "identities-missing": Code(
        ADVICE,
        "The real names, or that of one person, are not here, so nobody looked for them in the texts. A "
        "name typed by mistake would go unseen. Add identities.yaml, or tell the program where it is "
        "kept.",
    ),
    "real-detail": Code(
        GAP,
        "A line of somebody's address, a telephone or NHS number or an e-mail address from "
        "identities.yaml is typed into a text. It identifies a family as surely as a name does. Write "
        "what the reader needs in general words.",
    ),
    "pseudonym-is-real": Code(
        ERROR,
        "A child's pseudonym is, or holds, the real name of somebody in the case. Choose another "
        "pseudonym that nobody in the family has, so that nobody is named and nobody is taken for "
        "another.",
    ),
    "dates-out-of-order": Code(
        ERROR,
        "Two dates contradict each other: something is said to have happened before what it follows from. "
        "One of them is wrong, and the documents would print both. Correct it.",
    ),
    "date-in-future": Code(
        ERROR,
        "The case tells as done what lies after today. Most often the year or the month is mistyped. "
        "Plans have fields of their own, such as due_on and planned_on.",
    ),
    "date-implausible": Code(
        ERROR,
        "A date has a year that cannot be meant, such as 206 or 20226. Nothing can be counted from it. "
        "Correct the year.",
    ),
    "born-in-future": Code(
        ERROR,
        "A date of birth in identities.yaml is after today. Ages and letters would be wrong. Check the year.",
    ),
    "clock-missed": Code(
        GAP,
        "Something was done after the day that the guidance sets, and the case does not say why. The "
        "Panel will ask. Give the reason in the field that the hint names.",
    ),
    "clock-overdue": Code(
        GAP,
        "The day by which this had to be done is gone, and it is not done, or its date is not entered. Do "
        "it, enter the date, or say why it is late.",
    ),
    "clock-due-soon": Code(
        ADVICE,
        "Something is due in the next few working days. The rule and the day stand in the message.",
    ),
    "calendar-not-sure": Code(
        ADVICE,
        "The due date lies beyond the years whose bank holidays have been announced. It is counted by the "
        "standing holidays; a day proclaimed for one year alone would move it by a working day. Look "
        "again when the calendar is published.",
    ),
    "notification-not-kept": Code(
        GAP,
        "The Panel was notified, and the case does not keep what was told. National figures count each "
        "child as notified, whatever happens later, so copy nature, age, ethnicity and the rest as they "
        "were sent.",
    ),
    "notification-agreement": Code(
        ADVICE,
        "Nothing says whether all three partners agreed to notify. They should; note it.",
    ),
    "death-contradicted": Code(
        ERROR,
        "One part of the case says that a child or adult died, and another that they did not. Letters and "
        "report would be badly wrong. Correct whichever is mistaken.",
    ),
    "ground-contradicted": Code(
        ERROR,
        "The ground given for the notification does not fit the child: for instance a looked-after "
        "child's death where no child was looked after. Correct the ground or the child's facts.",
    ),
    "ground-doubtful": Code(
        ADVICE,
        "The ground for the notification is that a child died or was harmed by abuse or neglect, and none "
        "is suspected. Only a looked-after child's death is notified then, and a care leaver's. Look at "
        "the ground again.",
    ),
    "panel-will-not-consider": Code(
        ADVICE,
        "A looked-after child's or care leaver's death without abuse or neglect is notified, and the "
        "Panel does not consider it. Suggesting a national review of it leads nowhere.",
    ),
    "no-subject-child": Code(
        GAP,
        "The case has children, and none of them is the one who died or was harmed. Give that child the "
        "role subject and name the child in the incident.",
    ),
    "ethnicity-not-asked": Code(
        GAP,
        "The ethnicity of the child at the centre is not told or not asked yet. The Panel and the "
        "Department ask for it of every child, and a review that leaves it out cannot look at inequality. "
        "Ask the family; if nobody knows, write unknown, and if no agency recorded it, not recorded.",
    ),
    "disability-not-asked": Code(
        GAP,
        "Whether the child at the centre is disabled is not told or not asked yet. Ask; if nobody knows, "
        "write unknown, and if no agency recorded it, not_recorded.",
    ),
    "child-facts-missing": Code(
        GAP,
        "Some of what is counted nationally of every child is not in the case: sex, age, legal status, "
        "placement, plans. Fill it in. unknown and not_recorded are answers; empty is not.",
    ),
    "child-not-heard": Code(
        GAP,
        "Nothing in the chronology or in the account of lived experience tells what this child said or "
        "showed. Fill childs_voice where a record has it. A baby speaks as well: tell what people saw.",
    ),
    "child-not-in-lived-experience": Code(
        ADVICE,
        "The account of lived experience does not name this child. Where several children lived through "
        "it, each had a life of their own: say what it was like for this one.",
    ),
    "child-without-picture": Code(
        ADVICE,
        "Nothing tells who this child is beyond the harm: what they enjoy, how they are with people. A "
        "few lines in pen_picture, best in the words of those who love the child, open the report.",
    ),
    "no-father-listed": Code(
        ADVICE,
        "The people of the case include no father or father figure for this child. Reviews find again and "
        "again that agencies did not see the men. Add him, even if nothing is known but that nobody "
        "asked.",
    ),
    "man-absent": Code(
        GAP,
        "A father, or another man of the family or household, is on the list of people and nowhere in the "
        "account. Say what part he had in the child's life, what agencies knew of him, or that nobody "
        "asked.",
    ),
    "return-late": Code(
        GAP,
        "An agency has not answered, its day is gone, and nothing says why. Chase it, or note what is "
        "done about it in not_returned_because.",
    ),
    "agency-not-asked": Code(
        ADVICE,
        "An agency knew the family, and no return of it is on the list. Ask it; a nil return is an answer "
        "too.",
    ),
    "nil-return-contradicted": Code(
        ERROR,
        "An agency's return says that it has no record, and the chronology has entries from its records. "
        "One of the two is wrong.",
    ),
}
