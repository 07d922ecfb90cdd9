"""Numbers and names that must each be given once, marks that come in pairs, and what points at something by them.

Source: ECMA-376 part 1, 17.13.6.2 (bookmarks), 17.11.10 and 17.11.14 (notes and their references), 17.11.9 (the
separators in the settings), 17.18.33 (kinds of note), 17.13.4.2 to 17.13.4.4 (comments), 17.7.4 (styles), 17.9.15 and
17.9.18 (lists), 17.5.2.18 (controls), 17.16.22 (links), 20.4.2.5 (`docPr`); part 2, 6.5 (relationships); [MS-DOCX]
2.2.2.3 (`paraId`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from cspr_docs.files import toml_of
from cspr_docs.ooxml.fields import led_to
from cspr_docs.ooxml.namespaces import W14, WP, w
from cspr_docs.ooxml.relationships import Opened, Relationship
from cspr_docs.ooxml.values import hexadecimal
from cspr_docs.problems import error
from cspr_docs.word.rules import Breach, Rule, anywhere, in_texts, local, texts, uses_of_links, value
from cspr_docs.word.validity.structure import WORD_STRUCTURE

WORD_ID_REPEATED = error(
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
    (w("footnote"), w("id"), "two footnotes have the same number"),
    (w("endnote"), w("id"), "two endnotes have the same number"),
    (w("comment"), w("id"), "two comments have the same number"),
    (w("style"), w("styleId"), "two styles have the same name"),
    (w("num"), w("numId"), "two lists have the same number"),
    (w("abstractNum"), w("abstractNumId"), "two kinds of list have the same number"),
    (w("bookmarkStart"), w("id"), "two bookmarks have the same number"),
    (w("bookmarkEnd"), w("id"), "two bookmarks have the same number"),
    (w("bookmarkStart"), w("name"), "two bookmarks have the same name"),
    (_DOC_PR, "id", "two pictures have the same number"),
    (f"{w('sdtPr')}/{w('id')}", w("val"), "two content controls have the same number"),
)
_BY_PART = frozenset({w("style"), w("num"), w("abstractNum")})
"""What is counted in each part for itself: building blocks bring styles and lists of their own."""

WORD_REFERENCE_MISSING = error(
    "word-reference-missing",
    "Something in a Word file names a note, style, list, bookmark or picture that there is not, so that it "
    "would look wrong or be left out. Delete it and put it in again.",
)
_missing = partial(Breach, WORD_REFERENCE_MISSING)
_TOLD = toml_of(__package__, "validity.toml")
_STYLES: Mapping[str, str] = _TOLD["styles"]
_LEVELS = tuple("012345678")
_KINDS: Mapping[str, str] = _TOLD["relationships"]
_NOTES = ("footnote", "endnote")
_SEPARATORS = ("separator", "continuationSeparator")
_USE_AGAIN = "delete it in Word and put it in again"
_NOTE_AGAIN = "delete the note in Word and put it in again"
_LIST_ANEW = "make the list anew"


def repeated(found: Opened) -> Iterator[Breach]:
    """The same id or name twice."""
    for path, attribute, message in _IDS:
        seen: set[tuple[str, str]] = set()
        for part, root in found.trees.items():
            # the settings only repeat the ids of notes
            for element in root.iterfind(f".//{path}") if root.tag != w("settings") else ():
                key = (part if path in _BY_PART else "", element.get(attribute, "").lower())
                if key in seen:
                    yield Breach(WORD_ID_REPEATED, message, _PUT_IN_AGAIN, part, element)
                seen.add(key)


def unnumbered(found: Opened) -> Iterator[Breach]:
    """Pictures and bookmarks whose number is none."""
    for part, root in texts(found):
        for element in root.iter(_DOC_PR, w("bookmarkStart"), w("bookmarkEnd")):
            id_ = element.get("id" if element.tag == _DOC_PR else w("id"), "")
            if not id_.isascii() or not id_.removeprefix("-").isdigit():
                message = "a picture or bookmark has no number"
                yield Breach(WORD_STRUCTURE, message, _PUT_IN_AGAIN, part, element)


def bookmark_pairs(found: Opened) -> Iterator[Breach]:
    """Each bookmark begins before it ends, and has a name that Word can keep."""
    for part, root in texts(found):
        begun: dict[str, etree._Element] = {}
        for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
            if mark.tag == w("bookmarkStart"):
                begun[value(mark, "id")] = mark
                if not 0 < len(value(mark, "name")) <= LONGEST_BOOKMARK:
                    message = f"a bookmark has no name, or one longer than {LONGEST_BOOKMARK} characters"
                    yield Breach(WORD_STRUCTURE, message, _DELETE, part, mark)
            elif begun.pop(value(mark, "id"), None) is None:
                yield Breach(WORD_STRUCTURE, "a bookmark ends that was never begun", _DELETE, part, mark)
        for mark in begun.values():
            yield Breach(WORD_STRUCTURE, "a bookmark begins and never ends", _DELETE, part, mark)


def paragraphs(found: Opened) -> Iterator[Breach]:
    """A paragraph's own number lies in the range that Word can read, once in its part."""
    for part, root in texts(found):
        seen: set[str] = set()
        for paragraph in root.iter(w("p"), w("tr")):
            if (id_ := paragraph.get(_PARA_ID)) is None:
                continue
            if id_ in seen or len(id_) != 8 or not 0 < (hexadecimal(id_) or 0) < _FIRST_BAD_PARA:
                message = "its own number is given twice or is out of range"
                hint = "open the file in Word and save it again"
                yield Breach(WORD_ID_REPEATED, message, hint, part, paragraph)
            seen.add(id_)


