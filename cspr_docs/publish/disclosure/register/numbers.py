"""Telephone, NHS and other numbers of the register, and e-mail addresses, however they are spaced."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cspr_docs.publish.disclosure.folding import plain
from cspr_docs.publish.disclosure.patterns.grammar import ANY_POSTCODE
from schemas.identities import RealPerson

_FEWEST_DIGITS = 4
_SPACES = r"[ .\-/()]{0,3}"
_FROM_ABROAD = re.compile(r"^(?:0|44|0044)(?=[1-9]\d{8,9}$)")


@dataclass(frozen=True, slots=True)
class Known:
    """A number or an address of the register.

    Attributes:
        pattern: matches it in folded text.
        about: what it is, in a reader's words.
        holder: whose it is.
        code: the problem's code.
    """

    pattern: re.Pattern[str]
    about: str
    holder: str
    code: str


def known_numbers(holder: str, real: RealPerson, label: str) -> Iterator[Known]:
    """Everything of a person that is made of digits, and the e-mail address."""
    if real.phone:
        yield Known(_phone(real.phone), f"the telephone number of {label}", holder, "published-contact")
    if real.email:
        spelt = r" ?".join(map(re.escape, re.split(r"(@)", plain(real.email).replace(" ", ""))))
        spelt = spelt.replace("@", r"(?:@|[\[(]at[\])])")
        about = f"the e-mail address of {label}"
        yield Known(re.compile(rf"(?<![a-z0-9]){spelt}"), about, holder, "published-contact")
    numbers = [(f"the NHS number of {label}", real.nhs_number or "")]
    numbers += [(f"a number of {label}", number) for number in real.other_numbers]
    for about, number in numbers:
        for token in _tokens(number):
            yield Known(_spaced(token), about, holder, "published-number")


def known_postcodes(holder: str, address: Iterable[str], label: str) -> Iterator[Known]:
    """The postcodes of an address, of whatever grammar."""
    for line in address:
        for match in ANY_POSTCODE.finditer(plain(line)):
            pattern = _spaced(match.group().replace(" ", ""))
            yield Known(pattern, f"the postcode of {label}", holder, "published-address")


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


def _phone(number: str) -> re.Pattern[str]:
    """The number as in Britain and as from abroad."""
    digits = re.sub(r"\D", "", plain(number))
    bare = _FROM_ABROAD.sub("", digits)
    if bare == digits:
        return _spaced(digits or "\0")
    prefix = rf"(?:\+?{_SPACES}(?:00)?44{_SPACES}(?:\(0\))?0?|\(?0){_SPACES}"
    return re.compile(rf"(?<!\d){prefix}{_SPACES.join(bare)}(?!\d)")
