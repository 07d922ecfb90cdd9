"""How a letter reaches its reader: where it goes, through whom, in which language and form."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.checks.letters import to_write
from cspr_docs.problems import DataPath, Problem, error, gap
from schemas.family import Bearer, Format, Letter
from schemas.identities import RealPerson
from schemas.people import PlaceKind

_SPOKEN = (Format.AUDIO, Format.READ_ALOUD)
"""Forms in which another language is spoken and not written."""
_STAFFED = frozenset(
    (PlaceKind.PRISON, PlaceKind.HOSPITAL, PlaceKind.CHILDRENS_HOME, PlaceKind.SUPPORTED_ACCOMMODATION)
)
"""Places to live in that are nobody's own home."""
_MADE_ELSEWHERE = (Format.AUDIO, Format.BRAILLE)
"""Forms that this program does not make."""

LETTER_WITHOUT_ADDRESS = gap(
    "letter-without-address",
    "A letter cannot be addressed, because identities.yaml is not here or has no address for the person. Add it, "
    "or tell the program where the file is kept.",
)
LETTER_WITHOUT_NAME = gap(
    "letter-without-name",
    "A letter cannot greet the person: identities.yaml has no first name for them. Add it as the person wants to "
    "be called.",
)


def address(look: Inspection) -> Iterator[Problem]:
    """A letter that cannot be addressed, or cannot greet anybody."""
    for letter, path in to_write(look):
        real = look.identities.people.get(letter.to) if look.identities else None
        who = look.name(letter.to)
        if look.identities is None:
            message = f"the letter to {who} cannot be addressed: the real names are not here"
            yield Problem(LETTER_WITHOUT_ADDRESS, message, "add identities.yaml, or give its place", path)
            continue
        if real is None or not real.first_name:
            message = f"the letter to {who} has no first name to greet"
            hint = f"add first_name for {letter.to} in identities.yaml"
            yield Problem(LETTER_WITHOUT_NAME, message, hint, path)
        if letter.through is None and (real is None or not real.address):
            message = f"the letter to {who} has no address"
            hint = f"add address for {letter.to} in identities.yaml"
            yield Problem(LETTER_WITHOUT_ADDRESS, message, hint, path)


LETTER_THROUGH_UNREACHABLE = gap(
    "letter-through-unreachable",
    "A letter goes through somebody, and nothing says who that is or where the letter is sent. Give the name and the "
    "address at work.",
)
LETTER_THROUGH_HOME = error(
    "letter-through-home",
    "A letter goes through somebody so that it does not come to a home, and the address given for them is that of "
    "somebody in the case. Give the address at work. A prison, hospital or home where the person who is written to "
    "lives alone of all people in the case is no such home: say so with bearer: prison, or list it among the case's "
    "places with its kind, and with its address in identities.yaml.",
)


def through(look: Inspection) -> Iterator[Problem]:
    """A letter that goes through somebody who cannot be reached, or to the home of somebody in the case."""
    people = look.identities.people if look.identities else {}
    homes: dict[str, list[str]] = {}
    for id_, real in people.items():
        homes.setdefault(_home(real.address), []).append(id_)
    institutions = _institutions(look)
    for letter, path in to_write(look):
        if letter.through is None:
            continue
        contact, who = letter.through.contact, look.name(letter.to)
        where = (*path, "through", "contact")
        for field in ("name", "address"):
            if not getattr(contact, field):
                message = f"the letter to {who} goes through somebody, and nothing says the {field}"
                yield Problem(LETTER_THROUGH_UNREACHABLE, message, f"fill in {field}", (*where, field))
        home = _home(contact.address)
        is_institution = letter.through.bearer is Bearer.PRISON or home in institutions
        living = homes.get(home, []) if home else []
        others = [id_ for id_ in living if id_ != letter.to or not is_institution]
        if others:
            message = f"the letter to {who} would come to the home of {look.name(others[-1])}"
            yield Problem(LETTER_THROUGH_HOME, message, "give the address at work", (*where, "address"))


