"""The values of attributes: alternative texts, names of bookmarks and styles, link targets, and all the rest."""

import re
from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.places import part_in_words
from cspr_docs.word.texts.passage import Layer, Passage

_SPOKEN = {
    ("docPr", "descr"): "the alternative text of a picture or shape",
    ("docPr", "title"): "the title of a picture or shape",
    ("cNvPr", "descr"): "the alternative text of a picture or shape",
    ("cNvPr", "title"): "the title of a picture or shape",
    ("shape", "alt"): "the alternative text of a picture or shape",
    ("shape", "title"): "the title of a picture or shape",
    ("tblCaption", "val"): "the title of a table",
    ("tblDescription", "val"): "the alternative text of a table",
}
_BEHIND = {
    ("docPr", "name"): "the name of a picture or shape",
    ("cNvPr", "name"): "the name of a picture or shape",
    ("bookmarkStart", "name"): "the name of a bookmark",
    ("hyperlink", "tooltip"): "the tooltip of a link",
    ("hyperlink", "anchor"): "the target of a link",
    ("hlinkClick", "tooltip"): "the tooltip of a link",
    ("tag", "val"): "the tag of a content control",
    ("alias", "val"): "the title of a content control",
    ("listItem", "displayText"): "a choice of a content control",
    ("listItem", "value"): "a choice of a content control",
    ("name", "val"): "the name of a style",
    ("aliases", "val"): "the name of a style",
    ("style", "styleId"): "the name of a style",
    ("fldSimple", "instr"): "a field's code",
    ("Relationship", "Target"): "the target of a link",
    ("docVar", "name"): "a document variable",
    ("docVar", "val"): "a document variable",
    ("property", "name"): "the name of an added property",
    ("person", "author"): "the list of people who worked on the file",
}
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
    yield from _values(seen, part)
    names = [name for name in unknown if not name.removeprefix("{").startswith(_OURS)]
    names += [str(uri) for uri in root.nsmap.values() if uri and not str(uri).startswith(_OURS)]
    if names:
        place = f"{part_in_words(part)}: what its elements are called"
        yield Passage(" | ".join(names), place, part, Layer.BEHIND)


def _values(seen: dict[tuple[str, str, str], None], part: str) -> Iterator[Passage]:
    grouped: dict[str, dict[str, None]] = {}
    for tag, name, value in seen:
        if not value.strip() or _DULL.fullmatch(value):
            continue
        key = _local(tag), _local(name)
        if key in _SPOKEN:
            yield Passage(value, _SPOKEN[key], part, Layer.SPOKEN)
        else:
            grouped.setdefault(_place(key, part), {})[value] = None
    for place, values in grouped.items():
        yield Passage(" | ".join(values), place, part, Layer.BEHIND)


def _place(key: tuple[str, str], part: str) -> str:
    if key in _BEHIND and (key not in _OF_STYLES or part.endswith("styles.xml")):
        return _BEHIND[key]
    if key[1] in _AUTHORS:
        return "who made a tracked change or comment"
    return f"{part_in_words(part)}: the attribute {key[1]} of {key[0]}"


def _local(name: str) -> str:
    return name.rpartition("}")[2]
