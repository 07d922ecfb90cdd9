"""Tags taken out of the text: Word breaks them over runs, and puts them in one run with other text.

Afterwards a printed value stands alone in a run with the formatting it had, so that what it becomes may
close that run and open another; every other tag stands between runs, so that a condition in the middle of
a sentence holds whole runs and nothing is left half open.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from cspr_docs.ooxml.namespaces import PRESERVE, w
from cspr_docs.ooxml.places import Place, shortened, within
from cspr_docs.ooxml.text import own
from cspr_docs.problems import Problem
from cspr_docs.word.template.marks import attribute_mark, attributes, mark, parent_of
from cspr_docs.word.template.tags import TAG, UNCLOSED, Kind, Spot, Tag, Tags, pieces, read_tag

Piece = str | int
"""Plain text, or the number of a tag."""


def take_tags_out(
    root: etree._Element, where: dict[etree._Element, Place], part: str, tags: Tags
) -> list[Problem]:
    """Put a stand-in for each tag of the part into its tree; the tags go into `tags`.

    Returns:
        The tags that cannot be taken out: not closed, or broken over the edge of a control or a link.
    """
    problems: list[Problem] = []
    for paragraph, place in where.items():
        texts = [node for node in own(paragraph) if _in_run(node)]
        line = "".join(node.text or "" for node in texts)
        if _has_tag(line):
            problems += _paragraph(texts, line, place, tags)
    for element in list(root.iter(etree.Element)):
        if any(_has_tag(str(value)) for value in element.attrib.values()):
            problems += _attributes(element, _place_of(element, where, part), tags)
        if _has_tag(element.text) and not _in_run(element):
            problems += _other_text(element, _place_of(element, where, part), tags)
    return problems


def _has_tag(text: str | None) -> bool:
    return text is not None and ("{{" in text or "{%" in text or "{#" in text)


def _in_run(node: etree._Element) -> bool:
    """Whether the node is the text of a paragraph's run."""
    parent = node.getparent()
    return node.tag == w("t") and parent is not None and parent.tag == w("r") and _in_paragraph(parent)


def _in_paragraph(run: etree._Element) -> bool:
    return next(run.iterancestors(w("p")), None) is not None


def _paragraph(texts: list[etree._Element], line: str, place: Place, tags: Tags) -> Iterator[Problem]:
    """Take the tags of one paragraph out of its runs."""
    if (unclosed := UNCLOSED.search(TAG.sub("", line))) is not None:
        yield _not_closed(unclosed[0], place)
        return
    contents: dict[etree._Element, list[Piece]] = {node: [] for node in texts}
    for found in _spread(texts, line):
        first = found[0][0]
        text = "".join(piece for _, piece in found)
        if not TAG.fullmatch(text):
            contents[first].append(text)
            continue
        if len({parent_of(parent_of(node)) for node, _ in found}) > 1:
            yield _broken(text, place)
            continue
        contents[first].append(tags.add(read_tag(text, place)))
    runs = dict.fromkeys(parent_of(node) for node in texts)
    for run in runs:
        inside = {node: contents[node] for node in run if node in contents}
        if any(isinstance(piece, int) for content in inside.values() for piece in content):
            _split(run, inside, tags)
        else:
            _write_back(inside)


def _spread(texts: list[etree._Element], line: str) -> Iterator[list[tuple[etree._Element, str]]]:
    """The line's tags and plain stretches, each with the elements that it is spread over."""
    bounds = [0, *(edge for match in TAG.finditer(line) for edge in match.span()), len(line)]
    stretches = [(start, end) for start, end in pairwise(bounds) if end > start]
    offset = 0
    spans = []
    for node in texts:
        spans.append((offset, offset + len(node.text or ""), node))
        offset = spans[-1][1]
    for start, end in stretches:
        found = [
            (node, line[max(start, low) : min(end, high)])
            for low, high, node in spans
            if low < end and high > start
        ]
        if TAG.fullmatch(line[start:end]):
            yield found
        else:
            yield from ([one] for one in found)