def _institutions(look: Inspection) -> frozenset[str]:
    """Where those who live there are handed their letters by staff."""
    places = look.identities.places if look.identities else {}
    kinds = {place.id: place.kind for place in look.case.places}
    return frozenset(_home(real.address) for id_, real in places.items() if kinds.get(id_) in _STAFFED) - {""}


LETTER_SHARED_ADDRESS = gap(
    "letter-shared-address",
    "The letter goes to an address where somebody else lives from whom the case keeps something, and who could open "
    "it. Let it go through somebody (through), who hands it over in person.",
)


def shared_address(look: Inspection) -> Iterator[Problem]:
    """A letter that comes to where somebody lives from whom a restriction keeps something."""
    people = look.identities.people if look.identities else {}
    for letter, path in to_write(look):
        home = _home(people.get(letter.to, RealPerson()).address)
        if letter.through or not home:
            continue
        for one in look.case.restrictions:
            for other in one.kept_from_people if letter.to not in one.kept_from_people else ():
                if _home(people.get(other, RealPerson()).address) == home:
                    kept = f"from whom restriction {one.id} keeps something"
                    message = f"the letter to {look.name(letter.to)} comes to where {look.name(other)} lives, {kept}"
                    yield Problem(LETTER_SHARED_ADDRESS, message, "let it go through somebody", path)


INTERPRETER_NOT_ARRANGED = gap(
    "interpreter-not-arranged",
    "A letter goes to somebody who reads another language best, and no interpreter is named. Arrange one, and name "
    "the language and the interpreter.",
)
LETTER_TO_BE_TRANSLATED = gap(
    "letter-to-be-translated",
    "The letter is built in English, and this person reads another language best. A qualified translator translates "
    "the final wording, never a relative. Put the Word file beside the letter as letters/…/translation.docx: both are "
    "sent, or neither.",
)
LETTER_TO_BE_ADAPTED = gap(
    "letter-to-be-adapted",
    "This person needs the letter as a recording or in braille, which this program cannot make. Have it made from the "
    "final wording, and write in adapted_on when that was done.",
)


def language(look: Inspection) -> Iterator[Problem]:
    """A letter in a language or form that still has to be arranged; that it was sent ends no duty."""
    for letter, path in to_write(look):
        who = look.name(letter.to)
        if not _is_english(letter) and not letter.interpreter:
            message = f"{who} reads {letter.language} best, and no interpreter is arranged"
            where: DataPath = (*path, "interpreter")
            yield Problem(INTERPRETER_NOT_ARRANGED, message, "name the interpreter", where)
        if _must_be_translated(letter) and not letter.translation:
            message = f"the letter to {who} has to be translated into {letter.language}"
            hint = f"put the translation into the case as letters/{letter.id}/translation.docx"
            yield Problem(LETTER_TO_BE_TRANSLATED, message, hint, (*path, "translation"))
        if letter.format in _MADE_ELSEWHERE and letter.adapted_on is None:
            form = letter.format.words.lower()
            message = f"the letter to {who} has to be made in another form: {form}"
            hint = "have it made from the final wording, and write the day in adapted_on"
            yield Problem(LETTER_TO_BE_ADAPTED, message, hint, (*path, "adapted_on"))


def _must_be_translated(letter: Letter) -> bool:
    """Whether there must be a written translation: none of a language that is signed, or where it is spoken."""
    is_signed = "sign language" in letter.language.casefold()
    return not _is_english(letter) and not is_signed and letter.format not in _SPOKEN


def _is_english(letter: Letter) -> bool:
    return letter.language.strip().casefold() == "english"


def _home(address: tuple[str, ...]) -> str:
    """The letters and figures of an address alone, by which two of them are compared."""
    return "".join(letter for line in address for letter in line.casefold() if letter.isalnum())


CHECKS: tuple[Check, ...] = (address, through, shared_address, language)
