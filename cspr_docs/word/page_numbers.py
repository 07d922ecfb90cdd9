"""The entries of a table of contents with the page numbers that a program found which lays out pages.

An entry keeps its words and its link; a tab and the number come behind them, inside the link, where Word puts them.

Source: ISO/IEC 29500-1, 17.16.5.68 (the TOC field), 17.3.1.37 and 17.3.1.38 (tabs), 17.6.11 and 17.6.13 (the page).
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from cspr_docs.ooxml.fields import read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.schema import insert_in_order
from cspr_docs.ooxml.styles import Styles

BODY = "word/document.xml"


def with_page_numbers(package: Package, pages: Sequence[int]) -> Package:
    """The package with the page number of each entry of its contents behind it.

    The package comes back as it is where it has no contents, where they have another number of entries than
    `pages`, or where its page numbers do not count on from 1: a missing number is better than a wrong one.
    """
    root = parse(package[BODY])
    entries = list(_entries(root))
    if not entries or len(entries) != len(pages) or _counts_otherwise(root):
        return package
    styles = Styles.of_package(package)
    for entry, page in zip(entries, pages, strict=True):
        _add_number(entry, page)
        _reach_the_margin(entry)
        if styles.elements and not _has_right_tab(entry, styles):
            _add_right_tab(entry, _text_width(root))
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Package({**package.parts, BODY: content}, package.name)


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    """The links of the contents, each the whole of its entry."""
    inside = (each for field in read_fields(root) if field.name == "TOC" for each in field.inside())
    return (each for each in inside if each.tag == w("hyperlink") and each.get(w("anchor")))


def _counts_otherwise(root: etree._Element) -> bool:
    """Whether a section numbers its pages anew, or in letters."""
    return any(number.get(w("start")) or number.get(w("fmt")) for number in root.iter(w("pgNumType")))


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
    properties = _properties(entry)
    indent = properties.find(w("ind"))
    if indent is None:
        indent = etree.Element(w("ind"))
        insert_in_order(properties, indent)
    if w("end") in indent.attrib:
        del indent.attrib[w("end")]
    indent.set(w("right"), "0")


def _has_right_tab(entry: etree._Element, styles: Styles) -> bool:
    """Whether the entry's paragraph or its style has a tab for numbers at the right."""
    paragraph = next(entry.iterancestors(w("p")))
    properties = styles.all_inherited(styles.of_paragraph(paragraph), w("pPr"))
    return any(_right_tabs(each) for each in (paragraph.find(w("pPr")), *properties))


def _right_tabs(properties: etree._Element | None) -> bool:
    tabs = [] if properties is None else properties.findall(f"{w('tabs')}/{w('tab')}")
    return any(tab.get(w("val")) in ("right", "end") for tab in tabs)


def _add_right_tab(entry: etree._Element, position: int) -> None:
    properties = _properties(entry)
    tabs = properties.find(w("tabs"))
    if tabs is None:
        tabs = etree.Element(w("tabs"))
        insert_in_order(properties, tabs)
    etree.SubElement(tabs, w("tab"), {w("val"): "right", w("leader"): "dot", w("pos"): str(position)})


def _properties(entry: etree._Element) -> etree._Element:
    paragraph = next(entry.iterancestors(w("p")))
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    return properties


def _text_width(root: etree._Element) -> int:
    """How wide the last section's text is, in twentieths of a point; that of A4 where nothing says so."""
    size = next(iter(root.iter(w("pgSz"))), None)
    margins = next(iter(root.iter(w("pgMar"))), None)
    if size is None or margins is None:
        return 9026
    width, left, right = (
        size.get(w("w"), "11906"),
        margins.get(w("left"), "1440"),
        margins.get(w("right"), "1440"),
    )
    return int(width) - int(left) - int(right)
