"""The scrub: a new package, part by part, of what is allowed and used.

Source: ECMA-376 part 1, 11.3 (parts of a document); part 2, 6.2.3 (content types).
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import TYPES, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import place_finder
from cspr_docs.ooxml.relationships import DEFAULT, OVERRIDE, to_xml
from cspr_docs.ooxml.schema import put_in_order
from cspr_docs.problems import Stop
from cspr_docs.word.scrub.drawings import Gallery, renew_pictures
from cspr_docs.word.scrub.fonts import rebuilt_fonts, rebuilt_theme
from cspr_docs.word.scrub.gone import tell_parts
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.links import settle_links
from cspr_docs.word.scrub.looks import to_looks
from cspr_docs.word.scrub.numbering import (
    Lists,
    hide_texts,
    rebuilt_numbering,
    renumber,
    shown_levels,
    styles_of,
    to_lists,
    used_numbers,
)
from cspr_docs.word.scrub.properties import CORE, core_properties, tell_properties
from cspr_docs.word.scrub.reading import tree_of
from cspr_docs.word.scrub.relations import CORE_KIND, MAIN_TYPE, Relations, body_of, links_of
from cspr_docs.word.scrub.sections import edges, notes, special_notes
from cspr_docs.word.scrub.settings import has_even_pages, rebuilt_settings
from cspr_docs.word.scrub.settling import pending_changes
from cspr_docs.word.scrub.stories import Reader, Story
from cspr_docs.word.scrub.styles import (
    Name,
    rebuilt_styles,
    rename_in_story,
    style_elements,
    used_styles,
    with_chain,
)

BODY = "word/document.xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A file with nothing in it but what its readers see.

    Attributes:
        package: the new file.
        taken_out: what is gone, in plain words: `3 comments`, `the author's name in the properties`.
    """

    package: Package
    taken_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Apart:
    """The trees beside the text of the file that is read; `None` where it has none."""

    styles: etree._Element | None
    numbering: etree._Element | None
    settings: etree._Element | None
    theme: etree._Element | None
    fonts: etree._Element | None


def scrub(package: Package, title: str, language: str = "en-GB") -> Scrubbed:
    """The file made anew of what is known and used; the same file gives the same bytes.

    Comments go, tracked changes must be settled before; properties that another program wrote in another order stand in
    that of the schema.

    Raises:
        Stop: with every tracked change that is pending, or everything that is not known or cannot be published.
    """
    if pending := pending_changes(package):
        raise Stop(pending)
    ledger = Ledger(package.name)
    body_part = body_of(package)
    apart = _read_apart(package, body_part)
    tell_properties(package, links_of(package, ""), ledger)
    tell_parts(package, ledger)
    reader = Reader(package, to_looks(apart.styles), ledger)
    stories = _stories(reader, body_part, apart)
    gallery = Gallery()
    for story in stories:
        place_of = place_finder(story.root, story.name, story.words)
        renew_pictures(story.root, package, story.links, story.relations, gallery, ledger, place_of)
    settle_links(stories, ledger)
    parts = _parts_apart(stories, apart, language, ledger)
    if ledger.problems:
        raise Stop(ledger.problems)
    return Scrubbed(_assembled(package.name, stories, parts, gallery, title, language), ledger.taken_out)


def _read_apart(package: Package, body: str) -> _Apart:
    links = links_of(package, body).values()

    def tree(kind: str) -> etree._Element | None:
        part = next((link.part for link in links if link.kind == kind and link.part in package), "")
        return tree_of(package, part) if part else None

    return _Apart(*(tree(kind) for kind in ("styles", "numbering", "settings", "theme", "fontTable")))


def _stories(reader: Reader, body_part: str, apart: _Apart) -> tuple[Story, ...]:
    """The body first, then headers and footers, then the notes."""
    body = reader.story(body_part, BODY, "officeDocument", "")
    around = edges(reader, body, even_and_odd=has_even_pages(apart.settings))
    beneath = (notes(reader, body, kind) for kind in ("footnotes", "endnotes"))
    return (body, *around, *(story for story in beneath if story is not None))


