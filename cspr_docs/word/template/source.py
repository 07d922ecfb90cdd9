"""One part of a template as Jinja source, each tag on a line of its own number, so that errors find it."""

import re
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import DECLARATION, W
from cspr_docs.word.template.marks import MARK
from cspr_docs.word.template.tags import Kind, Spot, Tag, Tags

LITERAL = re.compile(r"\{(?=[{%#]|\Z)")
ESCAPED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""docxtpl's way to write a brace that is no tag."""


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source, and for each of its lines that begins a tag the tag's number."""

    text: str
    lines: dict[int, int]


def to_source(root: etree._Element, tags: Tags) -> Source:
    """The tree as text, with its tags' code in place of their stand-ins."""
    pieces: list[str] = []
    lines: dict[int, int] = {}
    xml = DECLARATION + etree.tostring(root, encoding="unicode")
    line, end = 1, 0
    for match in MARK.finditer(xml):
        data = _literal(xml[end : match.start()])
        line += data.count("\n") + 1
        content, attribute = match.groups()
        number = int(content or attribute)
        lines[line] = number
        spot = Spot.ATTRIBUTE if attribute else tags.spots.get(number) or _spot(tags.found[number])
        code = _code(tags, number, spot)
        line += code.count("\n") - 1
        pieces += (data, code)
        end = match.end()
    pieces.append(_literal(xml[end:]))
    return Source("".join(pieces), lines)


def _spot(tag: Tag) -> Spot:
    """What a tag with a prefix stands in the place of."""
    return Spot.RUN if tag.level == "r" else Spot.BLOCK


def _code(tags: Tags, number: int, spot: Spot) -> str:
    """The tag as Jinja has it; a line break first gives it a line number of its own."""
    tag = tags.found[number]
    if tag.kind is Kind.STATEMENT:
        return f"{{%\n{tag.code} %}}"
    return f"{{{{\n({tag.code})|_{spot.value} }}}}"


def _literal(data: str) -> str:
    """Text that Jinja must leave alone."""
    for written, meant in ESCAPED.items():
        data = data.replace(written, meant)
    return LITERAL.sub("{{ '{' }}", data)


def is_word_part(root: etree._Element) -> bool:
    """Whether the part is WordprocessingML of the transitional kind, the one that Word writes."""
    return str(root.tag).startswith(f"{{{W}}}")
