"""Where a field belongs that stands in the wrong file: a real name, the date of a decision."""

from functools import cache

from cspr_docs.casefile.shape import Shape, shape_of
from schemas.case import Case
from schemas.identities import RealPerson


def belongs_in(name: str) -> str:
    """`it belongs in decision.yaml`, for a field that one part of the case alone has; empty for any other."""
    if name in RealPerson.model_fields and name not in _COMMON:
        return "who somebody really is belongs in identities.yaml, under people and the person's id"
    files = _files().get(name, ())
    return f"it belongs in {files[0]}.yaml" if len(files) == 1 else ""


_COMMON = frozenset(("title", "phone", "email", "address"))
"""Fields of a real person that other records have as well."""


@cache
def _files() -> dict[str, tuple[str, ...]]:
    """By the name of a field the files whose own records have it."""
    found: dict[str, tuple[str, ...]] = {}
    for file, shape in (shape_of(Case).fields or {}).items():
        for name in _record(shape).fields or ():
            found[name] = (*found.get(name, ()), file)
    return found


def _record(shape: Shape) -> Shape:
    return shape.items if shape.items is not None else shape