def _parts_apart(
    stories: tuple[Story, ...], apart: _Apart, language: str, ledger: Ledger
) -> dict[str, etree._Element]:
    """Styles, numbering, settings, theme and fonts, by the last word of the relationship that leads to each."""
    made = _styles_and_lists([story.root for story in stories], apart, language, ledger)
    special = {story.kind: list(special_notes(story)) for story in stories}
    made["settings"] = rebuilt_settings(apart.settings, special, ledger)
    if apart.theme is not None:
        made["theme"] = rebuilt_theme(apart.theme, ledger)
    if apart.fonts is not None:
        trees = [*(story.root for story in stories), *made.values()]
        made["fontTable"] = rebuilt_fonts(apart.fonts, trees, ledger)
    return made


def _styles_and_lists(
    roots: list[etree._Element], apart: _Apart, language: str, ledger: Ledger
) -> dict[str, etree._Element]:
    """The parts of the styles and the numbering; the trees name both as they are called now."""
    old, lists = style_elements(apart.styles), to_lists(apart.numbering)
    if apart.numbering is not None:
        hide_texts(apart.numbering)
    styles, numbers = _closure(roots, old, lists)
    shown = shown_levels(roots, old, lists)
    names: dict[str, Name] = {}
    made: dict[str, etree._Element] = {}
    if apart.styles is not None:
        made["styles"], names = rebuilt_styles(apart.styles, styles, language, ledger)
    for root in roots:
        rename_in_story(root, names, old)
    numbering, fresh = rebuilt_numbering(lists, numbers, shown, names, ledger)
    for root in (*roots, *made.values()):
        renumber(root, fresh)
    return {**made, "numbering": numbering} if len(numbering) else made


def _closure(
    roots: list[etree._Element], styles: dict[str, etree._Element], lists: Lists
) -> tuple[set[str], set[str]]:
    """The styles and numberings that are used, each of which may need others of the other kind."""
    used, numbers = with_chain(used_styles(roots, styles), styles), set[str]()
    while True:
        more_numbers = used_numbers([*roots, *(styles[id_] for id_ in used)], lists)
        more = with_chain(used | (set(styles_of(more_numbers, lists)) & styles.keys()), styles)
        if more == used and more_numbers == numbers:
            return used, numbers
        used, numbers = more, more_numbers


def _assembled(
    name: str,
    stories: tuple[Story, ...],
    apart: dict[str, etree._Element],
    gallery: Gallery,
    title: str,
    language: str,
) -> Package:
    """The new package: parts, relationships, content types."""
    body = stories[0]
    parts: dict[str, bytes] = {CORE: core_properties(title, language), **gallery.parts}
    types = {f"/{CORE}": _CORE_TYPE, f"/{BODY}": MAIN_TYPE}
    for kind, root in apart.items():
        file = "theme/theme1.xml" if kind == "theme" else f"{kind}.xml"
        body.relations.id_for(kind, file)
        parts[f"word/{file}"] = _written(root)
        types[f"/word/{file}"] = _THEME if kind == "theme" else f"{_WORD}{kind}+xml"
    for story in stories:
        parts[story.name] = _written(story.root)
        if story is not body:
            types[f"/{story.name}"] = f"{_WORD}{story.kind}+xml"
        if story.relations.entries:
            path = PurePosixPath(story.name)
            parts[f"{path.parent}/_rels/{path.name}.rels"] = story.relations.to_part()
    package_relations = Relations()
    package_relations.id_for("officeDocument", BODY)
    package_relations.id_for(CORE_KIND, CORE)
    parts["_rels/.rels"] = package_relations.to_part()
    parts[CONTENT_TYPES] = _content_types(types, {part.rpartition(".")[2] for part in gallery.parts})
    return Package(parts, name)


def _content_types(types: dict[str, str], media: set[str]) -> bytes:
    root = parse(f'<Types xmlns="{TYPES}"/>')
    usual = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for extension, type_ in {**usual, **{each: _MEDIA[each] for each in sorted(media)}}.items():
        etree.SubElement(root, DEFAULT, {"Extension": extension, "ContentType": type_})
    for part, type_ in sorted(types.items()):
        etree.SubElement(root, OVERRIDE, {"PartName": part, "ContentType": type_})
    return to_xml(root).encode()


def _written(root: etree._Element) -> bytes:
    put_in_order(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"] if root.tag == w("document") else None)
    return to_xml(root).encode()
