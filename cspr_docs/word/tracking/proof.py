"""Whether taking our changes back gives the reviewer's file again.

Source: ECMA-376 part 1, 17.13.5 (revisions).
"""

from collections.abc import Collection
from copy import deepcopy

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions import rejected
from cspr_docs.word.revisions.markup import CELL_CHANGES, EITHER, NUMBERING_CHANGE, PROPERTY_CHANGES, RANGES

TRACKED = frozenset((*EITHER, *PROPERTY_CHANGES, *CELL_CHANGES, *RANGES, NUMBERING_CHANGE))


def without(root: etree._Element, made: Collection[str]) -> etree._Element:
    """A new tree with the changes of these numbers undone and every other as it is."""
    hidden = deepcopy(root)
    for change in list(hidden.iter(*TRACKED)):
        if change.get(w("id")) not in made:
            change.tag = f"{{urn:cspr-docs:hidden}}{etree.QName(change).localname}"
    return rejected(hidden)


def lines_of(root: etree._Element) -> list[str]:
    """The words of each paragraph, deleted ones too."""
    return [
        "".join(text.text or "" for text in paragraph.iter(w("t"), w("delText")))
        for paragraph in root.iter(w("p"))
    ]


def is_undone_exactly(before: etree._Element, after: etree._Element, made: Collection[str]) -> bool:
    """Whether the tree with our changes undone says what it said before, paragraph by paragraph."""
    return lines_of(without(after, made)) == lines_of(before)
