"""The theme's colours and fonts and the table of fonts, under neutral names.

Source: ECMA-376 part 1, 20.1.6 (themes), 17.8.3 (fonts).
"""

from collections.abc import Iterable

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, w
from cspr_docs.ooxml.parse import parse
from cspr_docs.word.scrub.allowed.elements import DRAWING, FONT_TABLE
from cspr_docs.word.scrub.allowed.notation import ValueKind, fits, q
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.rebuilding import Rebuilder

COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
NAME = "Theme"
_USUAL = {"dk1": "000000", "lt1": "FFFFFF"}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_FORMATS = (
    f'<a:fmtScheme xmlns:a="{PREFIXES["a"]}" name="{NAME}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>"
    f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
_FONT_NAMES = tuple(w(name) for name in ("ascii", "hAnsi", "eastAsia", "cs"))
_ELSEWHERE = "font that few computers have|fonts that few computers have"


def rebuilt_theme(root: etree._Element, ledger: Ledger) -> etree._Element:
    """A theme with the colours and fonts of the one given, and nothing else of it."""
    new = etree.Element(q("a:theme"), {"name": NAME}, nsmap={"a": PREFIXES["a"]})
    elements = etree.SubElement(new, q("a:themeElements"))
    elements.append(_colours(root, ledger))
    elements.append(_fonts(root, ledger))
    elements.append(parse(_FORMATS))
    etree.SubElement(new, q("a:objectDefaults"))
    etree.SubElement(new, q("a:extraClrSchemeLst"))
    return new


def rebuilt_fonts(root: etree._Element, used: Iterable[etree._Element], ledger: Ledger) -> etree._Element:
    """The table of fonts with those that the trees name."""
    names = {
        fonts.get(name, "").casefold()
        for tree in used
        for fonts in tree.iter(w("rFonts"))
        for name in _FONT_NAMES
    }
    names |= {
        font.get("typeface", "").casefold() for tree in used for font in tree.iter(q("a:latin"), q("a:cs"))
    }
    new = etree.Element(w("fonts"), nsmap={"w": str(etree.QName(w("fonts")).namespace)})
    rebuilder = Rebuilder(FONT_TABLE, ledger, lambda element: "the table of fonts")
    for font in root.iterchildren(w("font")):
        embedded = [child for child in font if "embed" in str(child.tag)]
        ledger.took("font inside the file|fonts inside the file", len(embedded))
        for child in [*embedded, *font.iterchildren(w("sig"), w("notTrueType"))]:
            font.remove(child)
        name = font.get(w("name"), "")
        if name.casefold() in names and fits(name, ValueKind.FONT):
            new.append(_without_empty(rebuilder.rebuilt(font)))
    return new


def _without_empty(font: etree._Element) -> etree._Element:
    for child in list(font):
        if not child.attrib:
            font.remove(child)
    return font


def _colours(root: etree._Element, ledger: Ledger) -> etree._Element:
    rebuilder = Rebuilder(DRAWING, ledger, lambda element: "the theme's colours")
    new = etree.Element(q("a:clrScheme"), {"name": NAME})
    for name in COLOURS:
        slot = etree.SubElement(new, q(f"a:{name}"))
        old = next(root.iter(q(f"a:{name}")), None)
        colour = None if old is None or not len(old) else old[0]
        if colour is not None and colour.tag in (q("a:srgbClr"), q("a:sysClr")):
            slot.append(rebuilder.rebuilt(colour))
        else:
            etree.SubElement(slot, q("a:srgbClr"), {"val": _USUAL.get(name, "1F3864")})
    return new


def _fonts(root: etree._Element, ledger: Ledger) -> etree._Element:
    new = etree.Element(q("a:fontScheme"), {"name": NAME})
    for name in ("a:majorFont", "a:minorFont"):
        group = etree.SubElement(new, q(name))
        old = next(root.iter(q(name)), None)
        for script in ("a:latin", "a:ea", "a:cs"):
            font = None if old is None else old.find(q(script))
            face = "" if font is None else font.get("typeface", "")
            if face and not fits(face, ValueKind.FONT):
                ledger.took_once(_ELSEWHERE, face)
                face = "Arial" if script == "a:latin" else ""
            etree.SubElement(group, q(script), {"typeface": face})
    return new
