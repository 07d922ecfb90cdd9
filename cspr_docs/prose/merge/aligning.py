"""Which element of a returned text is which of the text as issued: equal ones first, between them the most alike."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from cspr_docs.prose.merge.loose import Element, Row, loose
from cspr_docs.prose.plain import inline_text, paragraphs_of
from cspr_docs.prose.tree import Item

_ALIKE = 0.4
"""The share of common words from which two blocks are taken for one that was edited."""
_WORD = re.compile(r"\w+")

Pairs = tuple[int | None, ...]
"""For each element of the text as issued, the number of the one it became; None for one that is gone."""


def aligned(base: Sequence[Element], side: Sequence[Element]) -> Pairs:
    """What became of each element; numbers rise, so an element that was moved is gone here and new there."""
    pairs: list[int | None] = [None] * len(base)
    keys, others = [loose(one) for one in base], [loose(one) for one in side]
    anchors = [*_common(keys, others), (len(base), len(side))]
    before = (-1, -1)
    for anchor in anchors:
        for one, other in _similar(base, side, before, anchor):
            pairs[one] = other
        if anchor[0] < len(base):
            pairs[anchor[0]] = anchor[1]
        before = anchor
    return tuple(pairs)


def _common(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The longest common subsequence as pairs of numbers."""
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    last = 0
    while last < min(len(one), len(other)) - first and one[-1 - last] == other[-1 - last]:
        last += 1
    rows, columns = len(one) - first - last, len(other) - first - last
    scores = [
        [float(one[first + row] == other[first + column]) for column in range(columns)] for row in range(rows)
    ]
    middle = [(first + row, first + column) for row, column in _best_path(scores)]
    ends = [(len(one) - number, len(other) - number) for number in range(last, 0, -1)]
    return [*((number, number) for number in range(first)), *middle, *ends]


def _similar(
    base: Sequence[Element], side: Sequence[Element], after: tuple[int, int], before: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of alike elements between two anchors; one alone between two pairs became the other."""
    (top, left), (bottom, right) = (after[0] + 1, after[1] + 1), before
    scores = [
        [_likeness(base[row], side[column]) for column in range(left, right)] for row in range(top, bottom)
    ]
    pairs = [(top + row, left + column) for row, column in _best_path(scores)]
    edges = [after, *pairs, before]
    for (row, column), (next_row, next_column) in pairwise(edges):
        if next_row - row == next_column - column == 2:
            yield row + 1, column + 1
    yield from pairs


def _best_path(scores: list[list[float]]) -> list[tuple[int, int]]:
    """The rising pairs of row and column with the highest sum; a score of 0 is no pair."""
    if not scores or not scores[0]:
        return []
    rows, columns = len(scores), len(scores[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            score = scores[row][column]
            together = best[row + 1][column + 1] + score if score else 0.0
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    return _walked(scores, best)


def _walked(scores: list[list[float]], best: list[list[float]]) -> list[tuple[int, int]]:
    path: list[tuple[int, int]] = []
    row = column = 0
    while row < len(scores) and column < len(scores[0]):
        score = scores[row][column]
        if score and best[row][column] == best[row + 1][column + 1] + score:
            path.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return path


def _likeness(one: Element, other: Element) -> float:
    if type(one) is not type(other):
        return 0.0
    words, others = _words(one), _words(other)
    total = words.total() + others.total()
    share = 2 * (words & others).total() / total if total else 0.0
    return share if share >= _ALIKE else 0.0


@lru_cache(maxsize=4096)
def _words(element: Element) -> Counter[str]:
    return Counter(word for paragraph in _paragraphs(element) for word in _WORD.findall(paragraph.lower()))


def _paragraphs(element: Element) -> Iterator[str]:
    match element:
        case tuple():
            row: Row = element
            inlines = iter(row)
        case Item():
            inlines = paragraphs_of(element.blocks)
        case _:
            inlines = paragraphs_of((element,))
    return (inline_text(own, lambda id_: f"@{id_}") for own in inlines)
