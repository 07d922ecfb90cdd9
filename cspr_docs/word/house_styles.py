"""The styles of a house style: those that a template uses, and those that the program's own text needs.

A style is known by its id, or else by its name as Word shows it: LibreOffice gives every style another id when it
saves a file. What the program itself writes brings its own style where the house style has none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from cspr_docs.ooxml.namespaces import DECLARATION, W, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import WordPlace, places, within
from cspr_docs.ooxml.values import value
from cspr_docs.problems import Problem, error

TEMPLATE_STYLE_MISSING = error(
    "template-style-missing",
    "A template uses a style that the house style does not have, so that the text would lose its looks. Add the"
    " style to house-style.docx, or use one that is there.",
)

STYLES = "word/styles.xml"
_HOLDERS = re.compile(r"word/(styles|numbering|document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_USES = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))
_LINKS = (*_USES, *(w(name) for name in ("basedOn", "next", "link", "numStyleLink", "styleLink")))

_SMALL = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
_LINE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
_SIDES = "".join(_LINE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_HEADING = (
    '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{}"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr>"
)
_OWN: Mapping[str, tuple[str, str, str, str]] = {
    "BodyText": ("paragraph", "Body Text", "", '<w:pPr><w:spacing w:after="120"/></w:pPr>'),
    **{f"Heading{level}": ("paragraph", f"heading {level}", "", _HEADING.format(level - 1)) for level in range(1, 8)},
    "AppendixHeading2": ("paragraph", "Appendix Heading 2", "Heading2", ""),
    "AppendixHeading3": ("paragraph", "Appendix Heading 3", "Heading3", ""),
    "TOC1": ("paragraph", "toc 1", "", ""),
    "TOC2": ("paragraph", "toc 2", "", '<w:pPr><w:ind w:left="425"/></w:pPr>'),
    "ListBullet": ("paragraph", "List Bullet", "BodyText", "<w:pPr><w:contextualSpacing/></w:pPr>"),
    "ListNumber": ("paragraph", "List Number", "BodyText", "<w:pPr><w:contextualSpacing/></w:pPr>"),
    "Quote": ("paragraph", "Quote", "BodyText", '<w:pPr><w:ind w:left="454"/></w:pPr><w:rPr><w:i/></w:rPr>'),
    "Caption": ("paragraph", "caption", "BodyText", "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr>"),
    "TableText": ("paragraph", "Table Text", "", '<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>'),
    "TableHeader": ("paragraph", "Table Header", "TableText", "<w:rPr><w:b/></w:rPr>"),
    "FootnoteText": ("paragraph", "footnote text", "", _SMALL),
    "CommentText": ("paragraph", "annotation text", "", _SMALL),
    "Hyperlink": ("character", "Hyperlink", "", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'),
    "FootnoteReference": (
        "character", "footnote reference", "", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
    ),
    "CommentReference": ("character", "annotation reference", "", '<w:rPr><w:sz w:val="16"/></w:rPr>'),
    "Prompt": ("character", "Prompt", "", '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'),
    "ProseTable": ("table", "Prose Table", "", f"<w:tblPr><w:tblBorders>{_SIDES}</w:tblBorders></w:tblPr>"),
}  # fmt: skip
"""By id what the program writes text in: the style's type and name, the style it is based on, its looks."""


def with_own_styles(house: Package) -> Package:
    """The house style with every style that the program writes under the id by which it writes it."""
    if STYLES not in house:
        return house
    names = style_names(house)
    by_name = {name.casefold(): id_ for id_, name in names.items()}
    lacking = {id_: style for id_, style in _OWN.items() if id_ not in names}
    renamed = {
        by_name[style[1].casefold()]: id_ for id_, style in lacking.items() if style[1].casefold() in by_name
    }
    if not lacking:
        return house
    parts = dict(house.parts)
    for part in filter(_HOLDERS.fullmatch, house):
        root = parse(house[part])
        for element in root.iter(w("style"), *_LINKS):
            name = w("styleId") if element.tag == w("style") else w("val")
            if (known := renamed.get(element.get(name, ""))) is not None:
                element.set(name, known)
        if part == STYLES:
            missing = lacking.keys() - set(renamed.values())
            root.extend(_style(id_, *style) for id_, style in lacking.items() if id_ in missing)
        parts[part] = (DECLARATION + etree.tostring(root, encoding="unicode")).encode()
    return replace(house, parts=parts)


def _style(id_: str, kind: str, name: str, base: str, looks: str) -> etree._Element:
    based_on = f'<w:basedOn w:val="{base}"/>' if base else ""
    return parse(
        f'<w:style xmlns:w="{W}" w:type="{kind}" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>{based_on}'
        f"<w:qFormat/>{looks}</w:style>"
    )


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
        place = where.get(next(use.iterancestors(w("p")), use), WordPlace(part))
        message = f"the house style has no style “{name}”, which is used {within(place)}"
        yield Problem(
            TEMPLATE_STYLE_MISSING, message, "add the style to the house style, or use one that it has"
        )
