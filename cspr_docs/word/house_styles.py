"""The styles of a house style: those that a template uses, and those that the program's own text needs.

A style is known by its id, or else by its name as Word shows it: LibreOffice gives every style another id when it
saves a file. What the program itself writes brings its own style where the house style has none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from cspr_docs.ooxml.namespaces import DECLARATION, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import WordPlace, places, within
from cspr_docs.ooxml.schema import child_in_order, insert_in_order
from cspr_docs.ooxml.values import value
from cspr_docs.problems import Problem, error
from cspr_docs.word.additions import Additions, Counter
from cspr_docs.word.open_parts import NUMBERING
from cspr_docs.word.openings import first_ids, open_parts
from cspr_docs.word.surroundings import LIST_STYLES, ListNumbers, list_style

TEMPLATE_STYLE_MISSING = error(
    "template-style-missing",
    "A template uses a style that the house style does not have, so that the text would lose its looks. Add the"
    " style to house-style.docx, or use one that is there.",
)

STYLES = "word/styles.xml"
_HOLDERS = re.compile(r"word/(styles|numbering|document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_USES = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))
_PLACED = tuple(w(name) for name in ("p", "tbl", "sdt"))
_LINKS = (*_USES, *(w(name) for name in ("basedOn", "next", "link", "numStyleLink", "styleLink")))

_OWN = Path(__file__).with_name("own_styles.xml")
"""What the program writes text in, with looks for a house style that says nothing of it."""


def with_own_styles(house: Package) -> Package:
    """The house style with every style that the program writes under the id by which it writes it."""
    if STYLES not in house:
        return house
    names = style_names(house)
    by_name = {name.casefold(): id_ for id_, name in names.items()}
    lacking = [style for style in parse(_OWN.read_bytes()) if style.get(w("styleId")) not in names]
    called = {(value(style, "name") or "").casefold(): style.get(w("styleId"), "") for style in lacking}
    renamed = {by_name[name]: id_ for name, id_ in called.items() if name in by_name}
    if not lacking:
        return house
    added = [style for style in lacking if style.get(w("styleId")) not in renamed.values()]
    parts = _with_lists(house, added)
    for part in filter(_HOLDERS.fullmatch, parts):
        root = parse(parts[part])
        for element in root.iter(w("style"), *_LINKS):
            name = w("styleId") if element.tag == w("style") else w("val")
            if (known := renamed.get(element.get(name, ""))) is not None:
                element.set(name, known)
        if part == STYLES:
            root.extend(added)
        parts[part] = (DECLARATION + etree.tostring(root, encoding="unicode")).encode()
    return replace(house, parts=parts)


def _with_lists(house: Package, added: Iterable[etree._Element]) -> dict[str, bytes]:
    """The house style's parts, with a list for each style of lists that it gets: without, no item had its point."""
    known = (parse(house[NUMBERING]),) if NUMBERING in house else ()
    additions = Additions(counter=Counter(first_ids(known)))
    for style in added:
        if (name := style.get(w("styleId"), "")) not in LIST_STYLES:
            continue
        numbers = ListNumbers.begin(additions, 0)
        numbers.takes(0, ordered=name == list_style(ordered=True), start=1)
        numbers.finish(additions)
        numbered = etree.Element(w("numPr"))
        etree.SubElement(numbered, w("numId"), {w("val"): str(numbers.number)})
        insert_in_order(child_in_order(style, "pPr"), numbered)
    filled = open_parts(house, {}).filled({}, additions)
    return {**house, **{part: content.encode() for part, content in filled.items()}}


def style_names(package: Package) -> dict[str, str]:
    """The name of each style as Word shows it, by its id."""
    if STYLES not in package:
        return {}
    styles = parse(package[STYLES]).iter(w("style"))
    return {(id_ := style.get(w("styleId"), "")): value(style, "name") or id_ for style in styles}


def match_styles(
    root: etree._Element, part: str, template: dict[str, str], house: dict[str, str]
) -> Iterator[Problem]:
    """Point every use of a style at the house's style of that id, or else of that name.

    Returns:
        A problem for each style that the house style lacks, at its first use.
    """
    by_name = {name.casefold(): style_id for style_id, name in house.items()}
    where: dict[etree._Element, WordPlace] | None = None
    told: set[str] = set()
    for use in root.iter(*_USES):
        style_id = use.get(w("val"), "")
        if style_id in house or style_id in told:
            continue
        name = template.get(style_id, style_id)
        if name.casefold() in by_name:
            use.set(w("val"), by_name[name.casefold()])
            continue
        told.add(style_id)
        where = places(root, part) if where is None else where
        near = next((each for holder in use.iterancestors(*_PLACED) for each in holder.iter(w("p"))), use)
        place = where.get(near, WordPlace(part))
        message = f"the house style has no style “{name}”, which is used {within(place)}"
        yield Problem(
            TEMPLATE_STYLE_MISSING, message, "add the style to the house style, or use one that it has"
        )
