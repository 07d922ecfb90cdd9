"""A link that LibreOffice put into the structure once for each change of font made one link again.

Source: ISO 32000-1:2008, 14.7.4.3 (PDF objects as content items: a link belongs to one element), 14.8.4.4.2 (Link).
"""

import re

from pikepdf import Name, Object, Pdf, String

from cspr_docs.publish.pdf.reading.pages import read_pages
from cspr_docs.publish.pdf.reading.structure import read_structure
from cspr_docs.publish.pdf.tagging.elements import elements, is_element, is_link, kids, set_kids


def mend_links(root: Object) -> None:
    """Join neighbours that are the same link, and let no link stand in one element twice."""
    for element in list(elements(root)):
        inside = kids(element)
        if sum(is_element(kid, Name.Link) for kid in inside) > 1:
            set_kids(element, _joined(inside))
    for link in elements(root, Name.Link):
        set_kids(link, _once(kids(link)))


def say_links(pdf: Pdf, content: bytes) -> None:
    """Let every link say its own words to those who cannot see it; `content` is what `pdf` was opened from.

    Typst says the page that a link leads to, or its address.
    """
    read = read_structure(pdf, read_pages(content))
    root = pdf.Root.get("/StructTreeRoot")
    if read is None or root is None:
        return
    for element, node in zip(elements(root, Name.Link), read.within("Link"), strict=True):
        words = " ".join(re.sub(r"(\s*[.…·]){3,}", " ", node.text).split())
        for part in kids(element):
            if is_link(part) and not isinstance(part, int) and words:
                part.Obj.Contents = String(words)


def _joined(inside: list[Object | int]) -> list[Object | int]:
    result: list[Object | int] = []
    for kid in inside:
        before = result[-1] if result else 0
        if not isinstance(kid, int) and not isinstance(before, int) and _lies_on(kid) & _lies_on(before):
            set_kids(before, [*kids(before), *kids(kid)])
        else:
            result.append(kid)
    return result


def _lies_on(kid: Object) -> set[tuple[int, int]]:
    """The numbers of the annotations of a link; none for anything else."""
    if not is_element(kid, Name.Link):
        return set()
    return {part.Obj.objgen for part in kids(kid) if is_link(part) and not isinstance(part, int)}


def _once(inside: list[Object | int]) -> list[Object | int]:
    seen: set[tuple[int, int]] = set()
    result: list[Object | int] = []
    for kid in inside:
        if is_link(kid) and not isinstance(kid, int):
            if kid.Obj.objgen in seen:
                continue
            seen.add(kid.Obj.objgen)
        result.append(kid)
    return result
