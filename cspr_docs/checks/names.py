"""Real names from the identities, typed where a mention belongs.

A report is published, and a name in it cannot be taken back. So every text of the case is looked at, and a
message never prints the name that it found.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from cspr_docs.casefile.walk import Value
from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import place_in
from cspr_docs.problems import DataPath, Problem
from cspr_docs.prose.folding import folded, plain
from schemas.base import MONTHS, Contact
from schemas.decision import SignOff
from schemas.partnership import Partnership, SafeguardingPartner
from schemas.people import Child, Person, Relation
from schemas.rapid_review import Attendee
from schemas.review import LeadReviewer
from schemas.sensitive import NAMES, Identifier, sensitive_values

AT_WORK = (Contact, SignOff, Attendee, LeadReviewer, Partnership, SafeguardingPartner)
"""Whoever is named in these is a professional under their own name."""

_NO_FAMILY = frozenset({Relation.PRACTITIONER, Relation.SUSPECTED_EXPLOITER, Relation.FRIEND, Relation.OTHER})

_AFTER_A_PERSON = re.compile(r"\s+(?:was|is|had|has|said|told|went|did|lived|would|could|and|with)\b|['’]s\b")
_SENTENCE_END = re.compile(r"(?:^|[.!?:]['’”\"]?\s|\n)\s*(?:[-*>#]+\s|\d+\.\s)?[‘“'\"*_]*$")
_BESIDE_A_MONTH = re.compile(
    r"\d(?:st|nd|rd|th)?\s+$|\b(?:in|since|until|from|to|of|by|early|late|mid)[\s-]+$", re.IGNORECASE
)
_AFTER_A_MONTH = re.compile(r"\s+\d")
_MONTHS = frozenset(month.casefold() for month in MONTHS)


@dataclass(frozen=True, slots=True)
class NameHolders:
    """Who has a name: their ids, and whether every word of the name is also an ordinary English word."""

    ids: tuple[str, ...]
    is_ordinary: bool


def not_at_hand(look: Inspection) -> Iterator[Problem]:
    """Real names that are not here, so that nobody can look for them."""
    if look.identities is None:
        if look.case.children:
            message = "the real names are not here, so no text was searched for them"
            hint = "add identities.yaml, or tell where it is kept, before anything is sent or published"
            yield Problem("identities-missing", message, hint, ("children",))
        return
    family = [person for person in look.case.people if person.relation not in _NO_FAMILY]
    everyone: tuple[Child | Person, ...] = (*look.case.children, *family)
    for item in everyone:
        real = look.identities.people.get(item.id)
        if real is None or not sensitive_values(real, *NAMES):
            message = (
                f"the identities have no real name of {look.name(item.id)}, so no text was searched for it"
            )
            path = ("children" if isinstance(item, Child) else "people", item.id)
            yield Problem("identities-missing", message, f"add {item.id} to identities.yaml", path)


def real_names(look: Inspection) -> Iterator[Problem]:
    """Every real name in every text."""
    known = _with_capitals(_known_names(look))
    if not known:
        return
    pattern = _pattern(known)
    for found in look.values:
        if may_name_family(found):
            yield from _in_text(look, found, pattern, known)


def name_as_label(look: Inspection) -> Iterator[Problem]:
    """A pseudonym that is, or holds, somebody's real name."""
    known = _known_names(look)
    if not known:
        return
    pattern = _pattern(known)
    for child in look.case.children:
        match = pattern.search(folded(child.pseudonym).cased)
        if match:
            holder = known[match.group()]
            whose = "this child" if child.id in holder.ids else look.name(holder.ids[0])
            message = f"this pseudonym is the real name of {whose}"
            hint = "choose a name that nobody in the case has"
            yield Problem("pseudonym-is-real", message, hint, ("children", child.id, "pseudonym"))


