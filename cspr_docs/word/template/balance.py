"""The proof that a rendered part is whole XML: every loop and condition holds whole neighbours.

A control's opening, its `else` and its end must be children of one element. Then its body is a row of
complete elements, and however often it is written, or never, the rest stays whole. Done once, when the
template is compiled; a render needs no parse.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.fields import field_name
from cspr_docs.ooxml.namespaces import WP, w
from cspr_docs.ooxml.places import within
from cspr_docs.problems import Problem, error
from cspr_docs.word.template.marking import TEMPLATE_PREFIX, TEMPLATE_STRADDLED
from cspr_docs.word.template.tags import (
    IN_ATTRIBUTE,
    Kind,
    Tag,
    Tags,
    attribute_mark,
    attributes,
    number_of,
    parent_of,
)

TEMPLATE_UNBALANCED = error(
    "template-unbalanced",
    "A loop or condition in a template has no end, or an end has no beginning. Each {% for %} needs its {% "
    "endfor %} and each {% if %} its {% endif %}, one inside the other.",
)
TEMPLATE_NOTE_IN_LOOP = error(
    "template-note-in-loop",
    "A loop in a template would repeat a footnote or comment, which can stand in a document only once. Move it "
    "out of the loop, or write the note in the case's own text.",
)

ENDS = {"endif": "if", "endfor": "for"}
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
NOTES = {
    w("footnoteReference"): "a footnote",
    w("endnoteReference"): "an endnote",
    w("commentReference"): "a comment",
}


@dataclass(frozen=True, slots=True)
class OpenControl:
    """A control that waits for its end, and the element whose child it is."""

    tag: Tag
    parent: etree._Element | None


def check_balance(root: etree._Element, tags: Tags) -> list[Problem]:
    """What is wrong with the part's controls; ids that a loop would repeat are made fresh on the way."""
    problems: list[Problem] = []
    stack: list[OpenControl] = []
    for node in list(root.iter()):
        number = number_of(node)
        if number is not None:
            problems += _needs_loop(stack, tags.found[number])
            problems += _step(stack, tags.found[number], node.getparent())
        elif isinstance(node.tag, str):
            problems += _in_attributes(node, tags)
            loop = next((opened.tag for opened in stack if opened.tag.word == "for"), None)
            problems += _in_loop(node, loop, tags)
    problems += (_never_closed(opened.tag) for opened in stack)
    return problems


def _step(stack: list[OpenControl], tag: Tag, parent: etree._Element | None) -> Iterator[Problem]:
    """Go past one tag: open, check against the opening, or close."""
    if tag.word in ("if", "for"):
        stack.append(OpenControl(tag, parent))
    elif tag.word in MIDDLES or tag.word in ENDS:
        fitting = MIDDLES.get(tag.word) or (ENDS[tag.word],)
        if not stack or stack[-1].tag.word not in fitting:
            yield _unexpected(tag, stack)
            return
        if stack[-1].parent is not parent:
            yield _straddled(stack[-1].tag, tag)
        if tag.word in ENDS:
            stack.pop()


def _needs_loop(stack: list[OpenControl], tag: Tag) -> Iterator[Problem]:
    """What docxtpl makes of `vm` and `hm` asks the loop around them."""
    if (
        tag.code == "if loop.first"
        and "if loop" not in tag.text  # docxtpl made it
        and not any(one.tag.word == "for" for one in stack)
    ):
        what = f"{tag.text} merges the copies that a loop makes, but stands in no loop; it stands {within(tag.place)}"
        yield Problem(
            TEMPLATE_PREFIX, what, "put it between {% for … %} and {% endfor %}, or merge the cells in Word"
        )


def _in_attributes(element: etree._Element, tags: Tags) -> Iterator[Problem]:
    """The controls in each attribute, which must open and end there."""
    for value in attributes(element).values():
        if "\ue000" not in value:
            continue
        stack: list[OpenControl] = []
        for match in IN_ATTRIBUTE.finditer(value):
            yield from _step(stack, tags.found[int(match[1])], None)
        yield from (_never_closed(opened.tag) for opened in stack)


