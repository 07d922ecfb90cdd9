"""Lists, notes, comments and links that new words need, put into a package that any program may have written.

Source: ECMA-376 part 1, 17.9 (numbering: abstractNum before num), 17.11 (footnotes), 17.13.4 (comments); part 2, 6.5.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml import relationships as rels
from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import DECLARATION, RELATIONSHIPS, w
from cspr_docs.ooxml.parse import parse, parse_fragment, parse_part
from cspr_docs.ooxml.schema import PARTS_OF_NUMBERING
from cspr_docs.word.additions import BODY, FOOTNOTES, Additions, Counter
from cspr_docs.word.emitter import comment_marks
from cspr_docs.word.open_parts import COMMENTS, EMPTY, NUMBERING, TYPE, closed
from cspr_docs.word.openings import first_ids

_KINDS = {"numbering": NUMBERING, "footnotes": FOOTNOTES, "comments": COMMENTS}
_LINK = re.compile(r"link(\d+)")
_NSID = 0x43530000
"""Where the emitter's own list ids begin; two lists with one such id would be one to Word."""


@dataclass(slots=True)
class Grafts:
    """A package's parts beside its body, and the additions that go into them."""

    parts: dict[str, bytes]
    additions: Additions

    @classmethod
    def of(cls, package: Mapping[str, bytes], body: etree._Element) -> "Grafts":
        """The package's, with a counter above all its ids."""
        parts = dict(package)
        beside = (parse_part(parts, rels.part_of_kind(parts, kind)) for kind in _KINDS)
        trees = [body, *(tree for tree in beside if tree is not None)]
        ids = first_ids(trees)
        own = [int(entry.get(w("val"), "0"), 16) - _NSID for tree in trees for entry in tree.iter(w("nsid"))]
        ids["abstract_number"] = max(
            ids["abstract_number"], *(1 + number for number in own if 0 <= number < 2**16), 1
        )
        links = (
            link
            for part in (BODY, rels.part_of_kind(parts, "footnotes"))
            for link in rels.relationships(parts, part)
        )
        named = (_LINK.fullmatch(link.get("Id", "")) for link in links)
        ids["link"] = 1 + max((int(found[1]) for found in named if found), default=0)
        return cls(parts, Additions(counter=Counter(ids)))

    def grown(self) -> dict[str, bytes]:
        """The parts with every addition in them."""
        added = self.additions
        self._append("numbering", (*added.abstract_numbers, *added.numbers))
        self._append("footnotes", added.footnotes)
        self._append("comments", added.comments)
        for part, held in ((BODY, BODY), (rels.part_of_kind(self.parts, "footnotes"), FOOTNOTES)):
            for id_, url in added.links.get(held, {}).items():
                entry = {
                    "Id": id_,
                    "Type": f"{rels.OFFICE}hyperlink",
                    "Target": url,
                    "TargetMode": "External",
                }
                self._relate(part, entry)
        return self.parts

    def comment(self, lines: Iterable[str], at: str = "") -> list[etree._Element]:
        """A new comment by this program: the marks of where it begins and ends, and the run that refers to it."""
        return parse_fragment("".join(comment_marks(self.additions, lines, at)))

    def comment_on(
        self, first: etree._Element, last: etree._Element, lines: Iterable[str], at: str = ""
    ) -> None:
        """Puts a new comment by this program on what stands from the first element to the last."""
        start, *end = self.comment(lines, at)
        first.addprevious(start)
        for element in reversed(end):
            last.addnext(element)

    def _append(self, kind: str, written: Iterable[str]) -> None:
        new = [element for text in written for element in parse_fragment(text)]
        if not new:
            return
        part = rels.part_of_kind(self.parts, kind)
        if part not in self.parts:
            self._announce(part, kind)
        root = parse(self.parts[part])
        for element in new:  # an abstract number before the first number, since the schema wants it so
            rank = PARTS_OF_NUMBERING.get(str(element.tag), len(PARTS_OF_NUMBERING))
            behind = (at for at, one in enumerate(root) if PARTS_OF_NUMBERING.get(str(one.tag), -1) > rank)
            root.insert(next(behind, len(root)), element)
        self.parts[part] = rels.to_xml(root).encode()

    def _announce(self, part: str, kind: str) -> None:
        """Makes a part that the package lacks, and tells the body and the package of it."""
        self.parts[part] = closed(EMPTY[_KINDS[kind]].encode())
        self._relate(BODY, {"Type": rels.OFFICE + kind, "Target": f"{kind}.xml", "Id": f"rIdNew{kind}"})
        types = parse(self.parts[CONTENT_TYPES])
        etree.SubElement(types, rels.OVERRIDE, {"PartName": f"/{part}", "ContentType": TYPE.format(kind)})
        self.parts[CONTENT_TYPES] = rels.to_xml(types).encode()

    def _relate(self, part: str, entry: Mapping[str, str]) -> None:
        name = rels.rels_name(part)
        empty = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
        root = parse(self.parts.get(name, empty))
        etree.SubElement(root, rels.RELATIONSHIP, dict(entry))
        self.parts[name] = rels.to_xml(root).encode()
