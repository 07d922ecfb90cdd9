"""What styles say of how text looks, as far as it decides whether a reader sees it.

Source: ECMA-376 part 1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.3.2.41 (vanish).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w

OFF = frozenset({"0", "false", "off"})
_PAPER = frozenset({"background1", "light1"})


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a file by id.

    Attributes:
        styles: their elements.
        defaults: the run properties of all text; `None` where the file has none.
        paragraph: the id of the style of paragraphs that name none.
    """

    styles: Mapping[str, etree._Element] = field(default_factory=dict)
    defaults: etree._Element | None = None
    paragraph: str = ""

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether the run's text is hidden, by itself or by its styles."""
        return self.hides(run.find(w("rPr")), _style_of(run, self.paragraph))

    def hides(self, properties: etree._Element | None, paragraph: str) -> bool:
        """Whether run properties in a paragraph of a style hide the text.

        A hiding style inside a hiding style shows the text again, as in Word.
        """
        direct = _toggle(properties, "vanish")
        if direct is not None:
            return direct
        levels = (self._toggled(_named(properties, "rStyle")), self._toggled(paragraph))
        by_style = sum(level is True for level in levels) % 2 == 1
        return by_style or _toggle(self.defaults, "vanish") is True

    def size(self, run: etree._Element) -> float:
        """The size of the run's text in points; 10 where nothing says."""
        found = self._first(run, "sz")
        try:
            return 10.0 if found is None else float(found.get(w("val"), "20")) / 2
        except ValueError:
            return 10.0

    def colour(self, run: etree._Element) -> str:
        """The colour of the run's text as six hexadecimal digits; empty where Word chooses one."""
        return colour_of(self._first(run, "color"), "val", "themeColor")

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
        first = self._first(run, "shd")
        if first is not None:
            yield first
        for holder in run.iterancestors(w("p"), w("tc")):
            own = holder.find(f"{w('pPr')}/{w('shd')}")
            own = holder.find(f"{w('tcPr')}/{w('shd')}") if own is None else own
            if own is not None:
                yield own
        for style in self._chain(_style_of(run, self.paragraph)):
            yield from style.iterfind(f"{w('pPr')}/{w('shd')}")

    def _is_in_shaded_table(self, run: etree._Element) -> bool:
        """Whether a table's own shade, or one that its style gives some of its rows, may stand behind the run."""
        for table in run.iterancestors(w("tbl")):
            shades = list(table.iterfind(f"{w('tblPr')}/{w('shd')}"))
            named = _named(table.find(w("tblPr")), "tblStyle")
            shades += [shade for style in self._chain(named) for shade in style.iter(w("shd"))]
            if any(colour_of(shade, "fill", "themeFill") not in ("", "FFFFFF") for shade in shades):
                return True
        return False

    def _first(self, run: etree._Element, name: str) -> etree._Element | None:
        """The property that counts for a run: its own, or that of its styles, or that of all text."""
        properties = run.find(w("rPr"))
        found = None if properties is None else properties.find(w(name))
        if found is not None:
            return found
        for id_ in (_named(properties, "rStyle"), _style_of(run, self.paragraph)):
            for style in self._chain(id_):
                found = style.find(f"{w('rPr')}/{w(name)}")
                if found is not None:
                    return found
        return None if self.defaults is None else self.defaults.find(w(name))

    def _toggled(self, id_: str) -> bool | None:
        for style in self._chain(id_):
            found = _toggle(style.find(w("rPr")), "vanish")
            if found is not None:
                return found
        return None

    def _chain(self, id_: str) -> Iterator[etree._Element]:
        """The style and those it is based on; one that is based on itself ends there."""
        seen: set[str] = set()
        while id_ in self.styles and id_ not in seen:
            seen.add(id_)
            yield self.styles[id_]
            id_ = _named(self.styles[id_], "basedOn")


def to_looks(root: etree._Element | None) -> Looks:
    """The looks of a file, from its part of styles; `None` where it has none."""
    if root is None:
        return Looks()
    styles = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    default = next(
        (
            id_
            for id_, style in styles.items()
            if style.get(w("type")) == "paragraph" and style.get(w("default"), "0") not in OFF
        ),
        "",
    )
    return Looks(styles, root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"), default)


def colour_of(element: etree._Element | None, plain: str, themed: str) -> str:
    """The colour that an element names as six hexadecimal digits; empty where it names none or leaves it open."""
    if element is None:
        return ""
    value = element.get(w(plain), "auto")
    if element.get(w(themed)) in _PAPER and element.get(w(f"{themed}Shade")) is None and value == "auto":
        return "FFFFFF"
    return "" if value == "auto" else value.upper()


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


def _toggle(properties: etree._Element | None, name: str) -> bool | None:
    found = None if properties is None else properties.find(w(name))
    return None if found is None else found.get(w("val"), "1") not in OFF


def _named(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(w(name))
    return "" if found is None else found.get(w("val"), "")


def _style_of(run: etree._Element, default: str) -> str:
    paragraph = next(run.iterancestors(w("p")), None)
    return "" if paragraph is None else _named(paragraph.find(w("pPr")), "pStyle") or default
