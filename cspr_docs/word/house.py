"""One file rebrands all: the house style's styles, theme, fonts, settings, headers and footers in a template."""

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml import relationships as rels
from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import RELATIONSHIPS, r, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.word.additions import BODY
from cspr_docs.word.house_styles import STYLES, with_own_styles

HOUSE_STYLE_INCOMPLETE = error(
    "house-style-incomplete",
    "The house style, which gives every document its styles, paper, header and footer, lacks one of these. Open"
    " house-style.docx in Word, set up the page, and save it again.",
)

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LOOKS = frozenset({"styles", "stylesWithEffects", "theme", "fontTable", "settings", "header", "footer"})
"""What a template leaves to the house style."""

REFERENCES = (w("headerReference"), w("footerReference"))
BODY_RELS = rels.rels_name(BODY)


@dataclass(slots=True)
class Branding:
    """A template's parts while the house style's are put in.

    Attributes:
        parts: the parts as they are so far.
        types: the tree of [Content_Types].xml.
        brought: for each part that came from the house style the name it has here, by its name there.
    """

    house: Package
    parts: dict[str, bytes]
    types: etree._Element
    brought: dict[str, str] = field(default_factory=dict)


def rebrand(template: Package, house: Package) -> tuple[Package, frozenset[str]]:
    """The template dressed by the house style, and the names of the parts that came from there.

    Raises:
        Stop: one of the two lacks a part that it cannot do without.
    """
    missing = list(_missing(template, BODY, BODY_RELS))
    if any(part.endswith("vbaProject.bin") for part in template):
        hint = "save it in Word as 'Word document (.docx)'"
        what = "it holds macros, which no document may"
        missing.append(Problem("word-file-unsafe", what, hint, file=template.name))
    missing += _missing(house, BODY, BODY_RELS, STYLES)
    sections = [] if missing else list(parse(house[BODY]).iter(w("sectPr")))  # the last one counts
    if not missing and not sections:
        missing.append(Problem(HOUSE_STYLE_INCOMPLETE, "the house style has no page set-up", file=house.name))
    if missing:
        raise Stop(missing)
    branding = Branding(with_own_styles(house), dict(template), parse(template[CONTENT_TYPES]))
    links = parse(template[BODY_RELS])
    for relationship in list(links.iter(rels.RELATIONSHIP)):
        if rels.kind_of(relationship) in LOOKS:
            target = rels.target_of(BODY, relationship) or ""
            links.remove(relationship)
            branding.parts.pop(target, None)
            branding.parts.pop(rels.rels_name(target), None)
    references = _bring_looks(branding, links)
    branding.parts[BODY] = _dressed(branding.parts[BODY], sections[-1], references)
    branding.parts[BODY_RELS] = rels.to_xml(links).encode()
    _settle(branding)
    return Package(branding.parts, template.name), frozenset(branding.brought.values()) & set(branding.parts)


def _missing(package: Package, *needed: str) -> Iterator[Problem]:
    hint = "save it from Word as .docx"
    for part in needed:
        if part not in package:
            yield Problem("word-file-damaged", f"it has no {part}", hint, file=package.name)


def _bring_looks(branding: Branding, links: etree._Element) -> dict[str, str]:
    """Bring the house style's looks and link them.

    Returns:
        The new relationship id of each header and footer by its id in the house style.
    """
    present = {rels.kind_of(relationship) for relationship in links}
    wanted = LOOKS - {"stylesWithEffects"} | ({"numbering"} - present)
    references: dict[str, str] = {}
    for relationship in rels.relationships(branding.house, BODY):
        target = rels.target_of(BODY, relationship)
        kind = rels.kind_of(relationship)
        if kind not in wanted or target is None or target not in branding.house:
            continue
        new_id = f"rIdHouse{len(references) + 1}"
        references[relationship.get("Id", "")] = new_id
        place = posixpath.relpath(_bring(branding, target), "word")
        etree.SubElement(
            links, rels.RELATIONSHIP, {"Id": new_id, "Type": rels.OFFICE + kind, "Target": place}
        )
    return references