def relationships(found: Opened) -> Iterator[Breach]:
    """Every id of a relationship that a part uses exists, and is of the kind that it is used for."""
    by_part: dict[str, dict[str, Relationship]] = {}
    for link in found.links:
        by_part.setdefault(link.part, {})[link.id] = link
    for part, root in found.trees.items():
        for element, id_ in uses_of_links(root):
            if what := _wrong(element, id_, by_part.get(part, {})):
                yield _missing(what, _USE_AGAIN, part, element)


def _wrong(element: etree._Element, id_: str, links: Mapping[str, Relationship]) -> str:
    """What is wrong with an element's use of a relationship; empty if nothing."""
    expected = _KINDS.get(local(element), "")
    words = {"image": "a picture", "hyperlink": "a link", "": "a part"}.get(expected, f"a {expected}")
    link = links.get(id_)
    if link is None:
        return f"{words} is used that the file does not have" if id_ else ""
    return f"something else is used as {words}" if expected and link.kind != expected else ""


def styles(found: Opened) -> Iterator[Breach]:
    """Every style that is used exists, and is of its kind."""
    kinds = {value(style, "styleId"): value(style, "type") for _, style in anywhere(found, "style")}
    for part, element in anywhere(found, *_STYLES):
        kind, expected = kinds.get(value(element)), _STYLES[local(element)]
        if kind is None or (expected and kind != expected):
            message = "a style is used that the file does not have, or not of that kind"
            yield _missing(message, "give that place another style", part, element)


def lists(found: Opened) -> Iterator[Breach]:
    """Every list that is used exists, has a look, and has the level that is used."""
    looks = {value(look, "abstractNumId") for _, look in anywhere(found, "abstractNum")}
    numbers = {"0"}
    for part, number in anywhere(found, "num"):
        numbers.add(value(number, "numId"))
        if value(number.find(w("abstractNumId"))) not in looks:
            yield _missing(f"{part}: a list has no look ('abstractNum')", _LIST_ANEW)
    for part, properties in anywhere(found, "numPr"):
        used, level = properties.find(w("numId")), properties.find(w("ilvl"))
        if used is not None and value(used) not in numbers:
            yield _missing("a list is used that the file does not have", _LIST_ANEW, part, properties)
        if level is not None and value(level) not in _LEVELS:
            yield Breach(WORD_STRUCTURE, "a list has more than nine levels", _LIST_ANEW, part, properties)


def bookmarks(found: Opened) -> Iterator[Breach]:
    """Every bookmark that a link or reference leads to exists."""
    names = {value(mark, "name").lower() for _, mark in in_texts(found, "bookmarkStart")} | {"_top"}
    for part, root in texts(found):
        for element, name in led_to(root):
            if name.lower() not in names:
                message = "a link or reference leads to a place that is no longer there"
                hint = "remove the link, or right-click it and choose its target anew"
                yield _missing(message, hint, part, element)


def notes(found: Opened) -> Iterator[Breach]:
    """Each reference has its note, each note one reference."""
    for tag in _NOTES:
        all_notes = _by_id(found, tag)
        real = {id_: note for id_, note in all_notes.items() if value(note[1], "type") in ("", "normal")}
        used: Counter[str] = Counter()
        for part, mark in in_texts(found, f"{tag}Reference"):
            used[value(mark, "id")] += 1
            if value(mark, "id") not in real:
                message = f"the number of a {tag} stands there, and the note is missing"
                yield _missing(message, _NOTE_AGAIN, part, mark)
        for id_, (part, note) in real.items():
            if used[id_] != 1:
                message = "no place in the text, or more than one, has the number of this note"
                yield _missing(message, _NOTE_AGAIN, part, note)


def separators(found: Opened) -> Iterator[Breach]:
    """A part of notes has the two lines between text and notes, and the settings name those that there are."""
    for part, root in found.trees.items():
        if root.tag in (w("footnotes"), w("endnotes")):
            kinds = {value(note, "type") for note in root.iter(*map(w, _NOTES))}
            if not kinds.issuperset(_SEPARATORS):
                message = f"{part} lacks the line between text and notes"
                yield Breach(WORD_STRUCTURE, message, "delete all notes and put them in again")
    for part, root in found.trees.items():
        for note in root.iter(*map(w, _NOTES)) if root.tag == w("settings") else ():
            if value(note, "id") not in _by_id(found, local(note)):
                message = f"{part} names a line between text and notes that there is not"
                yield _missing(message, "open the file in Word and save it again")


def comments(found: Opened) -> Iterator[Breach]:
    """Each mark of a comment has its comment."""
    known = _by_id(found, "comment")
    for part, mark in in_texts(found, "commentReference", "commentRangeStart", "commentRangeEnd"):
        if value(mark, "id") not in known:
            message = "the mark of a comment stands there, and the comment is missing"
            yield _missing(message, "delete the comment", part, mark)


def _by_id(found: Opened, tag: str) -> dict[str, tuple[str, etree._Element]]:
    """The notes or comments of the file by id, with their parts."""
    return {
        value(note, "id"): (part, note)
        for part, root in found.trees.items()
        if root.tag == w(f"{tag}s")
        for note in root.iter(w(tag))
    }


RULES: tuple[Rule, ...] = (
    *(repeated, unnumbered, bookmark_pairs, paragraphs),
    *(relationships, styles, lists, bookmarks, notes, separators, comments),
)
