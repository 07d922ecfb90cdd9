"""Properties put into the schema's order: LibreOffice writes some of them in another.

Source: ECMA-376 part 1, annex A.1 (wml.xsd), as in `order`.
"""

from lxml import etree

from cspr_docs.word.namespaces import w
from cspr_docs.word.opened import opened
from cspr_docs.word.package import Package
from cspr_docs.word.validity.order import ORDERS, ranks_of

_TAGS = tuple(w(name) for name in ORDERS)


def ordered(package: Package) -> Package:
    """The package with the properties of paragraphs, runs, tables and lists in order; other parts keep their bytes."""
    changed = {}
    for part, root in opened(package).trees.items():
        moved = sum(_sorted(element) for element in root.iter(*_TAGS))
        if moved:
            changed[part] = etree.tostring(root, encoding="UTF-8", standalone=True)
    return Package({**package.parts, **changed}, package.name) if changed else package


def _sorted(element: etree._Element) -> bool:
    """Whether the children had to be put in order; one that the schema does not name stays behind the one before it."""
    ranks, last = ranks_of(element), -1
    keyed = []
    for child in element:
        last = ranks.get(str(child.tag), last)
        keyed.append((last, child))
    wanted = [child for _, child in sorted(keyed, key=lambda entry: entry[0])]
    if wanted == list(element):
        return False
    element[:] = wanted
    return True
