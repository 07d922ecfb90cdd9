"""One scan: every passage past every rule, and what they found as findings whose surroundings tell nothing."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cspr_docs.publish.disclosure.finding import Finding, Weight
from cspr_docs.publish.disclosure.folding import Folded, folded
from cspr_docs.publish.disclosure.found import Found
from cspr_docs.publish.disclosure.patterns import contacts, days, numbers, postcodes, references
from cspr_docs.publish.disclosure.quasi import QUASI
from cspr_docs.publish.disclosure.register.searching import bare_initials, misspelt, names
from cspr_docs.publish.disclosure.unknown_names import Model, unknown_names
from cspr_docs.publish.disclosure.watch import Watch
from cspr_docs.publish.disclosure.words import row_of
from cspr_docs.word.texts.passage import Layer, Passage

Rule = Callable[[Folded, Watch], Iterator[Found]]

EVERYWHERE: tuple[Rule, ...] = (
    numbers.nhs_numbers,
    numbers.insurance_numbers,
    numbers.pupil_numbers,
    contacts.phones,
    contacts.emails,
    contacts.social_names,
    contacts.links,
    references.own_reference,
    days.births_and_deaths,
    postcodes.postcodes,
)
"""Rules for every text."""

IN_PROSE: tuple[Rule, ...] = (
    days.days,
    numbers.other_numbers,
    numbers.bank_details,
    contacts.ip_addresses,
    references.case_references,
    references.vehicle_marks,
    postcodes.grid_references,
    *QUASI,
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


def scan(passages: Iterable[Passage], watch: Watch, model: Model | None = None) -> tuple[Finding, ...]:
    """Everything in the passages that may identify somebody, in their order.

    Args:
        passages: the texts of a file.
        watch: what to look for.
        model: the language model that knows names of people whom the register does not know; without it the
            register, patterns and details are looked for alone.
    """
    texts = tuple(passages)
    habits = _habits(texts)
    strangers = _strangers(texts, watch, model)
    known: dict[tuple[str, bool], tuple[Found, ...]] = {}
    findings: list[Finding] = []
    for passage in texts:
        is_prose = passage.layer is not Layer.BEHIND
        key = passage.text, is_prose
        if key not in known:
            found = _in_text(passage.text, watch, habits, is_prose=is_prose)
            known[key] = _apart((*found, *strangers.get(passage.text, ())))
        if known[key]:
            findings += _findings(passage, known[key], watch, habits)
    return tuple(findings)


def _strangers(texts: Iterable[Passage], watch: Watch, model: Model | None) -> dict[str, tuple[Found, ...]]:
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


def _in_text(text: str, watch: Watch, habits: _Habits, *, is_prose: bool) -> tuple[Found, ...]:
    """What the rules found in a text, the weightier and longer before what overlaps with it."""
    plain = folded(text)
    if not _LEAST.search(plain.text):
        return ()
    found = [*names(plain, row_of(plain), watch, is_prose=is_prose), *_numbers(plain, watch)]
    for rule in (*EVERYWHERE, *(IN_PROSE if is_prose else ())):
        found += rule(plain, watch)
    if is_prose:
        found += bare_initials(plain, watch, habits.explained)
        found += misspelt(plain, watch, found, habits.common)
    return _apart(found)


def _numbers(text: Folded, watch: Watch) -> Iterator[Found]:
    """Numbers and e-mail addresses of the register."""
    if not _MAY_BE_NUMBER.search(text.text):
        return
    for known in watch.numbers:
        for match in known.pattern.finditer(text.text):
            start, end = text.span(*match.span())
            yield Found(start, end, known.code, known.about, Weight.NEVER, known.holder)


def _apart(found: Iterable[Found]) -> tuple[Found, ...]:
    """What was found without overlaps: the weightier stay, then those of the register, then the longer."""
    kept: list[Found] = []
    rank = sorted(
        found, key=lambda one: (one.weight is Weight.ASK, not one.holder, one.start - one.end, one.start)
    )
    for one in rank:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _findings(passage: Passage, found: tuple[Found, ...], watch: Watch, habits: _Habits) -> Iterator[Finding]:
    place = _masked(passage.place, _in_text(passage.place, watch, habits, is_prose=True))
    told = replace(passage, place=place)
    for one in found:
        yield Finding(
            one.code,
            one.about,
            one.holder,
            told,
            one.start,
            one.end,
            one.weight,
            _context(passage.text, one, found),
            one.coarser,
        )


def _context(text: str, one: Found, found: tuple[Found, ...]) -> str:
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


def _masked(text: str, found: Iterable[Found]) -> str:
    pieces, at = [], 0
    for one in found:
        pieces += [text[at : one.start], f"[{text[one.start]}…]"]
        at = one.end
    return "".join((*pieces, text[at:]))
