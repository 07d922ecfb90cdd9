"""The proof that a rendered part is whole XML: every loop and condition holds whole neighbours.

A control's opening, its `else` and its end must be children of one element. Then its body is a row of
complete elements, and however often it is written, or never, the rest stays whole. Done once, when the
template is compiled; a render needs no parse.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from cspr_docs.ooxml.places import within
from cspr_docs.ooxml.trees import attributes
from cspr_docs.problems import Problem, error
from cspr_docs.word.template.loops import repeated
from cspr_docs.word.template.marking import TEMPLATE_PREFIX, TEMPLATE_STRADDLED
from cspr_docs.word.template.tags import IN_ATTRIBUTE, Tag, Tags, number_of

TEMPLATE_UNBALANCED = error(
    "template-unbalanced",
    "A loop or condition in a template has no end, or an end has no beginning. Each {% for %} needs its {% "
    "endfor %} and each {% if %} its {% endif %}, one inside the other.",
)
ENDS = {"endif": "if", "endfor": "for"}
MIDDLES = {"elif": ("if",), "else": ("if", "for")}


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
            loops = (opened.tag for opened in stack if opened.tag.word == "for")
            problems += (problem for loop in islice(loops, 1) for problem in repeated(node, loop, tags))
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
