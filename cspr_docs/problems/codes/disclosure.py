"""The codes of the search for whatever identifies somebody."""

from cspr_docs.problems.code import ADVICE, ERROR, Code

CODES: dict[str, Code] = {
    "published-name": Code(
        ERROR,
        "What is to be published holds a real name from the identities: of a child, an adult or a family, whole or "
        "in part, short, declined or misspelt. Write the pseudonym or the label in its place. If it is another "
        "word or somebody else's name, decide so in the review before publishing, with a reason.",
    ),
    "published-address": Code(
        ERROR,
        "What is to be published holds an address, the real name of a place, a postcode or a point on a map. Say "
        "what the place is instead: the family's flat, a hospital, a town in the north.",
    ),
    "published-number": Code(
        ERROR,
        "What is to be published holds a number that belongs to one person or one case: an NHS or pupil number, a "
        "case or court reference, bank details, the mark of a car. Take it out; readers have no use for it.",
    ),
    "published-contact": Code(
        ERROR,
        "What is to be published holds a telephone number, an e-mail address, a name on social media or a link "
        "that leads to one person. The partnership's own contact details may stand; take out all others.",
    ),
    "published-date": Code(
        ERROR,
        "What is to be published tells something to the day. A day can be found in newspapers and court lists, so "
        "reports give month and year. A date of birth is never published.",
    ),
    "published-detail": Code(
        ERROR,
        "What is to be published tells a detail that may point at the child when it is put beside others: an exact "
        "age, how many brothers and sisters, a school or street by name, ethnicity with a place, a rare "
        "condition. Write it coarser, or decide with a reason that it may stand. What the partnership lets stand "
        "is set under publishing in partnership.yaml.",
    ),
    "published-unknown-name": Code(
        ERROR,
        "What is to be published seems to name a person of whom the identities know nothing. If it is one of the "
        "family, write the label and add the name to the identities; if it may stand, decide so with a reason.",
    ),
    "names-extra-missing": Code(
        ADVICE,
        "Names of people whom the identities do not know were not looked for, because the language model that "
        "finds them is not installed. Install the extra with the command in the message, or read the report once "
        "more for names of neighbours, friends and practitioners.",
    ),
    "names-model-changed": Code(
        ERROR,
        "The language model that finds names is not the one that was published, so it was not read: a model is a "
        "program's judgement, and another one may overlook names. Remove it and install it anew.",
    ),
}
