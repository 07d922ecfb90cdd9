"""The proof that a rendered part is whole XML: every loop and condition holds whole neighbours.

A control's opening, its `else` and its end must be children of one element. Then its body is a row of
complete elements, and however often it is written, or never, the rest stays whole. Done once, when the
template is compiled; a render needs no parse.
"""

from collections.abc import Iterator

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
OPENINGS = ("if", "for")
FITTING = {"endif": ("if",), "endfor": ("for",), "elif": ("if",), "else": OPENINGS}
"""For what follows an opening, the openings that it may follow."""


Opened = list[tuple[Tag, etree._Element | None]]
"""The controls that wait for their ends, outermost first, and the element whose child each is."""


def check_balance(root: etree._Element, tags: Tags) -> list[Problem]:
    """What is wrong with the part's controls; ids that a loop would repeat are made fresh on the way."""
    problems: list[Problem] = []
    opened: Opened = []
    loop: Tag | None = None
    for node in list(root.iter()):
        number = number_of(node)
        if number is not None:
            tag = tags.found[number]
            if loop is None and tag.code == "if loop.first" and "if loop" not in tag.text:
                what = "merges the copies that a loop makes, but stands in no loop"  # by `vm` or `hm`
                hint = "put it between {% for … %} and {% endfor %}, or merge the cells in Word"
                problems.append(tag.problem(TEMPLATE_PREFIX, what, hint))
            problems += _step(opened, tag, node.getparent())
            loop = next((tag for tag, _ in opened if tag.word == "for"), None)
        elif isinstance(node.tag, str):
            problems += _in_attributes(node, tags)
            problems += repeated(node, loop, tags) if loop else ()
    problems += (_never_closed(tag) for tag, _ in opened)
    return problems


def _step(opened: Opened, tag: Tag, parent: etree._Element | None) -> Iterator[Problem]:
    """Go past one tag: open, check against the opening, or close."""
    if tag.word in OPENINGS:
        opened.append((tag, parent))
    elif fitting := FITTING.get(tag.word):
        opening, around = opened[-1] if opened else (None, None)
        if opening is None or opening.word not in fitting:
            yield _unexpected(tag, opening)
            return
        if around is not parent:
            yield _straddled(opening, tag)
        if tag.word.startswith("end"):
            opened.pop()


def _in_attributes(element: etree._Element, tags: Tags) -> Iterator[Problem]:
    """The controls in each attribute, which must open and end there."""
    for value in attributes(element).values() if len(element.attrib) else ():
        opened: Opened = []
        for match in IN_ATTRIBUTE.finditer(value):
            yield from _step(opened, tags.found[int(match[1])], None)
        yield from (_never_closed(tag) for tag, _ in opened)


def _unexpected(tag: Tag, opening: Tag | None) -> Problem:
    if opening is not None:
        hint = f"{opening.text} needs its end first: {opening.place}"
        return tag.problem(TEMPLATE_UNBALANCED, f"comes while {opening.text} is still open", hint)
    hint = f"take it out, or put the {{% {FITTING[tag.word][0]} … %}} that it belongs to before it"
    return tag.problem(TEMPLATE_UNBALANCED, "ends nothing", hint)


def _never_closed(tag: Tag) -> Problem:
    end = f"{{% end{tag.word} %}}"
    return tag.problem(TEMPLATE_UNBALANCED, f"has no {end}", f"add {end} where it should stop")


def _straddled(opening: Tag, closing: Tag) -> Problem:
    message = (
        f"{opening.text} and its {closing.text} do not stand side by side: a paragraph, table, row, cell, link "
        f"or content control begins or ends between them. The first stands {within(opening.place)}; "
        f"the second {within(closing.place)}"
    )
    hint = "put both in one paragraph, or each in a paragraph of its own with {%p (row {%tr, cell {%tc)"
    return Problem(TEMPLATE_STRADDLED, message, hint)
