"""Comments on what is proposed, where Word can show one: in the body, and for a note at its mark there.

Source: ECMA-376 part 1, 17.13.4 (comments; they belong to the main document part).
"""

from collections.abc import Sequence

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.additions import BODY
from cspr_docs.word.tracking import Grafts

_NOTES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}


def remark(
    body: etree._Element,
    part: str,
    paragraph: etree._Element,
    changed: Sequence[etree._Element],
    words: tuple[str, str],
    grafts: Grafts,
) -> bool:
    """Puts a comment around the changed elements, or the nearest place to them in the body; whether there is one.

    `words` are what the comment says and the instant at which it is made. Word shows no comment in a header, a footer
    or a text box: a box's stands on the paragraph that holds the box.
    """
    outer = list(paragraph.iterancestors(w("p")))
    if part == BODY and not outer:
        first, last = changed[0], changed[-1]
    elif part == BODY:
        first = last = _run_in(paragraph, outer[-1])
    else:
        found = _mark_of_note(body, paragraph)
        if found is None:
            return False
        first = last = found
    text, at = words
    start, *end = grafts.comment(text.split("\n"), at)
    first.addprevious(start)
    for element in reversed(end):
        last.addnext(element)
    return True


def _run_in(element: etree._Element, paragraph: etree._Element) -> etree._Element:
    """What holds an element directly in this paragraph around it."""
    found = element
    for around in element.iterancestors():
        if around is paragraph:
            break
        found = around
    return found


def _mark_of_note(body: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """The run in the body with the mark of the note that a paragraph stands in."""
    note = next(paragraph.iterancestors(*_NOTES), None)
    if note is None:
        return None
    marks = body.iter(_NOTES[str(note.tag)])
    mark = next((mark for mark in marks if mark.get(w("id")) == note.get(w("id"))), None)
    run = None if mark is None else mark.getparent()
    around = None if run is None else run.getparent()
    return around if around is not None and around.tag in (w("ins"), w("del")) else run
