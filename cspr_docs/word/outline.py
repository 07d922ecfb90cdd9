"""Which paragraph styles of a house style are headings, and how they are numbered; read when a template is compiled."""

from dataclasses import astuple

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import ListLevel, lists_of, place_in_list
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import value
from cspr_docs.word.contents import Outline, OutlineLevel

_NONE = ListLevel(ordered=False)


def outline_of(styles: bytes, numbering: bytes | None) -> Outline:
    """The paragraph styles with an outline level, by id."""
    known = Styles.of(parse(styles))
    lists = lists_of(parse(numbering) if numbering else None)
    outline = {}
    for id_, style in known.elements.items():
        level = known.heading(id_)
        if style.get(w("type")) != "paragraph" or not level:
            continue
        list_id, depth = place_in_list(None, id_, known, lists)
        levels = lists[list_id].levels if list_id in lists else {}
        shown = tuple(astuple(levels.get(each, _NONE)) for each in range(max(levels, default=-1) + 1))
        tabbed = levels.get(depth, _NONE).follow == "tab"
        outline[id_] = OutlineLevel(level, list_id, depth, shown, tabbed, value(style, "name") or "")
    return outline
