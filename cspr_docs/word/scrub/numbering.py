"""Numbering: the lists that something uses, numbered anew, their texts kept only where a reader sees them.

Source: ECMA-376 part 1, 17.9 (numbering).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.allowed.elements import NUMBERING
from cspr_docs.word.scrub.looks import OFF
from cspr_docs.word.scrub.rebuilding import Rebuilder
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.styles import REFERENCES, Name

_PLACE = "the numbering of lists"
_WORD = re.compile(r"[^\W\d_]{2}")
_OWN = re.compile(r"%\d")


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a file: its numberings by id, and what each is an instance of."""

    numbers: Mapping[str, etree._Element]
    abstract: Mapping[str, etree._Element]

    def abstract_of(self, number: str) -> str:
        """The id of what a numbering is an instance of."""
        element = self.numbers[number].find(w("abstractNumId"))
        return "" if element is None else element.get(w("val"), "")


def to_lists(root: etree._Element | None) -> Lists:
    """The lists of a part; none where there is no part."""
    if root is None:
        return Lists({}, {})
    return Lists(
        {element.get(w("numId"), ""): element for element in root.iterchildren(w("num"))},
        {element.get(w("abstractNumId"), ""): element for element in root.iterchildren(w("abstractNum"))},
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


def shown_levels(
    roots: Iterable[etree._Element], styles: Mapping[str, etree._Element], lists: Lists
) -> set[tuple[str, int]]:
    """The numberings and levels whose text a paragraph shows, by itself or through its style."""
    found: set[tuple[str, int]] = set()
    for root in roots:
        for paragraph in root.iter(w("p")):
            properties = paragraph.find(w("pPr"))
            number, level = _numbered(properties)
            style = _value(properties, "pStyle")
            by_style = _by_style(style, styles, lists)
            if number is None:
                number = by_style[0]
            if number is not None:
                found.add((number, by_style[1] if level is None else level))
    return found


def _by_style(id_: str, styles: Mapping[str, etree._Element], lists: Lists) -> tuple[str | None, int]:
    """The numbering and level that a style gives."""
    seen: set[str] = set()
    first = id_ or next((key for key, style in styles.items() if _is_default(style)), "")
    at = first
    while at in styles and at not in seen:
        seen.add(at)
        number, level = _numbered(styles[at].find(w("pPr")))
        if number is not None:
            return number, _linked_level(number, seen, lists) if level is None else level
        at = _value(styles[at], "basedOn")
    return None, 0


def _linked_level(number: str, styles: set[str], lists: Lists) -> int:
    """The level that is tied to one of the styles."""
    element = lists.abstract.get(lists.abstract_of(number)) if number in lists.numbers else None
    for level in () if element is None else element.iterchildren(w("lvl")):
        if _value(level, "pStyle") in styles:
            return _whole(level.get(w("ilvl"), "0"))
    return 0


def _numbered(properties: etree._Element | None) -> tuple[str | None, int | None]:
    numbering = None if properties is None else properties.find(w("numPr"))
    if numbering is None:
        return None, None
    level = _value(numbering, "ilvl")
    return _value(numbering, "numId") or None, _whole(level) if level else None


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
        mark, text = level.find(f"{w('rPr')}/{w('vanish')}"), level.find(w("lvlText"))
        if mark is not None and text is not None and mark.get(w("val"), "1") not in OFF:
            text.set(w("val"), "")


def _value(holder: etree._Element | None, name: str) -> str:
    element = None if holder is None else holder.find(w(name))
    return "" if element is None else element.get(w("val"), "")


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _is_default(style: etree._Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default"), "0") not in OFF
