"""The first ids that nothing in a package uses yet."""

from collections.abc import Iterable

from lxml import etree

from cspr_docs.ooxml.namespaces import WP, w

HOLDERS = {
    "footnote": (w("footnote"), w("id")),
    "comment": (w("comment"), w("id")),
    "abstract_number": (w("abstractNum"), w("abstractNumId")),
    "number": (w("num"), w("numId")),
    "bookmark": (w("bookmarkStart"), w("id")),
    "drawing": (f"{{{WP}}}docPr", "id"),
}
CONTROL = f"{w('sdtPr')}/{w('id')}"
FAR = 10**9
"""Word gives content controls ids anywhere below 2**31; counting on from those would run out of numbers."""


def first_ids(trees: Iterable[etree._Element]) -> dict[str, int]:
    """For each kind of id a number above all that the trees hold (and below which no counting would lead)."""
    used: dict[str, list[int]] = {kind: [0] for kind in (*HOLDERS, "control")}
    for root in trees:
        for kind, (tag, attribute) in HOLDERS.items():
            used[kind] += (_number(element.get(attribute)) for element in root.iter(tag))
        used["control"] += (_number(element.get(w("val"))) for element in root.iterfind(f".//{CONTROL}"))
    return {kind: 1 + max(number for number in numbers if number < FAR) for kind, numbers in used.items()}


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() else 0
