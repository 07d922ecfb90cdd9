"""The automatic numbers of headings and list items, as Word counts them.

Source: ECMA-376 part 1, 17.9 (numbering), 17.18.59 (kinds of numbers).
"""

import re

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import place_in_list
from cspr_docs.word.article.story import Story
from cspr_docs.word.article.tree import Numbering
from cspr_docs.word.reading.nesting import Bullet
from cspr_docs.word.reading.paragraphs import ParagraphShape

_KINDS = {
    "decimal": Numbering.DECIMAL,
    "decimalZero": Numbering.DECIMAL,
    "lowerLetter": Numbering.LOWER_LETTER,
    "upperLetter": Numbering.UPPER_LETTER,
    "lowerRoman": Numbering.LOWER_ROMAN,
    "upperRoman": Numbering.UPPER_ROMAN,
}


def heading_number(paragraph: etree._Element, shape: ParagraphShape, story: Story) -> str:
    """What is printed before a heading (`3.1`, `Appendix A:`); empty where it has no number."""
    list_id, level = place_in_list(
        paragraph.find(w("pPr")), shape.style.id, story.source.styles, story.source.lists
    )
    form = story.source.lists.get(list_id)
    if form is None or level not in form.levels or not form.levels[level].shown:
        return ""
    story.counting.next(list_id, level)
    if not form.levels[level].ordered:
        return ""
    if form.levels[level].form not in _KINDS:
        story.findings.unknown("a heading numbered in words or signs", "choose numbers or letters for it")
    return " ".join(story.counting.label(list_id, level).split())


def bullet_of(shape: ParagraphShape, story: Story) -> Bullet | None:
    """What a paragraph is numbered by; `None` where it is no item of a list."""
    form = shape.form
    if form is None:
        return None
    start, label = 1, ""
    if shape.list_id in story.source.lists:
        start = story.counting.next(shape.list_id, shape.level)
        plain = re.fullmatch(rf"\s*[(\[]?%{shape.level + 1}[.)\]:]*\s*", form.text)
        if form.ordered and (not plain or form.form == "decimalZero"):
            label = " ".join(story.counting.label(shape.list_id, shape.level).split())
    if form.ordered and form.form not in _KINDS:
        story.findings.unknown("a list numbered in words or signs", "choose numbers or letters for it")
    kind = numbering(form.form) if form.ordered else Numbering.BULLET
    number = start if form.ordered else 1
    return Bullet(shape.list_id, shape.level, shape.left, form.ordered, number, shape.loose, kind, label)


def numbering(form: str) -> Numbering:
    """How items are marked by one of Word's kinds of numbers."""
    return _KINDS.get(form, Numbering.DECIMAL)
