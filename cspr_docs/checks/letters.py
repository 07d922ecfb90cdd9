"""Letters to the family: who must have one, what each must say, to whom it leads, and when it is held back."""

import re
from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import DataPath, Problem, advice, error, gap
from cspr_docs.problems.wording import listed
from schemas.base import Known
from schemas.family import Letter, LetterStage, Offer
from schemas.people import Person, Relation

_FAMILY = frozenset(
    {
        Relation.MOTHER,
        Relation.FATHER,
        Relation.STEPPARENT,
        Relation.GRANDPARENT,
        Relation.SIBLING,
        Relation.AUNT_OR_UNCLE,
    }
)
_WITH_REASONS = (LetterStage.DECISION, LetterStage.DELAY)
"""The stages at which a letter says why; at the others it may."""
_CODES_NOT_WORDS = ("criterion", "criteria", "16c", "regulation 11", "lcspr", "cspr", "threshold")
LETTER_MISSING = gap(
    "letter-missing",
    "Somebody with parental responsibility is not told the decision: there is no letter. Add one. Where telling "
    "would put somebody at risk or harm a trial, add it all the same as withheld, with the reason.",
)


def missing(look: Inspection) -> Iterator[Problem]:
    """Somebody with parental responsibility who is told nothing although the decision is made."""
    written_to = {letter.to for letter in look.case.letters if letter.stage is LetterStage.DECISION}
    for person in look.case.people if look.is_decided else ():
        if _must_be_told(look, person) and person.id not in written_to:
            message = (
                f"{person.label} holds parental responsibility, and there is no letter to tell the decision"
            )
            hint = "add a letter; where it must be held back, set withheld and say why in withheld_because"
            yield Problem(LETTER_MISSING, message, hint, ("letters",))


LETTER_WITHHELD_UNEXPLAINED = gap(
    "letter-withheld-unexplained",
    "A letter to the family is held back, and nothing says why. Say why, who decided it, and until when: families "
    "are told unless there is a good reason.",
)
LETTER_WITHHELD_AND_SENT = error(
    "letter-withheld-and-sent",
    "A letter is marked as held back, and has a day on which it was sent. Correct one of the two.",
)


def withheld(look: Inspection) -> Iterator[Problem]:
    """A letter held back without a reason, or held back and sent."""
    for letter, path in _letters(look):
        if letter.withheld and not letter.withheld_because:
            message = f"the letter to {look.name(letter.to)} is held back, and nothing says why"
            hint = "say why, who decided, and until when"
            yield Problem(LETTER_WITHHELD_UNEXPLAINED, message, hint, (*path, "withheld_because"))
        if letter.withheld and letter.sent_on:
            message = f"the letter to {look.name(letter.to)} is held back, and was sent"
            yield Problem(LETTER_WITHHELD_AND_SENT, message, "correct one of the two", (*path, "withheld"))


LETTER_WITHOUT_CONTACT = gap(
    "letter-without-contact",
    "A letter names nobody whom the family can call or write to, or does not say how. Give the partnership's "
    "family_contact a name and a telephone number.",
)


def contact(look: Inspection) -> Iterator[Problem]:
    """A letter that names nobody to call or write to."""
    for letter, path in to_write(look):
        person = letter.contact or look.case.partnership.family_contact
        if person is None or not person.name:
            message = f"the letter to {look.name(letter.to)} names nobody to get in touch with"
            hint = "give partnership.family_contact a name and a telephone number"
            yield Problem(LETTER_WITHOUT_CONTACT, message, hint, (*path, "contact"))
        elif not (person.phone or person.email):
            message = f"the letter to {look.name(letter.to)} does not say how to reach {person.name}"
            where: DataPath = (*path, "contact") if letter.contact else ("partnership", "family_contact")
            yield Problem(LETTER_WITHOUT_CONTACT, message, "add a telephone number", where)


LETTER_BEREAVED_WRONG = error(
    "letter-bereaved-wrong",
    "A letter speaks of a death where nobody died, or does not where the child did. Nothing hurts a family more. "
    "Correct bereaved in the letter, or died of the child.",
)


