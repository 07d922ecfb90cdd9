"""What a paragraph is by its properties: heading, item, quote, line across the page, or words alone.

Source: ECMA-376 part 1, 17.3.1 (paragraph properties).
"""

from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Counting, ListLevel, place_in_list
from cspr_docs.ooxml.values import left_indent, switch, value
from cspr_docs.prose.tree import Numbering
from cspr_docs.word.reading.inlines import Losses
from cspr_docs.word.reading.looks import says_something
from cspr_docs.word.reading.nesting import Bullet
from cspr_docs.word.reading.source import ParagraphStyle, PartSource
from cspr_docs.word.surroundings import BOXES, LEVEL_FORMATS, STEP, is_plain

_BY_STYLE_NAME = {"list bullet": False, "list number": True}
_NO_LINE = (None, "nil", "none")
NUMBERINGS = {
    "decimal": Numbering.DECIMAL,
    "decimalZero": Numbering.DECIMAL,
    "lowerLetter": Numbering.LOWER_LETTER,
    "upperLetter": Numbering.UPPER_LETTER,
    "lowerRoman": Numbering.LOWER_ROMAN,
    "upperRoman": Numbering.UPPER_ROMAN,
}
"""How items are marked by those of Word's kinds of numbers (ECMA-376 part 1, 17.18.59) that a tree can hold."""


@dataclass(frozen=True, slots=True)
class ParagraphShape:
    """A paragraph's place in the text.

    Attributes:
        style: its style.
        heading: its level from 1; 0 where it is no heading.
        list_id: the list that numbers it; empty if none does.
        level: its level in that list, from 0.
        form: how the list shows that level; `None` if the paragraph is not numbered.
        left: how far it is set in, in twips.
        moved: whether it is set in by hand, not by its style.
        loose: whether it asks for space to its neighbours of the same style.
        lined: whether a line is drawn above or below it.
    """

    style: ParagraphStyle
    heading: int = 0
    list_id: str = ""
    level: int = 0
    form: ListLevel | None = None
    left: int = 0
    moved: bool = False
    loose: bool = False
    lined: bool = False


def shape_of(paragraph: etree._Element, source: PartSource) -> ParagraphShape:
    """What the paragraph is."""
    properties = paragraph.find(w("pPr"))
    style = source.styles.paragraph(value(properties, "pStyle"))
    heading = source.styles.heading_level(paragraph)
    list_id, level = ("", 0) if heading else place_in_list(properties, style.id, source.styles, source.lists)
    form = _form(list_id, level, style, source)
    own, borders = left_indent(properties), None if properties is None else properties.find(w("pBdr"))
    if form is not None:
        left = form.left if form.left is not None else own or STEP * (level + 1)
    else:
        left = own if own is not None else style.left or 0
    return ParagraphShape(
        style,
        heading=heading,
        list_id=list_id,
        level=level,
        form=form,
        left=left,
        moved=bool(own),
        loose=switch(properties, "contextualSpacing") is False,
        lined=any(value(borders, side) not in _NO_LINE for side in ("bottom", "top", "between")),
    )


def bullet_of(shape: ParagraphShape, counting: Counting) -> Bullet | None:
    """What a paragraph is numbered by, which counts it; `None` where it is no item of a list."""
    form = shape.form
    if form is None:
        return None
    start, label = 1, ""
    if counting.has(shape.list_id, shape.level):
        start = counting.next(shape.list_id, shape.level)
        if form.ordered and (not is_plain(form.text, shape.level) or form.form == "decimalZero"):
            label = " ".join(counting.label(shape.list_id, shape.level).split())
    kind = NUMBERINGS.get(form.form, Numbering.DECIMAL)
    start = start if form.ordered else 1
    return Bullet(shape.list_id, shape.level, shape.left, form.ordered, start, shape.loose, kind, label)


def strange_label(shape: ParagraphShape, bullet: Bullet | None, counting: Counting) -> str:
    """What is printed before an item where no text of a case can say it: `(a)`, `4.12`, `☐`; else nothing.

    A text has points and numbers, and letters where Word itself puts them: on the levels below.
    """
    if bullet is None or shape.form is None or not counting.has(shape.list_id, shape.level):
        return ""
    if not bullet.ordered:
        return shape.form.text if shape.form.text in BOXES else ""
    is_known = shape.form.form in ("decimal", LEVEL_FORMATS[shape.level % len(LEVEL_FORMATS)])
    return (
        "" if is_known and not bullet.label else " ".join(counting.label(shape.list_id, shape.level).split())
    )


def note_looks(paragraph: etree._Element, shape: ParagraphShape, findings: Losses) -> None:
    """Note what a paragraph with words loses of its looks, and what in its properties cannot be held."""
    if not shape.style.is_house and not shape.style.quote:
        findings.lose(f"the style '{shape.style.name}'")
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return
    if shape.lined:
        findings.lose("a line beside words")
    for child in properties:
        what = _DROPPED.get(str(child.tag))
        if what and says_something(child):
            findings.lose(what)


def note_breaks(paragraph: etree._Element, findings: Losses) -> None:
    """Note a break of page or section, and a frame: things that no tree holds, words or not."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return
    if properties.find(w("sectPr")) is not None:
        findings.block("a section break")
    if properties.find(w("framePr")) is not None:
        findings.block("a text frame")


_DROPPED = {
    w("jc"): "an alignment",
    w("shd"): "a shade behind a paragraph",
    w("pageBreakBefore"): "a new page before a paragraph",
}


def _form(list_id: str, level: int, style: ParagraphStyle, source: PartSource) -> ListLevel | None:
    """How the paragraph's number looks; a list that the file does not have is judged by the style's name."""
    if list_id in ("", "0"):
        return None
    known = source.lists.get(list_id)
    if known is not None and level in known.levels:
        return known.levels[level] if known.levels[level].shown else None
    ordered = _BY_STYLE_NAME.get(style.name)
    return None if ordered is None else ListLevel(ordered)
