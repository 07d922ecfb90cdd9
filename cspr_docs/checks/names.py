"""Real names, addresses and numbers from the identities, typed where a mention or general words belong.

A report is published, and a name in it cannot be taken back. So every text of the case is looked at, and a
message never prints the name that it found.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from cspr_docs.casefile.shape import Value
from cspr_docs.casefile.words import position_in
from cspr_docs.checks.inspection import NOT_FAMILY, Check, Inspection
from cspr_docs.problems import DataPath, Problem, advice, error, gap
from cspr_docs.prose.folding import letter_for_letter, one_spaced
from schemas.base import MONTHS, Contact, Written
from schemas.decision import SignOff
from schemas.identities import Identities
from schemas.partnership import AreaPartnership, SafeguardingPartner
from schemas.people import Child, Person
from schemas.rapid_review import Attendee
from schemas.review import LeadReviewer
from schemas.sensitive import DETAILS, NAMES, Identifier, sensitive_values

AT_WORK = (Contact, SignOff, Attendee, LeadReviewer, AreaPartnership, SafeguardingPartner)
"""Whoever is named in these is a professional under their own name."""
_AFTER_A_PERSON = re.compile(r"\s+(?:was|is|had|has|said|told|went|did|lived|would|could|and|with)\b|['’]s\b")
_SENTENCE_END = re.compile(r"(?:^|[.!?:]['’”\"]?\s|\n)\s*(?:[-*>#]+\s|\d+\.\s)?[‘“'\"*_]*$")
_BESIDE_A_MONTH = re.compile(
    r"\d(?:st|nd|rd|th)?\s+$|\b(?:in|since|until|from|to|of|by|early|late|mid)[\s-]+$", re.IGNORECASE
)
_AFTER_A_MONTH = re.compile(r"\s+\d")
_WORD = re.compile(r"\w+")
_MONTHS = frozenset(month.casefold() for month in MONTHS)


@dataclass(frozen=True, slots=True)
class NameHolder:
    """Who has a name: their ids, and whether every word of the name is also an ordinary English word."""

    ids: tuple[str, ...]
    is_ordinary: bool


IDENTITIES_MISSING = advice(
    "identities-missing",
    "The real names, or that of one person, are not here, so nobody looked for them in the texts. A name typed by "
    "mistake would go unseen. Add identities.yaml, or tell the program where it is kept.",
)


def not_at_hand(look: Inspection) -> Iterator[Problem]:
    """Real names that are not here, so that nobody can look for them."""
    if look.identities is None:
        if look.case.children:
            message = "the real names are not here, so no text was searched for them"
            hint = "add identities.yaml, or tell where it is kept, before anything is sent or published"
            yield Problem(IDENTITIES_MISSING, message, hint, ("children",))
        return
    family = [person for person in look.case.people if person.relation not in NOT_FAMILY]
    everyone: tuple[Child | Person, ...] = (*look.case.children, *family)
    for item in everyone:
        real = look.identities.people.get(item.id)
        if real is None or not sensitive_values(real, *NAMES):
            message = (
                f"the identities have no real name of {look.name(item.id)}, so no text was searched for it"
            )
            hint = f"add {item.id} to identities.yaml"
            yield Problem(IDENTITIES_MISSING, message, hint, look.path_of(item.id))


REAL_NAME = error(
    "real-name",
    "A real name from the identities stands in a text where a mention belongs. Every document would print it, the "
    "published report too. Write the mention that the hint gives (such as @mother): each reader then sees what "
    "they may see.",
)
PERHAPS_REAL_NAME = advice(
    "perhaps-real-name",
    "A word that is also a real name in this case (such as Grace, Young or May) stands in a text and looks as if "
    "it meant the person. If it does, write the mention in its place; if it is the ordinary word, leave it.",
)


def real_names(look: Inspection) -> Iterator[Problem]:
    """Every real name in every text."""
    known = with_capitals(_known_names(look))
    for found, text, match in _matches(look, Wanted(tuple(known))):
        holder = known[one_spaced(match.group())]
        if holder.is_ordinary and not means_a_person(text, match):
            continue
        code = PERHAPS_REAL_NAME if holder.is_ordinary else REAL_NAME
        what = "a word that is also a real name of this case" if holder.is_ordinary else "a real name"
        message = f'{what} stands here: "{text[match.start()]}…"'
        hint = _hint(look, text, match, holder, found.path)
        line, column = position_in(text, match.start())
        yield Problem(code, message, hint, found.path, line=line, column=column)


PSEUDONYM_IS_REAL = error(
    "pseudonym-is-real",
    "A child's pseudonym is, or holds, the real name of somebody in the case. Choose another pseudonym that nobody "
    "in the family has, so that nobody is named and nobody is taken for another.",
)


def name_as_label(look: Inspection) -> Iterator[Problem]:
    """A pseudonym that is, or holds, somebody's real name."""
    known = _known_names(look)
    wanted = Wanted(tuple(known))
    for child in look.case.children:
        if match := next(wanted.found_in(letter_for_letter(child.pseudonym)), None):
            holder = known[one_spaced(match.group())]
            whose = "this child" if child.id in holder.ids else look.name(holder.ids[0])
            message = f"this pseudonym is the real name of {whose}"
            hint = "choose a name that nobody in the case has"
            yield Problem(PSEUDONYM_IS_REAL, message, hint, ("children", child.id, "pseudonym"))