def bereaved(look: Inspection) -> Iterator[Problem]:
    """A letter whose tone does not fit what happened."""
    dead = {child.id for child in look.case.children if child.died is Known.YES}
    people = {person.id: person for person in look.case.people}
    for letter, path in to_write(look):
        person = people.get(letter.to)
        about = set(letter.about or look.case.incident.children)
        relatives = {*(person.relation_to or about)} if person and person.relation in _FAMILY else set()
        if letter.bereaved and not dead and not any(other.died is Known.YES for other in people.values()):
            message = (
                f"the letter to {look.name(letter.to)} speaks of a death, and nobody in the case has died"
            )
            yield Problem(LETTER_BEREAVED_WRONG, message, "set bereaved: false", (*path, "bereaved"))
        elif not letter.bereaved and dead & about & relatives:
            message = (
                f"the letter to {look.name(letter.to)} does not speak of a death, and the child has died"
            )
            yield Problem(LETTER_BEREAVED_WRONG, message, "set bereaved: true", (*path, "bereaved"))


LETTER_ABOUT_UNSAID = gap(
    "letter-about-unsaid",
    "Of the children of the incident one died and another lives. Somebody bereaved is told about the child who lives "
    "only if the writer says so: name in about those children whom the letter is to speak of.",
)


def about(look: Inspection) -> Iterator[Problem]:
    """A letter to somebody bereaved that does not say whether it speaks of the surviving child too."""
    children = [child for child in look.case.children if child.id in look.case.incident.children]
    alive = [child for child in children if child.died is not Known.YES]
    for letter, path in to_write(look):
        if letter.bereaved and not letter.about and alive and len(alive) < len(children):
            who = listed([child.pseudonym for child in alive])
            message = (
                f"nothing says whether the letter to {look.name(letter.to)} also speaks of {who}, who lives"
            )
            hint = "name in about the children whom it is to speak of; until then it speaks of those who died"
            yield Problem(LETTER_ABOUT_UNSAID, message, hint, (*path, "about"))


LETTER_WITHOUT_REASONS = gap(
    "letter-without-reasons",
    "A letter does not say why the partners decided as they did, or why it takes longer. Reasons are written for the "
    "one person who reads them, since what is said to a grandmother is not what is said to a mother. Write them in the "
    "letter.",
)
LETTER_WITHOUT_DAY = gap(
    "letter-without-day",
    "A letter must name a day by which its reader hears from somebody again: people wait for it. Write it in next_on.",
)
LETTER_WITHOUT_SIGNATORY = gap(
    "letter-without-signatory",
    "Nobody signs the letters: the partnership that decided has no chair in partnership.yaml. Whoever is rung may work "
    "elsewhere; who signs may not.",
)


def said(look: Inspection) -> Iterator[Problem]:
    """A letter without reasons, without a day to look forward to, or without anybody who signs it."""
    chair = look.case.partnership.chair
    for letter, path in to_write(look):
        who = look.name(letter.to)
        if letter.stage in _WITH_REASONS and not letter.reasons:
            message = f"the letter to {who} gives no reasons"
            yield Problem(LETTER_WITHOUT_REASONS, message, "write them for this reader", (*path, "reasons"))
        if letter.next_on is None:
            message = f"the letter to {who} does not say by when {who} hears from anybody"
            yield Problem(LETTER_WITHOUT_DAY, message, "write the day in next_on", (*path, "next_on"))
    if any(to_write(look)) and (chair is None or not chair.name):
        message = "nobody signs the letters: the partnership has no chair"
        yield Problem(LETTER_WITHOUT_SIGNATORY, message, "give the chair's name", ("partnership", "chair"))


