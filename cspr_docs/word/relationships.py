"""Relationships and content types: how the parts of a package know one another.

Source: ECMA-376 part 2, clauses 6.5 (relationships) and 6.2.3 (content types).
"""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from cspr_docs.word.namespaces import DECLARATION, RELATIONSHIPS, TYPES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONSHIP, OVERRIDE, DEFAULT = (
    f"{{{RELATIONSHIPS}}}Relationship",
    f"{{{TYPES}}}Override",
    f"{{{TYPES}}}Default",
)


def to_xml(root: etree._Element) -> str:
    """A whole part as text."""
    return DECLARATION + etree.tostring(root, encoding="unicode")


def rels_name(part: str) -> str:
    """Where the relationships of a part stand: `word/_rels/document.xml.rels`."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".removeprefix("/")


def target_of(part: str, relationship: etree._Element) -> str | None:
    """The part that a relationship of `part` leads to; `None` if it leads out of the package."""
    if relationship.get("TargetMode") == "External":
        return None
    target = relationship.get("Target", "")
    base = "" if target.startswith("/") else posixpath.dirname(part)
    return posixpath.normpath(posixpath.join(base, target.lstrip("/")))


def kind_of(relationship: etree._Element) -> str:
    """The last word of a relationship's type: `header`, `styles`, `hyperlink`."""
    return relationship.get("Type", "").rpartition("/")[2]


def relationships(parts: Mapping[str, bytes], part: str) -> Iterator[etree._Element]:
    """The relationships of a part; none if it has none."""
    content = parts.get(rels_name(part))
    if content is not None:
        yield from etree.fromstring(content).iter(RELATIONSHIP)


def reachable(parts: Mapping[str, bytes]) -> set[str]:
    """The parts that relationships lead to from the package itself, with those that hold the relationships."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        part = waiting.pop()
        found |= {part, rels_name(part)}
        targets = (target_of(part, relationship) for relationship in relationships(parts, part))
        waiting += [target for target in targets if target and target in parts and target not in found]
    return found


def content_type(types: etree._Element, part: str) -> str:
    """The content type that `types` gives the part; empty if none."""
    extension = part.rpartition(".")[2].lower()
    found = ""
    for entry in types:
        if entry.tag == OVERRIDE and entry.get("PartName", "").lower() == f"/{part}".lower():
            return entry.get("ContentType", "")
        if entry.tag == DEFAULT and entry.get("Extension", "").lower() == extension:
            found = entry.get("ContentType", "")
    return found
