"""On which page of a PDF each entry of its contents leads to."""

import io

import pikepdf

from cspr_docs.publish.pdf.reading.pages import PrintedPage
from cspr_docs.publish.pdf.reading.structure import NOWHERE, read_structure


def contents_pages(content: bytes) -> tuple[int, ...]:
    """The page, counted from 1, for each entry of the contents; empty where an entry leads nowhere.

    The words of the pages are not needed, so none are read.
    """
    no_words: tuple[PrintedPage, ...] = ()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = read_structure(pdf, no_words)
    if root is None:
        return ()
    entries = [node for node in root.within("TOCI") if not any(node.within("TOCI"))]
    pages = [next((anchor.leads_to for anchor in entry.anchors), NOWHERE) for entry in entries]
    return tuple(page + 1 for page in pages) if NOWHERE not in pages else ()