LETTER_TELLS_INQUIRY = gap(
    "letter-tells-inquiry",
    "The letter goes to somebody whom a police inquiry or a court case concerns, and its words speak of it. It could "
    "tell them what the police have not. Say nothing of it: the letter asks them to talk to a solicitor.",
)
_OF_AN_INQUIRY = re.compile(
    r"\b(arrest\w*|bail(?:ed)?\b|charge[ds]\b|evidence\b|forensic\w*|inquir\w+|investigat\w+|suspect\w*|witness\w*)",
    re.IGNORECASE,
)


def inquiry(look: Inspection) -> Iterator[Problem]:
    """A letter to a suspect or a defendant that speaks of the inquiry."""
    for letter, path in to_write(look):
        for field in ("opening", "reasons", "taking_part") if letter.inquiry else ():
            if found := _OF_AN_INQUIRY.search(getattr(letter, field) or ""):
                message = f'the letter to {look.name(letter.to)}, whom the inquiry concerns, speaks of it: "{found[1]}"'
                yield Problem(LETTER_TELLS_INQUIRY, message, "say nothing of it", (*path, field))


LETTER_TO_THE_DEAD = error(
    "letter-to-the-dead",
    "A letter is addressed to somebody who has died. Delete it, or correct the person's facts.",
)


def to_the_dead(look: Inspection) -> Iterator[Problem]:
    """A letter to somebody who has died."""
    for letter, path in to_write(look):
        item = look.by_id.get(letter.to)
        if getattr(item, "died", None) is Known.YES:
            message = f"this letter is addressed to {look.name(letter.to)}, who has died"
            yield Problem(LETTER_TO_THE_DEAD, message, "delete the letter, or correct died", (*path, "to"))


LETTER_IN_CODES = advice(
    "letter-in-codes",
    "The reasons for the family use words of the procedure, such as criteria or threshold. Say the same in "
    "everyday words: what was decided, and why, as one would say it to them face to face.",
)


def codes_not_words(look: Inspection) -> Iterator[Problem]:
    """Reasons for the family in the words of the procedure."""
    for letter, path in _letters(look):
        text = (letter.reasons or "").casefold()
        found = next((word for word in _CODES_NOT_WORDS if word in text), None)
        if found:
            message = f'these reasons are for the family, and use a word of the procedure: "{found}"'
            yield Problem(LETTER_IN_CODES, message, "say the same in everyday words", (*path, "reasons"))


ADVOCATE_NOT_OFFERED = advice(
    "advocate-not-offered",
    "No advocate is offered to this member of the family, neither in the letter nor at any contact. Offer one; it "
    "often makes the difference between taking part and not.",
)


def advocate(look: Inspection) -> Iterator[Problem]:
    """Somebody to whom no advocate was offered."""
    offered = {
        contact.person
        for contact in look.case.family_contacts
        if contact.advocate not in (None, Offer.NOT_OFFERED)
    }
    for letter, path in to_write(look):
        if letter.advocate is None and letter.to not in offered:
            message = f"no advocate is offered to {look.name(letter.to)}"
            yield Problem(ADVOCATE_NOT_OFFERED, message, "name one in the letter", (*path, "advocate"))


def _must_be_told(look: Inspection, person: Person) -> bool:
    """A living person with parental responsibility for a child who died or was harmed.

    A parent's partner may hold it for another child alone, so nothing is taken for granted of one.
    """
    holds = person.parental_responsibility is Known.YES and person.died is not Known.YES
    theirs = {child.id for child in look.subjects}.intersection(person.relation_to)
    is_parent = bool(theirs or not person.relation_to) and person.relation is not Relation.PARENTS_PARTNER
    return holds and is_parent


def _letters(look: Inspection) -> Iterator[tuple[Letter, DataPath]]:
    for letter in look.case.letters:
        yield letter, ("letters", letter.id)


def to_write(look: Inspection) -> Iterator[tuple[Letter, DataPath]]:
    """The letters that are not held back, and where they stand."""
    for letter, path in _letters(look):
        if not letter.withheld:
            yield letter, path


CHECKS: tuple[Check, ...] = (
    missing, withheld, contact, bereaved, about, said, inquiry, to_the_dead, codes_not_words, advocate,
)  # fmt: skip
