"""Every form of the names of a case's people."""

import re
from collections.abc import Iterator

from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import plain
from cspr_docs.publish.disclosure.register.composed import phrases_alone, syllables_alone
from cspr_docs.publish.disclosure.register.entry import FAMILY, GIVEN, WHOLE, Entry, entry, with_capital
from cspr_docs.publish.disclosure.register.forms import PARTICLES, first_forms, last_forms, parts
from schemas.identities import RealPerson

_ARABIC_CLITICS = "وفبلك"
_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx")


def person_entries(holder: str, real: RealPerson, label: str, at_work: frozenset[str]) -> Iterator[Entry]:
    """Every form of a person's names.

    Args:
        holder: the person's id.
        real: the person, as the register has them.
        label: what the case calls them, and the reader may.
        at_work: the plain last names of the professionals whom the case names; with one of these a title and
            a last name are not enough to say who is meant.
    """
    first, last = (real.first_name or "").strip(), (real.last_name or "").strip()
    made: list[Entry | None] = [
        *_given(first, holder, label),
        *_family(last, holder, label),
        *(entry(name, GIVEN, f"a name that {label} goes by", holder, label) for name in real.known_as),
        *_composed(first, last, holder, label),
        *_wholes(first, last, real, holder, label),
        *_titled(first, last, real, holder, label, at_work),
    ]
    yield from (one for one in made if one is not None)


def _given(first: str, holder: str, label: str) -> Iterator[Entry | None]:
    yield entry(first, GIVEN, f"the first name of {label}", holder, label)
    for part in parts(plain(first)):
        yield entry(part, GIVEN, f"a first name of {label}", holder, label)
    for name in dict.fromkeys((first, *first.split())):
        for form in first_forms(name):
            if form not in PARTICLES:
                yield entry(form, GIVEN, f"a form of the first name of {label}", holder, label)
    yield from _joined_on(first, GIVEN, f"the first name of {label}", holder, label)


def _composed(first: str, last: str, holder: str, label: str) -> Iterator[Entry | None]:
    about = f"a form of the first name of {label}"
    for part in phrases_alone(first):
        yield entry(part, GIVEN, about, holder, label)
    for part in syllables_alone(first, last):  # small, many are words: `rang`, `song`
        yield with_capital(entry(part, GIVEN, about, holder, label))


def _family(last: str, holder: str, label: str) -> Iterator[Entry | None]:
    yield entry(last, FAMILY, f"the last name of {label}", holder, label)
    own = parts(plain(last))
    for form in last_forms(last):
        about = "a part of the last name of" if form in own else "a form of the last name of"
        yield entry(form, FAMILY, f"{about} {label}", holder, label)
    yield from _joined_on(last, FAMILY, f"the last name of {label}", holder, label)


def _joined_on(name: str, kind: str, about: str, holder: str, label: str) -> Iterator[Entry | None]:
    """Arabic joins 'and', 'in', 'to' and 'like' to the word that follows."""
    if re.search(r"[\u0600-\u06ff]", name):
        for clitic in _ARABIC_CLITICS:
            yield entry(clitic + name, kind, about, holder, label)


def _wholes(first: str, last: str, real: RealPerson, holder: str, label: str) -> Iterator[Entry | None]:
    """First and last name together, in both orders, and with each part of a last name."""
    if not last:
        return
    about = f"the whole name of {label}"
    for given in dict.fromkeys(filter(None, (first, first.split()[0] if first else "", *real.known_as))):
        for family in dict.fromkeys((last, *parts(plain(last)))):
            for name in (f"{given} {family}", f"{family} {given}"):
                yield entry(name, WHOLE, about, holder, label, Weight.NEVER)


def _titled(
    first: str, last: str, real: RealPerson, holder: str, label: str, at_work: frozenset[str]
) -> Iterator[Entry | None]:
    """Title or initial and last name."""
    for family in dict.fromkeys(filter(None, (last, *parts(plain(last))))):
        shared = plain(family) in at_work
        weight = Weight.ASK if shared else Weight.NEVER
        for title in dict.fromkeys(filter(None, (real.title, *_TITLES))):
            known = Weight.ASK if title != real.title else weight
            yield entry(
                f"{title} {family}", WHOLE, f"a title and the last name of {label}", holder, label, known
            )
        if first:
            about = f"an initial and the last name of {label}"
            yield entry(f"{first[0]} {family}", WHOLE, about, holder, label, weight)


def initials(real: RealPerson) -> Iterator[str]:
    """The person's initials, plain and without stops: first and last, with each part of a double-barrelled name."""
    first = plain(real.first_name or "")
    families = [word for word in re.split(r"[ '-]+", plain(real.last_name or "")) if word]
    if not first or not families:
        return
    given = "".join(word[0] for word in re.split(r"[ -]+", first) if word)
    for start in dict.fromkeys((first[0], given)):
        yield start + families[0][0]
        yield start + "".join(word[0] for word in families)
        yield start + families[-1][0]
