"""The file's properties: a title and a language, and what is told of those that go.

Source: ECMA-376 part 2, clause 8 (core properties); part 1, 15.2.12 (file properties).
"""

from collections.abc import Mapping

from lxml import etree

from cspr_docs.ooxml.namespaces import DECLARATION
from cspr_docs.ooxml.package import Package
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.reading import tree_of
from cspr_docs.word.scrub.relations import Link

CORE = "docProps/core.xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_KEPT = frozenset({"title", "language"})
_TOLD = {
    "creator": "the author's name in the properties",
    "lastModifiedBy": "the name of whoever saved the file last",
    "created": "the dates in the properties",
    "modified": "the dates in the properties",
    "lastPrinted": "the dates in the properties",
}
_APPLICATION = "the properties that Word writes (company, manager, template, time spent)"


def core_properties(title: str, language: str) -> bytes:
    """The part with the title and the language, and nothing more."""
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC})
    etree.SubElement(root, f"{{{_DC}}}title").text = title
    etree.SubElement(root, f"{{{_DC}}}language").text = language
    return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()


def tell_properties(package: Package, links: Mapping[str, Link], ledger: Ledger) -> None:
    """Note which properties of the file go."""
    for link in links.values():
        if link.part not in package:
            continue
        if link.kind == "core-properties":
            for element in tree_of(package, link.part):
                name = etree.QName(element).localname
                if name not in _KEPT and (element.text or "").strip():
                    ledger.took_once(_TOLD.get(name, "other properties of the file"), "")
        elif link.kind == "extended-properties":
            ledger.took_once(_APPLICATION, "")
        elif link.kind == "custom-properties":
            ledger.took("property of your own|properties of your own", len(tree_of(package, link.part)))
