"""Relationships and content types: how the parts of a package know one another.

Source: ECMA-376 part 2, clauses 6.5 (relationships) and 6.2.3 (content types).
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.limits import is_xml
from cspr_docs.ooxml.namespaces import BODY, DECLARATION, RELATIONSHIPS, TYPES
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONSHIP, OVERRIDE, DEFAULT = (
    f"{{{RELATIONSHIPS}}}Relationship",
    f"{{{TYPES}}}Override",
    f"{{{TYPES}}}Default",
)
_LONGEST_TARGET = 400
_STORIES = ("header", "footer", "footnotes", "endnotes")
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


def to_xml(root: etree._Element) -> str:
    """A whole part as text."""
    return DECLARATION + etree.tostring(root, encoding="unicode")


def rels_name(part: str) -> str:
    """Where the relationships of a part stand: `word/_rels/document.xml.rels`."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".removeprefix("/")


def target_of(part: str, relationship: etree._Element) -> str | None:
    """The part that a relationship of `part` leads to; `None` if it leads out of the package or to nothing."""
    target = relationship.get("Target", "")
    is_amiss = len(target) > _LONGEST_TARGET or target.startswith("//") or "\\" in target or ":" in target
    if not target or is_amiss or relationship.get("TargetMode", "Internal") != "Internal":
        return None
    base = "" if target.startswith("/") else posixpath.dirname(part)
    name = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
    return None if name.startswith("..") else name


def kind_of(relationship: etree._Element) -> str:
    """The last word of a relationship's type: `header`, `styles`, `hyperlink`."""
    return relationship.get("Type", "").rstrip("/").rpartition("/")[2]


def relationships(parts: Mapping[str, bytes], part: str) -> Iterator[etree._Element]:
    """The relationships of a part; none if it has none."""
    content = parts.get(rels_name(part))
    if content is not None:
        yield from parse(content).iter(RELATIONSHIP)


def pictures_in(
    elements: Iterable[etree._Element], parts: Mapping[str, bytes], part: str
) -> Iterator[tuple[str, bytes]]:
    """The pictures that elements of a part show, each once: the name of its own part, and its bytes."""
    images = [each for each in relationships(parts, part) if kind_of(each) == "image"]
    targets = {each.get("Id", ""): target_of(part, each) for each in images}
    named = (value for element in elements for inner in element.iter("*") for value in inner.attrib.values())
    for name in dict.fromkeys(targets[id_] for id_ in named if id_ in targets):
        if name in parts:
            yield str(name), parts[str(name)]


def part_of_kind(parts: Mapping[str, bytes], kind: str) -> str:
    """The part of a kind (`styles`, `footnotes`) that belongs to the body; other programs name them as they like.

    Where the body has none, the name that Word would give it.
    """
    for relationship in relationships(parts, BODY):
        target = target_of(BODY, relationship)
        if kind_of(relationship) == kind and target in parts:
            return str(target)
    return f"word/{kind}.xml"


def stories(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The parts that hold what people read, and the kind of each (`header`); empty for the body, which comes first."""
    yield BODY, ""
    found = {
        str(target): kind_of(relationship)
        for relationship in relationships(parts, BODY)
        if kind_of(relationship) in _STORIES and (target := target_of(BODY, relationship)) in parts
    }
    yield from sorted(found.items(), key=lambda entry: (_STORIES.index(entry[1]), entry[0]))


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
    overrides, defaults, _ = _types(types)
    return _type_of(part, overrides, defaults)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship.

    Attributes:
        part: the part that it belongs to; empty for the package itself.
        kind: the last word of its type: `header`, `image`, `hyperlink`.
        inside: whether it says that its target is a part of the package.
        leads_to: the part that it leads to; empty where that is outside or cannot be told.
    """

    part: str
    id: str
    kind: str
    type: str
    target: str
    inside: bool
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A package and what its parts say of one another.

    Attributes:
        trees: the parts that are whole XML, by name.
        broken: what the parser says of XML parts that are not whole, by name.
        links: every relationship of every part.
        overrides: content types by part, as `/name` in lower case.
        defaults: content types by extension.
        typed_twice: parts and extensions with more than one content type.
        main: the part that holds the document; empty where no relationship leads to one.
    """

    package: Package
    trees: Mapping[str, etree._Element]
    broken: Mapping[str, etree.XMLSyntaxError]
    links: tuple[Relationship, ...]
    overrides: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    typed_twice: tuple[str, ...] = ()
    main: str = ""

    def type_of(self, part: str) -> str:
        """The content type of a part; empty if it has none."""
        return _type_of(part, self.overrides, self.defaults)

    def of_kind(self, *kinds: str) -> Iterator[Relationship]:
        """The relationships of some kinds."""
        return (link for link in self.links if link.kind in kinds)


def opened(package: Package) -> Opened:
    """The package, parsed; nothing of it makes this fail."""
    trees: dict[str, etree._Element] = {}
    broken: dict[str, etree.XMLSyntaxError] = {}
    for part, content in package.items():
        if not is_xml(part, content):
            continue
        try:
            trees[part] = parse(content)
        except etree.XMLSyntaxError as error:
            broken[part] = error
    links = tuple(
        link for part in trees if part.lower().endswith(".rels") for link in _links(part, trees, package)
    )
    overrides, defaults, twice = _types(trees.get(CONTENT_TYPES))
    mains = (link.leads_to for link in links if not link.part and link.kind == "officeDocument")
    return Opened(package, trees, broken, links, overrides, defaults, twice, next(mains, ""))


def owner_of(rels: str) -> str | None:
    """The part that a relationships part belongs to, empty for the package's own; `None` if it stands amiss."""
    folder, _, file = rels.rpartition("/")
    if not file.lower().endswith(".rels") or folder.rpartition("/")[2].lower() != "_rels":
        return None
    return posixpath.join(folder[: -len("_rels")], file[: -len(".rels")])


def _links(rels: str, trees: Mapping[str, etree._Element], package: Package) -> Iterator[Relationship]:
    """The relationships that one part holds."""
    owner = owner_of(rels)
    if owner is None:
        return
    part = _spelled(owner, package)
    for entry in trees[rels].iter(RELATIONSHIP):
        id_, type_, target = (entry.get(name, "") for name in ("Id", "Type", "Target"))
        inside = entry.get("TargetMode", "Internal") == "Internal"
        leads_to = _spelled(target_of(part, entry) or "", package)
        yield Relationship(part, id_, kind_of(entry), type_, target, inside, leads_to)


def _spelled(name: str, package: Package) -> str:
    """The name as the package spells it: part names are the same in capitals and small letters."""
    if name in package or not name:
        return name
    return next((part for part in package if part.lower() == name.lower()), name)


def _type_of(part: str, overrides: Mapping[str, str], defaults: Mapping[str, str]) -> str:
    by_extension = defaults.get(part.rpartition(".")[2].lower(), "")
    return overrides.get(f"/{part}".lower(), by_extension)


def _types(root: etree._Element | None) -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    """The content types by part and by extension, and what is typed twice."""
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    twice: list[str] = []
    for entry in () if root is None else root.iter(OVERRIDE, DEFAULT):
        by_name = entry.tag == OVERRIDE
        table, attribute = (overrides, "PartName") if by_name else (defaults, "Extension")
        name = entry.get(attribute, "").lower()
        if name in table:
            twice.append(name)
        table[name] = entry.get("ContentType", "").strip()
    return overrides, defaults, tuple(twice)
