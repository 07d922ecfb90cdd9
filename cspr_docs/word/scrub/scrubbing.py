"""The scrub: a new package, part by part, of what is allowed and used.

Source: ECMA-376 part 1, 11.3 (parts of a document).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.appearance import Appearance
from cspr_docs.ooxml.colours import WHITE, Palette
from cspr_docs.ooxml.disguises import damaged
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import Opened, opened
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import switch
from cspr_docs.problems import Problem, Stop
from cspr_docs.word.additions import BODY
from cspr_docs.word.scrub.apart import rebuilt_fonts, rebuilt_settings, rebuilt_theme
from cspr_docs.word.scrub.assembling import MAIN_TYPE, Assembly
from cspr_docs.word.scrub.links import settle_links, style_links
from cspr_docs.word.scrub.numbering import (
    Numberings,
    hide_texts,
    rebuilt_numbering,
    refuse_unseen_labels,
    renumber,
    shown_levels,
    styles_of,
    used_numbers,
)
from cspr_docs.word.scrub.pictures import Gallery
from cspr_docs.word.scrub.report import SCRUB_REFUSED, ScrubReport, tell_parts, tell_properties
from cspr_docs.word.scrub.settling import pending_changes
from cspr_docs.word.scrub.stories import TextPart, TextReader, edges, notes, special_notes, tree_of
from cspr_docs.word.scrub.styles import NewName, rebuilt_styles, rename_in_text, used_styles, with_chain


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A file with nothing in it but what its readers see.

    Attributes:
        package: the new file.
        taken_out: what is gone, in plain words: `3 comments`, `the author's name in the properties`.
        told: advice on what few readers can see.
    """

    package: Package
    taken_out: tuple[str, ...]
    told: tuple[Problem, ...] = ()


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
    found, report = opened(package), ScrubReport(package.name)
    _refuse_other_kinds(found)
    apart = _read_apart(found)
    tell_properties(found, report)
    tell_parts(found, report)
    looks = _looks(found, apart)
    texts = _texts(TextReader(found, looks, report), apart)
    gallery = Gallery(package, report, looks)
    for text in texts:
        gallery.renew(text)
    settle_links(texts, report)
    if apart.styles is not None:
        style_links(texts, apart.styles)
    beside = _parts_apart(texts, apart, language, report)
    if report.problems:
        raise Stop(report.problems)
    assembly = Assembly(package.name)
    for kind, root in beside.items():
        assembly.add_beside(kind, root, texts[0].relations)
    for text in texts:
        assembly.add_text(text.name, text.kind, text.root, text.relations)
    return Scrubbed(assembly.package(title, language, gallery.parts), report.taken_out, tuple(report.told))


def _refuse_other_kinds(found: Opened) -> None:
    if found.main not in found.package:
        raise Stop([damaged(found.package.name, "this is not a whole Word file: it has no body")])
    if found.type_of(found.main) != MAIN_TYPE:
        message, hint = "this file is a template or holds macros", "save it as 'Word document (.docx)'"
        raise Stop([Problem(SCRUB_REFUSED, message, hint, file=found.package.name)])


def _read_apart(found: Opened) -> _Apart:
    links = [link for link in found.links if link.part == found.main and link.leads_to in found.package]
    parts = {link.kind: link.leads_to for link in reversed(links)}
    kinds = ("styles", "numbering", "settings", "theme", "fontTable")
    return _Apart(*(tree_of(found, parts[kind]) if kind in parts else None for kind in kinds))


def _looks(found: Opened, apart: _Apart) -> Appearance:
    """How the file's text looks; its styles say beside each colour of the theme what that is."""
    palette = Palette.of(apart.theme, apart.settings)
    background = found.trees[found.main].find(w("background")) if found.main in found.trees else None
    shown = palette.named(background, "color") if switch(apart.settings, "displayBackgroundShape") else None
    looks = Appearance(Styles.of(apart.styles), palette, (WHITE,) if shown is None else (WHITE, shown))
    if apart.styles is not None:
        looks.settle(apart.styles)
    return looks


def _texts(reader: TextReader, apart: _Apart) -> tuple[TextPart, ...]:
    """The body first, then headers and footers, then the notes."""
    body = reader.read(reader.found.main, BODY, "officeDocument")
    around = edges(reader, body, even_and_odd=bool(switch(apart.settings, "evenAndOddHeaders")))
    beneath = (notes(reader, body, kind) for kind in ("footnotes", "endnotes"))
    return (body, *around, *(part for part in beneath if part is not None))


def _parts_apart(
    texts: Sequence[TextPart], apart: _Apart, language: str, report: ScrubReport
) -> dict[str, etree._Element]:
    """Styles, numbering, settings, theme and fonts, by the last word of the relationship that leads to each."""
    made = _styles_and_lists([text.root for text in texts], apart, language, report)
    special = {text.kind: special_notes(text) for text in texts}
    made["settings"] = rebuilt_settings(apart.settings, special, report)
    if apart.theme is not None:
        made["theme"] = rebuilt_theme(apart.theme, report)
    if apart.fonts is not None:
        trees = [*(text.root for text in texts), *made.values()]
        made["fontTable"] = rebuilt_fonts(apart.fonts, trees, report)
    return made


def _styles_and_lists(
    roots: list[etree._Element], apart: _Apart, language: str, report: ScrubReport
) -> dict[str, etree._Element]:
    """The parts of the styles and the numbering; the trees name both as they are called now."""
    styles, lists = Styles.of(apart.styles), Numberings.of(apart.numbering)
    if apart.numbering is not None:
        hide_texts(apart.numbering)
        refuse_unseen_labels(apart.numbering, Palette.of(apart.theme, apart.settings), report)
    used, numbers = _closure(roots, styles.elements, lists)
    shown = shown_levels(roots, styles, lists)
    names: dict[str, NewName] = {}
    made: dict[str, etree._Element] = {}
    if apart.styles is not None:
        made["styles"], names = rebuilt_styles(apart.styles, used, language, report)
    for root in roots:
        rename_in_text(root, names, styles.elements)
    numbering, fresh = rebuilt_numbering(lists, numbers, shown, names, report)
    for root in (*roots, *made.values()):
        renumber(root, fresh)
    return {**made, "numbering": numbering} if len(numbering) else made


def _closure(
    roots: list[etree._Element], styles: Mapping[str, etree._Element], lists: Numberings
) -> tuple[set[str], set[str]]:
    """The styles and numberings that are used, each of which may need others of the other kind."""
    used, numbers = with_chain(used_styles(roots, styles), styles), set[str]()
    while True:
        more_numbers = used_numbers([*roots, *(styles[id_] for id_ in used)], lists)
        more = with_chain(used | (set(styles_of(more_numbers, lists)) & styles.keys()), styles)
        if more == used and more_numbers == numbers:
            return used, numbers
        used, numbers = more, more_numbers
