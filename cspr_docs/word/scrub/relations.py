"""Relationships: those of the file that is read, and those of the file that is made, numbered in the order of use.

Source: ECMA-376 part 2, 6.5 (relationships), 6.2.3 (content types).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import RELATIONSHIPS
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import (
    OFFICE,
    RELATIONSHIP,
    content_type,
    kind_of,
    rels_name,
    target_of,
    to_xml,
)
from cspr_docs.problems import Problem, Stop
from cspr_docs.word.scrub.reading import tree_of

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship of the file that is read; `part` is empty where it leads out of the file."""

    kind: str
    target: str
    part: str


def links_of(package: Package, part: str) -> Mapping[str, Link]:
    """The relationships of a part by id; none where it has none."""
    if rels_name(part) not in package:
        return {}
    return {
        entry.get("Id", ""): Link(kind_of(entry), entry.get("Target", ""), target_of(part, entry) or "")
        for entry in tree_of(package, rels_name(part)).iter(RELATIONSHIP)
    }


def body_of(package: Package) -> str:
    """The name of the part that holds the body.

    Raises:
        Stop: there is none, or it is none of an ordinary Word document.
    """
    for link in links_of(package, "").values():
        if link.kind == "officeDocument" and link.part in package:
            if content_type(tree_of(package, CONTENT_TYPES), link.part) == MAIN_TYPE:
                return link.part
            message = "this file is a template or holds macros"
            raise Stop(
                [Problem("scrub-refused", message, "save it as 'Word document (.docx)'", file=package.name)]
            )
    message = "this is not a whole Word file: it has no body"
    hint = "open it in Word and save it again as .docx"
    raise Stop([Problem("word-file-damaged", message, hint, file=package.name)])


@dataclass(slots=True)
class Relations:
    """The relationships of one part of the file that is made."""

    entries: list[tuple[str, str, bool]] = field(default_factory=list)

    def id_for(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship to a target; the same for the same one."""
        entry = (kind, target, external)
        if entry not in self.entries:
            self.entries.append(entry)
        return f"rId{self.entries.index(entry) + 1}"

    def to_part(self) -> bytes:
        """The part that holds them."""
        root = parse(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
        for number, (kind, target, external) in enumerate(self.entries, 1):
            type_ = kind if ":" in kind else f"{OFFICE}{kind}"
            mode = {"TargetMode": "External"} if external else {}
            etree.SubElement(
                root, RELATIONSHIP, {"Id": f"rId{number}", "Type": type_, "Target": target, **mode}
            )
        return to_xml(root).encode()
