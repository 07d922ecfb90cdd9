"""Every form of the names of a case's people, as the search looks for them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cspr_docs.checks.names import ordinary_words
from cspr_docs.prose.folding import plain
from cspr_docs.publish.details.detail import DetailKind, NamePart, Weight
from cspr_docs.publish.details.letters import letters_of
from cspr_docs.publish.details.name_variants import (
    PARTICLES,
    first_forms,
    last_forms,
    parts,
    phrases_alone,
    plural_of,
    syllables_alone,
)
from schemas.identities import RealPerson
from schemas.sensitive import Identifier, sensitive_values

_SHORT = 3
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_CLITICS = "وفبلك"
_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx")


class Spelling(NamedTuple):
    """A name as somebody may write it; `part` of a person's name, `is_derived` where the register has another form.

    `capital`: it counts only with one, since small it is often a word.
    """

    name: str
    about: str
    part: NamePart | None = None
    kind: DetailKind = DetailKind.NAME
    weight: Weight = Weight.ASK
    is_derived: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class NameForm:
    """A spelling as the search looks for it: its plain letters, joined, and where in them its own words begin (`gaps`).

    Attributes:
        holder: the id of the person or place.
        capital: whether it counts only with a capital, because small it is a word or too short.
        article: whether it counts only behind `the`, which its letters hold.
    """

    letters: str
    gaps: frozenset[int]
    spelling: Spelling
    holder: str
    capital: bool = False
    article: bool = False


def name_forms(spellings: Iterable[Spelling], holder: str) -> Iterator[NameForm]:
    """The forms of the spellings; none for what has no letters worth a search."""
    for spelling in spellings:
        low = plain(spelling.name)
        letters, gaps = letters_of(low)
        if len(letters) < 2 or letters.isdigit():
            continue
        article = low.startswith("the ")
        words = (word for word in low.replace("-", " ").split() if len(word) > _SHORT)
        is_word = len(letters) <= _SHORT or all(word.strip("'.") in ordinary_words() for word in words)
        yield NameForm(letters, gaps, spelling, holder, spelling.capital or article or is_word, article)


def person_forms(holder: str, real: RealPerson, label: str, at_work: frozenset[str]) -> Iterator[NameForm]:
    """Every form of the names of a person, whom the case calls by the label.

    `at_work` are the plain last names of the professionals whom the case names; with one of these a title and a last
    name are not enough to say who is meant.
    """
    yield from name_forms(_spellings(real, label, at_work), holder)


def _spellings(real: RealPerson, label: str, at_work: frozenset[str]) -> Iterator[Spelling]:
    firsts = _stripped(real, Identifier.FIRST_NAME)
    lasts = _stripped(real, Identifier.LAST_NAME)
    nicknames = sensitive_values(real, Identifier.NICKNAME)
    for first in firsts:
        yield from _given(first, label)
    for last in lasts:
        yield from _family(last, label)
    for name in nicknames:
        yield Spelling(name, f"a name that {label} goes by", NamePart.GIVEN)
    for first in firsts:
        yield from _composed(first, lasts, label)
    called = [name for first in firsts for name in (first, first.partition(" ")[0])]
    for last in lasts:
        yield from _wholes(dict.fromkeys((*called, *nicknames)), last, label)
        yield from _titled(firsts, last, real.title, label, at_work)


def _stripped(real: RealPerson, wanted: Identifier) -> list[str]:
    return [name.strip() for name in sensitive_values(real, wanted) if name.strip()]


def _given(first: str, label: str) -> Iterator[Spelling]:
    about = f"the first name of {label}"
    yield Spelling(first, about, NamePart.GIVEN)
    for part in parts(plain(first)):
        yield Spelling(part, f"a first name of {label}", NamePart.GIVEN)
    for name in dict.fromkeys((first, *first.split())):
        for other in first_forms(name):
            if other not in PARTICLES:
                yield Spelling(other, f"a form of {about}", NamePart.GIVEN, is_derived=True)
    yield from _joined_on(first, about, NamePart.GIVEN)


def _composed(first: str, lasts: Iterable[str], label: str) -> Iterator[Spelling]:
    form = f"a form of the first name of {label}"
    for part in phrases_alone(first):
        yield Spelling(part, form, NamePart.GIVEN, is_derived=True)
    for last in lasts:
        for part in syllables_alone(first, last):  # small, many are words: `rang`, `song`
            yield Spelling(part, form, NamePart.GIVEN, is_derived=True, capital=True)


def _family(last: str, label: str) -> Iterator[Spelling]:
    about = f"the last name of {label}"
    yield Spelling(last, about, NamePart.FAMILY)
    own = parts(plain(last))
    for form in last_forms(last):
        said = "a part of" if form in own else "a form of"
        yield Spelling(form, f"{said} {about}", NamePart.FAMILY, is_derived=form not in own)
    for family in _families(last):
        yield Spelling(plural_of(family), about, NamePart.FAMILY, is_derived=True)
        bare = plural_of(family).removeprefix("the ")
        if bare.endswith("es") and plain(family) not in ordinary_words():
            yield Spelling(bare, about, NamePart.FAMILY, is_derived=True, capital=True)
    yield from _joined_on(last, about, NamePart.FAMILY)


def _joined_on(name: str, about: str, part: NamePart) -> Iterator[Spelling]:
    """Arabic joins 'and', 'in', 'to' and 'like' to the word that follows."""
    for clitic in _ARABIC_CLITICS if _ARABIC.search(name) else "":
        yield Spelling(clitic + name, about, part)


def _wholes(called: Iterable[str], last: str, label: str) -> Iterator[Spelling]:
    """First and last name together, in both orders, and with each part of a last name."""
    about = f"the whole name of {label}"
    for given in called:
        for family in _families(last):
            for name in (f"{given} {family}", f"{family} {given}"):
                yield Spelling(name, about, NamePart.WHOLE, weight=Weight.NEVER)


def _titled(
    firsts: Iterable[str], last: str, own: str | None, label: str, at_work: frozenset[str]
) -> Iterator[Spelling]:
    """Title or initial and last name; any other title than the person's own is for somebody to look at."""
    for family in _families(last):
        weight = Weight.ASK if plain(family) in at_work else Weight.NEVER
        for title in dict.fromkeys(filter(None, (own, *_TITLES))):
            about = f"a title and the last name of {label}"
            known = weight if title == own else Weight.ASK
            yield Spelling(f"{title} {family}", about, NamePart.WHOLE, weight=known)
        for first in firsts:
            about = f"an initial and the last name of {label}"
            yield Spelling(f"{first[0]} {family}", about, NamePart.WHOLE, weight=weight)


def _families(last: str) -> Iterable[str]:
    return dict.fromkeys((last, *parts(plain(last))))


def initials(real: RealPerson) -> Iterator[str]:
    """The person's initials, plain and without stops: first and last, with each part of a double-barrelled name."""
    first = plain(" ".join(sensitive_values(real, Identifier.FIRST_NAME)))
    last = plain(" ".join(sensitive_values(real, Identifier.LAST_NAME)))
    families = [word for word in re.split(r"[ '-]+", last) if word]
    if not first or not families:
        return
    given = "".join(word[0] for word in re.split(r"[ -]+", first) if word)
    for start in dict.fromkeys((first[0], given)):
        yield start + families[0][0]
        yield start + "".join(word[0] for word in families)
        yield start + families[-1][0]
        yield start + "".join(word[0] for word in re.split(r"[ -]+", last) if word)
