"""What an XML part holds beside the paragraphs of a story: its other texts, remarks, and every attribute's value."""

import re
from collections.abc import Iterator
from itertools import chain, groupby

from lxml import etree

from cspr_docs.ooxml.namespaces import MATHS, PREFIXES, w
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.word.texts.stories import Layer, Passage

_A = PREFIXES["a"]
_A_P, _A_T = f"{{{_A}}}p", f"{{{_A}}}t"
_MATHS_T = f"{{{MATHS}}}t"
_SVG = "{http://www.w3.org/2000/svg}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_KNOWN = frozenset({w("t"), w("delText"), w("instrText"), w("delInstrText")})
_SHORT = 30  # characters of a text that may be a piece of a word

_SPOKEN = {
    "the alternative text of a picture or shape": "docPr/descr cNvPr/descr shape/alt",
    "the title of a picture or shape": "docPr/title cNvPr/title shape/title",
    "the title of a table": "tblCaption/val",
    "the alternative text of a table": "tblDescription/val",
    "the label of a list": "lvlText/val",
}
_BEHIND = {
    "the name of a picture or shape": "docPr/name cNvPr/name",
    "the name of a bookmark": "bookmarkStart/name",
    "the tooltip of a link": "hyperlink/tooltip hlinkClick/tooltip",
    "the target of a link": "hyperlink/anchor Relationship/Target",
    "the tag of a content control": "tag/val",
    "the title of a content control": "alias/val",
    "a choice of a content control": "listItem/displayText listItem/value",
    "the name of a style": "name/val aliases/val style/styleId",
    "a field's code": "fldSimple/instr",
    "a document variable": "docVar/name docVar/val",
    "the name of an added property": "property/name",
    "the list of people who worked on the file": "person/author",
}
_SPOKEN_AT, _BEHIND_AT = (
    {tuple(at.split("/")): what for what, places in table.items() for at in places.split()}
    for table in (_SPOKEN, _BEHIND)
)
_OF_STYLES = frozenset({("name", "val"), ("aliases", "val")})
_AUTHORS = frozenset({"author", "initials", "userId"})
_DULL = re.compile(r"-?\d{0,5}(?:\.\d+)?(?:pt|%|in|mm|cm)?|true|false|on|off|auto|none|#?[0-9A-Fa-f]{6}")
"""Measures, colours and switches: nothing that anybody wrote."""

_OURS = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://www.w3.org/",
    "urn:schemas-",
)


def of_xml(root: etree._Element, part: str) -> Iterator[Passage]:
    """Every text of the part but those of Word's paragraphs, each with its place."""
    named = part_in_words(part)
    drawn = ("".join(piece.text or "" for piece in one.iter(_A_T)) for one in root.iter(_A_P))
    yield from (Passage(words, named, part, Layer.WORDS) for words in drawn if words.strip())
    rest: list[str] = []
    for element in chain(root.itersiblings(preceding=True), root.iter(), root.itersiblings()):
        if not isinstance(element.tag, str):
            if text := f"{getattr(element, 'target', '') or ''} {element.text or ''}".strip():
                yield Passage(text, f"a remark in the XML of {part}", part, Layer.BEHIND)
        elif element.text and element.tag not in _KNOWN and element.tag not in (_A_T, _MATHS_T):
            yield from _text(element, part, rest)
        if element.tail and element.tail.strip():
            rest.append(element.tail.strip())
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


def _split(rest: list[str], part: str) -> Iterator[Passage]:
    """Short texts joined with their neighbours, should a word be cut between two elements."""
    for short, pieces in groupby(rest, lambda text: len(text) <= _SHORT):
        joined = list(pieces)
        if short and len(joined) > 1:
            yield Passage("".join(joined), f"{part_in_words(part)}: loose text, joined", part, Layer.BEHIND)


def attribute_passages(root: etree._Element, part: str) -> Iterator[Passage]:
    """Every value of an attribute, those of one kind together, and what the elements of no known kind are called."""
    seen: dict[tuple[str, str, str], None] = {}
    unknown: dict[str, None] = {}
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        for name, value in element.items():
            seen[tag, str(name), str(value)] = None
        if not tag.startswith("{http://schemas."):
            unknown[tag] = None
    yield from _of_values(seen, part)
    names = [name for name in unknown if not name.removeprefix("{").startswith(_OURS)]
    names += [str(uri) for uri in root.nsmap.values() if uri and not str(uri).startswith(_OURS)]
    if names:
        place = f"{part_in_words(part)}: what its elements are called"
        yield Passage(" | ".join(names), place, part, Layer.BEHIND)


def _of_values(seen: dict[tuple[str, str, str], None], part: str) -> Iterator[Passage]:
    grouped: dict[str, dict[str, None]] = {}
    for tag, name, value in seen:
        if not value.strip() or _DULL.fullmatch(value):
            continue
        key = _local(tag), _local(name)
        if key in _SPOKEN_AT:
            yield Passage(value, _SPOKEN_AT[key], part, Layer.SPOKEN)
        else:
            grouped.setdefault(_place(key, part), {})[value] = None
    for place, values in grouped.items():
        yield Passage(" | ".join(values), place, part, Layer.BEHIND)


def _place(key: tuple[str, str], part: str) -> str:
    if key in _BEHIND_AT and (key not in _OF_STYLES or part.endswith("styles.xml")):
        return _BEHIND_AT[key]
    if key[1] in _AUTHORS:
        return "who made a tracked change or comment"
    return f"{part_in_words(part)}: the attribute {key[1]} of {key[0]}"


def _local(name: str) -> str:
    return name.rpartition("}")[2]
