"""The same number for the list of a style in two files: the library takes a style's number for what it is in either.

What is sent has lost the lists in which nothing stands, so those that stayed have other numbers than in its draft.

Source: ECMA-376 part 1, 17.9.15 and 17.9.18 (`num` and `numId`).
"""

from collections.abc import Mapping
from itertools import count

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import part_of_kind, to_xml

_NONE = "0"


def with_same_lists(old: Package, new: Package, trees: Mapping[str, etree._Element]) -> Package:
    """The new file with its lists numbered as the styles of the old one number theirs; changes its trees in place."""
    kinds = {kind: part_of_kind(new, kind) for kind in ("numbering", "styles")}
    roots = {kind: parse_part(new, part) for kind, part in kinds.items()}
    numbering, styles = roots["numbering"], roots["styles"]
    if numbering is None or styles is None:
        return new
    before, now = _of_styles(parse_part(old, part_of_kind(old, "styles"))), _of_styles(styles)
    renamed: dict[str, str] = {}
    for style, list_id in now.items():
        if style in before and before[style] not in renamed.values():
            renamed.setdefault(list_id, before[style])
    if all(one == other for one, other in renamed.items()):
        return new
    every = [one.get(w("numId"), "") for one in numbering.iter(w("num"))]
    free = (str(number) for number in count(1) if str(number) not in {*every, *before.values()})
    renamed |= {one: next(free) for one in every if one not in renamed and one in renamed.values()}
    for one in numbering.iter(w("num")):
        one.set(w("numId"), renamed.get(one.get(w("numId"), ""), one.get(w("numId"), "")))
    for root in (styles, *trees.values()):
        for one in root.iter(w("numId")):
            one.set(w("val"), renamed.get(one.get(w("val"), ""), one.get(w("val"), "")))
    changed = {str(kinds[kind]): to_xml(root).encode() for kind, root in roots.items() if root is not None}
    return Package({**new, **changed}, new.name)


def _of_styles(styles: etree._Element | None) -> dict[str, str]:
    """The list of each style that has one."""
    found: dict[str, str] = {}
    for style in () if styles is None else styles.iter(w("style")):
        list_id = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if list_id is not None and list_id.get(w("val"), _NONE) != _NONE:
            found[style.get(w("styleId"), "")] = list_id.get(w("val"), "")
    return found
