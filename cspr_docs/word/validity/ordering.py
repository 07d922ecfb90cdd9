"""Properties put into the schema's order: LibreOffice writes some of them in another.

Source: ECMA-376 part 1, annex A.1 (wml.xsd), as in `order`.
"""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.validity.order import ORDERS, ranks_of

_TAGS = tuple(w(name) for name in ORDERS)


def put_in_order(root: etree._Element) -> None:
    """Nothing; the properties of paragraphs, runs, tables and lists of the tree stand in order afterwards.

    A child that the schema does not name stays behind the one before it.
    """
    for element in root.iter(*_TAGS):
        _put(element)


def _put(element: etree._Element) -> None:
    ranks, last = ranks_of(element), -1
    keyed = []
    for child in element:
        last = ranks.get(str(child.tag), last)
        keyed.append((last, child))
    wanted = [child for _, child in sorted(keyed, key=lambda entry: entry[0])]
    if wanted != list(element):
        element[:] = wanted
