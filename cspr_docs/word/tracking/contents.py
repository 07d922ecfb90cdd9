"""The table of contents left out, where two drafts are compared: it repeats headings."""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.surgery import remove


def drop_contents(root: etree._Element) -> None:
    """Takes the lines of a table of contents out, in place."""
    for paragraph in list(root.iter(w("p"))):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val"), "").startswith("TOC"):
            remove(paragraph)
