"""The order in which the schema wants the children of an element, and elements put into it.

LibreOffice writes some of them in another order; Word forgives that, and the Open XML SDK's validator does not.

Source: ECMA-376 part 1, annex A.1 (wml.xsd): CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr, CT_Lvl, CT_Style,
CT_Numbering.
"""

from collections.abc import Mapping

from lxml import etree

from cspr_docs.ooxml.namespaces import w

_SIDES = "top left start bottom right end insideH insideV between bar tl2br tr2bl"
_WRITTEN = {
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
ORDERS: Mapping[str, Mapping[str, int]] = {
    w(parent): {w(child): rank for rank, child in enumerate(children.split())}
    for parent, children in _WRITTEN.items()
}
"""The rank of each child of an element, which may stand in it once; children not named here stand anywhere."""

PARTS_OF_NUMBERING: Mapping[str, int] = {
    w(name): rank for rank, name in enumerate(("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"))
}
"""The rank of each child of the part of lists, of which there may be many."""

FIRST: Mapping[str, str] = {w(f"{owner}Pr"): w(owner) for owner in ("p", "r", "tbl", "tc", "sdt")}
"""Elements that come before all else in another: the properties, and what they are the properties of."""


def put_in_order(root: etree._Element) -> None:
    """Put the children of every element of the tree that the schema orders into that order.

    A child that the schema does not name stays behind the one before it.
    """
    for element in root.iter(*ORDERS):
        ranks, last = ORDERS[str(element.tag)], -1
        ranked = []
        for child in element:
            last = ranks.get(str(child.tag), last)
            ranked.append((last, child))
        wanted = [child for _, child in sorted(ranked, key=lambda entry: entry[0])]
        if wanted != list(element):
            element[:] = wanted


def child_in_order(parent: etree._Element, name: str) -> etree._Element:
    """The child of a name, put in where there is none; properties come first, but for a row's exceptions."""
    child = parent.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        if parent.tag in ORDERS:
            insert_in_order(parent, child)
        else:
            parent.insert(len(parent.findall(w("tblPrEx"))), child)
    return child


def insert_in_order(parent: etree._Element, child: etree._Element) -> None:
    """Put a child that the schema names into an element of `ORDERS`, behind all that must come before it."""
    ranks = ORDERS[str(parent.tag)]
    rank = ranks[str(child.tag)]
    parent.insert(sum(1 for other in parent if ranks.get(str(other.tag), rank) < rank), child)