REAL_DETAIL = gap(
    "real-detail",
    "A line of somebody's address, a telephone or NHS number or an e-mail address from identities.yaml is typed "
    "into a text. It identifies a family as surely as a name does. Write what the reader needs in general words.",
)


def real_details(look: Inspection) -> Iterator[Problem]:
    """A line of somebody's address, a telephone, NHS or case number, or an e-mail address in any text."""
    hint = (
        "addresses and numbers stand in identities.yaml alone: write what the reader needs in general words"
    )
    for found, text, match in _matches(look, Wanted(tuple(_known_details(look)), r"\w", re.IGNORECASE)):
        message = f'a detail that identifies somebody stands here: "{text[match.start()]}…"'
        line, column = position_in(text, match.start())
        yield Problem(REAL_DETAIL, message, hint, found.path, line=line, column=column)


@dataclass(frozen=True)
class Wanted:
    """Words to look for, folded, each whole and with any spaces between its words; the longest counts first."""

    every: tuple[str, ...]
    not_behind: str = r"\w@"
    flags: re.RegexFlag = re.NOFLAG

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Each place in a folded text; one that lacks a word of every name needs no closer look."""
        held = _words(text)
        if not self._a_word_of_each.isdisjoint(held) and any(words <= held for words in self._words_of_each):
            yield from self._pattern.finditer(text)

    @cached_property
    def _a_word_of_each(self) -> frozenset[str]:
        return frozenset(max(words, key=len, default="") for words in self._words_of_each)

    @cached_property
    def _words_of_each(self) -> frozenset[frozenset[str]]:
        return frozenset(map(_words, self.every))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(set(self.every), key=lambda words: (-len(words), words))
        written = "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first)
        return re.compile(rf"(?<![{self.not_behind}])(?:{written})(?!\w)", self.flags)


@lru_cache(maxsize=4096)  # each text is searched for names and for details
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _matches(look: Inspection, wanted: Wanted) -> Iterator[tuple[Value, str, re.Match[str]]]:
    """Each value in which the family might be named, its text, and each match in the folded text."""
    for found in look.values if wanted.every else ():
        if may_name_family(found):
            text = str(found.value)
            for match in wanted.found_in(letter_for_letter(text)):
                yield found, text, match


def _hint(look: Inspection, text: str, match: re.Match[str], holder: NameHolder, path: DataPath) -> str:
    if path[-1] == "label":
        return "choose words that name nobody: Mother, Maternal grandmother, the family's flat"
    before = text[: match.start()]
    for id_ in holder.ids:
        if re.search(rf"@{re.escape(id_)}[\s(]*$", before):
            return f"@{id_} already stands before it: delete the name"
    if len(holder.ids) > 1:
        return f"write the mention of whoever is meant: {' or '.join(f'@{id_}' for id_ in holder.ids)}"
    if holder.ids[0] not in look.by_id:
        return f"add {holder.ids[0]} to the case, and write @{holder.ids[0]} in its place"
    return f"write @{holder.ids[0]} in its place"


def means_a_person(text: str, match: re.Match[str]) -> bool:
    """Whether a name that is also an ordinary word is likely to be one here."""
    before, after = text[: match.start()], text[match.end() :]
    if match.group().casefold() in _MONTHS and (
        _BESIDE_A_MONTH.search(before) or _AFTER_A_MONTH.match(after)
    ):
        return False
    begins = _SENTENCE_END.search(before[-40:] if len(before) > 40 else before)
    return not begins or _AFTER_A_PERSON.match(after) is not None


def may_name_family(found: Value) -> bool:
    """Whether a value is a text of the case in which a member of the family might be named."""
    if not isinstance(found.value, str) or isinstance(found.value, Enum) or found.shape.refers:
        return False
    if found.shape.written is Written.FILE:
        return False
    is_label = found.path[-1] in ("id", "pseudonym") or issubclass(found.model, AT_WORK)
    return found.shape.written is not None or not is_label


def _known_names(look: Inspection) -> dict[str, NameHolder]:
    return {} if look.identities is None else known_names(look.identities, look.names)


def known_names(identities: Identities, labels: Mapping[str, str]) -> dict[str, NameHolder]:
    """Each real name, folded (`prose.folding.letter_for_letter`), and who has it; `labels` are what documents write."""
    names: dict[str, NameHolder] = {}
    for id_, person in identities.people.items():
        whole = " ".join(sensitive_values(person, Identifier.FIRST_NAME, Identifier.LAST_NAME))
        for name in (whole, *sensitive_values(person, *NAMES)):
            _add(names, name, id_)
    for id_, place in identities.places.items():
        for name in sensitive_values(place, Identifier.PLACE_NAME):
            own = labels.get(id_, id_)  # an agency may go by its own name
            if letter_for_letter(name.strip()) != letter_for_letter(own):
                _add(names, name, id_)
    return names


def _add(names: dict[str, NameHolder], name: str, id_: str) -> None:
    """Add a name; two words together are no ordinary word."""
    key = one_spaced(letter_for_letter(name))
    if len(key) < 2:
        return
    others = names[key].ids if key in names else ()
    if id_ not in others:
        names[key] = NameHolder((*others, id_), key.casefold() in ordinary_words())


def with_capitals(names: Mapping[str, NameHolder]) -> dict[str, NameHolder]:
    """The names as they are and in capitals throughout; ordinary words in capitals are too often a heading."""
    capitals = {
        name.upper(): holder for name, holder in names.items() if len(name) > 2 and not holder.is_ordinary
    }
    return {**capitals, **names}


def _known_details(look: Inspection) -> Iterator[str]:
    """Each line of an address, number or e-mail address that identifies somebody: with a digit or an @ in it."""
    real = look.identities
    holders = (*real.people.values(), *real.places.values()) if real else ()
    for detail in (detail for holder in holders for detail in sensitive_values(holder, *DETAILS)):
        if len(detail.replace(" ", "")) >= _SHORTEST and re.search(r"[\d@]", detail):
            yield letter_for_letter(detail.strip())


@cache
def ordinary_words() -> frozenset[str]:
    """Words that are names as well, and months, colours, plants, trades and places that surnames come from."""
    text = files("cspr_docs.checks").joinpath("ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


_SHORTEST = 6
"""Characters, spaces aside: a shorter line of an address (a county, a country) names nobody."""


CHECKS: tuple[Check, ...] = (not_at_hand, real_names, name_as_label, real_details)
