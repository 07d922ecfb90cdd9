"""A link that LibreOffice put into the structure once for each change of font made one link again.

Source: ISO 32000-1:2008, 14.7.4.3 (PDF objects as content items: a link belongs to one element), 14.8.4.4.2 (Link).
"""

from pikepdf import Name, Object

from cspr_docs.publish.pdf.tagging.elements import elements, is_element, is_link, kids, set_kids


def mend_links(root: Object) -> None:
    """Join neighbours that are the same link, and let no link stand in one element twice."""
    for element in list(elements(root)):
        inside = kids(element)
        if sum(is_element(kid, Name.Link) for kid in inside) > 1:
            set_kids(element, _joined(inside))
    for link in elements(root, Name.Link):
        set_kids(link, _once(kids(link)))


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
