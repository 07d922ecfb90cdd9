"""The styles that a template uses, against those that the house style has."""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import Place, places, within
from cspr_docs.problems import Problem

USES = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))
STYLES = "word/styles.xml"


def style_names(package: Package) -> dict[str, str]:
    """The name of each style as Word shows it, by its id."""
    if STYLES not in package:
        return {}
    found = {}
    for style in parse(package[STYLES]).iter(w("style")):
        name = style.find(w("name"))
        style_id = style.get(w("styleId"), "")
        found[style_id] = style_id if name is None else name.get(w("val"), "")
    return found


def match_styles(
    root: etree._Element, part: str, template: dict[str, str], house: dict[str, str]
) -> Iterator[Problem]:
    """Point every use of a style at the house's style of that id, or else of that name.

    Returns:
        A problem for each style that the house style lacks, at its first use.
    """
    by_name = {name.casefold(): style_id for style_id, name in house.items()}
    where: dict[etree._Element, Place] | None = None
    told: set[str] = set()
    for use in root.iter(*USES):
        style_id = use.get(w("val"), "")
        if style_id in house or style_id in told:
            continue
        name = template.get(style_id, style_id)
        if name.casefold() in by_name:
            use.set(w("val"), by_name[name.casefold()])
            continue
        told.add(style_id)
        where = places(root, part) if where is None else where
        place = where.get(next(use.iterancestors(w("p")), use), Place(part))
        message = f"the house style has no style “{name}”, which is used {within(place)}"
        yield Problem(
            "template-style-missing", message, "add the style to the house style, or use one that it has"
        )
