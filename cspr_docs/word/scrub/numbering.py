"""Numbering: the lists that something uses, numbered anew, their texts kept only where a reader sees them.

Source: ECMA-376 part 1, 17.9 (numbering).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import ListForm, lists_of, place_in_list
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import switch, value
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.allowed.elements import NUMBERING
from cspr_docs.word.scrub.rebuilding import Rebuilder
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.styles import REFERENCES, Name

_PLACE = "the numbering of lists"
_WORD = re.compile(r"[^\W\d_]{2}")
_OWN = re.compile(r"%\d")


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a file: its numberings by id, what each is an instance of, and what they look like."""

    numbers: Mapping[str, etree._Element]
    abstract: Mapping[str, etree._Element]
    forms: Mapping[str, ListForm]

    def abstract_of(self, number: str) -> str:
        """The id of what a numbering is an instance of."""
        return value(self.numbers[number], "abstractNumId") or ""


def to_lists(root: etree._Element | None) -> Lists:
    """The lists of a part; none where there is no part."""
    if root is None:
        return Lists({}, {}, {})
    return Lists(
        {element.get(w("numId"), ""): element for element in root.iterchildren(w("num"))},
        {element.get(w("abstractNumId"), ""): element for element in root.iterchildren(w("abstractNum"))},
        lists_of(root),
    )


def used_numbers(roots: Iterable[etree._Element], lists: Lists) -> set[str]:
    """The ids of the numberings that the trees name."""
    named = {element.get(w("val"), "") for root in roots for element in root.iter(w("numId"))}
    return named & lists.numbers.keys()


def styles_of(numbers: Iterable[str], lists: Lists) -> Iterator[str]:
    """The styles that hold what the numberings are made from."""
    for number in numbers:
        element = lists.abstract.get(lists.abstract_of(number))
        if element is not None:
            yield from (
                link.get(w("val"), "") for link in element.iterchildren(w("numStyleLink"), w("styleLink"))
            )


def rebuilt_numbering(
    lists: Lists, used: set[str], shown: set[tuple[str, int]], names: Mapping[str, Name], report: ScrubReport
) -> tuple[etree._Element, dict[str, str]]:
    """The part of the numberings that are used; and the new id of each by its old one.

    `shown` are the numberings and levels whose text a reader sees; `names` the styles that are kept.
    """
    rebuilder = Rebuilder(NUMBERING, report, lambda element: _PLACE)
    new = etree.Element(w("numbering"), nsmap={"w": str(etree.QName(w("numbering")).namespace)})
    numbers = [number for number in lists.numbers if number in used]
    wanted = {lists.abstract_of(number) for number in numbers}
    abstract = [id_ for id_ in lists.abstract if id_ in wanted]
    report.took("list that nothing uses|lists that nothing uses", len(lists.abstract) - len(abstract))
    ids = {id_: str(place) for place, id_ in enumerate(abstract)}
    for id_ in abstract:
        levels = {level for number, level in shown if number in used and lists.abstract_of(number) == id_}
        new.append(_abstract(rebuilder.rebuilt(lists.abstract[id_]), ids[id_], levels, names))
    fresh = {number: str(place) for place, number in enumerate(numbers, 1)}
    for number in numbers:
        element = rebuilder.rebuilt(lists.numbers[number])
        element.set(w("numId"), fresh[number])
        reference = element.find(w("abstractNumId"))
        if reference is not None:
            reference.set(w("val"), ids.get(lists.abstract_of(number), "0"))
        _settle_levels(element, {level for own, level in shown if own == number}, names)
        new.append(element)
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


def shown_levels(roots: Iterable[etree._Element], styles: Styles, lists: Lists) -> set[tuple[str, int]]:
    """The numberings and levels whose text a paragraph shows, by itself or through its style."""
    paragraphs = (paragraph for root in roots for paragraph in root.iter(w("p")))
    return {
        place_in_list(paragraph.find(w("pPr")), styles.of_paragraph(paragraph), styles, lists.forms)
        for paragraph in paragraphs
    }


def _abstract(
    element: etree._Element, id_: str, levels: set[int], names: Mapping[str, Name]
) -> etree._Element:
    """A list with a neutral number for Word to know it by, and only the texts that are shown."""
    element.set(w("abstractNumId"), id_)
    element.insert(0, etree.Element(w("nsid"), {w("val"): f"{int(id_) + 1:08X}"}))
    for link in list(element.iterchildren(w("styleLink"), w("numStyleLink"))):
        name = names.get(link.get(w("val"), ""))
        if name is None:
            element.remove(link)
        else:
            link.set(w("val"), name.id)
    _settle_levels(element, levels, names)
    return element


def _settle_levels(element: etree._Element, levels: set[int], names: Mapping[str, Name]) -> None:
    for level in element.iter(w("lvl")):
        for style in list(level.iter(*REFERENCES)):
            name = names.get(style.get(w("val"), ""))
            if name is None:
                remove(style)
            else:
                style.set(w("val"), name.id)
        text = level.find(w("lvlText"))
        number = _whole(level.get(w("ilvl"), "0"))
        if text is not None and number not in levels and _WORD.search(_OWN.sub("", text.get(w("val"), ""))):
            text.set(w("val"), f"%{number + 1}.")


def hide_texts(root: etree._Element) -> None:
    """Empty the texts that hidden letters would write, in the tree given."""
    for level in root.iter(w("lvl")):
        text = level.find(w("lvlText"))
        if text is not None and switch(level.find(w("rPr")), "vanish"):
            text.set(w("val"), "")


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
