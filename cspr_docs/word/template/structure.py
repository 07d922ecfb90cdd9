"""What a tag's prefix and docxtpl's cell statements do to the tree, done before anything is rendered.

Source: docxtpl's documentation, chapters 'Extensions', 'Table cells', 'Special tags'.
"""

from collections.abc import Callable, Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import within
from cspr_docs.problems import Problem
from cspr_docs.word.template.marks import (
    attribute_mark,
    mark,
    marks,
    number_of,
    remove_keeping_tail,
    replace_keeping_tail,
)
from cspr_docs.word.template.tags import CELL_WORDS, Kind, Tag, Tags

HOLDERS = {"p": "paragraph", "tr": "table row", "tc": "table cell"}
VISIBLE = frozenset(
    w(name) for name in ("drawing", "pict", "object", "sectPr", "fldChar", "instrText", "sym")
)
REFERENCES = frozenset(w(name) for name in ("footnoteReference", "endnoteReference", "commentReference"))
CELL_PROPERTIES = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark"),
)
"""The order that the schema gives the properties of a cell (ECMA-376 part 1, CT_TcPr)."""


def apply_structure(root: etree._Element, tags: Tags) -> list[Problem]:
    """Let every tag take the place that its prefix names, and turn cell statements into properties.

    Returns:
        The tags that cannot: outside a row or cell, or beside text that would be lost.
    """
    problems: list[Problem] = []
    for node, number in marks(root):
        tag = tags.found[number]
        if tag.word in CELL_WORDS and not tag.level:
            problems += _cell_statement(node, tag, tags)
    for node, number in marks(root):
        tag = tags.found[number]
        if tag.level in HOLDERS:
            problems += _lift(node, tag)
    for node, number in marks(root):
        if tags.found[number].kind is Kind.REMARK:
            remove_keeping_tail(node)
    return problems


def _lift(node: etree._Element, tag: Tag) -> Iterator[Problem]:
    """Put the tag in the place of the paragraph, row or cell around it."""
    holder = next(node.iterancestors(w(tag.level)), None)
    what = HOLDERS[tag.level]
    if holder is None:
        message = f"{tag.text} takes the place of a {what}, but stands in none; it stands {within(tag.place)}"
        yield Problem(
            "template-prefix", message, f"put it into a {what} of its own, or leave out the {tag.level!r}"
        )
        return
    if _holds_more(holder, node):
        message = f"{tag.text} takes the place of its whole {what}, and what else is there would be lost: {tag.place}"
        yield Problem("template-text-lost", message, f"give the tag a {what} of its own")
        return
    _forget_bookmarks(holder)
    node.tail = None
    replace_keeping_tail(holder, node)


def _holds_more(holder: etree._Element, node: etree._Element) -> bool:
    """Whether anything but the tag would go when its holder does."""
    for element in holder.iter():
        if element is not node and number_of(element) is not None:
            return True
        if element.tag in VISIBLE or element.tag in REFERENCES:
            return True
        if element.tag == w("t") and (element.text or "").strip():
            return True
    return False


def _forget_bookmarks(holder: etree._Element) -> None:
    """Remove both ends of every bookmark that has an end in what is about to go."""
    names = (w("bookmarkStart"), w("bookmarkEnd"))
    ids = {end.get(w("id")) for end in holder.iter(*names)}
    if not ids:
        return
    for end in list(holder.getroottree().getroot().iter(*names)):
        if end.get(w("id")) in ids:
            remove_keeping_tail(end)


def _cell_statement(node: etree._Element, tag: Tag, tags: Tags) -> Iterator[Problem]:
    """Carry out `vm`, `hm`, `colspan` or `cellbg` on the cell that holds it."""
    cell = next(node.iterancestors(w("tc")), None)
    if cell is None:
        message = f"{tag.text} is about a table cell, but stands in none; it stands {within(tag.place)}"
        yield Problem("template-prefix", message, "put it into the cell that it is meant for")
        return
    remove_keeping_tail(node)
    CELL_ACTIONS[tag.word](cell, tag, tags)


def _merge_down(cell: etree._Element, tag: Tag, tags: Tags) -> None:
    """`{% vm %}`: the first copy of the loop begins a vertical merge and keeps the text."""
    value = tags.made(Kind.PRINT, "'restart' if loop.first else 'continue'", tag)
    _set_property(cell, "vMerge", {"val": attribute_mark(value)})
    for paragraph in cell.findall(w("p")):
        properties = paragraph.find(w("pPr"))
        start = 0 if properties is None else paragraph.index(properties) + 1
        paragraph.insert(start, mark(tags.made(Kind.STATEMENT, "if loop.first", tag)))
        paragraph.append(mark(tags.made(Kind.STATEMENT, "endif", tag)))


def _merge_across(cell: etree._Element, tag: Tag, tags: Tags) -> None:
    """`{% hm %}`: the first copy of the loop spans all of them, the others are left out."""
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    width = "" if span is None else f"{span.get(w('val'))} * "
    value = tags.made(Kind.PRINT, f"{width}loop.length", tag)
    _set_property(cell, "gridSpan", {"val": attribute_mark(value)})
    cell.addprevious(mark(tags.made(Kind.STATEMENT, "if loop.first", tag)))
    cell.addnext(mark(tags.made(Kind.STATEMENT, "endif", tag)))


def _span(cell: etree._Element, tag: Tag, tags: Tags) -> None:
    """`{% colspan n %}`."""
    _set_property(cell, "gridSpan", {"val": attribute_mark(_argument(tag, tags))})


def _colour(cell: etree._Element, tag: Tag, tags: Tags) -> None:
    """`{% cellbg colour %}`."""
    fill = attribute_mark(_argument(tag, tags))
    _set_property(cell, "shd", {"val": "clear", "color": "auto", "fill": fill})


CELL_ACTIONS: dict[str, Callable[[etree._Element, Tag, Tags], None]] = {
    "vm": _merge_down,
    "hm": _merge_across,
    "colspan": _span,
    "cellbg": _colour,
}


def _argument(tag: Tag, tags: Tags) -> int:
    """The number of a tag that prints what follows the statement's word."""
    return tags.made(Kind.PRINT, tag.code.removeprefix(tag.word).strip(), tag)


def _set_property(cell: etree._Element, name: str, attributes: dict[str, str]) -> None:
    """Set one property of the cell, in the place that the schema gives it."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w(name)):
        properties.remove(old)
    before = {w(earlier) for earlier in CELL_PROPERTIES[: CELL_PROPERTIES.index(name)]}
    index = sum(1 for child in properties if child.tag in before)
    new = etree.Element(w(name), {w(key): value for key, value in attributes.items()})
    properties.insert(index, new)