def _bring(branding: Branding, part: str) -> str:
    """Bring a part of the house style with all that it relates to; gives the name that it has here."""
    if part in branding.brought:
        return branding.brought[part]
    name = part
    while name in branding.parts:
        folder, _, file = name.rpartition("/")
        name = f"{folder}/house-{file}"
    branding.brought[part] = name
    branding.parts[name] = branding.house[part]
    kind = rels.content_type(parse(branding.house[CONTENT_TYPES]), part)
    if rels.content_type(branding.types, name) != kind:
        etree.SubElement(branding.types, rels.OVERRIDE, {"PartName": f"/{name}", "ContentType": kind})
    inner = parse(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
    for relationship in rels.relationships(branding.house, part):
        target = rels.target_of(part, relationship)
        if rels.kind_of(relationship) == "attachedTemplate":
            continue  # a path on somebody's machine
        copy = deepcopy(relationship)
        if target is not None and target in branding.house:
            copy.set("Target", posixpath.relpath(_bring(branding, target), posixpath.dirname(name)))
        inner.append(copy)
    if len(inner):
        branding.parts[rels.rels_name(name)] = rels.to_xml(inner).encode()
    return name


def _dressed(document: bytes, house_section: etree._Element, references: dict[str, str]) -> bytes:
    """The document with the house style's page and its headers and footers in every section."""
    root = parse(document)
    for section in root.iter(w("sectPr")):
        for old in section.findall(REFERENCES[0]) + section.findall(REFERENCES[1]):
            section.remove(old)
        found = [child for child in house_section if child.tag in REFERENCES]
        for index, reference in enumerate(found):
            copy = deepcopy(reference)
            copy.set(r("id"), references[reference.get(r("id"), "")])
            section.insert(index, copy)
        _set_page(section, house_section)
    return rels.to_xml(root).encode()


def _set_page(section: etree._Element, house_section: etree._Element) -> None:
    """Give a section the house's paper and margins; one that lies on its side still does."""
    size = section.find(w("pgSz"))
    lies = size is not None and size.get(w("orient")) == "landscape"
    earlier = {*REFERENCES, w("footnotePr"), w("endnotePr"), w("type")}
    for name in ("pgSz", "pgMar"):
        new, old = house_section.find(w(name)), section.find(w(name))
        if new is None:
            continue
        if old is not None:
            section.remove(old)
        copy = deepcopy(new)
        section.insert(sum(1 for child in section if child.tag in earlier), copy)
        earlier.add(w(name))
        if name == "pgSz" and lies != (copy.get(w("orient")) == "landscape"):
            width, height = copy.get(w("w"), ""), copy.get(w("h"), "")
            copy.set(w("w"), height)
            copy.set(w("h"), width)
            copy.set(w("orient"), "landscape" if lies else "portrait")


def _settle(branding: Branding) -> None:
    """Drop parts that nothing leads to any more, and what would point at them."""
    keep = rels.reachable(branding.parts) | {CONTENT_TYPES}
    branding.parts = {part: content for part, content in branding.parts.items() if part in keep}
    for entry in list(branding.types.iter(rels.OVERRIDE)):
        if entry.get("PartName", "").lstrip("/") not in branding.parts:
            branding.types.remove(entry)
        elif entry.get("PartName") == f"/{BODY}":
            entry.set("ContentType", DOCUMENT_TYPE)  # a .dotx under the name of a .docx would open nowhere
    branding.parts[CONTENT_TYPES] = rels.to_xml(branding.types).encode()
    settings = branding.brought.get("word/settings.xml")
    if settings is not None:  # they lose the template they were attached to, and separators of absent notes
        root = parse(branding.parts[settings])
        absent = (kind for kind in ("footnote", "endnote") if f"word/{kind}s.xml" not in branding.parts)
        etree.strip_elements(root, w("attachedTemplate"), *(w(f"{kind}Pr") for kind in absent))
        branding.parts[settings] = rels.to_xml(root).encode()
