"""The tree of a PDF's structure elements, to be walked and changed.

Source: ISO 32000-1:2008, 7.9.7 (number trees), 14.7.2 (structure hierarchy), 14.7.4.4 (finding structure elements from
content items).
"""

from collections.abc import Iterator
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

DEEPEST = 100


def kids(element: Object) -> list[Object | int]:
    """What is right inside an element: elements, marks (numbers or dictionaries) and links."""
    found = element.get("/K")
    if isinstance(found, Array):
        return list(found)
    return [] if found is None else [found]


def set_kids(element: Object, inside: list[Object | int]) -> None:
    """Put these into the element in place of what was in it."""
    element.K = Array(inside)


def is_element(kid: Object | int, *kinds: Object) -> TypeGuard[Object]:
    """Whether a kid is an element, of one of these kinds where any are given."""
    if not isinstance(kid, Dictionary) or "/S" not in kid:
        return False
    return not kinds or kid.S in kinds


def is_link(kid: Object | int) -> TypeGuard[Object]:
    """Whether a kid stands for a link that lies on a page."""
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def children(element: Object, *kinds: Object) -> list[Object]:
    """The elements of these kinds right inside an element."""
    return [kid for kid in kids(element) if is_element(kid, *kinds)]


def elements(holder: Object, *kinds: Object, depth: int = 0) -> Iterator[Object]:
    """The elements of these kinds in the order of reading, each before those in it; all where none is given."""
    if depth > DEEPEST:
        return
    for kid in children(holder):
        if is_element(kid, *kinds):
            yield kid
        yield from elements(kid, *kinds, depth=depth + 1)


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
    # What the maker wrote stays for those that are not found by their page, such as drawings within drawings.
    old = dict(NumberTree(root.ParentTree).items()) if "/ParentTree" in root else {}
    rows = {page: [inside.get(number) for number in range(max(inside) + 1)] for page, inside in marks.items()}
    found = old | links | {page: pdf.make_indirect(Array(row)) for page, row in rows.items()}
    tree = NumberTree.new(pdf)
    tree.update(found)
    root.ParentTree = tree.obj
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
