"""The way back from what stands on a page to its element, written anew from the structure.

Source: ISO 32000-1:2008, 14.7.4.4 (finding structure elements from content items), 7.9.7 (number trees).
"""

from pikepdf import Array, Dictionary, Object, Pdf

from cspr_docs.publish.pdf.tagging.elements import elements, is_element, is_link, kids


def write_parents(pdf: Pdf, root: Object) -> None:
    """Write the parent tree, so that it says what the structure says; changes `pdf`."""
    marks: dict[int, dict[int, Object]] = {}
    links: dict[int, Object] = {}
    for element in elements(root):
        for kid in kids(element):
            if isinstance(kid, int):
                _note_mark(marks, element, int(kid), element.get("/Pg"))
            elif is_link(kid):
                links[_number_of(kid.Obj, root)] = element
            elif is_element(kid):
                kid.P = element
            elif "/MCID" in kid and "/Stm" not in kid:
                _note_mark(marks, element, int(kid.MCID), kid.get("/Pg", element.get("/Pg")))
    found = _old(root) | links | {page: _row(pdf, inside) for page, inside in marks.items()}
    numbers = Array([item for key in sorted(found) for item in (key, found[key])])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = max(found, default=0) + 1


def _note_mark(
    marks: dict[int, dict[int, Object]], element: Object, number: int, page: Object | None
) -> None:
    if page is not None and "/StructParents" in page:
        marks.setdefault(int(page.StructParents), {})[number] = element


def _number_of(annotation: Object, root: Object) -> int:
    """The number by which a link is found; a new one where it has none."""
    if "/StructParent" not in annotation:
        number = int(root.get("/ParentTreeNextKey", 0))
        root.ParentTreeNextKey = number + 1
        annotation.StructParent = number
    return int(annotation.StructParent)


def _row(pdf: Pdf, inside: dict[int, Object]) -> Object:
    """The elements of a page by the numbers of their marks, null where a number is not used."""
    return pdf.make_indirect(Array([inside.get(number) for number in range(max(inside) + 1)]))


def _old(root: Object) -> dict[int, Object]:
    """What the maker wrote, for those that are not found by their page, such as drawings within drawings."""
    found: dict[int, Object] = {}
    waiting = [root.get("/ParentTree")]
    while waiting:
        branch = waiting.pop()
        if branch is None:
            continue
        waiting += list(branch.get("/Kids", Array()))
        pairs = list(branch.get("/Nums", Array()))
        found |= {int(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=False)}
    return found
