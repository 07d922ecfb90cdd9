"""What points at something that must be there: relationships, styles, lists, bookmarks.

Source: ECMA-376 part 1, 17.7.4 (styles), 17.9.15 and 17.9.18 (lists), 17.16.22 (links); part 2, 6.5 (relationships).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.places import where
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.instructions import instructions
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import R, w
from cspr_docs.word.opened import Link, Opened
from cspr_docs.word.validity.stories import local, stories, value

_STYLES = {
    "pStyle": "paragraph",
    "rStyle": "character",
    "tblStyle": "table",
    "numStyleLink": "numbering",
    "styleLink": "numbering",
    "basedOn": "",
    "next": "paragraph",
    "link": "",
}
"""The elements that name a style, and of which kind it must be; empty where that may be any."""

_LEVELS = tuple("012345678")
_USES = etree.XPath("//@r:*", namespaces={"r": R})
_KINDS = {
    "headerReference": "header",
    "footerReference": "footer",
    "blip": "image",
    "svgBlip": "image",
    "imagedata": "image",
    "hyperlink": "hyperlink",
    "hlinkClick": "hyperlink",
}
_TO_BOOKMARKS = ("REF", "PAGEREF", "NOTEREF")
_AGAIN = "delete it in Word and put it in again"


def relationships(found: Opened) -> Iterator[Problem]:
    """Every id of a relationship that a part uses exists, and is of the kind that it is used for."""
    by_part: dict[str, dict[str, Link]] = {}
    for link in found.links:
        by_part.setdefault(link.part, {})[link.id] = link
    for part, root in found.trees.items():
        uses = _USES(root)
        for use in uses if isinstance(uses, list) else ():
            element = use.getparent() if isinstance(use, etree._ElementUnicodeResult) else None
            if element is not None and (what := _wrong(element, str(use), by_part.get(part, {}))):
                message = f"{where(element, part)}: {what}"
                yield told(found, "word-reference-missing", message, _AGAIN)


def _wrong(element: etree._Element, id_: str, links: dict[str, Link]) -> str:
    """What is wrong with an element's use of a relationship; empty if nothing."""
    expected = _KINDS.get(local(element), "")
    link = links.get(id_)
    if link is None:
        return f"{_words(expected)} is used that the file does not have" if id_ else ""
    if expected and link.kind != expected:
        return f"something else is used as {_words(expected)}"
    return ""


def _words(kind: str) -> str:
    return {"image": "a picture", "hyperlink": "a link", "": "a part"}.get(kind, f"a {kind}")


def styles(found: Opened) -> Iterator[Problem]:
    """Every style that is used exists, and is of its kind."""
    kinds = {
        value(style, "styleId"): value(style, "type")
        for root in found.trees.values()
        for style in root.iter(w("style"))
    }
    for part, root in found.trees.items():
        for element in root.iter(*(w(name) for name in _STYLES)):
            kind, expected = kinds.get(value(element)), _STYLES[local(element)]
            if kind is None or (expected and kind != expected):
                message = f"{where(element, part)}: a style is used that the file does not have, or not of that kind"
                yield told(found, "word-reference-missing", message, "give that place another style")


def lists(found: Opened) -> Iterator[Problem]:
    """Every list that is used exists, has a look, and has the level that is used."""
    looks = {value(a, "abstractNumId") for root in found.trees.values() for a in root.iter(w("abstractNum"))}
    numbers = {"0"}
    for part, root in found.trees.items():
        for number in root.iter(w("num")):
            numbers.add(value(number, "numId"))
            if value(number.find(w("abstractNumId"))) not in looks:
                message = f"{part}: a list has no look ('abstractNum')"
                yield told(found, "word-reference-missing", message, "make the list anew")
    for part, root in found.trees.items():
        for properties in root.iter(w("numPr")):
            used, level = properties.find(w("numId")), properties.find(w("ilvl"))
            if used is not None and value(used) not in numbers:
                message = f"{where(properties, part)}: a list is used that the file does not have"
                yield told(found, "word-reference-missing", message, "make the list anew")
            if level is not None and value(level) not in _LEVELS:
                message = f"{where(properties, part)}: a list has more than nine levels"
                yield told(found, "word-structure", message, "make the list anew")


def bookmarks(found: Opened) -> Iterator[Problem]:
    """Every bookmark that a link or reference leads to exists."""
    names = {
        value(mark, "name").lower() for _, root in stories(found) for mark in root.iter(w("bookmarkStart"))
    }
    for part, root in stories(found):
        for element, name in _leads(root):
            if name.lower() not in names and name != "_top":
                message = (
                    f"{where(element, part)}: a link or reference leads to a place that is no longer there"
                )
                hint = "remove the link, or right-click it and choose its target anew"
                yield told(found, "word-reference-missing", message, hint)


def _leads(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The links and references of a part, and the bookmarks that they lead to."""
    for link in root.iter(w("hyperlink")):
        if value(link, "anchor"):
            yield link, value(link, "anchor")
    for field in instructions(root):
        arguments = field.arguments
        if field.keyword in _TO_BOOKMARKS and arguments and not field.has_inner:
            yield field.element, arguments[0]
        elif field.keyword == "HYPERLINK" and arguments[:1] == ("\\l",) and len(arguments) > 1:
            yield field.element, arguments[1]


RULES: tuple[Rule, ...] = (relationships, styles, lists, bookmarks)
