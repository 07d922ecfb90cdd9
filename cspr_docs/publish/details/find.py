"""One search: every passage past every rule, and what they found as details whose surroundings tell nothing.

Searched are the Word file before and after the scrub, the page and the PDF.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise

from cspr_docs.prose.folding import FoldedText, folded, plain
from cspr_docs.publish.details import dates, families, forms, places
from cspr_docs.publish.details.ages import ages
from cspr_docs.publish.details.coarsen import coarsen
from cspr_docs.publish.details.detail import Detail, DetailKind, Family, FoundDetail, Weight
from cspr_docs.publish.details.known_names import bare_initials, known_names, misspelt, put_together
from cspr_docs.publish.details.letters import row_of
from cspr_docs.publish.details.listed import listed_names, listed_towns
from cspr_docs.publish.details.register_places import joined
from cspr_docs.publish.details.unknown_names import NamesModel, unknown_names
from cspr_docs.publish.details.watch import Watch
from cspr_docs.word.texts import Layer, Passage

DetailRule = Callable[[FoldedText, Watch], Iterator[Detail]]

EVERYWHERE: tuple[DetailRule, ...] = (forms.everywhere, forms.own_reference, dates.births_and_deaths)
"""Rules for every text."""

IN_PROSE: tuple[DetailRule, ...] = (
    dates.days,
    dates.times,
    forms.in_prose,
    ages,
    families.sibling_counts,
    places.named_places,
    families.ethnicity_with_place,
    families.rare_conditions,
    listed_names,
    listed_towns,
)
"""Rules for what people wrote: among a program's own names and numbers they would find too much."""

_STRANGER = DetailKind.UNKNOWN_NAME
_OF_ADDRESS = (DetailKind.ADDRESS, DetailKind.AREA, DetailKind.POSTCODE, DetailKind.NAMED_PLACE)
_ROUND = 40
_BETWEEN_LINES = re.compile(r",? ?")
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

    `model` knows names of people whom the register does not know: they are looked for in what people read alone.
    """
    return Search(watch, model).of(passages)


@dataclass(frozen=True)
class Search:
    """Whom and what to look for; `model` finds names that nobody has listed, and is an extra.

    It remembers what the rules found in a text: the draft, the clean file, the page and the PDF say the same words.
    """

    watch: Watch
    model: NamesModel | None = None
    _by_rules: dict[tuple[str, bool], tuple[Detail, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, passages: Iterable[Passage]) -> tuple[FoundDetail, ...]:
        """Everything that identifies somebody."""
        texts = tuple(passages)
        read = list(dict.fromkeys(passage.text for passage in texts if passage.layer is not Layer.BEHIND))
        habits = _habits(read)
        named = unknown_names(self.model, read, self.watch) if self.model else [()] * len(read)
        strangers = dict(zip(read, named, strict=True))
        known: dict[tuple[object, ...], tuple[Detail, ...]] = {}
        findings: list[FoundDetail] = []
        for passage in texts:
            is_prose = passage.layer is not Layer.BEHIND
            key = passage.text, is_prose, passage.struck
            if key not in known:
                found = self.in_text(passage.text, habits, is_prose=is_prose)
                apart = _apart((*found, *strangers.get(passage.text, ())))
                known[key] = tuple(sorted((*apart, *_struck(passage, apart)), key=lambda one: one.start))
            if known[key]:
                place = _masked(passage.place, self.in_text(passage.place, habits, is_prose=True))
                findings += _in_passage(replace(passage, place=place), known[key], self.watch)
        return tuple(findings)

    def in_text(self, text: str, habits: "_Habits", *, is_prose: bool) -> tuple[Detail, ...]:
        """What the rules found in a text, nothing of it twice."""
        low = folded(text)
        if not _LEAST.search(low.text):
            return ()
        key = text, is_prose
        if key not in self._by_rules:
            self._by_rules[key] = tuple(_by_rules(low, self.watch, is_prose=is_prose))
        found = [*self._by_rules[key]]
        if is_prose:
            known = habits.explained | habits.common  # what the texts explain or write small is nobody's name
            found = [one for one in found if one.kind is not _STRANGER or plain(one.words) not in known]
            found += bare_initials(low, self.watch, habits.explained)
            taken = [one for one in found if one.kind is not _STRANGER]  # a stranger may be in the register
            found = put_together((*found, *misspelt(low, self.watch, taken, habits.common)), self.watch)
        return _addresses(_apart(found))


def _habits(texts: Iterable[str]) -> _Habits:
    read = [folded(text).cased for text in texts]
    return _Habits(
        common=frozenset(word for text in read for word in _SMALL.findall(text)),
        explained=frozenset(word.lower() for text in read for word in _EXPLAINED.findall(text)),
    )


def _by_rules(text: FoldedText, watch: Watch, *, is_prose: bool) -> Iterator[Detail]:
    """What the rules found in a text, whatever the other texts are."""
    yield from known_names(text, row_of(text), watch, is_prose=is_prose)
    yield from _numbers(text, watch)
    for rule in (*EVERYWHERE, *(IN_PROSE if is_prose else ())):
        yield from rule(text, watch)


def _numbers(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Numbers and e-mail addresses of the register."""
    if not _MAY_BE_NUMBER.search(text.text):
        return
    signs = joined(text.text)
    for known in watch.numbers:
        for match in known.pattern.finditer(text.text) if known.signs in signs else ():
            span = text.span(*match.span())
            yield Detail(text.written, *span, known.kind, known.about, Weight.NEVER, known.holder)


