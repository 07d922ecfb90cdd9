"""Numbering: the lists that something uses, numbered anew, their texts kept only where a reader sees them.

Source: ECMA-376 part 1, 17.9 (numbering).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from lxml import etree

from cspr_docs.ooxml.colours import WHITE, Palette, contrast
from cspr_docs.ooxml.namespaces import W, w
from cspr_docs.ooxml.numbering import ListForm, lists_of, place_in_list
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import left_indent, number, switch, value
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.allowed.elements import NUMBERING
from cspr_docs.word.scrub.rebuilding import Rebuilder
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.styles import NewName, rename_references
from cspr_docs.word.scrub.unseen import FAINTEST, SCRUB_INVISIBLE

_PLACE = "the numbering of lists"
_WORD = re.compile(r"[^\W\d_]{2}")
_OWN = re.compile(r"%\d")
_WIDEST = 11_906  # in twips, the width of A4


@dataclass(frozen=True, slots=True)
class Numberings:
    """The lists of a file: its numberings by id, what each is an instance of, and what they look like."""

    numbers: Mapping[str, etree._Element]
    abstract: Mapping[str, etree._Element]
    forms: Mapping[str, ListForm]

    @classmethod
    def of(cls, root: etree._Element | None) -> Self:
        """Those of a part; none for `None`."""
        numbers = () if root is None else root.iterchildren(w("num"))
        abstract = () if root is None else root.iterchildren(w("abstractNum"))
        return cls(
            {element.get(w("numId"), ""): element for element in numbers},
            {element.get(w("abstractNumId"), ""): element for element in abstract},
            lists_of(root),
        )

    def abstract_of(self, number: str) -> str:
        """The id of what a numbering is an instance of."""
        return value(self.numbers[number], "abstractNumId") or ""


def used_numbers(roots: Iterable[etree._Element], lists: Numberings) -> set[str]:
    """The ids of the numberings that the trees name."""
    named = {element.get(w("val"), "") for root in roots for element in root.iter(w("numId"))}
    return named & lists.numbers.keys()


def styles_of(numbers: Iterable[str], lists: Numberings) -> Iterator[str]:
    """The styles that hold what the numberings are made from."""
    for own in numbers:
        element = lists.abstract.get(lists.abstract_of(own))
        links = () if element is None else element.iterchildren(w("numStyleLink"), w("styleLink"))
        yield from (link.get(w("val"), "") for link in links)


def rebuilt_numbering(
    lists: Numberings,
    used: set[str],
    shown: set[tuple[str, int]],
    names: Mapping[str, NewName],
    report: ScrubReport,
) -> tuple[etree._Element, dict[str, str]]:
    """The part of the numberings that are used; and the new id of each by its old one.

    `shown` are the numberings and levels whose text a reader sees; `names` the styles that are kept.
    """
    rebuilder = Rebuilder(NUMBERING, report, lambda element: _PLACE)
    new = etree.Element(w("numbering"), nsmap={"w": W})
    numbers = [own for own in lists.numbers if own in used]
    wanted = {lists.abstract_of(own) for own in numbers}
    abstract = [id_ for id_ in lists.abstract if id_ in wanted]
    report.took("list that nothing uses|lists that nothing uses", len(lists.abstract) - len(abstract))
    ids = {id_: str(place) for place, id_ in enumerate(abstract)}
    for id_ in abstract:
        element = rebuilder.rebuilt(lists.abstract[id_])
        element.set(w("abstractNumId"), ids[id_])
        # a neutral number for Word to know the list by
        element.insert(0, etree.Element(w("nsid"), {w("val"): f"{int(ids[id_]) + 1:08X}"}))
        seen = {at for own, at in shown if own in used and lists.abstract_of(own) == id_}
        _hide_unseen_texts(element, seen)
        new.append(element)
    fresh = {own: str(place) for place, own in enumerate(numbers, 1)}
    for own in numbers:
        element = rebuilder.rebuilt(lists.numbers[own])
        element.set(w("numId"), fresh[own])
        reference = element.find(w("abstractNumId"))
        if reference is not None:
            reference.set(w("val"), ids.get(lists.abstract_of(own), "0"))
        _hide_unseen_texts(element, {at for shown_by, at in shown if shown_by == own})
        new.append(element)
    rename_references(new, names)
    return new, fresh


def renumber(root: etree._Element, fresh: Mapping[str, str]) -> None:
    """Give the numberings that a tree names their new ids; 0, which means none, stays."""
    for element in list(root.iter(w("numId"))):
        old = element.get(w("val"), "")
        if old in fresh:
            element.set(w("val"), fresh[old])
        elif old != "0":
            holder = element.getparent()
            remove(element if holder is None else holder)


def shown_levels(roots: Iterable[etree._Element], styles: Styles, lists: Numberings) -> set[tuple[str, int]]:
    """The numberings and levels whose text a paragraph shows, by itself or through its style."""
    paragraphs = (paragraph for root in roots for paragraph in root.iter(w("p")))
    return {
        place_in_list(paragraph.find(w("pPr")), styles.of_paragraph(paragraph), styles, lists.forms)
        for paragraph in paragraphs
    }


def _hide_unseen_texts(element: etree._Element, shown: set[int]) -> None:
    """Put a plain number in the place of the words that levels would write which nobody sees."""
    for level in element.iter(w("lvl")):
        text, at = level.find(w("lvlText")), number(level.get(w("ilvl"))) or 0
        if text is not None and at not in shown and _WORD.search(_OWN.sub("", text.get(w("val"), ""))):
            text.set(w("val"), f"%{at + 1}.")


def hide_texts(root: etree._Element) -> None:
    """Empty the texts that hidden letters would write, in the tree given."""
    for level in root.iter(w("lvl")):
        text = level.find(w("lvlText"))
        if text is not None and switch(level.find(w("rPr")), "vanish"):
            text.set(w("val"), "")


def refuse_unseen_labels(root: etree._Element, palette: Palette, report: ScrubReport) -> None:
    """Refuse labels with words that are as pale as paper, and items that begin beyond the edge of any paper."""
    for level in root.iter(w("lvl")):
        words = _OWN.sub("", value(level, "lvlText") or "")
        properties, indent = level.find(w("rPr")), left_indent(level.find(w("pPr")))
        ink = palette.named(None if properties is None else properties.find(w("color")))
        if _WORD.search(words) and ink is not None and contrast(ink, WHITE) < FAINTEST:
            what, hint = "a label of a list in the colour of paper", "give it another colour, or delete it"
            report.refuse(SCRUB_INVISIBLE, what, _PLACE, hint)
        if indent is not None and abs(indent) >= _WIDEST:
            report.refuse(SCRUB_INVISIBLE, "items of a list off the page", _PLACE, "set them in less")
