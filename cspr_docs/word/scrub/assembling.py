"""The file that is made: its parts, the relationships between them, its properties and its content types.

Source: ECMA-376 part 1, 11.3 (parts of a document); part 2, 6.2.3 (content types), 6.5 (relationships), clause 8 (core
properties).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import BODY, RELATIONSHIPS, TYPES, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import DEFAULT, OFFICE, OVERRIDE, RELATIONSHIP, to_xml
from cspr_docs.ooxml.schema import put_in_order

CORE = "docProps/core.xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE = f"{_WORD}document.main+xml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package."
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg"}


@dataclass(slots=True)
class Relationships:
    """The relationships of one part of the file that is made, numbered in the order of use."""

    entries: list[tuple[str, str, bool]] = field(default_factory=list)

    def id_for(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship to a target; the same for the same one."""
        entry = (kind, target, external)
        if entry not in self.entries:
            self.entries.append(entry)
        return f"rId{self.entries.index(entry) + 1}"

    def to_part(self) -> bytes:
        """The part that holds them."""
        root = parse(f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
        for number, (kind, target, external) in enumerate(self.entries, 1):
            type_ = kind if ":" in kind else f"{OFFICE}{kind}"
            entry = {"Id": f"rId{number}", "Type": type_, "Target": target}
            etree.SubElement(root, RELATIONSHIP, entry | ({"TargetMode": "External"} if external else {}))
        return to_xml(root).encode()


@dataclass(slots=True)
class Assembly:
    """The parts and content types of a file while it is put together."""

    name: str
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def add_text(self, part: str, kind: str, root: etree._Element, relations: Relationships) -> None:
        """Add a part with text and its relationships."""
        self._add(part, MAIN_TYPE if part == BODY else f"{_WORD}{kind}+xml", root)
        if relations.entries:
            path = PurePosixPath(part)
            self.parts[f"{path.parent}/_rels/{path.name}.rels"] = relations.to_part()

    def add_beside(self, kind: str, root: etree._Element, body: Relationships) -> None:
        """Add styles, numbering, settings, theme or fonts, and the relationship of the body to it."""
        file = "theme/theme1.xml" if kind == "theme" else f"{kind}.xml"
        body.id_for(kind, file)
        self._add(f"word/{file}", _THEME_TYPE if kind == "theme" else f"{_WORD}{kind}+xml", root)

    def _add(self, part: str, type_: str, root: etree._Element) -> None:
        put_in_order(root)
        etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"] if root.tag == w("document") else None)
        self.parts[part] = to_xml(root).encode()
        self.types[f"/{part}"] = type_

    def package(self, title: str, language: str, pictures: Mapping[str, bytes]) -> Package:
        """The whole file, with a title and a language for its only properties."""
        of_package = Relationships()
        of_package.id_for("officeDocument", BODY)
        of_package.id_for(_CORE_KIND, CORE)
        types = {**self.types, f"/{CORE}": f"{_PACKAGE_TYPE}core-properties+xml"}
        core = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC})
        etree.SubElement(core, f"{{{_DC}}}title").text = title
        etree.SubElement(core, f"{{{_DC}}}language").text = language
        made = {
            CORE: to_xml(core).encode(),
            **pictures,
            **self.parts,
            "_rels/.rels": of_package.to_part(),
            CONTENT_TYPES: _content_types(types, {part.rpartition(".")[2] for part in pictures}),
        }
        return Package(made, self.name)


def _content_types(types: Mapping[str, str], media: set[str]) -> bytes:
    root = parse(f'<Types xmlns="{TYPES}"/>'.encode())
    usual = {"rels": f"{_PACKAGE_TYPE}relationships+xml", "xml": "application/xml"}
    for extension, type_ in {**usual, **{each: _MEDIA[each] for each in sorted(media)}}.items():
        etree.SubElement(root, DEFAULT, {"Extension": extension, "ContentType": type_})
    for part, type_ in sorted(types.items()):
        etree.SubElement(root, OVERRIDE, {"PartName": part, "ContentType": type_})
    return to_xml(root).encode()
