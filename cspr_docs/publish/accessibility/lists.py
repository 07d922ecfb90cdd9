"""Items of lists that have no words.

Source: WCAG 2.2, 1.3.1 (info and relationships): what is said to be a list of so many items has so many.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from cspr_docs.problems import Problem
from cspr_docs.word.article.tree import Article, List, Paragraph
from cspr_docs.word.article.words import Placed, placed


def empty(article: Article) -> Iterator[Problem]:
    """Bullets and numbers with nothing behind them; a list inside such an item does not fill it."""
    found = tuple(placed(article))
    for position, each in enumerate(found):
        items = each.block.items if isinstance(each.block, List) else ()
        for number, item in enumerate(items, 1):
            if not item.blocks or not isinstance(item.blocks[0], Paragraph):
                message = f"item {number} of the list {_place(found, position)}, has no words"
                hint = "delete the empty line, in Word or in the case; or write what belongs there"
                yield Problem("list-empty-item", message, hint)


def _place(found: Sequence[Placed], position: int) -> str:
    """Where the first words of the list at this position stand; where it has none, what is right above it."""
    depth = len(found[position].inside)
    inside = takewhile(lambda each: len(each.inside) > depth, found[position + 1 :])
    above = (f"that follows what stands {each.place}" for each in reversed(found[:position]) if each.place)
    words = (each.place for each in inside if each.place and not isinstance(each.block, List))
    return next(chain(words, above), "at the beginning")


RULES = (empty,)