def _apart(found: Iterable[Detail]) -> tuple[Detail, ...]:
    """What was found without overlaps: of two that meet the longer stays, and the weightier says what it is.

    So an address in which a name stands is taken whole; and a whole name in a link keeps the link from going out.
    """
    alone: list[Detail] = []  # of one kind two may be two readings of the same: `14 March 2021, March 14`
    for one in sorted(found, key=lambda x: (x.weight is Weight.ASK, not x.holder, x.start - x.end, x.start)):
        if not any(
            one.kind is other.kind and one.start < other.end and other.start < one.end for other in alone
        ):
            alone.append(one)
    kept: list[Detail] = []
    for one in sorted(alone, key=lambda x: (x.start, -x.end)):
        while kept and one.start < kept[-1].end:
            one = _both(kept.pop(), one)
        kept.append(one)
    return tuple(kept)


def _addresses(found: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """What was found, the parts of one address as one: house, street, town and postcode behind one another."""
    made: list[Detail] = []
    for one in found:
        last = made[-1] if made else None
        if last and last.holder and _is_address(last, one):
            whole = replace(last, end=one.end, kind=DetailKind.ADDRESS)
            made[-1] = replace(whole, weight=Weight.NEVER) if one.weight is Weight.NEVER else whole
        else:
            made.append(one)
    return tuple(made)


def _is_address(one: Detail, other: Detail) -> bool:
    is_near = _BETWEEN_LINES.fullmatch(one.text, one.end, other.start) is not None
    return is_near and one.kind is DetailKind.ADDRESS and other.kind in _OF_ADDRESS


def _both(one: Detail, other: Detail) -> Detail:
    """Two that overlap as one; within a family the register knows best, and around a name what holds it is said."""
    is_kin = one.family is other.family is not Family.DETAILS
    names = {each.family is Family.NAMES for each in (one, other)}

    def speaks(detail: Detail) -> tuple[bool, bool, bool, int]:
        is_around = len(names) > 1 and detail.family is not Family.NAMES
        is_heavy = detail.weight is Weight.NEVER
        return is_around, is_heavy, is_kin and bool(detail.holder), detail.end - detail.start

    first, second = sorted((one, other), key=speaks, reverse=True)
    about = first.about
    if second.holder and not first.holder:
        about = f"{about}, in it {second.about}"
    return replace(
        first,
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        weight=Weight.NEVER if Weight.NEVER in (one.weight, other.weight) else Weight.ASK,
        about=about,
        holder=first.holder or second.holder,
        holders=first.holders or second.holders,
    )


def _struck(passage: Passage, found: tuple[Detail, ...]) -> Iterator[Detail]:
    """Passages that are struck through: of each the first words that are not found for what they say."""
    for start, end in passage.struck:
        edges = [start, *(at for one in found for at in (one.start, one.end) if start < at < end), end]
        for low, high in pairwise(edges):
            is_other = any(one.start < high and low < one.end for one in found)
            words = "" if is_other else passage.text[low:high]
            if words.strip():
                low += len(words) - len(words.lstrip())
                kind = DetailKind.STRUCK
                yield Detail(passage.text, low, low + len(words.strip()), kind, kind.about)
                break


def _in_passage(passage: Passage, found: tuple[Detail, ...], watch: Watch) -> Iterator[FoundDetail]:
    for one in found:
        # What could stand in its place; not where those words would tell the ethnicity that was found.
        made = (
            None if one.family is Family.ETHNICITY else coarsen(one, watch.levels[one.family], watch.naming)
        )
        what = {each.name: getattr(one, each.name) for each in fields(Detail)}
        context = _context(passage.text, one, found)
        yield FoundDetail(**what, passage=passage, context=context, coarser=made.words if made else "")


def _context(text: str, one: Detail, found: tuple[Detail, ...]) -> str:
    """The words around a finding, with it and all the others masked."""
    before = _masked(text[: one.start], [other for other in found if other.end <= one.start])
    behind = (other for other in found if other.start >= one.end)
    shifted = [replace(each, start=each.start - one.end, end=each.end - one.end) for each in behind]
    after = _masked(text[one.end :], shifted)
    before = before if len(before) <= _ROUND else "…" + before[-_ROUND:]
    after = after if len(after) <= _ROUND else after[:_ROUND] + "…"
    return " ".join(f"{before}[{text[one.start]}…]{after}".split())


def _masked(text: str, found: Iterable[Detail]) -> str:
    pieces, at = [], 0
    for one in found:
        pieces += [text[at : one.start], f"[{text[one.start]}…]"]
        at = one.end
    return "".join((*pieces, text[at:]))


def out_of_sight(findings: Iterable[FoundDetail]) -> tuple[FoundDetail, ...]:
    """Those that stand where no reader looks: in deleted or hidden text, comments, properties, data."""
    return tuple(finding for finding in findings if finding.passage.layer in (Layer.HIDDEN, Layer.BEHIND))


def only_there(findings: Iterable[FoundDetail], known: Iterable[FoundDetail]) -> tuple[FoundDetail, ...]:
    """Those whose value is not among the known ones: what making the page or the PDF has brought in.

    The words of a report are the same in all its forms, and are decided upon once, in the Word file.
    """

    def what(finding: FoundDetail) -> tuple[str, str]:
        return finding.code, "".join(plain(finding.words).split()).casefold()

    seen = set(map(what, known))
    return tuple(finding for finding in findings if what(finding) not in seen)
