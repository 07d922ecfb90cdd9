"""The order that the schema gives the properties of paragraphs, runs, tables, sections, styles and lists.

Source: ECMA-376 part 1, annex A.1 (wml.xsd): CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr, CT_Lvl, CT_Style,
CT_Numbering; the Open XML SDK's validator holds files to the same.
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.places import where
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import w
from cspr_docs.word.opened import Opened
from cspr_docs.word.validity.stories import is_word, local

_SIDES = "top left start bottom right end insideH insideV between bar tl2br tr2bl"
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr",
    "numPr": "ilvl numId numberingChange ins",
    "tblBorders": _SIDES,
    "tcBorders": _SIDES,
    "pBdr": "top left bottom right between bar",
}
"""The children of each, in the schema's order, each at most once; children that are not named here stand anywhere."""

FIRST = {"pPr": ("p",), "rPr": ("r",), "tblPr": ("tbl",), "tcPr": ("tc",), "sdtPr": ("sdt",)}
"""What comes before all else in these elements."""

_RANKS = {parent: {w(name): n for n, name in enumerate(names.split())} for parent, names in ORDERS.items()}
_NUMBERING = {
    w(name): n for n, name in enumerate(("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"))
}
_MARKERS = (w("bookmarkStart"), w("bookmarkEnd"), w("tblPrEx"), w("proofErr"))
_WORDS = {
    "pPr": "a paragraph",
    "rPr": "a piece of text",
    "tblPr": "a table",
    "tcPr": "a cell",
    "sectPr": "a page",
}
_AGAIN = "open the file in Word and save it again"


def in_order(found: Opened) -> Iterator[Problem]:
    """Properties stand in the schema's order, each once."""
    for part, root in _word_trees(found):
        for element in root.iter(*(w(name) for name in ORDERS)):
            what = _disorder(element)
            if what:
                whose = _WORDS.get(local(element), f"a '{local(element)}'")
                message = f"{where(element, part)}: the settings of {whose} {what}"
                yield told(found, "word-structure", message, _AGAIN)


def ranks_of(element: etree._Element) -> dict[str, int]:
    """Where each child of an element of `ORDERS` stands, by tag."""
    return _RANKS[local(element)]


def _disorder(element: etree._Element) -> str:
    """What is wrong with the order of the element's children; empty if nothing."""
    ranks, last = ranks_of(element), -1
    for child in element:
        rank = ranks.get(str(child.tag), last if last >= 0 else None)
        if rank is None or child.tag not in ranks:
            continue
        if rank == last:
            return f"say '{local(child)}' twice"
        if rank < last:
            return f"are not in order ('{local(child)}' comes too late)"
        last = rank
    return ""


def first(found: Opened) -> Iterator[Problem]:
    """Properties come before what they are about."""
    for part, root in _word_trees(found):
        for element in root.iter(*(w(name) for name in FIRST)):
            parent = element.getparent()
            if parent is None or not is_word(parent) or local(parent) not in FIRST[local(element)]:
                continue
            before = element.getprevious()
            if before is not None and before.tag not in _MARKERS:
                message = (
                    f"{where(element, part)}: settings ('{local(element)}') stand behind what they are about"
                )
                yield told(found, "word-structure", message, _AGAIN)


def numbering(found: Opened) -> Iterator[Problem]:
    """In the part of lists, what lists look like comes before the lists."""
    for part, root in _word_trees(found):
        if root.tag != w("numbering"):
            continue
        ranks = [_NUMBERING[str(child.tag)] for child in root if child.tag in _NUMBERING]
        if ranks != sorted(ranks):
            message = f"{part}: a list stands before what lists look like ('abstractNum' after 'num')"
            yield told(found, "word-structure", message, _AGAIN)


def _word_trees(found: Opened) -> Iterator[tuple[str, etree._Element]]:
    return ((part, root) for part, root in found.trees.items() if is_word(root))


RULES: tuple[Rule, ...] = (in_order, first, numbering)
