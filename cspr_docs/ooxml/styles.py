"""What the styles of a file give: to a style what it is based on, to a paragraph or run the property that counts.

Source: ECMA-376 part 1, 17.7 (styles), 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.3.2.41 (vanish).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import part_of_kind
from cspr_docs.ooxml.table_styles import parts_of_style
from cspr_docs.ooxml.values import child, is_off, number, switch, value

_HEADING = re.compile(r"heading (\d)")
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z\d])")
_DEEPEST_OUTLINE = 9  # the level of body text
_P, _RPR, _PPR = w("p"), w("rPr"), w("pPr")
_VANISH = f"{_RPR}/{w('vanish')}"


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one file.

    Attributes:
        elements: the `w:style` elements by id.
        defaults: what all text of the file has, `w:docDefaults`; `None` where it does not say.
        default: the id of the style of paragraphs that name none; empty where the file has none.
    """

    elements: Mapping[str, etree._Element] = field(default_factory=dict)
    defaults: etree._Element | None = None
    default: str = ""
    _chains: dict[str, tuple[etree._Element, ...]] = field(default_factory=dict, compare=False)
    _switches: dict[tuple[str, str], bool | None] = field(default_factory=dict, compare=False)
    _inherited: dict[tuple[str, str], etree._Element | None] = field(default_factory=dict, compare=False)
    _speaking: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)
    _parts: dict[str, Mapping[str, list[etree._Element]]] = field(default_factory=dict, compare=False)
    _of_defaults: dict[tuple[str, str], etree._Element | None] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, root: etree._Element | None) -> Self:
        """The styles of a part `styles.xml`; none for `None`."""
        if root is None:
            return cls()
        elements = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
        paragraphs = ((id_, each) for id_, each in elements.items() if each.get(w("type")) == "paragraph")
        defaults = (id_ for id_, each in paragraphs if not is_off(each.get(w("default"), "0")))
        return cls(elements, root.find(w("docDefaults")), next(defaults, ""))

    @classmethod
    def of_package(cls, package: Mapping[str, bytes]) -> Self:
        """The styles of a file.

        Raises:
            lxml.etree.XMLSyntaxError: the part that holds them is not whole.
        """
        return cls.of(parse_part(package, part_of_kind(package, "styles")))

    def chain(self, id_: str) -> tuple[etree._Element, ...]:
        """The style and those that it is based on, nearest first; a chain that bites its tail ends there."""
        if id_ not in self._chains:
            found, at = {}, id_
            while at in self.elements and at not in found:
                found[at] = self.elements[at]
                at = value(found[at], "basedOn") or ""
            self._chains[id_] = tuple(found.values())
        return self._chains[id_]

    def name(self, id_: str) -> str:
        """The name of a style in lower case, as Word shows it; made of the id where the file has no such style."""
        return (value(self.elements.get(id_), "name") or _WORDS.sub(" ", id_)).lower()

    def names(self, id_: str) -> tuple[str, ...]:
        """The names of a style and of those that it is based on, nearest first, in lower case."""
        return tuple(self.name(style.get(w("styleId"), "")) for style in self.chain(id_)) or (self.name(id_),)

    def inherited(self, id_: str, path: str) -> etree._Element | None:
        """The property at a path (`w("rPr") + "/" + w("lang")`) of a style or of the nearest that it is based on."""
        if (id_, path) not in self._inherited:
            self._inherited[id_, path] = next(self.all_inherited(id_, path), None)
        return self._inherited[id_, path]

    def all_inherited(self, id_: str, path: str) -> Iterator[etree._Element]:
        """All that stands at a path of a style and of those that it is based on, nearest first."""
        for style in self.chain(id_):
            yield from style.iterfind(path)

    def switched(self, id_: str, name: str) -> bool | None:
        """What the nearest style of the chain that speaks of it says of a switch of runs; `None` where none does."""
        if (id_, name) not in self._switches:
            states = (switch(child(style, "rPr"), name) for style in self.chain(id_))
            self._switches[id_, name] = next((state for state in states if state is not None), None)
        return self._switches[id_, name]

    def heading(self, id_: str) -> int:
        """The level from 1 of the headings that a style makes, by the nearest name or outline level; 0 for no heading.

        A style that the file lacks is judged by its id.
        """
        chain = self.chain(id_)
        for style, name in zip(chain or (None,), self.names(id_), strict=True):
            if found := _HEADING.fullmatch(name):
                return int(found[1])
            level = _outline(child(style, "pPr"))
            if level is not None:
                return level
        return 0

    def heading_level(self, paragraph: etree._Element) -> int:
        """The level from 1 of a heading; 0 where the paragraph is none.

        A heading's style decides; a level that the paragraph has by hand counts where its style makes no headings.
        """
        by_style = self.heading(self.of_paragraph(paragraph))
        return by_style or _outline(child(paragraph, "pPr")) or 0

    def of_paragraph(self, paragraph: etree._Element | None) -> str:
        """The id of a paragraph's style, the default one where it names none; empty for `None`."""
        if paragraph is None:
            return ""
        return value(child(paragraph, "pPr"), "pStyle") or self.default

    def run_property(self, run: etree._Element, name: str) -> etree._Element | None:
        """The property that counts for a run: its own, or that of its character style, paragraph, table or file.

        `name` is WordprocessingML's, or qualified. For properties of which only one counts; toggles such as bold undo
        one another (`is_hidden`).
        """
        own = child(run, "rPr")
        name = name if name.startswith("{") else w(name)
        found = None if own is None else next(own.iterchildren(name), None)
        if found is not None:
            return found
        path = f"{_RPR}/{name}"
        if not self._who_says(path):
            return self._of_file(path, "rPrDefault")
        paragraph = next(run.iterancestors(_P), None)
        for style in (value(own, "rStyle") or "", self.of_paragraph(paragraph)):
            found = self.inherited(style, path)
            if found is not None:
                return found
        return self._of_table_or_file(run, path, "rPrDefault")

    def paragraph_property(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """The property that counts for a paragraph: its own, or its style's, its table's, the file's."""
        path = f"{_PPR}/{w(name)}"
        found = paragraph.find(path)
        if found is None:
            found = self.inherited(self.of_paragraph(paragraph), path)
        return self._of_table_or_file(paragraph, path, "pPrDefault") if found is None else found

    def of_cell(self, element: etree._Element) -> Iterator[etree._Element]:
        """What the style of the table around gives the cell around an element, or that it is: what counts first first.

        These are styles, and the parts of them that are for a first row, a band or a corner.
        """
        cell = element if element.tag == w("tc") else next(element.iterancestors(w("tc")), None)
        table = None if cell is None else next(cell.iterancestors(w("tbl")), None)
        if cell is None or table is None:
            return
        style = _table_style(cell)
        if parts := self._parts_of(style):
            bands = self._band(style, "Row"), self._band(style, "Col")
            for type_ in parts_of_style(cell, table, bands):
                yield from parts.get(type_, ())
        yield from self.chain(style)

    def _parts_of(self, id_: str) -> Mapping[str, list[etree._Element]]:
        """The parts of a table's style and of those that it is based on, by type, nearest first."""
        if id_ not in self._parts:
            found: dict[str, list[etree._Element]] = {}
            for part in self.all_inherited(id_, w("tblStylePr")):
                found.setdefault(part.get(w("type"), ""), []).append(part)
            self._parts[id_] = found
        return self._parts[id_]

    def _band(self, id_: str, name: str) -> int:
        size = self.inherited(id_, f"{w('tblPr')}/{w(f'tblStyle{name}BandSize')}")
        return max(1, number(None if size is None else size.get(w("val"))) or 1)

    def _of_table_or_file(self, element: etree._Element, path: str, defaults: str) -> etree._Element | None:
        found = None
        if _table_style(element) in self._who_says(path):  # where a cell stands in its table is dear to find
            held = (found for holder in self.of_cell(element) if (found := holder.find(path)) is not None)
            found = next(held, None)
        return self._of_file(path, defaults) if found is None else found

    def _of_file(self, path: str, defaults: str) -> etree._Element | None:
        if (path, defaults) not in self._of_defaults:
            found = None if self.defaults is None else self.defaults.find(f"{w(defaults)}/{path}")
            self._of_defaults[path, defaults] = found
        return self._of_defaults[path, defaults]

    def _who_says(self, path: str) -> frozenset[str]:
        """The ids of the styles that say anything at a path, by themselves, what they are based on, or their parts."""
        if path not in self._speaking:
            own = {
                style
                for style in self.elements.values()
                if any(holder.find(path) is not None for holder in (style, *style.iterfind(w("tblStylePr"))))
            }
            based = (id_ for id_ in self.elements if not own.isdisjoint(self.chain(id_)))
            self._speaking[path] = frozenset(based if own else ())
        return self._speaking[path]

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether the text of a run is hidden, by itself or by its styles."""
        # Where no style hides anything, it need not be found out in which paragraph and table the run stands.
        if not self._who_says(_VANISH):
            return self.hides(child(run, "rPr"), "")
        paragraph = next(run.iterancestors(_P), None)
        return self.hides(child(run, "rPr"), self.of_paragraph(paragraph), _table_style(run))

    def hides(self, properties: etree._Element | None, paragraph: str, table: str = "") -> bool:
        """Whether run properties hide the text in a paragraph of a style, in a table of a style.

        What the run says itself decides. A hiding style inside a hiding style shows the text again, as in Word.
        `specVanish` and `webHidden` hide nothing on paper, and so nothing here.
        """
        direct = switch(properties, "vanish")
        if direct is not None:
            return direct
        styles = (value(properties, "rStyle") or "", paragraph, table)
        if sum(self.switched(style, "vanish") is True for style in styles) % 2:
            return True
        path = f"{w('rPrDefault')}/{w('rPr')}"
        return self.defaults is not None and switch(self.defaults.find(path), "vanish") is True


def _outline(properties: etree._Element | None) -> int | None:
    """The level from 1 that an outline level gives, 0 for body text; `None` where there is none."""
    level = number(value(properties, "outlineLvl"))
    return None if level is None else level + 1 if level < _DEEPEST_OUTLINE else 0


def _table_style(element: etree._Element) -> str:
    """The id of the style of the table around an element; empty where there is none."""
    table = next(element.iterancestors(w("tbl")), None)
    return "" if table is None else value(child(table, "tblPr"), "tblStyle") or ""
