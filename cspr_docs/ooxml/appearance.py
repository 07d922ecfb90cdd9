"""How a run of text looks: the colour of its letters, and of what is really behind them.

Paper is white, for that is what is printed; a page's own colour counts beside it.

Source: ECMA-376 part 1, 17.3.2.15 (highlight), 17.3.1.31, 17.3.2.32, 17.4.31 to 17.4.33 (shading of paragraphs, runs,
tables, rows and cells), 17.2.1 (background); [MS-DOCX] 2.6.1.12 and 2.6.1.13 (textFill, textOutline).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.colours import WHITE, Colour, Palette, contrast, mixed, of_highlight, to_hex
from cspr_docs.ooxml.namespaces import W14, w
from cspr_docs.ooxml.styles import Styles

MOST = 21.0
_FILL, _OUTLINE = (f"{{{W14}}}{name}" for name in ("textFill", "textOutline"))
_SHADE = w("shd")
_THEMED = (("val", "themeColor"), ("color", "themeColor"), ("fill", "themeFill"))


@dataclass(frozen=True, slots=True)
class Appearance:
    """How text of one file looks.

    Attributes:
        styles: its styles.
        palette: the colours of its theme.
        pages: white, and the page's own colour where it is shown.
    """

    styles: Styles
    palette: Palette = field(default_factory=Palette)
    pages: tuple[Colour, ...] = (WHITE,)

    def contrast(self, run: etree._Element) -> float:
        """How far the letters stand apart from what is behind them, from 1 to 21, where Word does not choose it."""
        ink = self.palette.named(self.styles.run_property(run, "color"))
        return MOST if ink is None else min(contrast(ink, self._behind(run, page)) for page in self.pages)

    def contrast_of_effect(self, run: etree._Element) -> float:
        """The same for letters that an effect fills, which shows in place of their colour; 21 where none does."""
        fill = self.styles.run_property(run, _FILL)
        if fill is None:
            return MOST
        outline = self.styles.run_property(run, _OUTLINE)
        drawn = tuple(self.palette.drawn(fill)) or tuple(self.palette.drawn(outline))
        grounds = tuple(self._behind(run, page) for page in self.pages)
        pairs = ((mixed(ink, ground, share), ground) for ink, share in drawn for ground in grounds)
        return min((contrast(*pair) for pair in pairs), default=1.0)  # neither filled nor outlined

    def settle(self, root: etree._Element) -> None:
        """Write beside each colour of the theme what it is, as programs without themes show it."""
        for element in root.iter(w("color"), _SHADE, w("u"), w("bdr")):
            for plain, theme in _THEMED:
                colour = self.palette.named(element, plain, theme)
                if element.get(w(theme)) and element.get(w(plain)) and colour is not None:
                    element.set(w(plain), to_hex(colour))

    def ground(self, run: etree._Element) -> Colour:
        """The colour behind a run on white paper."""
        return self._behind(run, WHITE)

    def _behind(self, run: etree._Element, page: Colour) -> Colour:
        highlight = self.styles.run_property(run, "highlight")
        marked = None if highlight is None else of_highlight(highlight.get(w("val"), ""))
        if marked is not None:
            return marked
        for shade in reversed(tuple(self._shades(run))):
            page = self.palette.shaded(shade, page)
        return page

    def _shades(self, run: etree._Element) -> Iterator[etree._Element]:
        """The shadings behind a run, from the inside: the run's, the paragraph's, and one of each cell around it."""
        own = self.styles.run_property(run, "shd")
        if own is not None:
            yield own
        paragraph = next(run.iterancestors(w("p")), None)
        shade = None if paragraph is None else self.styles.paragraph_property(paragraph, "shd")
        if shade is not None:
            yield shade
        for cell in run.iterancestors(w("tc")):
            shade = next(self._of_cell(cell), None)
            if shade is not None:
                yield shade

    def _of_cell(self, cell: etree._Element) -> Iterator[etree._Element]:
        """What shades a cell, the nearest first: its own, its part of the table's style, its row's, its table's."""
        yield from cell.iterfind(f"{w('tcPr')}/{_SHADE}")
        held = tuple(self.styles.of_cell(cell))
        for holder in held:
            yield from holder.iterfind(f"{w('tcPr')}/{_SHADE}")
        row, table = cell.getparent(), next(cell.iterancestors(w("tbl")), None)
        yield from () if row is None else row.iterfind(f"{w('tblPrEx')}/{_SHADE}")
        yield from () if table is None else table.iterfind(f"{w('tblPr')}/{_SHADE}")
        for holder in held:
            yield from holder.iterfind(f"{w('tblPr')}/{_SHADE}")
