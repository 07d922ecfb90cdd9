"""What makes a content control one that people fill in: a text, a date, a choice, a box to tick.

Source: ECMA-376 part 1, 17.5.2 (structured document tags); [MS-DOCX] 2.6.1.10 (`w14:checkbox`).
"""

from collections.abc import Iterable

from markupsafe import escape

from cspr_docs.word.runs import text_runs

TICKED, UNTICKED = "☒", "☐"
_INVITES = "<w:showingPlcHdr/>"
_LOOK = '<w:color w:val="595959"/>'

BLOCKS = _INVITES
"""Paragraphs."""
LINE = f"{_INVITES}<w:text/>"
DATE = (
    f'{_INVITES}<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)
BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)


def choice(words: Iterable[str]) -> str:
    """A list that drops down, of which one is chosen."""
    items = "".join(f'<w:listItem w:displayText="{escape(one)}" w:value="{escape(one)}"/>' for one in words)
    return f"{_INVITES}<w:dropDownList>{items}</w:dropDownList>"


def invitation(words: str) -> str:
    """The run that invites people to write, which goes when they do."""
    return text_runs(words, extra=_LOOK)


def empty_box() -> str:
    """The run of a box that nobody has ticked."""
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    return f"<w:r><w:rPr>{font}</w:rPr><w:t>{UNTICKED}</w:t></w:r>"
