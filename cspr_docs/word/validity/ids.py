"""Numbers and names that must each be given once, and marks that come in pairs.

Source: ECMA-376 part 1, 17.13.6.2 (bookmarks), 17.11.10 (footnotes), 17.13.4.2 (comments), 17.7.4.17 (styles), 17.9.15
(lists), 17.5.2.18 (controls), 20.4.2.5 (`docPr`); [MS-DOCX] 2.2.2.3 (`paraId`).
"""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from cspr_docs.ooxml.places import where
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import W14, WP, w
from cspr_docs.word.opened import Opened
from cspr_docs.word.validity.stories import stories, value

LONGEST_BOOKMARK = 40
_AGAIN = "delete one of them in Word and put it in again"
_DOC_PR = f"{{{WP}}}docPr"
_PARA_ID = f"{{{W14}}}paraId"
_FIRST_BAD_PARA = 0x80000000
_IDS = (
    ("footnote", "id", "two footnotes have the same number"),
    ("endnote", "id", "two endnotes have the same number"),
    ("comment", "id", "two comments have the same number"),
    ("style", "styleId", "two styles have the same name"),
    ("num", "numId", "two lists have the same number"),
    ("abstractNum", "abstractNumId", "two kinds of list have the same number"),
    ("bookmarkStart", "id", "two bookmarks have the same number"),
    ("bookmarkEnd", "id", "two bookmarks have the same number"),
    ("bookmarkStart", "name", "two bookmarks have the same name"),
)


_BY_PART = ("style", "num", "abstractNum")
"""What is counted in each part for itself: building blocks bring styles and lists of their own."""


Named = tuple[str, etree._Element, str, str]
"""A part, an element in it, its id or name, and the part in which that must be the only one; empty for all."""


def repeated(found: Opened) -> Iterator[Problem]:
    """The same id or name twice."""
    for tag, attribute, message in _IDS:
        yield from _twice(_named(found, tag, attribute), message, found)
    yield from _twice(_pictures(found), "two pictures have the same number", found)
    yield from _twice(_controls(found), "two content controls have the same number", found)


def _named(found: Opened, tag: str, attribute: str) -> Iterator[Named]:
    for part, root in found.trees.items():
        if root.tag == w("settings"):  # they only repeat the ids of notes
            continue
        for element in root.iter(w(tag)):
            yield part, element, value(element, attribute), part if tag in _BY_PART else ""


def _pictures(found: Opened) -> Iterator[Named]:
    for part, root in found.trees.items():
        for shape in root.iter(_DOC_PR):
            yield part, shape, shape.get("id", ""), ""


def _controls(found: Opened) -> Iterator[Named]:
    for part, root in found.trees.items():
        for id_ in root.iterfind(f".//{w('sdtPr')}/{w('id')}"):
            yield part, id_, value(id_), ""


def _twice(entries: Iterator[Named], message: str, found: Opened) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for part, element, name, scope in entries:
        key = (scope, name.lower())
        if key in seen:
            yield told(found, "word-id-repeated", f"{where(element, part)}: {message}", _AGAIN)
        seen.add(key)


def unnumbered(found: Opened) -> Iterator[Problem]:
    """Pictures, notes and bookmarks whose number is none."""
    for part, root in stories(found):
        shapes = ((shape, shape.get("id", "")) for shape in root.iter(_DOC_PR))
        marks = ((mark, value(mark, "id")) for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")))
        for element, id_ in chain(shapes, marks):
            if not id_.isascii() or not id_.removeprefix("-").isdigit():
                message = f"{where(element, part)}: a picture or bookmark has no number"
                yield told(found, "word-structure", message, _AGAIN)


def bookmarks(found: Opened) -> Iterator[Problem]:
    """Each bookmark begins before it ends, and has a name that Word can keep."""
    for part, root in stories(found):
        begun: dict[str, etree._Element] = {}
        for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
            if mark.tag == w("bookmarkStart"):
                begun[value(mark, "id")] = mark
                yield from _misnamed(mark, part, found)
            elif begun.pop(value(mark, "id"), None) is None:
                message = f"{where(mark, part)}: a bookmark ends that was never begun"
                yield told(found, "word-structure", message, "delete the bookmark")
        for mark in begun.values():
            message = f"{where(mark, part)}: a bookmark begins and never ends"
            yield told(found, "word-structure", message, "delete the bookmark")


def _misnamed(mark: etree._Element, part: str, found: Opened) -> Iterator[Problem]:
    if not 0 < len(value(mark, "name")) <= LONGEST_BOOKMARK:
        message = (
            f"{where(mark, part)}: a bookmark has no name, or one longer than {LONGEST_BOOKMARK} characters"
        )
        yield told(found, "word-structure", message, "delete the bookmark")


def paragraphs(found: Opened) -> Iterator[Problem]:
    """A paragraph's own number lies in the range that Word can read, once in its part."""
    for part, root in stories(found):
        seen: set[str] = set()
        for paragraph in root.iter(w("p"), w("tr")):
            id_ = paragraph.get(_PARA_ID)
            if id_ is None:
                continue
            if id_ in seen or not _is_para_id(id_):
                message = f"{where(paragraph, part)}: its own number is given twice or is out of range"
                yield told(found, "word-id-repeated", message, "open the file in Word and save it again")
            seen.add(id_)


def _is_para_id(text: str) -> bool:
    try:
        return len(text) == 8 and 0 < int(text, 16) < _FIRST_BAD_PARA
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (repeated, unnumbered, bookmarks, paragraphs)
