"""One file rebrands all: the house style's styles, lists, theme, fonts, settings, headers, footers in a template."""

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml import relationships as rels
from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import RELATIONSHIPS, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import shortened
from cspr_docs.ooxml.text import ON_ONE_LINE, text
from cspr_docs.problems import Problem, Stop, advice, error
from cspr_docs.word.additions import BODY
from cspr_docs.word.house_lists import with_lists_of_house
from cspr_docs.word.house_pages import on_house_pages
from cspr_docs.word.house_styles import STYLES, with_own_styles
from cspr_docs.word.open_parts import NUMBERING

HOUSE_STYLE_INCOMPLETE = error(
    "house-style-incomplete",
    "The house style, which gives every document its styles, paper, header and footer, lacks one of these. Open"
    " house-style.docx in Word, set up the page, and save it again.",
)

TEMPLATE_HEADER_UNUSED = advice(
    "template-header-unused",
    "A template has a header or footer of its own. All documents have the header and footer of the house style, and"
    " nothing of the template's is printed. Put the words into house-style.docx, or into the template's text, and take"
    " the header out of the template.",
)

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LOOKS = frozenset(
    {"styles", "stylesWithEffects", "numbering", "theme", "fontTable", "settings", "header", "footer"}
)
"""What a template leaves to the house style."""

BODY_RELS = rels.rels_name(BODY)
_WHOLE = b"<none/>"
DATA_BESIDE = "customXml"
"""Word keeps data of its own beside a text, under the names that ours have in a draft."""


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
    left = (LOOKS if NUMBERING in house else LOOKS - {"numbering"}) | {DATA_BESIDE}
    for relationship in list(links.iter(rels.RELATIONSHIP)):
        if rels.kind_of(relationship) in left:
            target = rels.target_of(BODY, relationship) or ""
            if target != NUMBERING:  # the house style's part comes under the same name
                links.remove(relationship)
            branding.parts.pop(target, None)
            branding.parts.pop(rels.rels_name(target), None)
    references = _bring_looks(branding, links)
    with_lists_of_house(branding.parts, template, branding.house)
    branding.parts[BODY] = on_house_pages(branding.parts[BODY], sections[-1], references)
    branding.parts[BODY_RELS] = rels.to_xml(links).encode()
    _settle(branding)
    return Package(branding.parts, template.name), frozenset(branding.brought.values()) & set(branding.parts)


def _missing(package: Package, *needed: str) -> Iterator[Problem]:
    hint = "save it from Word as .docx"
    for part in needed:
        if part not in package:
            yield Problem("word-file-damaged", f"it has no {part}", hint, file=package.name)
    for part in (BODY, BODY_RELS, STYLES, NUMBERING):
        try:
            parse(package.get(part, _WHOLE))
        except etree.XMLSyntaxError:
            message = f"its part {part} is not whole"
            yield Problem("word-file-damaged", message, "save it again in Word", file=package.name)


def unused_headers(template: Package, house: Package) -> Iterator[Problem]:
    """What the template's own headers and footers say and the house style's, which take their place, do not."""
    printed = {words for _, words in _headers(house)}
    for kind, words in dict.fromkeys(_headers(template)):
        if words and words not in printed:
            message = f"its own {kind} is not used, the house style's is: “{words}”"
            hint = "write it into the house style, or into the template's text"
            yield Problem(TEMPLATE_HEADER_UNUSED, message, hint, file=template.name)


def _headers(package: Package) -> Iterator[tuple[str, str]]:
    """What each header and footer says, on one line, as far as a message repeats it."""
    for part, kind in rels.stories(package):
        if kind not in ("header", "footer"):
            continue
        try:
            root = parse(package[part])
        except etree.XMLSyntaxError:
            continue  # of the house style it is told; of the template it is not used
        words = " ".join(text(paragraph, ON_ONE_LINE) for paragraph in root.iter(w("p")))
        is_picture = any(True for _ in root.iter(w("drawing"), w("pict")))
        yield kind, shortened(words) or ("a picture" if is_picture else "")


def _bring_looks(branding: Branding, links: etree._Element) -> dict[str, str]:
    """Bring the house style's looks and link them.

    Returns:
        The new relationship id of each header and footer by its id in the house style.
    """
    wanted = LOOKS - {"stylesWithEffects"}
    linked = {rels.target_of(BODY, relationship) for relationship in links}
    references: dict[str, str] = {}
    for relationship in rels.relationships(branding.house, BODY):
        target = rels.target_of(BODY, relationship)
        kind = rels.kind_of(relationship)
        if kind not in wanted or target is None or target not in branding.house:
            continue
        if (name := _bring(branding, target)) in linked:
            continue
        new_id = f"rIdHouse{len(references) + 1}"
        references[relationship.get("Id", "")] = new_id
        place = posixpath.relpath(name, "word")
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
