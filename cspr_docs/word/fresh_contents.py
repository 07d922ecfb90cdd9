"""A table of contents that says what the headings say now, whether or not somebody remembered to update it.

A heading that was renamed, put in or taken out in Word leaves the contents as they were: wrong at best, and at worst
the one place where an old name still stands.

Source: ISO/IEC 29500-1, 17.16.5.68 (the TOC field), 17.13.6 (bookmarks).
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from cspr_docs.ooxml.fields import field_code, read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.word.additions import BODY, Counter
from cspr_docs.word.contents import fill_contents
from cspr_docs.word.outline import outline_of

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
_MARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_NO_MERE_ENTRY = (*_MARKS, *map(w, ("sectPr", "footnoteReference", "endnoteReference", "drawing", "pict")))
_OWN = "_Toc"


def with_fresh_contents(package: Package) -> Package:
    """The scrubbed package with the entries of its contents written anew from its headings.

    It comes back as it is where the entries agree with the headings already, where it has no contents, and where
    something else stands among the entries that would be lost.
    """
    root = parse(package[BODY])
    entries = _entries(root)
    if not entries or STYLES not in package:
        return package
    outline = outline_of(package[STYLES], package.get(NUMBERING))
    _drop_bookmarks(root, _led_to(entries) - _led_to_from_elsewhere(root, entries))
    ids = [int(mark.get(w("id"), "0")) for mark in root.iter(*_MARKS)]
    counter = Counter({"bookmark": max(ids, default=-1) + 1})
    body = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    fresh = fill_contents(body.decode(), outline, counter, _last_own(root) + 1).encode()
    written = _entries(parse(fresh))
    if _words(written) == _words(entries) or _styles(written) - _known_styles(package):
        return package
    return Package({**package.parts, BODY: fresh}, package.name)


def _entries(root: etree._Element) -> Sequence[etree._Element]:
    """The paragraphs of the TOC field; none where there is no field, or where it holds more than entries."""
    ends = _field(root)
    if ends is None:
        return ()
    first, last = (next(mark.iterancestors(w("p"))) for mark in ends)
    if first.getparent() is not last.getparent():
        return ()
    onwards = [first, *first.itersiblings()]
    between = onwards[: onwards.index(last) + 1]
    only_entries = all(item.tag == w("p") for item in between)
    return between if only_entries and _is_replaceable(between, *ends) else ()


def _field(root: etree._Element) -> tuple[etree._Element, etree._Element] | None:
    """The begin and the end of the first TOC field."""
    fields = (field for field in read_fields(root) if field.name == "TOC")
    return next(((field.begin, field.end) for field in fields if field.end is not None), None)


def _is_replaceable(between: Sequence[etree._Element], begin: etree._Element, end: etree._Element) -> bool:
    """Whether nothing is lost with what stands there but what Word itself would write anew."""
    inside = [element for item in between for element in item.iter()]
    outside = inside[: inside.index(begin)] + inside[inside.index(end) :]
    is_more = any(element.tag in _NO_MERE_ENTRY for element in inside)
    return not is_more and not any(element.tag == w("t") and element.text for element in outside)


def _led_to(entries: Sequence[etree._Element]) -> set[str]:
    """The bookmarks that the entries lead to."""
    return {name for entry in entries for name in _names(entry)}


def _led_to_from_elsewhere(root: etree._Element, entries: Sequence[etree._Element]) -> set[str]:
    """The bookmarks that something in the text leads to."""
    paragraphs = (paragraph for paragraph in root.iter(w("p")) if paragraph not in entries)
    return {name for paragraph in paragraphs for name in _names(paragraph)}


def _names(paragraph: etree._Element) -> Iterator[str]:
    for link in paragraph.iter(w("hyperlink")):
        yield link.get(w("anchor"), "")
    for field in read_fields(paragraph):
        yield from (word.text for word in field_code(field.code).words())


def _drop_bookmarks(root: etree._Element, names: set[str]) -> None:
    """Take out the bookmarks of entries that will not be there any more; `fill_contents` sets its own."""
    ids = {mark.get(w("id")) for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) in names}
    for mark in [mark for mark in root.iter(*_MARKS) if mark.get(w("id")) in ids]:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _last_own(root: etree._Element) -> int:
    """The highest number of the bookmarks `_Toc000000007` that stay; 0 where there are none."""
    names = (mark.get(w("name"), "") for mark in root.iter(w("bookmarkStart")))
    numbers = (name.removeprefix(_OWN) for name in names if name.startswith(_OWN))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _words(entries: Sequence[etree._Element]) -> list[str]:
    """What the entries say, without spaces, and without the page number behind a second tab."""
    said = ("".join(text.text or "" for text in _texts(entry)) for entry in entries)
    return ["".join(words.split()) for words in said if words.strip()]


def _texts(entry: etree._Element) -> Iterator[etree._Element]:
    """The texts of an entry outside the field of its page number."""
    fields = (field for field in read_fields(entry) if field.name == "PAGEREF")
    numbers = {element for field in fields for element in field.inside()}
    return (element for element in entry.iter(w("t")) if element not in numbers)


def _styles(entries: Sequence[etree._Element]) -> set[str]:
    return {style.get(w("val"), "") for entry in entries for style in entry.iter(w("pStyle"))}


def _known_styles(package: Package) -> set[str]:
    return {style.get(w("styleId"), "") for style in parse(package[STYLES]).iter(w("style"))}
