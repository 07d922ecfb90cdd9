"""Which list a paragraph stands in, told alike in two files: by the list's look and turn, not by its number."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Lists, lists_of, place_in_list
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import part_of_kind
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import value


@dataclass(slots=True)
class Numbers:
    """The lists of one file, met in the order of the document."""

    looks: Mapping[str, str]
    styles: Styles
    lists: Lists
    met: dict[str, int] = field(default_factory=dict)

    def of(self, properties: etree._Element | None, style: str) -> str:
        """The list of a paragraph, its level and its look; empty where it stands in none."""
        list_id, level = place_in_list(properties, style or self.styles.default, self.styles, self.lists)
        if list_id in ("", "0"):
            return ""
        turn = self.met.setdefault(list_id, len(self.met) + 1)
        return f"list {turn} level {level} {self.looks.get(list_id, '')}"


def numbers_of(package: Mapping[str, bytes]) -> Numbers:
    """The lists that a file defines, and those that its styles give."""
    looks: dict[str, str] = {}
    root = parse_part(package, part_of_kind(package, "numbering"))
    if root is not None:
        abstract = {item.get(w("abstractNumId"), ""): _look(item) for item in root.iter(w("abstractNum"))}
        looks = {
            item.get(w("numId"), ""): abstract.get(value(item, "abstractNumId") or "", "")
            + "".join(_plain(over) for over in item.iter(w("lvlOverride")))
            for item in root.iter(w("num"))
        }
    return Numbers(looks, Styles.of_package(package), lists_of(root))


def _look(item: etree._Element) -> str:
    levels = "".join(_plain(level) for level in item.iter(w("lvl")))
    return hashlib.sha256(levels.encode()).hexdigest()[:12]


def _plain(element: etree._Element) -> str:
    """The element's names and values, whatever prefixes and order a program writes."""
    attributes = sorted((name, text) for name, text in element.attrib.items() if text != "")
    inner = "".join(_plain(child) for child in element if isinstance(child.tag, str))
    return f"<{element.tag} {attributes}>{inner}"
