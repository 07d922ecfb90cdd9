"""Every form of the names of a case's places, of everybody's addresses, and of their numbers and e-mail addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cspr_docs.checks.addresses import AT_HOME, NUMBERED, POSTCODE, pieces_of, shortened, street_words
from cspr_docs.prose.folding import plain
from cspr_docs.publish.details.data import word_set
from cspr_docs.publish.details.detail import DetailKind, Weight
from cspr_docs.publish.details.register_people import NameForm, Spelling, name_forms
from schemas.identities import RealPerson, RealPlace
from schemas.sensitive import DETAILS, Identifier, sensitive, sensitive_values

_SHORTEST_WORD = 5
_MOST_WORDS = 5
_HOUSES = frozenset({"house", "cottage", "flat", "court", "farm", "hall", "lodge"})

_FEWEST_DIGITS = 4
_AT = r"(?:@|[\[(]at[\])])"
_SPACES = r"[ .\-/()]{0,3}"
_NO_SPACES = dict.fromkeys(map(ord, " .-/()"))
_FROM_ABROAD = re.compile(r"^(?:0|44|0044)(?=[1-9]\d{8,9}$)")
_KINDS = {
    Identifier.PHONE: DetailKind.PHONE,
    Identifier.EMAIL: DetailKind.EMAIL,
    Identifier.NHS_NUMBER: DetailKind.NHS_NUMBER,
    Identifier.NUMBER: DetailKind.NUMBER,
}


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """A number, a postcode or an e-mail address of the register; `pattern` matches it in folded text.

    `signs` is what stands in the `joined` text wherever it is written: looked for first, since that is quicker.
    """

    pattern: re.Pattern[str]
    signs: str
    kind: DetailKind
    about: str
    holder: str


def place_forms(holder: str, real: RealPlace, label: str, known: frozenset[str]) -> Iterator[NameForm]:
    """Every form of a place's names; `known` are the plain words that the case itself uses in names."""
    for name in sensitive_values(real, Identifier.PLACE_NAME):
        yield from name_forms(_of_name(name, f"the real name of {label}", DetailKind.PLACE, known), holder)


def address_forms(
    holder: str, real: RealPerson | RealPlace, label: str, known: frozenset[str]
) -> Iterator[NameForm]:
    """Every form of an address: its lines, the house with its street, the street, the town."""
    for _, address in sensitive(real, Identifier.ADDRESS):
        yield from name_forms(_of_address(address, label, known), holder)


def known_numbers(holder: str, real: RealPerson | RealPlace, label: str) -> Iterator[KnownNumber]:
    """Everything of a person or place that is made of digits, and e-mail addresses."""
    for mark, values in sensitive(real, *DETAILS):
        about = f"{mark.about} of {label}"
        for value in values:
            if mark.identifier is Identifier.ADDRESS:
                for match in POSTCODE.finditer(plain(value)):
                    signs = match.group().replace(" ", "")
                    said = f"the postcode of {label}"
                    yield KnownNumber(_spaced(signs), signs, DetailKind.POSTCODE, said, holder)
            else:
                for pattern, signs in _patterns(mark.identifier, value):
                    yield KnownNumber(pattern, signs, _KINDS[mark.identifier], about, holder)


def joined(folded: str) -> str:
    """A folded text without what people write between the digits of a number."""
    return folded.translate(_NO_SPACES)


def _of_name(name: str, about: str, kind: DetailKind, known: frozenset[str]) -> Iterator[Spelling]:
    """A name as it is, with its street's word shortened, and those of its words that point at it alone."""
    for form in (name, *shortened(plain(name))):
        yield Spelling(form, about, kind=kind)
    part = about if about.startswith("a part ") else f"a part of {about}"
    for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", plain(name)):
        if len(word) >= _SHORTEST_WORD and word not in word_set("place_words.txt") and word not in known:
            yield Spelling(word, part, kind=kind, capital=True)


def _of_address(address: tuple[str, ...], label: str, known: frozenset[str]) -> Iterator[Spelling]:
    about = f"the address of {label}"
    for line in address:
        if _is_exact(line):
            yield Spelling(line, about, kind=DetailKind.ADDRESS, weight=Weight.NEVER)
    for piece in pieces_of(", ".join(address)):
        street = NUMBERED.sub("", piece)
        for form in (piece, *shortened(piece)) if street != piece else ():
            yield Spelling(form, about, kind=DetailKind.ADDRESS, weight=Weight.NEVER)
        words = street.split()
        if len(words) <= _MOST_WORDS and street not in AT_HOME and not known.issuperset(words):
            yield from _of_name(street, f"a part of {about}", DetailKind.AREA, known)


def _is_exact(line: str) -> bool:
    """Whether a line leads to a door: a street, a town, a county or a country alone does not."""
    words = re.findall(r"\w+", plain(line))
    is_street = "," in line and any(word in street_words() for word in words)
    return is_street or any(word in _HOUSES or any(map(str.isdigit, word)) for word in words)


def _patterns(identifier: Identifier, value: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """What matches a number or an e-mail address, and its signs."""
    if identifier is Identifier.PHONE:
        yield _phone(value)
    elif identifier is Identifier.EMAIL:
        parts = re.split(r"(@)", plain(value).replace(" ", ""))
        spelt = r" ?".join(map(re.escape, parts))
        yield re.compile(rf"(?<![a-z0-9]){spelt.replace('@', _AT)}"), joined(parts[0])
    else:
        yield from ((_spaced(token), token) for token in _tokens(value))


def _tokens(number: str) -> Iterator[str]:
    """What in a text is the number itself, its letters and digits joined: `A0000XX`, `26-004417`."""
    low = plain(number)
    if sum(character.isdigit() for character in low) == len(re.sub(r"[ \-]", "", low)):
        words = [low]
    else:
        words = re.findall(r"[a-z0-9]+(?:[\-/.][a-z0-9]+)*", low)
    for word in words:
        joined = re.sub(r"[^a-z0-9]", "", word)
        if sum(character.isdigit() for character in joined) >= _FEWEST_DIGITS:
            yield joined


def _spaced(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){_SPACES.join(map(re.escape, token))}(?![a-z0-9])")


def _phone(number: str) -> tuple[re.Pattern[str], str]:
    """The number as in Britain and as from abroad, and the digits of both."""
    digits = re.sub(r"\D", "", plain(number))
    bare = _FROM_ABROAD.sub("", digits)
    if bare == digits:
        return _spaced(digits or "\0"), digits
    prefix = rf"(?:\+?{_SPACES}(?:00)?44{_SPACES}(?:\(0\))?0?|\(?0){_SPACES}"
    return re.compile(rf"(?<!\d){prefix}{_SPACES.join(bare)}(?!\d)"), bare
