"""What styles say of how text looks, as far as it decides whether a reader sees it.

Source: ECMA-376 part 1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.3.2.41 (vanish).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import value

_PAPER = frozenset({"background1", "light1"})


@dataclass(frozen=True, slots=True)
class Looks(Styles):
    """The styles of a file, and what they say of how text looks."""

    def size(self, run: etree._Element) -> float:
        """The size of the run's text in points; 10 where nothing says."""
        found = self.run_property(run, "sz")
        try:
            return 10.0 if found is None else float(found.get(w("val"), "20")) / 2
        except ValueError:
            return 10.0

    def colour(self, run: etree._Element) -> str:
        """The colour of the run's text as six hexadecimal digits; empty where Word chooses one."""
        return colour_of(self.run_property(run, "color"), "val", "themeColor")

    def shade(self, run: etree._Element) -> str | None:
        """The colour behind the run's text; `None` where something dark or unknown may stand there."""
        properties = run.find(w("rPr"))
        if properties is not None and properties.find(w("highlight")) is not None:
            return None
        for shade in self._shades(run):
            if found := colour_of(shade, "fill", "themeFill"):
                return found
        return None if self._is_in_shaded_table(run) else "FFFFFF"

    def _shades(self, run: etree._Element) -> Iterator[etree._Element]:
        """Shades around the run, from the inside."""
        first = self.run_property(run, "shd")
        if first is not None:
            yield first
        for holder in run.iterancestors(w("p"), w("tc")):
            own = holder.find(f"{w('pPr')}/{w('shd')}")
            own = holder.find(f"{w('tcPr')}/{w('shd')}") if own is None else own
            if own is not None:
                yield own
        paragraph = next(run.iterancestors(w("p")), None)
        yield from self.all_inherited(self.of_paragraph(paragraph), f"{w('pPr')}/{w('shd')}")

    def _is_in_shaded_table(self, run: etree._Element) -> bool:
        """Whether a table's own shade, or one that its style gives some of its rows, may stand behind the run."""
        for table in run.iterancestors(w("tbl")):
            shades = list(table.iterfind(f"{w('tblPr')}/{w('shd')}"))
            named = value(table.find(w("tblPr")), "tblStyle") or ""
            shades += [shade for style in self.chain(named) for shade in style.iter(w("shd"))]
            if any(colour_of(shade, "fill", "themeFill") not in ("", "FFFFFF") for shade in shades):
                return True
        return False


def colour_of(element: etree._Element | None, plain: str, themed: str) -> str:
    """The colour that an element names as six hexadecimal digits; empty where it names none or leaves it open."""
    if element is None:
        return ""
    given = element.get(w(plain), "auto")
    if element.get(w(themed)) in _PAPER and element.get(w(f"{themed}Shade")) is None and given == "auto":
        return "FFFFFF"
    return "" if given == "auto" else given.upper()


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21; 21 where one of them is no colour.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    try:
        low, high = sorted((_light(one), _light(other)))
    except ValueError:
        return 21.0
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    if len(colour) != 6:
        raise ValueError(colour)
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
