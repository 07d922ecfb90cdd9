"""Letters to the family: to whom, where, in what language, by whom to be reached, and when held back."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.problems import DataPath, Problem
from schemas.base import Known
from schemas.family import Format, Letter, Offer
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
_CODES_NOT_WORDS = ("criterion", "criteria", "16c", "regulation 11", "lcspr", "cspr", "threshold")


def missing(look: Inspection) -> Iterator[Problem]:
    """Somebody with parental responsibility who is told nothing although the decision is made."""
    written_to = {letter.to for letter in look.case.letters}
    for person in look.case.people if look.is_decided else ():
        if _must_be_told(look, person) and person.id not in written_to:
            message = (
                f"{person.label} holds parental responsibility, and there is no letter to tell the decision"
            )
            hint = "add a letter; where it must be held back, set withheld and say why in withheld_because"
            yield Problem("letter-missing", message, hint, ("letters",))


def withheld(look: Inspection) -> Iterator[Problem]:
    """A letter held back without a reason, or held back and sent."""
    for letter, path in _letters(look):
        if letter.withheld and not letter.withheld_because:
            message = f"the letter to {look.name(letter.to)} is held back, and nothing says why"
            hint = "say why, who decided, and until when"
            yield Problem("letter-withheld-unexplained", message, hint, (*path, "withheld_because"))
        if letter.withheld and letter.sent_on:
            message = f"the letter to {look.name(letter.to)} is held back, and was sent"
            yield Problem("letter-withheld-and-sent", message, "correct one of the two", (*path, "withheld"))


def address(look: Inspection) -> Iterator[Problem]:
    """A letter that cannot be addressed, or cannot greet anybody."""
    for letter, path in _to_write(look):
        real = look.identities.people.get(letter.to) if look.identities else None
        who = look.name(letter.to)
        if look.identities is None:
            message = f"the decision letter to {who} cannot be addressed: the real names are not here"
            yield Problem("letter-without-address", message, "add identities.yaml, or give its place", path)
            continue
        if real is None or not real.first_name:
            message = f"the decision letter to {who} has no first name to greet"
            yield Problem(
                "letter-without-name", message, f"add first_name for {letter.to} in identities.yaml", path
            )
        if real is None or not real.address:
            message = f"the decision letter to {who} has no address"
            yield Problem(
                "letter-without-address", message, f"add address for {letter.to} in identities.yaml", path
            )


def contact(look: Inspection) -> Iterator[Problem]:
    """A letter that names nobody to call or write to."""
    for letter, path in _to_write(look):
        person = letter.contact or look.case.partnership.family_contact
        if person is None or not person.name:
            message = f"the decision letter to {look.name(letter.to)} names nobody to get in touch with"
            hint = "give partnership.family_contact a name and a telephone number"
            yield Problem("letter-without-contact", message, hint, (*path, "contact"))
        elif not (person.phone or person.email):
            message = f"the decision letter to {look.name(letter.to)} does not say how to reach {person.name}"
            where: DataPath = (*path, "contact") if letter.contact else ("partnership", "family_contact")
            yield Problem("letter-without-contact", message, "add a telephone number", where)


def language(look: Inspection) -> Iterator[Problem]:
    """A letter in a language or form that still has to be arranged."""
    for letter, path in _to_write(look):
        who = look.name(letter.to)
        if letter.language.strip().casefold() != "english":
            if not letter.interpreter:
                message = f"{who} reads {letter.language} best, and no interpreter is arranged"
                yield Problem(
                    "interpreter-not-arranged", message, "name the interpreter", (*path, "interpreter")
                )
            if letter.sent_on is None:
                message = f"the decision letter to {who} has to be translated into {letter.language}"
                yield Problem("letter-to-be-translated", message, "", (*path, "language"))
        if letter.format is not Format.STANDARD and letter.sent_on is None:
            message = (
                f"the decision letter to {who} has to be made in another form: {letter.format.words.lower()}"
            )
            yield Problem("letter-to-be-adapted", message, "", (*path, "format"))


def bereaved(look: Inspection) -> Iterator[Problem]:
    """A letter whose tone does not fit what happened."""
    dead = {child.id for child in look.case.children if child.died is Known.YES}
    people = {person.id: person for person in look.case.people}
    for letter, path in _to_write(look):
        person = people.get(letter.to)
        about = set(letter.about or look.case.incident.children)
        relatives = {*(person.relation_to or about)} if person and person.relation in _FAMILY else set()
        if letter.bereaved and not dead and not any(other.died is Known.YES for other in people.values()):
            message = (
                f"the letter to {look.name(letter.to)} speaks of a death, and nobody in the case has died"
            )
            yield Problem("letter-bereaved-wrong", message, "set bereaved: false", (*path, "bereaved"))
        elif not letter.bereaved and dead & about & relatives:
            message = (
                f"the letter to {look.name(letter.to)} does not speak of a death, and the child has died"
            )
            yield Problem("letter-bereaved-wrong", message, "set bereaved: true", (*path, "bereaved"))


def to_the_dead(look: Inspection) -> Iterator[Problem]:
    """A letter to somebody who has died."""
    for letter, path in _to_write(look):
        item = look.by_id.get(letter.to)
        if getattr(item, "died", None) is Known.YES:
            message = f"this letter is addressed to {look.name(letter.to)}, who has died"
            yield Problem("letter-to-the-dead", message, "delete the letter, or correct died", (*path, "to"))


def codes_not_words(look: Inspection) -> Iterator[Problem]:
    """Reasons for the family in the words of the procedure."""
    reasons: list[tuple[DataPath, str | None]] = [
        (("decision", "reasons_for_family"), look.case.decision.reasons_for_family)
    ]
    reasons += [((*path, "reasons"), letter.reasons) for letter, path in _letters(look)]
    for path, text in reasons:
        found = next((word for word in _CODES_NOT_WORDS if word in (text or "").casefold()), None)
        if found:
            message = f'these reasons are for the family, and use a word of the procedure: "{found}"'
            yield Problem("letter-in-codes", message, "say the same in everyday words", path)


def advocate(look: Inspection) -> Iterator[Problem]:
    """Somebody to whom no advocate was offered."""
    offered = {
        contact.person
        for contact in look.case.family_contacts
        if contact.advocate not in (None, Offer.NOT_OFFERED)
    }
    for letter, path in _to_write(look):
        if letter.advocate is None and letter.to not in offered:
            message = f"no advocate is offered to {look.name(letter.to)}"
            yield Problem("advocate-not-offered", message, "name one in the letter", (*path, "advocate"))


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


def _to_write(look: Inspection) -> Iterator[tuple[Letter, DataPath]]:
    for letter, path in _letters(look):
        if not letter.withheld:
            yield letter, path


CHECKS: tuple[Rule, ...] = (
    missing,
    withheld,
    address,
    contact,
    language,
    bereaved,
    to_the_dead,
    codes_not_words,
    advocate,
)
