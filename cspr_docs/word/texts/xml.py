"""The texts of an XML part that are not a story's: properties, drawings, charts, data, comments in the XML itself."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from cspr_docs.ooxml.namespaces import MATHS, PREFIXES, w
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.word.texts.passage import Layer, Passage

_A = PREFIXES["a"]
_A_P, _A_T = f"{{{_A}}}p", f"{{{_A}}}t"
_MATHS_T = f"{{{MATHS}}}t"
_SVG = "{http://www.w3.org/2000/svg}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_KNOWN = frozenset({w("t"), w("delText"), w("instrText"), w("delInstrText")})
_SHORT = 30  # characters of a text that may be a piece of a word


def of_xml(root: etree._Element, part: str) -> Iterator[Passage]:
    """Every text of the part but those of Word's paragraphs, each with its place."""
    named = part_in_words(part)
    for paragraph in root.iter(_A_P):
        text = "".join(piece.text or "" for piece in paragraph.iter(_A_T))
        if text.strip():
            yield Passage(text, named, part, Layer.WORDS)
    rest: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield from _remark(element, part)
        elif element.text and element.tag not in _KNOWN and element.tag not in (_A_T, _MATHS_T):
            yield from _text(element, part, rest)
        if element.tail and element.tail.strip():
            rest.append(element.tail.strip())
    yield from _outside(root, part)
    if rest:
        yield Passage(" | ".join(rest), f"{named}: loose text", part, Layer.BEHIND)
        yield from _split(rest, part)


def _text(element: etree._Element, part: str, rest: list[str]) -> Iterator[Passage]:
    """A text with a place of its own; any other goes to the rest of the part."""
    text, tag = element.text or "", str(element.tag)
    if not text.strip():
        return
    if tag.startswith((_SVG, _CHART)):
        yield Passage(
            text, part_in_words(part), part, Layer.WORDS if not tag.endswith("style") else Layer.BEHIND
        )
    elif part.startswith("docProps/"):
        yield Passage(text, f"{part_in_words(part)}: {_property(element)}", part, Layer.BEHIND)
    else:
        rest.append(text)


def _property(element: etree._Element) -> str:
    """The property's name: `creator` is what programs show as the author."""
    for one in (element, *element.iterancestors()):
        if one.get("name"):
            return str(one.get("name"))
    name = str(element.tag).rpartition("}")[2]
    return {"creator": "author", "lastModifiedBy": "last changed by"}.get(name, name)


def _remark(node: etree._Element, part: str) -> Iterator[Passage]:
    text = f"{getattr(node, 'target', '') or ''} {node.text or ''}".strip()
    if text:
        yield Passage(text, f"a remark in the XML of {part}", part, Layer.BEHIND)


def _outside(root: etree._Element, part: str) -> Iterator[Passage]:
    """Remarks and instructions before and after the root."""
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield from _remark(node, part)


def _split(rest: list[str], part: str) -> Iterator[Passage]:
    """Short texts joined with their neighbours, should a word be cut between two elements."""
    for short, pieces in groupby(rest, lambda text: len(text) <= _SHORT):
        joined = list(pieces)
        if short and len(joined) > 1:
            yield Passage("".join(joined), f"{part_in_words(part)}: loose text, joined", part, Layer.BEHIND)
