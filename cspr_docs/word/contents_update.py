"""The table of contents of a file that somebody else saved last: entries that say what the headings say, page numbers.

A heading that was renamed, put in or taken out in Word leaves the contents as they were: wrong at best, and at worst
the one place where an old name still stands.

Source: ISO/IEC 29500-1, 17.16.5.68 (the TOC field), 17.13.6 (bookmarks), 17.3.1.37 and 17.3.1.38 (tabs), 17.6.11 and
17.6.13 (the page).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple

from lxml import etree

from cspr_docs.ooxml.fields import WordField, led_to, read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import ListLevel, lists_of, place_in_list
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.schema import child_in_order
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.tracked import first_free_number
from cspr_docs.ooxml.values import text_width, value
from cspr_docs.word.additions import BODY, Counter
from cspr_docs.word.contents import Outline, OutlineLevel, fill_contents
from cspr_docs.word.revisions.surgery import remove

_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_MARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_NO_MERE_ENTRY = (*_MARKS, *map(w, ("sectPr", "footnoteReference", "endnoteReference", "drawing", "pict")))
_NO_NUMBERS = re.compile(r"\s*\\n(?![A-Za-z])(?:\s+\"[^\"]*\")?")
"""The switch of the contents that leaves page numbers out, of all levels or of those that it names."""
_OWN = re.compile(r"_Toc(\d+)")
_NONE = ListLevel(ordered=False)
_TABS = f"{w('pPr')}/{w('tabs')}/{w('tab')}"
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
    elsewhere = {name for link, name in led_to(root) if next(link.iterancestors(w("p")), None) not in entries}
    gone = {name for entry in entries for _, name in led_to(entry)} - elsewhere
    ids = {mark.get(w("id")) for mark in root.iter(_MARKS[0]) if mark.get(w("name")) in gone}
    for mark in [mark for mark in root.iter(*_MARKS) if mark.get(w("id")) in ids]:
        remove(mark)  # `fill_contents` sets its own
    names = (mark.get(w("name"), "") for mark in root.iter(_MARKS[0]))
    own = (int(found[1]) for name in names if (found := _OWN.fullmatch(name)))
    counter = Counter({"bookmark": first_free_number(root, _MARKS)})
    fresh = fill_contents(_written(root).decode(), outline, counter, 1 + max(own, default=0)).encode()
    written = _entries(parse(fresh))
    styles = {style.get(w("val"), "") for each in written for style in each.iter(w("pStyle"))}
    if _words(written) == _words(entries) or styles - Styles.of_package(package).elements.keys():
        return package
    return Package({**package.parts, BODY: fresh}, package.name)


def _entries(root: etree._Element) -> Sequence[etree._Element]:
    """The paragraphs of the first TOC field; none where there is none, or where it holds more than entries."""
    begin, end = next(
        ((field.begin, field.end) for field in _toc_fields(root) if field.end is not None), (None, None)
    )
    if begin is None or end is None:
        return ()
    first, last = (next(mark.iterancestors(w("p"))) for mark in (begin, end))
    if first.getparent() is not last.getparent():
        return ()
    onwards = [first, *first.itersiblings()]
    between = onwards[: onwards.index(last) + 1]
    inside = [element for item in between for element in item.iter()]
    outside = inside[: inside.index(begin)] + inside[inside.index(end) :]
    is_more = any(element.tag in _NO_MERE_ENTRY for element in inside)
    is_more = is_more or any(element.tag == w("t") and element.text for element in outside)
    return () if is_more or any(item.tag != w("p") for item in between) else between


def _toc_fields(root: etree._Element) -> Iterator[WordField]:
    return (field for field in read_fields(root) if field.name == "TOC")


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
    for code in (piece for field in _toc_fields(root) for piece in field.pieces):
        # So that Word keeps them when it updates the contents.
        code.text = _NO_NUMBERS.sub("", code.text or "")
    styles = Styles.of_package(package)
    width = text_width(next(root.iter(w("sectPr")), None)) or _A4
    for entry, page in zip(entries, pages, strict=True):
        _add_number(entry, page)
        paragraph = next(entry.iterancestors(w("p")))
        properties = child_in_order(paragraph, "pPr")
        indent = child_in_order(properties, "ind")  # LibreOffice prints nothing behind a tab in a right one
        indent.attrib.pop(w("end"), "")
        indent.set(w("right"), "0")
        inherited = styles.all_inherited(styles.of_paragraph(paragraph), _TABS)
        tabs = (tab.get(w("val")) for tab in (*paragraph.iterfind(_TABS), *inherited))
        if styles.elements and not {"right", "end"}.intersection(tabs):
            tab = {w("val"): "right", w("leader"): "dot", w("pos"): str(width)}
            etree.SubElement(child_in_order(properties, "tabs"), w("tab"), tab)
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
