"""The table of contents of a file that somebody else saved last: entries that say what the headings say, page numbers.

A heading that was renamed, put in or taken out in Word leaves the contents as they were: wrong at best, and at worst
the one place where an old name still stands.

Source: ISO/IEC 29500-1, 17.16.5.68 (the TOC field), 17.13.6 (bookmarks), 17.3.1.37 and 17.3.1.38 (tabs), 17.6.11 and
17.6.13 (the page).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple

from lxml import etree

from cspr_docs.ooxml.fields import WordField, field_code, read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import ListLevel, lists_of, place_in_list
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.schema import insert_in_order
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.tracked import first_free_number
from cspr_docs.ooxml.values import value
from cspr_docs.word.additions import BODY, Counter
from cspr_docs.word.contents import Outline, OutlineLevel, fill_contents

_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_MARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_NO_MERE_ENTRY = (*_MARKS, *map(w, ("sectPr", "footnoteReference", "endnoteReference", "drawing", "pict")))
_OWN = "_Toc"
_NONE = ListLevel(ordered=False)
_A4 = 9026  # twips between margins of an inch


def outline_of(styles: bytes, numbering: bytes | None) -> Outline:
    """The paragraph styles of a house style or file that are headings, by id, and how they are numbered."""
    known = Styles.of(parse(styles))
    lists = lists_of(parse(numbering) if numbering else None)
    outline = {}
    for id_, style in known.elements.items():
        level = known.heading(id_)
        if style.get(w("type")) != "paragraph" or not level:
            continue
        list_id, depth = place_in_list(None, id_, known, lists)
        levels = lists[list_id].levels if list_id in lists else {}
        shown = tuple(astuple(levels.get(each, _NONE)) for each in range(max(levels, default=-1) + 1))
        tabbed = levels.get(depth, _NONE).follow == "tab"
        outline[id_] = OutlineLevel(level, list_id, depth, shown, tabbed, value(style, "name") or "")
    return outline


def with_fresh_contents(package: Package) -> Package:
    """The scrubbed package with the entries of its contents written anew from its headings.

    It comes back as it is where the entries agree with the headings already, where it has no contents, and where
    something else stands among the entries that would be lost.
    """
    root = parse(package[BODY])
    entries = _entries(root)
    if not entries or _STYLES not in package:
        return package
    outline = outline_of(package[_STYLES], package.get(_NUMBERING))
    elsewhere = (paragraph for paragraph in root.iter(w("p")) if paragraph not in entries)
    _drop_bookmarks(root, _led_to(entries) - _led_to(elsewhere))
    counter = Counter({"bookmark": first_free_number(root, _MARKS)})
    fresh = fill_contents(_written(root).decode(), outline, counter, _last_own(root) + 1).encode()
    written = _entries(parse(fresh))
    styles = {style.get(w("val"), "") for each in written for style in each.iter(w("pStyle"))}
    if _words(written) == _words(entries) or styles - Styles.of_package(package).elements.keys():
        return package
    return Package({**package.parts, BODY: fresh}, package.name)


def _entries(root: etree._Element) -> Sequence[etree._Element]:
    """The paragraphs of the first TOC field; none where there is none, or where it holds more than entries."""
    field = next((field for field in _toc_fields(root) if field.end is not None), None)
    if field is None or field.end is None:
        return ()
    first, last = (next(mark.iterancestors(w("p"))) for mark in (field.begin, field.end))
    if first.getparent() is not last.getparent():
        return ()
    onwards = [first, *first.itersiblings()]
    between = onwards[: onwards.index(last) + 1]
    only_entries = all(item.tag == w("p") for item in between)
    return between if only_entries and _is_replaceable(between, field.begin, field.end) else ()


def _toc_fields(root: etree._Element) -> Iterator[WordField]:
    return (field for field in read_fields(root) if field.name == "TOC")


def _is_replaceable(between: Sequence[etree._Element], begin: etree._Element, end: etree._Element) -> bool:
    """Whether nothing is lost with what stands there but what Word itself would write anew."""
    inside = [element for item in between for element in item.iter()]
    outside = inside[: inside.index(begin)] + inside[inside.index(end) :]
    is_more = any(element.tag in _NO_MERE_ENTRY for element in inside)
    return not is_more and not any(element.tag == w("t") and element.text for element in outside)


def _led_to(paragraphs: Iterable[etree._Element]) -> set[str]:
    """The bookmarks that links and fields lead to."""
    names: set[str] = set()
    for paragraph in paragraphs:
        names.update(link.get(w("anchor"), "") for link in paragraph.iter(w("hyperlink")))
        names.update(word.text for field in read_fields(paragraph) for word in field_code(field.code).words())
    return names


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
    said = []
    for entry in entries:
        numbers = {each for field in read_fields(entry) if field.name == "PAGEREF" for each in field.inside()}
        said.append("".join(text.text or "" for text in entry.iter(w("t")) if text not in numbers))
    return ["".join(words.split()) for words in said if words.strip()]


def with_page_numbers(package: Package, pages: Sequence[int]) -> Package:
    """The package with the page number of each entry of its contents behind it.

    The package comes back as it is where it has no contents, where they have another number of entries than
    `pages`, or where its page numbers do not count on from 1: a missing number is better than a wrong one.
    """
    root = parse(package[BODY])
    inside = (element for field in _toc_fields(root) for element in field.inside())
    entries = [each for each in inside if each.tag == w("hyperlink") and each.get(w("anchor"))]
    counts_otherwise = any(each.get(w("start")) or each.get(w("fmt")) for each in root.iter(w("pgNumType")))
    if not entries or len(entries) != len(pages) or counts_otherwise:
        return package
    styles = Styles.of_package(package)
    for entry, page in zip(entries, pages, strict=True):
        _add_number(entry, page)
        _reach_the_margin(entry)
        if styles.elements and not _has_right_tab(entry, styles):
            tab = {w("val"): "right", w("leader"): "dot", w("pos"): str(_text_width(root))}
            etree.SubElement(_property(entry, "tabs"), w("tab"), tab)
    return Package({**package.parts, BODY: _written(root)}, package.name)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _add_number(entry: etree._Element, page: int) -> None:
    """Write the number behind the entry, in place of one that is there."""
    runs = list(entry)
    tabs = [index for index, run in enumerate(runs) if run.find(w("tab")) is not None]
    behind = runs[tabs[-1] :] if tabs else []
    if "".join(text.text or "" for run in behind for text in run.iter(w("t"))).strip().isdecimal():
        for run in behind:
            entry.remove(run)
    tab, number = etree.SubElement(entry, w("r")), etree.SubElement(entry, w("r"))
    etree.SubElement(tab, w("tab"))
    etree.SubElement(number, w("t")).text = str(page)


def _reach_the_margin(entry: etree._Element) -> None:
    """Let the entry's lines end where the text does: LibreOffice prints nothing behind a tab in a right indent."""
    indent = _property(entry, "ind")
    if w("end") in indent.attrib:
        del indent.attrib[w("end")]
    indent.set(w("right"), "0")


def _has_right_tab(entry: etree._Element, styles: Styles) -> bool:
    """Whether the entry's paragraph or its style has a tab for numbers at the right."""
    paragraph = next(entry.iterancestors(w("p")))
    path = f"{w('pPr')}/{w('tabs')}/{w('tab')}"
    inherited = styles.all_inherited(styles.of_paragraph(paragraph), path)
    return any(tab.get(w("val")) in ("right", "end") for tab in (*paragraph.iterfind(path), *inherited))


def _property(entry: etree._Element, name: str) -> etree._Element:
    """A property of the entry's paragraph, put in where it has none."""
    paragraph = next(entry.iterancestors(w("p")))
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    found = properties.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        insert_in_order(properties, found)
    return found


def _text_width(root: etree._Element) -> int:
    """How wide the last section's text is, in twips; that of A4 where nothing says so."""
    size, margins = (next(root.iter(w(name)), None) for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return _A4
    width = int(size.get(w("w"), "11906"))
    return width - int(margins.get(w("left"), "1440")) - int(margins.get(w("right"), "1440"))
