"""How a run looks in an article: its marks, its place on the line, and what is refused.

Source: ECMA-376 part 1, 17.3.2 (run properties).
"""

from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import value
from cspr_docs.prose.tree import Mark
from cspr_docs.word.article.story import Story
from cspr_docs.word.article.tree import Position
from cspr_docs.word.reading.looks import look_of

_POSITIONS = {"superscript": Position.RAISED, "subscript": Position.LOWERED}
_NOT_UNDERLINED = (None, "none")
_HIGHLIGHT = "say in words what the colour means, or take the highlight off: not everybody can see it"


@dataclass(frozen=True, slots=True)
class RunLook:
    """How the words of a run look."""

    marks: Mark
    position: Position
    hidden: bool
    highlighted: bool


def run_look(run: etree._Element, story: Story, around: Mark) -> RunLook:
    """How a run looks; `around` are the marks that its paragraph's style gives."""
    properties = run.find(w("rPr"))
    styles = story.source.styles
    look = look_of(properties, styles, around, story.looks)
    style = value(properties, "rStyle")
    name = styles.run(style).name if style else ""
    marks = look.marks
    if value(properties, "u") not in _NOT_UNDERLINED and "hyperlink" not in name:
        marks |= Mark.EMPHASIS
    highlighted = value(properties, "highlight") not in (None, "none") and name != "prompt"
    position = _POSITIONS.get(value(properties, "vertAlign") or "", Position.LINE)
    return RunLook(marks, position, styles.is_hidden(run), highlighted)


def note_faults(look: RunLook, story: Story) -> None:
    """Note what of a run's looks would be lost, where it says something."""
    if look.hidden:
        story.findings.unknown(
            "hidden words", "show them in Word with ¶, and delete them or make them visible"
        )
    if look.highlighted:
        story.findings.unknown("words marked with a highlighter", _HIGHLIGHT)
