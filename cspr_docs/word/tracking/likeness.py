"""What two versions of a passage have in common in Word, so that only what differs has to be tracked."""

from collections.abc import Sequence

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import value
from cspr_docs.word.revisions.surgery import remove

_MARKS = (w("b"), w("i"), w("strike"))
_PLAIN = (w("t"), w("rPr"))

Words = tuple[tuple[tuple[str, ...], str], ...]


def same_kind(old: etree._Element, new: etree._Element) -> bool:
    """Whether both are paragraphs with the same properties; which list an item belongs to does not count."""
    if old.tag != w("p") or new.tag != w("p"):
        return False
    path = f"{w('pPr')}/*"
    looks = [{_plain(child) for child in one.iterfind(path) if child.tag != w("rPr")} for one in (old, new)]
    return looks[0] == looks[1]


def same_words(old: etree._Element, new: etree._Element) -> bool:
    """Whether both certainly say the same in the same looks; not certain where there is more than words."""
    words = _words(old)
    return words is not None and words == _words(new)


def row_words(table: etree._Element) -> list[str]:
    """What each row of a table says, telling apart what might differ in more than words."""
    return [_row_words(row) for row in table.iterchildren(w("tr"))]


def columns(table: etree._Element) -> int:
    """How many columns a table has."""
    return len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))


def all_same_kind(old: Sequence[etree._Element], new: Sequence[etree._Element]) -> bool:
    """Whether both are as many paragraphs, each of the kind of its partner."""
    return len(old) == len(new) and all(same_kind(one, other) for one, other in zip(old, new, strict=True))


def _row_words(row: etree._Element) -> str:
    cells = [[_words(paragraph) for paragraph in cell.iter(w("p"))] for cell in row.iter(w("tc"))]
    looks = [[alignment.get(w("val")) for alignment in cell.iter(w("jc"))] for cell in row.iter(w("tc"))]
    certain = all(words is not None for cell in cells for words in cell)
    return f"{cells} {looks} {'' if certain else id(row)}"


def _words(paragraph: etree._Element) -> Words | None:
    """The words with their marks; `None` where something else stands among them, a change or a note."""
    found: list[tuple[tuple[str, ...], str]] = []
    for child in paragraph:
        if child.tag in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")):
            continue
        if child.tag != w("r") or any(inner.tag not in _PLAIN for inner in child):
            return None
        look = child.find(w("rPr"))
        marks = tuple(str(mark.tag) for mark in (look if look is not None else ()) if mark.tag in _MARKS)
        text = "".join(inner.text or "" for inner in child.iter(w("t")))
        if found and found[-1][0] == marks:
            text = found.pop()[1] + text
        found.append((marks, text))
    return tuple(found)


def _plain(element: etree._Element) -> tuple[str, ...]:
    if element.tag == w("numPr"):
        return (str(element.tag), value(element, "ilvl") or "")
    said = (f"{key!s}={given!s}" for key, given in element.attrib.items())
    inside = (etree.QName(child).localname for child in element)
    return (str(element.tag), *sorted(said), *inside)


def drop_contents(root: etree._Element) -> None:
    """Takes the lines of a table of contents out, in place: they repeat headings."""
    for paragraph in list(root.iter(w("p"))):
        if (value(paragraph.find(w("pPr")), "pStyle") or "").startswith("TOC"):
            remove(paragraph)