def _write_back(inside: dict[etree._Element, list[Piece]]) -> None:
    """Give each element the text left to it, after a tag that it held a piece of went to another."""
    for node, content in inside.items():
        text = "".join(piece for piece in content if isinstance(piece, str))
        if text != (node.text or ""):
            _set_text(node, text)


def _split(run: etree._Element, inside: dict[etree._Element, list[Piece]], tags: Tags) -> None:
    """Put in the run's place runs for its stretches of text, and its tags between or alone in them."""
    properties = run.find(w("rPr"))
    made: list[etree._Element] = []
    current: etree._Element | None = None
    for child in list(run):
        if child is properties:
            continue
        for piece in inside.get(child, [child]):
            if isinstance(piece, int):
                made.append(_alone(run, properties, piece, tags))
                current = None
                continue
            if current is None:
                current = _like(run, properties)
                made.append(current)
            current.append(_text_element(piece) if isinstance(piece, str) else child)
    _replace_with_all(run, made)


def _replace_with_all(old: etree._Element, made: list[etree._Element]) -> None:
    """Put the new nodes where the old element stands."""
    for node in made:
        old.addprevious(node)
    parent_of(old).remove(old)


def _alone(run: etree._Element, properties: etree._Element | None, number: int, tags: Tags) -> etree._Element:
    """The tag in a run of its own if it prints text, otherwise its bare stand-in."""
    tag = tags.found[number]
    if tag.kind is not Kind.PRINT or tag.level:
        return mark(number)
    tags.spots[number] = Spot.TEXT
    alone = _like(run, properties)
    text = etree.SubElement(alone, w("t"), {PRESERVE: "preserve"})
    text.append(mark(number))
    return alone


def _like(run: etree._Element, properties: etree._Element | None) -> etree._Element:
    """An empty run with the same formatting."""
    empty = etree.Element(run.tag, attributes(run))
    if properties is not None:
        empty.append(deepcopy(properties))
    return empty


def _text_element(text: str) -> etree._Element:
    node = etree.Element(w("t"))
    _set_text(node, text)
    return node


def _set_text(node: etree._Element, text: str) -> None:
    node.text = text
    node.set(PRESERVE, "preserve")


def _attributes(element: etree._Element, place: Place, tags: Tags) -> Iterator[Problem]:
    """Put marks for the tags in the element's attributes."""
    for name, value in attributes(element).items():
        if not _has_tag(value):
            continue
        marked = "".join(
            piece if isinstance(piece, str) else attribute_mark(tags.add(piece))
            for piece in pieces(value, place)
        )
        if (unclosed := UNCLOSED.search(marked)) is not None:
            yield _not_closed(unclosed[0], place)
        element.set(name, marked)


def _other_text(element: etree._Element, place: Place, tags: Tags) -> Iterator[Problem]:
    """Put stand-ins for the tags in text that no run of a paragraph holds: properties, fields, drawings."""
    text = element.text or ""
    if (unclosed := UNCLOSED.search(TAG.sub("", text))) is not None:
        yield _not_closed(unclosed[0], place)
        return
    element.text = None
    last: etree._Element | None = None
    for piece in pieces(text, place):
        if isinstance(piece, Tag):
            number = tags.add(piece)
            tags.spots[number] = Spot.PLAIN
            previous, last = last, mark(number)
            element.insert(0 if previous is None else element.index(previous) + 1, last)
        elif last is None:
            element.text = piece
        else:
            last.tail = piece


def _place_of(element: etree._Element, where: dict[etree._Element, Place], part: str) -> Place:
    """The place of the paragraph that holds the element, or else of the part."""
    node: etree._Element | None = element
    while node is not None and node not in where:
        node = node.getparent()
    return Place(part) if node is None else where[node]


def _not_closed(mark_text: str, place: Place) -> Problem:
    closing = {"{{": "}}", "{%": "%}"}[mark_text]
    message = f"a tag is opened with {mark_text} and not closed; it stands {within(place)}"
    return Problem("template-tag-open", message, f"close it with {closing} in the same paragraph")


def _broken(text: str, place: Place) -> Problem:
    message = (
        f"the tag {shortened(text)} crosses the edge of a content control or link; it stands {within(place)}"
    )
    return Problem("template-straddled", message, "delete it and type it again wholly inside or outside")
