"""Which list a paragraph stands in, told alike in two files: by the list's look and turn, not by its number."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse


@dataclass(slots=True)
class Numbers:
    """The lists of one file, met in the order of the document."""

    looks: Mapping[str, str]
    styles: Mapping[str, tuple[str, str]]
    met: dict[str, int] = field(default_factory=dict)

    def of(self, properties: etree._Element | None, style: str) -> str:
        """The list of a paragraph, its level and its look; empty where it stands in none."""
        number = None if properties is None else properties.find(w("numPr"))
        list_id, level = self.styles.get(style, ("", "")) if number is None else _numbered(number)
        if list_id in ("", "0"):
            return ""
        turn = self.met.setdefault(list_id, len(self.met) + 1)
        return f"list {turn} level {level or '0'} {self.looks.get(list_id, '')}"


def numbers_of(package: Mapping[str, bytes]) -> Numbers:
    """The lists that a file defines, and those that its styles give."""
    looks: dict[str, str] = {}
    if "word/numbering.xml" in package:
        root = parse(package["word/numbering.xml"])
        abstract = {item.get(w("abstractNumId"), ""): _look(item) for item in root.iter(w("abstractNum"))}
        looks = {
            item.get(w("numId"), ""): abstract.get(_value(item, "abstractNumId"), "")
            + "".join(_plain(over) for over in item.iter(w("lvlOverride")))
            for item in root.iter(w("num"))
        }
    return Numbers(looks, _style_lists(package))


def _look(item: etree._Element) -> str:
    levels = "".join(_plain(level) for level in item.iter(w("lvl")))
    return hashlib.sha256(levels.encode()).hexdigest()[:12]


def _plain(element: etree._Element) -> str:
    """The element's names and values, whatever prefixes and order a program writes."""
    attributes = sorted((name, value) for name, value in element.attrib.items() if value != "")
    inner = "".join(_plain(child) for child in element if isinstance(child.tag, str))
    return f"<{element.tag} {attributes}>{inner}"


def _style_lists(package: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    if "word/styles.xml" not in package:
        return {}
    styles = {style.get(w("styleId"), ""): style for style in parse(package["word/styles.xml"])}
    return {id_: _inherited(id_, styles) for id_ in styles}


def _inherited(id_: str, styles: Mapping[str, etree._Element]) -> tuple[str, str]:
    seen: set[str] = set()
    while id_ in styles and id_ not in seen:
        seen.add(id_)
        number = styles[id_].find(f"{w('pPr')}/{w('numPr')}")
        if number is not None:
            return _numbered(number)
        id_ = _value(styles[id_], "basedOn")
    return ("", "")


def _numbered(number: etree._Element) -> tuple[str, str]:
    return _value(number, "numId"), _value(number, "ilvl")


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(w(name))
    return "" if child is None else child.get(w("val"), "")
