"""Which parts of a table's style a cell has: its first row, its bands, its corners.

Rows count before columns, as Word and LibreOffice show them; the standard has it the other way round.

Source: ECMA-376 part 1, 17.7.6 (conditional formatting), 17.4.55 (tblLook), 17.18.89 (the types).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import columns, hexadecimal, is_off

_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}
_LOOKS["noVBand"] = 0x400


def parts_of_style(cell: etree._Element, table: etree._Element, bands: tuple[int, int]) -> Iterator[str]:
    """The types of `w:tblStylePr` that fall on a cell, what counts first first.

    `bands` are how many rows and columns one band of the style has.
    """
    row = cell.getparent()
    if row is None:
        return
    looks = looks_of(table.find(w("tblPr")))
    top, bottom = (_is_edge(row, preceding=before) for before in (True, False))
    left, right = (_is_edge(cell, preceding=before) for before in (True, False))
    top, bottom = top and "firstRow" in looks, bottom and "lastRow" in looks
    left, right = left and "firstColumn" in looks, right and "lastColumn" in looks
    sides = ((top, "n"), (bottom, "s")), ((left, "w"), (right, "e"))
    yield from (f"{a}{b}Cell" for is_a, a in sides[0] for is_b, b in sides[1] if is_a and is_b)
    edges = ((top, "firstRow"), (bottom, "lastRow"), (left, "firstCol"), (right, "lastCol"))
    yield from (name for is_there, name in edges if is_there)
    if "noHBand" not in looks and not (top or bottom):
        place = _before(row) - ("firstRow" in looks)
        yield f"band{place // bands[0] % 2 + 1}Horz"
    if "noVBand" not in looks and not (left or right):
        place = _columns_before(cell, row) - ("firstColumn" in looks)
        yield f"band{place // bands[1] % 2 + 1}Vert"
    yield "wholeTable"


def looks_of(properties: etree._Element | None) -> set[str]:
    """What a table's properties ask of its style: attributes by name, or the bits of the older value."""
    look = None if properties is None else properties.find(w("tblLook"))
    if look is None:
        return set()
    bits = hexadecimal(look.get(w("val"))) or 0
    said = {name: look.get(w(name)) for name in _LOOKS}
    return {
        name
        for name, bit in _LOOKS.items()
        if (bool(bits & bit) if said[name] is None else not is_off(said[name]))
    }


def _is_edge(element: etree._Element, *, preceding: bool) -> bool:
    return next(element.itersiblings(element.tag, preceding=preceding), None) is None


def _before(row: etree._Element) -> int:
    """How many rows stand before this one; counted without walking over them, since tables are long."""
    table = row.getparent()
    first = None if table is None else next(table.iterchildren(w("tr")), None)
    return 0 if table is None or first is None else table.index(row) - table.index(first)


def _columns_before(cell: etree._Element, row: etree._Element) -> int:
    skipped = columns(row.find(w("trPr")), "gridBefore")
    before = cell.itersiblings(w("tc"), preceding=True)
    return skipped + sum(max(1, columns(each.find(w("tcPr")), "gridSpan")) for each in before)
