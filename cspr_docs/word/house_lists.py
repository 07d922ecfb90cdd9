"""The lists of a template in its house style: those of the styles are the house's, those set by hand its own.

A style and the list that it points to belong together, so they come from one file. A list that somebody set by hand in
the template's text stays as it is, under a number that the house style does not use. One that is tied to a style, as
'Restart at 1' makes it, follows that style.

Source: ECMA-376 part 1, 17.9.18 (numId), 17.9.21 (numStyleLink), 17.9.23 (pStyle), 17.9.26 (startOverride).
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import W, w
from cspr_docs.ooxml.numbering import place_in_list
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.ooxml.schema import put_in_order
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.trees import parent_of
from cspr_docs.ooxml.values import number, value
from cspr_docs.word.open_parts import NUMBERING

_TEXTS = re.compile(r"word/(document|footnotes|endnotes|comments)\.xml")
_NO_LIST = "0"
_ABSTRACT, _ABSTRACT_ID = w("abstractNum"), w("abstractNumId")
_NUM, _NUM_ID = w("num"), w("numId")
_OF_ONE_FILE = (w("nsid"), w("tmpl"), w("styleLink"), w("name"), w("pStyle"), w("lvlPicBulletId"))
"""What ties a definition to others of its file."""


def with_lists_of_house(
    parts: dict[str, bytes], template: Mapping[str, bytes], house: Mapping[str, bytes]
) -> None:
    """Give the parts the house style's lists, and beside them those that the template's text has by hand."""
    if NUMBERING not in parts:
        return
    lists = _Lists(
        parse(house[NUMBERING]) if NUMBERING in house else etree.Element(w("numbering"), nsmap={"w": W}),
        parse(template[NUMBERING]) if NUMBERING in template else None,
        Styles.of_package(template),
        Styles.of_package(house),
    )
    for part in filter(_TEXTS.fullmatch, template):
        if b"numId" not in parts[part]:
            continue
        try:
            root = parse(parts[part])
        except etree.XMLSyntaxError:
            continue  # it is told where all texts are read
        for use in root.iter(_NUM_ID):
            use.set(w("val"), lists.number_here(use.get(w("val"), "")))
        parts[part] = to_xml(root).encode()
    for tie in list(lists.here.iter(w("pStyle"))):
        if tie.get(w("val")) not in lists.styles.elements:
            parent_of(tie).remove(tie)  # a style that somebody took out of the house style
    put_in_order(lists.here)  # LibreOffice writes them in another
    parts[NUMBERING] = to_xml(lists.here).encode()


@dataclass(slots=True)
class _Lists:
    """The house style's lists (`here`), which those of the template join, and the template's `own`."""

    here: etree._Element
    own: etree._Element | None
    own_styles: Styles
    styles: Styles
    _copies: dict[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=lambda: {_NO_LIST: _NO_LIST})

    def number_here(self, own_number: str) -> str:
        """The number here of a list of the template; that of no list where the template says nothing of it."""
        if own_number not in self._known:
            num = _found(self.own, _NUM, _NUM_ID, own_number)
            look = None if num is None else self._look(value(num, "abstractNumId"))
            self._known[own_number] = _NO_LIST if num is None or look is None else self._brought(num, look)
        return self._known[own_number]

    def _look(self, id_: str | None) -> etree._Element | None:
        """The definition of a list of the template, or the one that it borrows of a style."""
        look = _found(self.own, _ABSTRACT, _ABSTRACT_ID, id_)
        if (link := value(look, "numStyleLink")) is None or self.own is None:
            return look
        return next((each for each in self.own.iter(_ABSTRACT) if value(each, "styleLink") == link), None)

    def _brought(self, num: etree._Element, look: etree._Element) -> str:
        """The number here of the list, which is put here if nothing here stands for it."""
        of_style = next(self._of_styles(look), None)
        if of_style is not None and num.find(f".//{w('startOverride')}") is None:
            return of_style.get(_NUM_ID, "")
        new = deepcopy(num)
        new.set(_NUM_ID, self._free(_NUM, _NUM_ID))
        if of_style is not None:
            etree.strip_elements(new, w("lvl"), with_tail=False)
        abstract = value(of_style, "abstractNumId") or self._copied(look)
        for each in new.iterchildren(_ABSTRACT_ID):
            each.set(w("val"), abstract)
        etree.strip_elements(new, *_OF_ONE_FILE, with_tail=False)
        before = sum(1 for child in self.here if child.tag != w("numIdMacAtCleanup"))
        self.here.insert(before, new)
        return new.get(_NUM_ID, "")

    def _of_styles(self, look: etree._Element) -> Iterator[etree._Element]:
        """The house style's lists of those styles that the definition is tied to."""
        by_name = {self.styles.name(id_): id_ for id_ in self.styles.elements}
        for tie in look.iter(w("pStyle")):
            own = tie.get(w("val"), "")
            style = own if own in self.styles.elements else by_name.get(self.own_styles.name(own), "")
            list_, _ = place_in_list(None, style, self.styles, {})
            if list_ != _NO_LIST and (found := _found(self.here, _NUM, _NUM_ID, list_)) is not None:
                yield found

    def _copied(self, look: etree._Element) -> str:
        """The number of a copy here of a definition, which belongs to no style."""
        own_id = look.get(_ABSTRACT_ID, "")
        if own_id in self._copies:
            return self._copies[own_id]  # lists of one definition count on from each other
        id_ = self._copies[own_id] = self._free(_ABSTRACT, _ABSTRACT_ID)
        copy = deepcopy(look)
        copy.set(_ABSTRACT_ID, id_)
        etree.strip_elements(copy, *_OF_ONE_FILE, with_tail=False)
        before = sum(1 for child in self.here if child.tag in (w("numPicBullet"), _ABSTRACT))
        self.here.insert(before, copy)
        return id_

    def _free(self, tag: str, attribute: str) -> str:
        taken = (number(each.get(attribute)) or 0 for each in self.here.iter(tag))
        return str(1 + max(taken, default=0))


def _found(root: etree._Element | None, tag: str, attribute: str, id_: str | None) -> etree._Element | None:
    elements = () if root is None else root.iter(tag)
    return next((each for each in elements if each.get(attribute) == id_), None)
