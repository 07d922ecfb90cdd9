"""The parts beside the text: theme and fonts under neutral names, and the settings that change how a page looks.

Source: ECMA-376 part 1, 20.1.6 (themes), 17.8.3 (fonts), 17.15 (settings); [MS-DOCX] 2.3 (compatibility settings).
"""

from collections.abc import Iterable, Mapping

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, W, w
from cspr_docs.ooxml.parse import parse
from cspr_docs.word.scrub.allowed.dropped import DROPPED_SETTINGS
from cspr_docs.word.scrub.allowed.elements import COMPATIBILITY, DRAWING, FONT_TABLE, KEPT_SETTINGS, SETTINGS
from cspr_docs.word.scrub.allowed.notation import ValueKind, fits, q
from cspr_docs.word.scrub.rebuilding import Rebuilder
from cspr_docs.word.scrub.report import ScrubReport

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
_FONT_NAMES = (*(w(name) for name in ("ascii", "hAnsi", "eastAsia", "cs")), "typeface")
_ELSEWHERE = "font that few computers have|fonts that few computers have"
_WORD = "http://schemas.microsoft.com/office/word"
_NOTES = {"footnotePr": "footnote", "endnotePr": "endnote"}


def rebuilt_theme(root: etree._Element, report: ScrubReport) -> etree._Element:
    """A theme with the colours and fonts of the one given, and nothing else of it."""
    new = etree.Element(q("a:theme"), {"name": NAME}, nsmap={"a": PREFIXES["a"]})
    elements = etree.SubElement(new, q("a:themeElements"))
    elements.extend((_colours(root, report), _fonts(root, report), parse(_FORMATS)))
    etree.SubElement(new, q("a:objectDefaults"))
    etree.SubElement(new, q("a:extraClrSchemeLst"))
    return new


def rebuilt_fonts(
    root: etree._Element, used: Iterable[etree._Element], report: ScrubReport
) -> etree._Element:
    """The table of fonts with those that the trees name."""
    naming = [font for tree in used for font in tree.iter(w("rFonts"), q("a:latin"), q("a:cs"))]
    names = {font.get(name, "").casefold() for font in naming for name in _FONT_NAMES}
    new = etree.Element(w("fonts"), nsmap={"w": W})
    rebuilder = Rebuilder(FONT_TABLE, report, lambda element: "the table of fonts")
    for font in root.iterchildren(w("font")):
        embedded = [child for child in font if "embed" in str(child.tag)]
        report.took("font inside the file|fonts inside the file", len(embedded))
        for child in [*embedded, *font.iterchildren(w("sig"), w("notTrueType"))]:
            font.remove(child)
        name = font.get(w("name"), "")
        if name.casefold() in names and fits(name, ValueKind.FONT):
            rebuilt = rebuilder.rebuilt(font)
            rebuilt[:] = [child for child in rebuilt if child.attrib]
            new.append(rebuilt)
    return new


def _colours(root: etree._Element, report: ScrubReport) -> etree._Element:
    rebuilder = Rebuilder(DRAWING, report, lambda element: "the theme's colours")
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


def _fonts(root: etree._Element, report: ScrubReport) -> etree._Element:
    new = etree.Element(q("a:fontScheme"), {"name": NAME})
    for name in ("a:majorFont", "a:minorFont"):
        group = etree.SubElement(new, q(name))
        old = next(root.iter(q(name)), None)
        for script in ("a:latin", "a:ea", "a:cs"):
            font = None if old is None else old.find(q(script))
            face = "" if font is None else font.get("typeface", "")
            if face and not fits(face, ValueKind.FONT):
                report.took_once(_ELSEWHERE, face)
                face = "Arial" if script == "a:latin" else ""
            etree.SubElement(group, q(script), {"typeface": face})
    return new


def rebuilt_settings(
    root: etree._Element | None, special: Mapping[str, list[str]], report: ScrubReport
) -> etree._Element:
    """The part of the settings; `special` has for each kind of notes the ids of the lines above them."""
    new = etree.Element(w("settings"), nsmap={"w": W})
    rebuilder = Rebuilder(SETTINGS, report, lambda element: "the settings")
    for element in () if root is None else root:
        name = etree.QName(element).localname
        if element.tag in KEPT_SETTINGS and new.find(w(name)) is None:
            if name == "compat":  # the others speak of Word 97 and its like
                element[:] = filter(_is_kept_compatibility, element)
            rebuilt = rebuilder.rebuilt(element)
            if name in _NOTES:
                note, kind = w(_NOTES[name]), f"{_NOTES[name]}s"
                rebuilt[:] = [child for child in rebuilt if child.tag != note]
                rebuilt.extend(etree.Element(note, {w("id"): id_}) for id_ in special.get(kind, ()))
            new.append(rebuilt)
        elif name in DROPPED_SETTINGS:
            report.took_once(DROPPED_SETTINGS[name])
    return new


def _is_kept_compatibility(element: etree._Element) -> bool:
    is_words = element.tag == w("compatSetting") and element.get(w("uri")) == _WORD
    return is_words and element.get(w("name")) in COMPATIBILITY
