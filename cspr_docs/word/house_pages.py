"""A template's pages in its house style: paper and margins, headers and footers, and tables as wide as the text.

Source: ECMA-376 part 1, 17.6 (sections), 17.10.6 (titlePg), 17.4.63 (tblW), 17.4.71 (tcW).
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from cspr_docs.ooxml import relationships as rels
from cspr_docs.ooxml.namespaces import r, w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.schema import insert_in_order
from cspr_docs.ooxml.values import number, switch, text_width

REFERENCES = (w("headerReference"), w("footerReference"))
_BESIDE_TEXT = 230
"""How much wider than the text a table is that ends with it, in twips: Word lets the margins of its cells stick out."""

_OF_WIDTH = tuple(w(name) for name in ("tblW", "gridCol", "tcW", "wBefore", "wAfter"))


def on_house_pages(document: bytes, house_section: etree._Element, references: Mapping[str, str]) -> bytes:
    """The document with the house style's page, and its headers and footers in every section.

    Its first page is other than the rest if that of the house style is. `references` has the relationship of each
    header and footer by the one that it has in the house style.
    """
    root = parse(document)
    has_first_page = switch(house_section, "titlePg") is True
    sections = list(root.iter(w("sectPr")))
    widths = [text_width(section) for section in sections]
    for index, section in enumerate(sections):
        for old in section.findall(REFERENCES[0]) + section.findall(REFERENCES[1]):
            section.remove(old)
        if not index or not has_first_page:
            _set_first_page(section, has_first_page)
        found = [child for child in house_section if child.tag in REFERENCES]
        for at, reference in enumerate(found):
            copy = deepcopy(reference)
            copy.set(r("id"), references[reference.get(r("id"), "")])
            section.insert(at, copy)
        _set_page(section, house_section)
    for section, before in zip(sections, widths, strict=True):
        now = text_width(section)
        if before and now and before != now:
            for table in _tables(root, section):
                _fit(table, before, now)
    return rels.to_xml(root).encode()


def _set_first_page(section: etree._Element, is_other: bool) -> None:
    """Say of a section whether its first page has a header and footer of its own."""
    for old in section.findall(w("titlePg")):
        section.remove(old)
    if is_other:
        insert_in_order(section, etree.Element(w("titlePg")))


def _set_page(section: etree._Element, house_section: etree._Element) -> None:
    """Give a section the house's paper and margins; one that lies on its side still does."""
    size = section.find(w("pgSz"))
    lies = size is not None and size.get(w("orient")) == "landscape"
    earlier = {*REFERENCES, w("footnotePr"), w("endnotePr"), w("type")}
    for name in ("pgSz", "pgMar"):
        new, old = house_section.find(w(name)), section.find(w(name))
        if new is None:
            continue
        if old is not None:
            section.remove(old)
        copy = deepcopy(new)
        section.insert(sum(1 for child in section if child.tag in earlier), copy)
        earlier.add(w(name))
        if name == "pgSz" and lies != (copy.get(w("orient")) == "landscape"):
            width, height = copy.get(w("w"), ""), copy.get(w("h"), "")
            copy.set(w("w"), height)
            copy.set(w("h"), width)
            copy.set(w("orient"), "landscape" if lies else "portrait")


def _tables(root: etree._Element, section: etree._Element) -> Iterator[etree._Element]:
    """The tables of a section that stand in no other table and in no text box."""
    own: list[etree._Element] = []
    for element in root.iter(w("tbl"), w("sectPr")):
        if element.tag == w("tbl"):
            if next(element.iterancestors(w("tbl"), w("txbxContent")), None) is None:
                own.append(element)
        elif element is section:
            yield from own
        else:
            own = []


def _fit(table: etree._Element, old: int, new: int) -> None:
    """Make a table that is as wide as the text was as wide as it is now, with all its columns in proportion."""
    told = table.find(f"{w('tblPr')}/{w('tblW')}")
    width = number(told.get(w("w"))) if told is not None and told.get(w("type")) == "dxa" else 0
    width = width or sum(number(column.get(w("w"))) or 0 for column in table.iterfind(f"{w('tblGrid')}/*"))
    if abs(width - old) > _BESIDE_TEXT:
        return
    for each in table.iter(_OF_WIDTH):
        measure = number(each.get(w("w")))
        if measure and each.get(w("type"), "dxa") == "dxa":
            each.set(w("w"), str(round(measure * new / old)))
