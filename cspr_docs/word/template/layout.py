"""A part as docxtpl hands it to Jinja, made safe to render: values alone in their runs, nothing left half open.

A printed value stands alone in a run with the formatting it had, so that what it becomes may close that run
and open another; every other tag stands between runs. What rendering may leave invalid is wrapped in the filter
that mends it; the rest costs nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from lxml import etree

from cspr_docs.ooxml.namespaces import DECLARATION, PRESERVE, w
from cspr_docs.ooxml.schema import put_in_order
from cspr_docs.ooxml.trees import parent_of
from cspr_docs.word.template.marking import UNSHIELD
from cspr_docs.word.template.tags import MARK, Kind, Tag, Tags, emptied, is_in_run, mark, marks, number_of

_STORIES = tuple(w(name) for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"))
"""What must end in a paragraph."""

ANCHORED = "_anchored"
"""The filter that finds a place for a value's anchor; with the name of a writer behind it the one that writes both."""

_LITERAL = re.compile(r"\{(?=[{%#]|\Z)")
_ESCAPED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""docxtpl's way to write a brace that is no tag."""


def split_runs(root: etree._Element, tags: Tags) -> None:
    """Give each printed value a run of its own, put other tags between runs, and say what surrounds each value."""
    runs = dict.fromkeys(parent_of(parent_of(node)) for node, _ in marks(root) if is_in_run(parent_of(node)))
    for run in runs:
        for new in _split(run, tags):
            run.addprevious(new)
        parent_of(run).remove(run)
    for node, number in marks(root):
        tag = tags.found[number]
        writer = "_plain" if not tag.level else "_run" if tag.level == "r" else "_block"
        tags.found[number] = replace(tag, writer="_text" if is_in_run(parent_of(node)) else writer)
    for properties in [cell.find(w("tcPr")) for cell in root.iter(w("tc"))]:
        if properties is not None:  # docxtpl puts what it adds first or last
            put_in_order(properties)


def guard(root: etree._Element, tags: Tags) -> None:
    """Wrap every table, row and ending in which a tag stands, for rendering may leave them invalid."""
    for row in list(root.iter(w("tr"))):
        if _holds_tags(row):
            _wrap(row, row, "_cells", tags)
    for table in list(root.iter(w("tbl"))):
        rows = [row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table]
        if any(number_of(child) is not None for row in rows for child in row):
            _wrap(table, table, "_columns", tags)
        if _holds_tags(table):
            _wrap(table, table, "_rows", tags)
    for story in list(root.iter(*_STORIES)):
        children = [child for child in story if child.tag != w("tcPr")]
        if _holds_tags(story) and children[-1].tag != w("p"):
            _wrap(children[0], children[-1], "_ending", tags)


def anchor_values(root: etree._Element, tags: Tags) -> None:
    """Wrap the run of every printed value, so that it can be found again in the finished document."""
    for node, number in marks(root):
        tag = tags.found[number]
        if tag.kind is Kind.PRINT and tag.writer in ("_text", "_run"):
            run = parent_of(parent_of(node)) if tag.writer == "_text" else node
            _wrap(run, run, ANCHORED, tags)


def to_source(root: etree._Element, tags: Tags) -> tuple[str, dict[int, Tag]]:
    """The tree as Jinja's source, and for each of its lines that begins a tag the tag."""
    pieces: list[str] = []
    lines: dict[int, Tag] = {}
    xml = DECLARATION + etree.tostring(root, encoding="unicode")
    line, end = 1, 0
    for start, stop, tag, code in _codes(xml, tags):
        data = _literal(xml[end:start])
        line += data.count("\n") + 1
        lines[line] = tag
        line += code.count("\n") - 1
        pieces += (data, code)
        end = stop
    pieces.append(_literal(xml[end:]))
    return "".join(pieces), lines


def _codes(xml: str, tags: Tags) -> Iterator[tuple[int, int, Tag, str]]:
    """Where each tag begins and ends in the XML, the tag, and its code; an anchored run is one with its value.

    A line break first gives each tag a line number of its own.
    """
    found = [(*match.span(), match[2], tags.found[int(match[1] or match[2])]) for match in MARK.finditer(xml)]
    at = 0
    while at < len(found):
        start, end, in_attribute, tag = found[at]
        if tag.code == f"filter {ANCHORED}" and found[at + 2][-1].code == "endfilter":
            (begins, ends, _, tag), (closes, end, *_) = found[at + 1 : at + 3]
            pieces = (xml[found[at][1] : begins], xml[ends:closes])
            around = ", ".join(repr(_meant(piece)) for piece in pieces)
            yield start, end, tag, f"{{{{\n({tag.code})|{ANCHORED}{tag.writer}({around}) }}}}"
            at += 2
        elif tag.kind is Kind.STATEMENT:
            yield start, end, tag, f"{{%\n{tag.code} %}}"
        else:
            writer = "_attribute" if in_attribute else tag.writer
            yield start, end, tag, f"{{{{\n({tag.code})|{writer} }}}}"
        at += 1


def _literal(data: str) -> str:
    """Text that Jinja must leave alone."""
    return _LITERAL.sub("{{ '{' }}", _meant(data))


def _meant(data: str) -> str:
    """The text with its own braces."""
    data = data.translate(UNSHIELD)
    for written, meant in _ESCAPED.items():
        data = data.replace(written, meant)
    return data


def _split(run: etree._Element, tags: Tags) -> Iterator[etree._Element]:
    """The runs for a run's stretches of text, with its tags between them or alone in one."""
    current: etree._Element | None = None
    for piece in _contents(run):
        if isinstance(piece, int) and tags.found[piece].kind is not Kind.PRINT:
            current = None
            yield mark(piece)
            continue
        if current is None or isinstance(piece, int):
            current = emptied(run)
            yield current
        if isinstance(piece, etree._Element):
            current.append(piece)
            continue
        text = etree.SubElement(current, w("t"), {PRESERVE: "preserve"})
        if isinstance(piece, str):
            text.text = piece
        else:
            text.append(mark(piece))
            current = None


def _contents(run: etree._Element) -> Iterator[etree._Element | str | int]:
    """What stands in a run in order: stretches of text and numbers of tags where there are tags, else the elements."""
    for child in list(run):
        if any(number_of(node) is not None for node in child):
            inside = ((number_of(node), node.tail) for node in child)
            yield from (piece for piece in (child.text, *chain(*inside)) if piece or piece == 0)
        elif child.tag != w("rPr") and (child.tag != w("t") or child.text):
            yield child


def _holds_tags(element: etree._Element) -> bool:
    """Whether a tag stands among what is in the element, content controls around that aside."""
    inside = (content for control in element.iterchildren(w("sdt")) for content in control.iterchildren())
    return any(number_of(child) is not None for child in element) or any(map(_holds_tags, inside))


def _wrap(first: etree._Element, last: etree._Element, name: str, tags: Tags) -> None:
    """Put a filter block around the siblings from `first` to `last`."""
    like = tags.found[0]  # only a tag can put anything at risk
    first.addprevious(mark(tags.made(Kind.STATEMENT, f"filter {name}", like)))
    closing = mark(tags.made(Kind.STATEMENT, "endfilter", like))
    closing.tail, last.tail = last.tail, None
    last.addnext(closing)
