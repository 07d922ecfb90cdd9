"""The rows and cells of a table as the file has them, for the readers of Markdown and of pages alike.

Source: ECMA-376 part 1, 17.4 (tables), 17.4.77 `tblHeader`, 17.5.2 (controls around rows and cells).
"""

from collections.abc import Callable, Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import is_on, value
from cspr_docs.prose.tree import Alignment
from cspr_docs.word.reading.inlines import PASSED
from cspr_docs.word.reading.objects import object_name

_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
}
"""`start` is not among them: LibreOffice writes it into every cell that is not aligned."""

SKIPPED = frozenset({w(name) for name in ("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")}) | PASSED
"""What stands in a table beside its rows, cells and words."""

WRAPPERS = frozenset({w("customXml"), w("smartTag")})


def inside(
    parent: etree._Element, wanted: str, tell_strange: Callable[[str], None]
) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through what stands around some of them; anything else is told."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in WRAPPERS:
            yield from inside(child, wanted, tell_strange)
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            if content is not None:
                yield from inside(content, wanted, tell_strange)
        elif child.tag not in SKIPPED:
            tell_strange(object_name(child))


def is_header(row: etree._Element) -> bool:
    """Whether the row is marked as one that heads the columns."""
    properties = row.find(w("trPr"))
    header = None if properties is None else properties.find(w("tblHeader"))
    return header is not None and is_on(header)


def alignment(cell: etree._Element) -> Alignment:
    """How the cell's first paragraph is aligned."""
    paragraph = next(cell.iter(w("p")), None)
    properties = None if paragraph is None else paragraph.find(w("pPr"))
    return _ALIGNMENTS.get(value(properties, "jc") or "", Alignment.NONE)