def _in_text(
    look: Inspection, found: Value, pattern: re.Pattern[str], known: Mapping[str, NameHolders]
) -> Iterator[Problem]:
    text = str(found.value)
    read = folded(text)
    for match in pattern.finditer(read.cased):
        holder = known[match.group()]
        start, end = read.span(*match.span())
        if holder.is_ordinary and not _means_a_person(text[:start], match.group(), text[end:]):
            continue
        code = "perhaps-real-name" if holder.is_ordinary else "real-name"
        line, column = place_in(text, start)
        yield Problem(
            code,
            _message(text[start], code),
            _hint(look, text[:start], holder, found.path),
            found.path,
            line=line,
            column=column,
        )


def _message(first: str, code: str) -> str:
    masked = f'"{first}…"'
    if code == "perhaps-real-name":
        return f"a word that is also a real name of this case stands here: {masked}"
    return f"a real name stands here: {masked}"


def _hint(look: Inspection, before: str, holder: NameHolders, path: DataPath) -> str:
    if path[-1] == "label":
        return "choose words that name nobody: Mother, Maternal grandmother, the family's flat"
    for id_ in holder.ids:
        if re.search(rf"@{re.escape(id_)}[\s(]*$", before):
            return f"@{id_} already stands before it: delete the name"
    if len(holder.ids) > 1:
        return f"write the mention of whoever is meant: {' or '.join(f'@{id_}' for id_ in holder.ids)}"
    if holder.ids[0] not in look.by_id:
        return f"add {holder.ids[0]} to the case, and write @{holder.ids[0]} in its place"
    return f"write @{holder.ids[0]} in its place"


def _means_a_person(before: str, word: str, after: str) -> bool:
    """Whether a name that is also an ordinary word is likely to be one here."""
    if word.casefold() in _MONTHS and (_BESIDE_A_MONTH.search(before) or _AFTER_A_MONTH.match(after)):
        return False
    begins = _SENTENCE_END.search(before[-40:] if len(before) > 40 else before)
    return not begins or _AFTER_A_PERSON.match(after) is not None


def may_name_family(found: Value) -> bool:
    """Whether a value is a text of the case in which a member of the family might be named."""
    if not isinstance(found.value, str) or isinstance(found.value, Enum) or found.shape.refers:
        return False
    is_label = found.path[-1] in ("id", "pseudonym") or issubclass(found.model, AT_WORK)
    return found.shape.written is not None or not is_label


def _known_names(look: Inspection) -> dict[str, NameHolders]:
    """Each real name, folded, and who has it."""
    names: dict[str, NameHolders] = {}
    if look.identities is None:
        return names
    for id_, person in look.identities.people.items():
        whole = " ".join(sensitive_values(person, Identifier.FIRST_NAME, Identifier.LAST_NAME))
        for name in (whole, *sensitive_values(person, *NAMES)):
            _add(names, name, id_)
    for id_, place in look.identities.places.items():
        for name in sensitive_values(place, Identifier.PLACE_NAME):
            if plain(name) != plain(look.name(id_)):  # an agency may go by its own name
                _add(names, name, id_)
    return names


def _add(names: dict[str, NameHolders], name: str, id_: str) -> None:
    """Add a name; two words together are no ordinary word."""
    key = folded(name.strip()).cased
    if len(key) < 2:
        return
    others = names[key].ids if key in names else ()
    if id_ not in others:
        names[key] = NameHolders((*others, id_), key.casefold() in ordinary_words())


def _with_capitals(names: Mapping[str, NameHolders]) -> dict[str, NameHolders]:
    """The names as they are and in capitals throughout; ordinary words in capitals are too often a heading."""
    capitals = {
        name.upper(): holder for name, holder in names.items() if len(name) > 2 and not holder.is_ordinary
    }
    return {**capitals, **names}


def _pattern(known: Mapping[str, NameHolders]) -> re.Pattern[str]:
    """Whole words with their capitals, the longest first; a possessive's s may follow."""
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w@])(?:{'|'.join(re.escape(name) for name in longest_first)})(?!\w)")


@cache
def ordinary_words() -> frozenset[str]:
    """Words that are names as well, and months, colours, plants, trades and places that surnames come from."""
    text = files("cspr_docs.checks").joinpath("ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


CHECKS: tuple[Rule, ...] = (not_at_hand, real_names, name_as_label)
