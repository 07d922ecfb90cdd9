"""One search: every passage past every rule, and what they found as details whose surroundings tell nothing."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cspr_docs.prose.folding import FoldedText, folded
from cspr_docs.publish.details import contacts, dates, families, numbers, postcodes
from cspr_docs.publish.details.ages import ages
from cspr_docs.publish.details.coarsen import coarsen
from cspr_docs.publish.details.conditions import rare_conditions
from cspr_docs.publish.details.detail import Detail, Family, FoundDetail, Weight
from cspr_docs.publish.details.known_names import bare_initials, known_names
from cspr_docs.publish.details.letters import row_of
from cspr_docs.publish.details.misspelt import misspelt
from cspr_docs.publish.details.places import named_places
from cspr_docs.publish.details.unknown_names import NamesModel, unknown_names
from cspr_docs.publish.details.watch import Watch
from cspr_docs.word.texts.passage import Layer, Passage

DetailRule = Callable[[FoldedText, Watch], Iterator[Detail]]

EVERYWHERE: tuple[DetailRule, ...] = (
    numbers.nhs_numbers,
    numbers.insurance_numbers,
    numbers.pupil_numbers,
    contacts.phones,
    contacts.emails,
    contacts.social_names,
    contacts.links,
    numbers.own_reference,
    dates.births_and_deaths,
    postcodes.postcodes,
)
"""Rules for every text."""

IN_PROSE: tuple[DetailRule, ...] = (
    dates.days,
    numbers.other_numbers,
    numbers.bank_details,
    contacts.ip_addresses,
    numbers.case_references,
    numbers.vehicle_marks,
    postcodes.map_points,
    ages,
    families.sibling_counts,
    named_places,
    families.ethnicity_with_place,
    rare_conditions,
)
"""Rules for what people wrote: among a program's own names and numbers they would find too much."""

_ROUND = 40
_SMALL = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")
_EXPLAINED = re.compile(r"[a-z]{2} \(\W?([A-Z]{2,4})s?\W?\)")
_LEAST = re.compile(r"\w")
_MAY_BE_NUMBER = re.compile(r"\d(?:\D{0,3}\d){2}|\d[a-z]|@|[\[(]at[\])]")


@dataclass(frozen=True, slots=True)
class _Habits:
    """How these texts are written.

    Attributes:
        common: the words that stand somewhere without a capital: no names, however near they come to one.
        explained: the abbreviations that stand in brackets behind what they mean, in small letters.
    """

    common: frozenset[str]
    explained: frozenset[str]


def find(
    passages: Iterable[Passage], watch: Watch, model: NamesModel | None = None
) -> tuple[FoundDetail, ...]:
    """Everything in the passages that may identify somebody, in their order, with what could stand in its place.

    Args:
        passages: the texts of a file.
        watch: what to look for.
        model: the language model that knows names of people whom the register does not know; without it the
            register, patterns and details are looked for alone.
    """
    texts = tuple(passages)
    habits = _habits(texts)
    strangers = _strangers(texts, watch, model)
    known: dict[tuple[str, bool], tuple[Detail, ...]] = {}
    findings: list[FoundDetail] = []
    for passage in texts:
        is_prose = passage.layer is not Layer.BEHIND
        key = passage.text, is_prose
        if key not in known:
            found = _in_text(passage.text, watch, habits, is_prose=is_prose)
            known[key] = _apart((*found, *strangers.get(passage.text, ())))
        if known[key]:
            findings += _in_passage(passage, known[key], watch, habits)
    return tuple(findings)


def _strangers(
    texts: Iterable[Passage], watch: Watch, model: NamesModel | None
) -> dict[str, tuple[Detail, ...]]:
    """The names that only the model knows, by the text; nothing of what lies behind the words."""
    if model is None:
        return {}
    read = list(dict.fromkeys(passage.text for passage in texts if passage.layer is not Layer.BEHIND))
    return dict(zip(read, unknown_names(model, read, watch), strict=True))


def _habits(texts: Iterable[Passage]) -> _Habits:
    read = [folded(passage.text).cased for passage in texts if passage.layer is not Layer.BEHIND]
    return _Habits(
        common=frozenset(word for text in read for word in _SMALL.findall(text)),
        explained=frozenset(word.lower() for text in read for word in _EXPLAINED.findall(text)),
    )


def _in_text(text: str, watch: Watch, habits: _Habits, *, is_prose: bool) -> tuple[Detail, ...]:
    """What the rules found in a text, the weightier and longer before what overlaps with it."""
    plain = folded(text)
    if not _LEAST.search(plain.text):
        return ()
    found = [*known_names(plain, row_of(plain), watch, is_prose=is_prose), *_numbers(plain, watch)]
    for rule in (*EVERYWHERE, *(IN_PROSE if is_prose else ())):
        found += rule(plain, watch)
    if is_prose:
        found += bare_initials(plain, watch, habits.explained)
        found += misspelt(plain, watch, found, habits.common)
    return _apart(found)


def _numbers(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Numbers and e-mail addresses of the register."""
    if not _MAY_BE_NUMBER.search(text.text):
        return
    for known in watch.numbers:
        for match in known.pattern.finditer(text.text):
            span = text.span(*match.span())
            yield Detail(text.written, *span, known.kind, known.about, Weight.NEVER, known.holder)


def _apart(found: Iterable[Detail]) -> tuple[Detail, ...]:
    """What was found without overlaps: the weightier stay, then those of the register, then the longer."""
    kept: list[Detail] = []
    rank = sorted(
        found, key=lambda one: (one.weight is Weight.ASK, not one.holder, one.start - one.end, one.start)
    )
    for one in rank:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _in_passage(
    passage: Passage, found: tuple[Detail, ...], watch: Watch, habits: _Habits
) -> Iterator[FoundDetail]:
    place = _masked(passage.place, _in_text(passage.place, watch, habits, is_prose=True))
    told = replace(passage, place=place)
    for one in found:
        what = (
            one.text,
            one.start,
            one.end,
            one.kind,
            one.about,
            one.weight,
            one.holder,
            one.part,
            one.holders,
        )
        context = _context(passage.text, one, found)
        yield FoundDetail(*what, passage=told, context=context, coarser=_coarser(one, watch))


def _coarser(one: Detail, watch: Watch) -> str:
    """What could stand in its place; empty also where those words would tell the ethnicity that was found."""
    if one.family is Family.ETHNICITY:
        return ""
    made = coarsen(one, watch.levels[one.family], watch.naming)
    return made.words if made else ""


def _context(text: str, one: Detail, found: tuple[Detail, ...]) -> str:
    """The words around a finding, with it and all the others masked."""
    before = _masked(text[: one.start], [other for other in found if other.end <= one.start])
    after = text[one.end :]
    shifted = [
        replace(other, start=other.start - one.end, end=other.end - one.end)
        for other in found
        if other.start >= one.end
    ]
    around = f"{_tail(before)}[{text[one.start]}…]{_head(_masked(after, shifted))}"
    return " ".join(around.split())


def _tail(text: str) -> str:
    return text if len(text) <= _ROUND else "…" + text[-_ROUND:]


def _head(text: str) -> str:
    return text if len(text) <= _ROUND else text[:_ROUND] + "…"


def _masked(text: str, found: Iterable[Detail]) -> str:
    pieces, at = [], 0
    for one in found:
        pieces += [text[at : one.start], f"[{text[one.start]}…]"]
        at = one.end
    return "".join((*pieces, text[at:]))