def _in_loop(element: etree._Element, loop: Tag | None, tags: Tags) -> Iterator[Problem]:
    """Give ids that a loop would repeat a fresh number at each turn; refuse notes, which cannot be copied."""
    if loop is None:
        return
    if element.tag in NOTES:
        message = (
            f"{loop.text} would repeat {NOTES[element.tag]}, which can stand in a document once: {loop.place}"
        )
        yield Problem(TEMPLATE_NOTE_IN_LOOP, message, "move it out of the loop")
    elif (field := _counting_field(element)) is not None:
        message = f"{loop.text} would repeat the field {field}, and each copy would say the same number: {loop.place}"
        yield Problem(
            TEMPLATE_NOTE_IN_LOOP,
            message,
            "write {{ loop.index }} in its place, or move it out of the loop",
        )
    elif element.tag == f"{{{WP}}}docPr":
        element.set("id", _fresh("drawing", loop, tags))
    elif element.tag == w("id") and parent_of(element).tag == w("sdtPr"):
        element.set(w("val"), _fresh("control", loop, tags))
    elif element.tag == w("bookmarkStart"):
        _fresh_bookmark(element, loop, tags)
    elif element.tag == w("bookmarkEnd"):
        element.set(w("id"), _same(element.get(w("id"), ""), loop, tags))


def _counting_field(element: etree._Element) -> str | None:
    """The field that counts captions or refers to one, if the element is its beginning."""
    text = (element.text if element.tag == w("instrText") else element.get(w("instr"))) or ""
    return " ".join(text.split()[:2]) if field_name(text) in ("SEQ", "REF", "PAGEREF") else None


def _fresh(kind: str, loop: Tag, tags: Tags) -> str:
    return attribute_mark(tags.made(Kind.PRINT, f"{kind!r}|_fresh", loop))


def _same(old: str, loop: Tag, tags: Tags) -> str:
    return attribute_mark(tags.made(Kind.PRINT, f"{old!r}|_same", loop))


def _fresh_bookmark(start: etree._Element, loop: Tag, tags: Tags) -> None:
    """A new id and a name of its own for each copy: Word drops the second bookmark of a name."""
    old, name = start.get(w("id"), ""), start.get(w("name"), "")
    del start.attrib[w("name")]  # to be set again behind the id, which it repeats
    start.set(w("id"), attribute_mark(tags.made(Kind.PRINT, f"{old!r}|_started", loop)))
    start.set(w("name"), f"{name[:30]}_{_same(old, loop, tags)}")


def _unexpected(tag: Tag, stack: list[OpenControl]) -> Problem:
    opening = ENDS.get(tag.word, "if")
    if stack:
        message = f"{tag.text} comes while {stack[-1].tag.text} is still open; it stands {within(tag.place)}"
        hint = f"{stack[-1].tag.text} needs its end first: {stack[-1].tag.place}"
    else:
        message = f"{tag.text} ends nothing; it stands {within(tag.place)}"
        hint = f"take it out, or put the {{% {opening} … %}} that it belongs to before it"
    return Problem(TEMPLATE_UNBALANCED, message, hint)


def _never_closed(tag: Tag) -> Problem:
    message = f"{tag.text} has no {{% end{tag.word} %}}; it stands {within(tag.place)}"
    return Problem(TEMPLATE_UNBALANCED, message, f"add {{% end{tag.word} %}} where it should stop")


def _straddled(opening: Tag, closing: Tag) -> Problem:
    message = (
        f"{opening.text} and its {closing.text} do not stand side by side: a paragraph, table, row, cell, link "
        f"or content control begins or ends between them. The first stands {within(opening.place)}; "
        f"the second {within(closing.place)}"
    )
    hint = "put both in one paragraph, or each in a paragraph of its own with {%p (row {%tr, cell {%tc)"
    return Problem(TEMPLATE_STRADDLED, message, hint)
