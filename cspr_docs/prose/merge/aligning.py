"""Which element of a returned text is which of the text as issued: equal ones first, between them the most alike.

The work grows with the length of the texts, not with its square: where many elements stand against many, only those
are compared that share something rare, or stand about as far down.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, product

from cspr_docs.prose.merge.loose import Element, loose
from cspr_docs.prose.plain import inline_text, paragraphs_of
from cspr_docs.prose.tree import Item

MOST_PAIRS = 10_000
"""So many pairs of elements are looked at one by one."""

RARE = 8
"""What stands in no more elements than these is rare."""

NEAR = 4
"""So many elements up and down stand about as far down as another."""

_ALIKE = 0.4
"""The share of common words from which two blocks are taken for one that was edited."""

_WORD = re.compile(r"\w+")

Pair = tuple[int, int]
"""The numbers of two elements that belong together."""

Pairs = tuple[int | None, ...]
"""For each element of the text as issued, the number of the one it became; None for one that is gone."""

KindAndWords = tuple[type, Counter[str]]
"""The kind of an element and its words: those of different kinds are never alike."""


def aligned(base: Sequence[Element], side: Sequence[Element]) -> Pairs:
    """What became of each element; numbers rise, so an element that was moved is gone here and new there."""
    pairs: list[int | None] = [None] * len(base)
    anchors = list(_equal([loose(one) for one in base], [loose(one) for one in side]))
    words, others = [_words(one) for one in base], [_words(one) for one in side]
    for after, before in pairwise([(-1, -1), *anchors, (len(base), len(side))]):
        for one, other in _alike(words, others, after, before):
            pairs[one] = other
    for one, other in anchors:
        pairs[one] = other
    return tuple(pairs)


def _equal(base: Sequence[Hashable], side: Sequence[Hashable]) -> Iterator[Pair]:
    """The longest row of equal elements that stand in the same order in both."""
    least = min(len(base), len(side))
    first = next((place for place in range(least) if base[place] != side[place]), least)
    ends = range(1, least - first + 1)
    last = next((place - 1 for place in ends if base[-place] != side[-place]), least - first)
    rows, columns = range(first, len(base) - last), range(first, len(side) - last)
    # What stands for a text takes long to compare, a number does not.
    numbers: dict[Hashable, int] = {}
    one, other = ([numbers.setdefault(key, len(numbers)) for key in keys] for keys in (base, side))
    pairs = _candidates({row: (one[row],) for row in rows}, {column: (other[column],) for column in columns})
    yield from ((place, place) for place in range(first))
    yield from _best_path({pair: 1.0 for pair in pairs if one[pair[0]] == other[pair[1]]}, len(side))
    yield from ((len(base) - place, len(side) - place) for place in range(last, 0, -1))


def _alike(
    base: Sequence[KindAndWords],
    side: Sequence[KindAndWords],
    after: Pair,
    before: Pair,
    *,
    again: bool = True,
) -> Iterator[Pair]:
    """Pairs of alike elements between two anchors; one alone between two pairs became the other."""
    rows, columns = range(after[0] + 1, before[0]), range(after[1] + 1, before[1])
    if not rows or not columns:
        return
    pairs = _candidates({row: base[row][1] for row in rows}, {column: side[column][1] for column in columns})
    scores = {pair: score for pair in pairs if (score := likeness(base[pair[0]], side[pair[1]]))}
    found = _best_path(scores, len(side))
    yield from found
    for one, other in pairwise([after, *found, before]):
        if other[0] - one[0] == other[1] - one[1] == 2:
            yield one[0] + 1, one[1] + 1
        elif found and again and len(rows) * len(columns) > MOST_PAIRS:
            yield from _alike(base, side, one, other, again=False)


def _candidates(
    rows: Mapping[int, Collection[Hashable]], columns: Mapping[int, Collection[Hashable]]
) -> Iterable[Pair]:
    """The pairs that may belong together, by what each element holds: all where they are few."""
    if len(rows) * len(columns) <= MOST_PAIRS:
        return product(rows, columns)
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for column, held in columns.items():
        for term in held:
            holders[term].append(column)
    found: set[Pair] = set()
    first = min(columns)
    for place, (row, held) in enumerate(rows.items()):
        rare = (places for term in held if len(places := holders.get(term, ())) <= RARE)
        middle = first + place * len(columns) // len(rows)
        near = (column for column in range(middle - NEAR, middle + NEAR + 1) if column in columns)
        found.update((row, column) for column in chain(near, *rare))
    return found


def _best_path(scores: Mapping[Pair, float], width: int) -> list[Pair]:
    """The rising pairs of row and column with the highest sum; of equal sums the one that begins further left.

    From the last row up, the best sum that begins in or behind a column is kept in a binary indexed tree.
    """
    nothing: tuple[float, int, int] = (0.0, 0, 0)
    best = [nothing] * (width + 1)
    behind: dict[Pair, Pair | None] = {}
    for row, column in sorted(scores, key=lambda pair: (-pair[0], pair[1])):
        following = nothing
        place = width - 1 - column
        while place > 0:
            following = max(following, best[place])
            place &= place - 1
        behind[row, column] = (-following[2], -following[1]) if following[0] else None
        path = (scores[row, column] + following[0], -column, -row)
        place = width - column
        while place <= width:
            best[place] = max(path, best[place])
            place += place & -place
    return list(_walked(behind, max((best[place] for place in range(1, width + 1)), default=nothing)))


def _walked(behind: Mapping[Pair, Pair | None], start: tuple[float, int, int]) -> Iterator[Pair]:
    pair = (-start[2], -start[1]) if start[0] else None
    while pair is not None:
        yield pair
        pair = behind[pair]


def likeness(one: KindAndWords, other: KindAndWords) -> float:
    """The share of words that two elements have in common; 0 where it is too small to tell."""
    (kind, words), (other_kind, others) = one, other
    total = words.total() + others.total()
    if kind is not other_kind or not total:
        return 0.0
    share = 2 * sum(min(count, others[word]) for word, count in words.items() if word in others) / total
    return share if share >= _ALIKE else 0.0


def _words(element: Element) -> KindAndWords:
    match element:
        case tuple():
            inlines = iter(element)
        case Item():
            inlines = paragraphs_of(element.blocks)
        case _:
            inlines = paragraphs_of((element,))
    texts = (inline_text(own, lambda id_: f"@{id_}").lower() for own in inlines)
    return type(element), Counter(word for text in texts for word in _WORD.findall(text))
