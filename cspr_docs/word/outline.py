"""Which paragraph styles of a house style are headings, and how they are numbered; read when a template is compiled."""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse
from cspr_docs.word.contents import Level, Outline

_LEVELS = 9


def outline_of(styles: bytes, numbering: bytes | None) -> Outline:
    """The paragraph styles with an outline level, by id."""
    root = parse(styles)
    found = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    formats = _formats(parse(numbering)) if numbering else {}
    outline = {}
    for id_, style in found.items():
        level = _value(_inherited(style, found, "outlineLvl"))
        if style.get(w("type")) != "paragraph" or level is None or int(level) >= _LEVELS:
            continue
        number = _inherited(style, found, "numPr")
        list_id = _value(number.find(w("numId"))) if number is not None else None
        depth = _value(number.find(w("ilvl"))) if number is not None else None
        depths = formats.get(list_id or "", ())
        patterns = tuple((kind, pattern) for kind, pattern, _ in depths)
        tabbed = not depths or depths[int(depth or 0)][2] == "tab"
        name = _value(style.find(w("name"))) or ""
        outline[id_] = Level(int(level) + 1, list_id or "", int(depth or 0), patterns, tabbed, name)
    return outline


def _inherited(
    style: "etree._Element", styles: "dict[str, etree._Element]", name: str
) -> "etree._Element | None":
    """The paragraph property of the style or of the nearest one that it is based on."""
    seen: set[str] = set()
    current: etree._Element | None = style
    while current is not None and current.get(w("styleId"), "") not in seen:
        seen.add(current.get(w("styleId"), ""))
        found = current.find(f"{w('pPr')}/{w(name)}")
        if found is not None:
            return found
        current = styles.get(_value(current.find(w("basedOn"))) or "")
    return None


def _formats(numbering: "etree._Element") -> dict[str, tuple[tuple[str, str, str], ...]]:
    """By list id the kind, the pattern and what follows the number, of each depth."""
    abstract = {
        item.get(w("abstractNumId"), ""): tuple(_depths(item)) for item in numbering.iter(w("abstractNum"))
    }
    return {
        item.get(w("numId"), ""): abstract.get(_value(item.find(w("abstractNumId"))) or "", ())
        for item in numbering.iter(w("num"))
    }


def _depths(item: "etree._Element") -> Iterator[tuple[str, str, str]]:
    for level in item.iter(w("lvl")):
        kind, pattern = _value(level.find(w("numFmt"))), _value(level.find(w("lvlText")))
        yield kind or "decimal", pattern or "", _value(level.find(w("suff"))) or "tab"


def _value(element: "etree._Element | None") -> str | None:
    return None if element is None else element.get(w("val"))
