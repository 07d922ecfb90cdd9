"""The elements of a PDF's structure, to be changed.

Source: ISO 32000-1:2008, 14.7.2 (structure hierarchy).
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

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


def is_element(kid: Object | int, *kinds: Object) -> bool:
    """Whether a kid is an element, of one of these kinds where any are given."""
    if not isinstance(kid, Dictionary) or "/S" not in kid:
        return False
    return not kinds or kid.S in kinds


def is_link(kid: Object | int) -> bool:
    """Whether a kid stands for a link that lies on a page."""
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def children(element: Object, *kinds: Object) -> list[Object]:
    """The elements of these kinds right inside an element."""
    return [kid for kid in kids(element) if is_element(kid, *kinds) and not isinstance(kid, int)]


def elements(holder: Object, *kinds: Object, depth: int = 0) -> Iterator[Object]:
    """The elements of these kinds in the order of reading, each before those in it; all where none is given."""
    if depth > DEEPEST:
        return
    for kid in children(holder):
        if is_element(kid, *kinds):
            yield kid
        yield from elements(kid, *kinds, depth=depth + 1)
