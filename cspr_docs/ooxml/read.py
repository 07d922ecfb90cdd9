"""The one pass that makes the typed text of a Word file out of its elements.

Controls and what else only wraps words are seen through; a control that shows only its prompt to type something holds
nothing. White space at the edges of a text is dropped where the file does not ask to preserve it, as Word does.

Source: ECMA-376 part 1, 17.3.3 (run content), 17.4 (tables), 17.5 (controls), 17.13.5 (revisions), 17.16 (fields).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml import model
from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE, OpenFields, link_target, whole_target
from cspr_docs.ooxml.namespaces import PRESERVE, r, w
from cspr_docs.ooxml.text import characters, symbol
from cspr_docs.ooxml.tracked import EITHER
from cspr_docs.ooxml.values import columns, hexadecimal, is_on, value
from cspr_docs.prose.tree import Alignment

_RUN, _TEXT, _STRUCK = w("r"), w("t"), w("delText")
_PASSED = frozenset(
    w(name)
    for name in (
        *("pPr", "rPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "sectPr"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *(f"customXml{kind}Range{end}" for kind in ("Ins", "Del") for end in ("Start", "End")),
        *("lastRenderedPageBreak", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
        *("smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr"),
        *("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr"),
    )
)
"""What says nothing of the text."""

_WRAPPERS = frozenset(w(name) for name in ("sdt", "smartTag", "customXml", "dir", "bdo"))
_BREAKS = {"page": model.BreakKind.PAGE, "column": model.BreakKind.COLUMN}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
}
"""`start` is not among them: LibreOffice writes it into every cell that is not aligned."""

_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ufffe\uffff]")
_OF_SYMBOL_FONTS = re.compile("[\uf000-\uf0ff]")


def read_blocks(elements: Iterable[etree._Element], links: Mapping[str, str]) -> Iterator[model.Block]:
    """The paragraphs and tables of a body, a cell, a note or a control, and what is neither.

    `links`: where the relationships of the part lead, by id.
    """
    for element in elements:
        tag = element.tag
        if tag == w("p"):
            yield model.WordParagraph(element, read_inlines(element, links))
        elif tag == w("tbl"):
            others: list[model.WordObject] = []
            rows = tuple(_row(row, links, others) for row in _inside(element, w("tr"), others))
            yield model.WordTable(element, rows, tuple(others))
        elif tag in _WRAPPERS:
            yield from read_blocks(held(element), links)
        elif tag not in _PASSED:
            yield model.WordObject(element, model.object_name(element))


def read_inlines(elements: Iterable[etree._Element], links: Mapping[str, str]) -> model.Inlines:
    """What stands in one paragraph, or in elements such as it holds."""
    reader = _Inlines(links)
    reader.read(elements)
    return (*reader.out, *(model.FieldResult(each.code, is_whole=False) for each in reader.open.fields))


def held(control: etree._Element) -> Iterable[etree._Element]:
    """What a content control or another wrapper holds; nothing where it shows only its prompt to type something."""
    if control.tag != w("sdt"):
        return control
    prompt = control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")
    content = control.find(w("sdtContent"))
    return () if content is None or (prompt is not None and is_on(prompt)) else content


@dataclass(slots=True)
class _Inlines:
    """Reads one paragraph; `is_tracked`: whether a tracked change stands around what is read."""

    links: Mapping[str, str]
    out: list[model.Inline] = field(default_factory=list)
    open: OpenFields = field(default_factory=OpenFields)
    is_tracked: bool = False

    def read(self, elements: Iterable[etree._Element]) -> None:
        for child in elements:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _WRAPPERS:
                self.read(held(child))
            elif tag == w("hyperlink"):
                self._link(child)
            elif tag == SIMPLE:
                start = len(self.out)
                self.read(child)
                self._close_field(child.get(w("instr"), ""), start)
            elif tag in EITHER:
                outer, self.is_tracked = self.is_tracked, True
                self.read(child)
                self.is_tracked = outer
            elif tag not in _PASSED:
                self.out.append(model.WordObject(child, model.object_name(child)))

    def _link(self, link: etree._Element) -> None:
        address, anchor = self.links.get(link.get(r("id"), ""), ""), link.get(w("anchor"), "")
        start = len(self.out)
        self.read(link)
        self._wrap(start, whole_target(address, anchor) if address else f"#{anchor}")

    def _wrap(self, start: int, target: str) -> None:
        """Make what was read since `start` a link; a link inside it is not one any more."""
        inner: list[model.Inline] = []
        for inline in self.out[start:]:
            inner += inline.inlines if isinstance(inline, model.Hyperlink) else (inline,)
        self.out[start:] = [model.Hyperlink(target, tuple(inner))]

    def _close_field(self, instruction: str, start: int) -> None:
        target = link_target(instruction)
        if target is not None:
            self._wrap(start, target)
        else:
            self.out[start:] = [model.FieldResult(instruction, tuple(self.out[start:]))]

    def _run(self, run: etree._Element) -> None:
        for child in run:
            tag = child.tag
            if tag in (_TEXT, _STRUCK):
                self._text(child, run)
            elif tag in _PASSED:
                continue
            elif tag == MARK:
                self._field_mark(child)
            elif tag == CODE:
                self.open.take(child)
            elif not self.open.in_code:
                self._special(child, run)

    def _text(self, element: etree._Element, run: etree._Element) -> None:
        text = element.text or ""
        if element.get(PRESERVE) != "preserve":
            text = text.strip(" \t\r\n")
        if text and not self.open.in_code:
            is_tracked = self.is_tracked or element.tag == _STRUCK
            unshown: list[str] = []
            if not text.isascii() or "\x7f" in text:
                text = _printable(text, run, unshown)
            self.out.append(model.Run(text, run, is_tracked, tuple(unshown)))

    def _field_mark(self, mark: etree._Element) -> None:
        if self.open.is_stray(mark):
            self.out.append(model.FieldResult("", is_whole=False))
        elif done := self.open.take(mark, len(self.out)):
            self._close_field(done.code, done.start)

    def _special(self, child: etree._Element, run: etree._Element) -> None:
        """What a run holds besides text and the marks of fields."""
        tag = child.tag
        if tag in (w("br"), w("cr")):
            self.out.append(model.Break(_BREAKS.get(child.get(w("type"), ""), model.BreakKind.LINE)))
        elif tag == w("sym"):
            unshown: list[str] = []
            shown = _symbol(
                child.get(w("font")) or _font(run), hexadecimal(child.get(w("char"))) or 0, unshown
            )
            self.out.append(model.Run(shown, run, self.is_tracked, tuple(unshown)))
        elif tag in _NOTES:
            own_mark = child.get(w("customMarkFollows"), "0") not in ("0", "false", "off")
            self.out.append(model.NoteMark(_NOTES[str(tag)], child.get(w("id"), ""), own_mark))
        elif found := characters(child):
            self.out.append(model.Run(found, run, self.is_tracked))
        else:
            self.out.append(model.WordObject(child, model.object_name(child)))


def _printable(text: str, run: etree._Element, unshown: list[str]) -> str:
    """The text with characters of symbol fonts as Unicode has them."""
    if _UNPRINTABLE.search(text):
        unshown.append("a character that cannot be printed")
    text = text.replace("\x85", " ")
    return _OF_SYMBOL_FONTS.sub(lambda each: _symbol(_font(run), ord(each[0]), unshown), text)


def _symbol(font: str, position: int, unshown: list[str]) -> str:
    found = symbol(font, position)
    if found is None:
        unshown.append(f"a character of the font {font or 'in use'} that has no plain equal")
        return "\ufffd"
    return found


def _font(run: etree._Element) -> str:
    fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
    return "" if fonts is None else fonts.get(w("ascii"), fonts.get(w("hAnsi"), ""))


def _row(row: etree._Element, links: Mapping[str, str], others: list[model.WordObject]) -> model.WordRow:
    properties = row.find(w("trPr"))
    header = None if properties is None else properties.find(w("tblHeader"))
    before, after = (columns(properties, name) for name in ("gridBefore", "gridAfter"))
    cells = tuple(_cell(cell, links) for cell in _inside(row, w("tc"), others))
    return model.WordRow(row, cells, header is not None and is_on(header), before, after)


def _cell(cell: etree._Element, links: Mapping[str, str]) -> model.WordCell:
    properties = cell.find(w("tcPr"))
    paragraph = next(cell.iter(w("p")), None)
    alignment = value(None if paragraph is None else paragraph.find(w("pPr")), "jc") or ""
    return model.WordCell(
        cell,
        tuple(read_blocks(cell, links)),
        max(columns(properties, "gridSpan"), 1),
        tuple(_merges(properties)),
        _ALIGNMENTS.get(alignment, Alignment.NONE),
    )


def _merges(properties: etree._Element | None) -> Iterator[model.CellMerge]:
    for merged in properties.iterchildren(w("hMerge"), w("vMerge")) if properties is not None else ():
        if merged.tag == w("hMerge"):
            yield model.CellMerge.OLD
        else:
            goes_on = merged.get(w("val"), "continue") == "continue"
            yield model.CellMerge.GOES_ON if goes_on else model.CellMerge.BEGINS


def _inside(
    parent: Iterable[etree._Element], wanted: str, others: list[model.WordObject]
) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through what stands around some of them."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(held(child), wanted, others)
        elif child.tag not in _PASSED:
            others.append(model.WordObject(child, model.object_name(child)))
