"""Numbers and names that must each be given once, and marks that come in pairs.

Source: ECMA-376 part 1, 17.13.6.2 (bookmarks), 17.11.10 (footnotes), 17.13.4.2 (comments), 17.7.4.17 (styles), 17.9.15
(lists), 17.5.2.18 (controls), 20.4.2.5 (`docPr`); [MS-DOCX] 2.2.2.3 (`paraId`).
"""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from cspr_docs.ooxml.namespaces import W14, WP, w
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import error
from cspr_docs.word.rules import Breach, Rule, texts, value
from cspr_docs.word.validity.structure import STRUCTURE

ID_REPEATED = error(
    "word-id-repeated",
    "Two things in a Word file have the same number or name where each must have its own, so that programs may "
    "mix them up. Delete one of them and put it in again.",
)
LONGEST_BOOKMARK = 40
_DOC_PR = f"{{{WP}}}docPr"
_PARA_ID = f"{{{W14}}}paraId"
_FIRST_BAD_PARA = 0x80000000
_PUT_IN_AGAIN = "delete one of them in Word and put it in again"
_DELETE = "delete the bookmark"
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

Named = tuple[str, etree._Element, str]
"""A part, an element in it, and its id or name."""


def repeated(found: Opened) -> Iterator[Breach]:
    """The same id or name twice."""
    for tag, attribute, message in _IDS:
        named = (
            (part, element, value(element, attribute))
            for part, root in found.trees.items()
            if root.tag != w("settings")  # they only repeat the ids of notes
            for element in root.iter(w(tag))
        )
        yield from _twice(named, message, by_part=tag in _BY_PART)
    trees = found.trees.items()
    shapes = ((part, shape, shape.get("id", "")) for part, root in trees for shape in root.iter(_DOC_PR))
    yield from _twice(shapes, "two pictures have the same number")
    ids = f".//{w('sdtPr')}/{w('id')}"
    controls = ((part, id_, value(id_)) for part, root in trees for id_ in root.iterfind(ids))
    yield from _twice(controls, "two content controls have the same number")


def _twice(entries: Iterator[Named], message: str, *, by_part: bool = False) -> Iterator[Breach]:
    seen: set[tuple[str, str]] = set()
    for part, element, name in entries:
        key = (part if by_part else "", name.lower())
        if key in seen:
            yield Breach(ID_REPEATED, message, _PUT_IN_AGAIN, part, element)
        seen.add(key)


def unnumbered(found: Opened) -> Iterator[Breach]:
    """Pictures and bookmarks whose number is none."""
    for part, root in texts(found):
        shapes = ((shape, shape.get("id", "")) for shape in root.iter(_DOC_PR))
        marks = ((mark, value(mark, "id")) for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")))
        for element, id_ in chain(shapes, marks):
            if not id_.isascii() or not id_.removeprefix("-").isdigit():
                yield Breach(STRUCTURE, "a picture or bookmark has no number", _PUT_IN_AGAIN, part, element)


def bookmarks(found: Opened) -> Iterator[Breach]:
    """Each bookmark begins before it ends, and has a name that Word can keep."""
    for part, root in texts(found):
        begun: dict[str, etree._Element] = {}
        for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
            if mark.tag == w("bookmarkStart"):
                begun[value(mark, "id")] = mark
                if not 0 < len(value(mark, "name")) <= LONGEST_BOOKMARK:
                    message = f"a bookmark has no name, or one longer than {LONGEST_BOOKMARK} characters"
                    yield Breach(STRUCTURE, message, _DELETE, part, mark)
            elif begun.pop(value(mark, "id"), None) is None:
                yield Breach(STRUCTURE, "a bookmark ends that was never begun", _DELETE, part, mark)
        for mark in begun.values():
            yield Breach(STRUCTURE, "a bookmark begins and never ends", _DELETE, part, mark)


def paragraphs(found: Opened) -> Iterator[Breach]:
    """A paragraph's own number lies in the range that Word can read, once in its part."""
    for part, root in texts(found):
        seen: set[str] = set()
        for paragraph in root.iter(w("p"), w("tr")):
            if (id_ := paragraph.get(_PARA_ID)) is None:
                continue
            if id_ in seen or not _is_para_id(id_):
                message = "its own number is given twice or is out of range"
                hint = "open the file in Word and save it again"
                yield Breach(ID_REPEATED, message, hint, part, paragraph)
            seen.add(id_)


def _is_para_id(text: str) -> bool:
    try:
        return len(text) == 8 and 0 < int(text, 16) < _FIRST_BAD_PARA
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (repeated, unnumbered, bookmarks, paragraphs)
