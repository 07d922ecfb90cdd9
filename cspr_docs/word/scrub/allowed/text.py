"""Paragraphs, runs, tables and sections.

Source: ECMA-376 part 1, 17.2 to 17.6, 17.10, 17.11, 17.16.
"""

from collections.abc import Mapping

from cspr_docs.word.scrub.allowed.rule import Attributes, Rule, attributes, each, names, q
from cspr_docs.word.scrub.allowed.values import Kind

_ON_OFF = attributes("val", Kind.ON_OFF)
_WORD = attributes("val", Kind.WORD)
_NUMBER = attributes("val", Kind.NUMBER)
_ID = attributes("val", Kind.ID)
_WIDTH = {**attributes("w", Kind.NUMBER), **attributes("type", Kind.WORD)}
_THEMED = {
    **attributes("themeColor themeFill", Kind.WORD),
    **attributes("themeTint themeShade themeFillTint themeFillShade", Kind.HEX),
}
_BORDER = {
    **attributes("val", Kind.WORD),
    **attributes("color", Kind.COLOUR),
    **attributes("sz space", Kind.NUMBER),
    **attributes("shadow frame", Kind.ON_OFF),
    **_THEMED,
}
_SHADE = {**attributes("val", Kind.WORD), **attributes("color fill", Kind.COLOUR), **_THEMED}
_LANGUAGE = attributes("val eastAsia bidi", Kind.LANGUAGE)

RUN_PROPERTIES: Mapping[str, Attributes] = {
    "rStyle": _ID,
    "rFonts": {
        **attributes("ascii hAnsi eastAsia cs", Kind.FONT),
        **attributes("hint asciiTheme hAnsiTheme eastAsiaTheme cstheme", Kind.WORD),
    },
    **each(
        "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid rtl cs",
        _ON_OFF,
    ),
    "color": {**attributes("val", Kind.COLOUR), **_THEMED},
    "spacing": {
        **attributes("val before after line beforeLines afterLines", Kind.NUMBER),
        **attributes("beforeAutospacing afterAutospacing", Kind.ON_OFF),
        **attributes("lineRule", Kind.WORD),
    },
    **each("w kern position sz szCs", _NUMBER),
    "highlight": _WORD,
    "u": {**attributes("val", Kind.WORD), **attributes("color", Kind.COLOUR), **_THEMED},
    "bdr": _BORDER,
    "shd": _SHADE,
    "vertAlign": _WORD,
    "em": _WORD,
    "lang": _LANGUAGE,
}

PARAGRAPH_PROPERTIES: Mapping[str, Attributes] = {
    "pStyle": _ID,
    **each(
        "keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap "
        "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid contextualSpacing "
        "mirrorIndents suppressOverlap",
        _ON_OFF,
    ),
    "framePr": {
        **attributes("w h hSpace vSpace x y lines", Kind.NUMBER),
        **attributes("dropCap wrap hAnchor vAnchor xAlign yAlign hRule", Kind.WORD),
        **attributes("anchorLock", Kind.ON_OFF),
    },
    "numPr": {},
    "pBdr": {},
    "shd": _SHADE,
    "tabs": {},
    "spacing": RUN_PROPERTIES["spacing"],
    "ind": attributes(
        "left right start end hanging firstLine leftChars rightChars startChars endChars hangingChars firstLineChars",
        Kind.NUMBER,
    ),
    **each("jc textDirection textAlignment textboxTightWrap", _WORD),
    "outlineLvl": _NUMBER,
    "cnfStyle": {
        **attributes("val", Kind.HEX),
        **attributes(
            "firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand evenHBand firstRowFirstColumn "
            "firstRowLastColumn lastRowFirstColumn lastRowLastColumn",
            Kind.ON_OFF,
        ),
    },
    "rPr": {},
    "sectPr": {},
}

TABLE_PROPERTIES: Mapping[str, Attributes] = {
    "tblStyle": _ID,
    "tblpPr": {
        **attributes("leftFromText rightFromText topFromText bottomFromText tblpX tblpY", Kind.NUMBER),
        **attributes("vertAnchor horzAnchor tblpXSpec tblpYSpec", Kind.WORD),
    },
    "tblOverlap": _WORD,
    "bidiVisual": _ON_OFF,
    "tblStyleRowBandSize": _NUMBER,
    "tblStyleColBandSize": _NUMBER,
    **each("tblW tblCellSpacing tblInd", _WIDTH),
    "jc": _WORD,
    "tblBorders": {},
    "shd": _SHADE,
    "tblLayout": attributes("type", Kind.WORD),
    "tblCellMar": {},
    "tblLook": {
        **attributes("val", Kind.HEX),
        **attributes("firstRow lastRow firstColumn lastColumn noHBand noVBand", Kind.ON_OFF),
    },
    "tblCaption": attributes("val", Kind.TEXT),
    "tblDescription": attributes("val", Kind.TEXT),
}

ROW_PROPERTIES: Mapping[str, Attributes] = {
    "cnfStyle": PARAGRAPH_PROPERTIES["cnfStyle"],
    "gridBefore": _NUMBER,
    "gridAfter": _NUMBER,
    **each("wBefore wAfter tblCellSpacing", _WIDTH),
    "cantSplit": _ON_OFF,
    "trHeight": {**attributes("val", Kind.NUMBER), **attributes("hRule", Kind.WORD)},
    "tblHeader": _ON_OFF,
    "jc": _WORD,
}

CELL_PROPERTIES: Mapping[str, Attributes] = {
    "cnfStyle": PARAGRAPH_PROPERTIES["cnfStyle"],
    "tcW": _WIDTH,
    "gridSpan": _NUMBER,
    "hMerge": _WORD,
    "vMerge": _WORD,
    "tcBorders": {},
    "shd": _SHADE,
    "noWrap": _ON_OFF,
    "tcMar": {},
    "textDirection": _WORD,
    "tcFitText": _ON_OFF,
    "vAlign": _WORD,
    "hideMark": _ON_OFF,
}

SECTION_PROPERTIES: Mapping[str, Attributes] = {
    **each(
        "headerReference footerReference", {**attributes("type", Kind.WORD), **attributes("r:id", Kind.ID)}
    ),
    "footnotePr": {},
    "endnotePr": {},
    "type": _WORD,
    "pgSz": {**attributes("w h code", Kind.NUMBER), **attributes("orient", Kind.WORD)},
    "pgMar": attributes("top right bottom left header footer gutter", Kind.NUMBER),
    "paperSrc": attributes("first other", Kind.NUMBER),
    "pgBorders": attributes("zOrder display offsetFrom", Kind.WORD),
    "lnNumType": {**attributes("countBy start distance", Kind.NUMBER), **attributes("restart", Kind.WORD)},
    "pgNumType": {**attributes("start chapStyle", Kind.NUMBER), **attributes("fmt chapSep", Kind.WORD)},
    "cols": {**attributes("num space", Kind.NUMBER), **attributes("equalWidth sep", Kind.ON_OFF)},
    "formProt": _ON_OFF,
    "vAlign": _WORD,
    "noEndnote": _ON_OFF,
    "titlePg": _ON_OFF,
    "textDirection": _WORD,
    "bidi": _ON_OFF,
    "rtlGutter": _ON_OFF,
    "docGrid": {**attributes("linePitch charSpace", Kind.NUMBER), **attributes("type", Kind.WORD)},
}

_MARKS = "bookmarkStart bookmarkEnd"
BLOCKS = names(f"p tbl {_MARKS}")
INLINES = names(f"r hyperlink fldSimple bdo dir {_MARKS}")
RUN_CONTENT = names(
    "rPr t tab br cr noBreakHyphen softHyphen sym ptab fldChar instrText drawing footnoteReference endnoteReference "
    "footnoteRef endnoteRef separator continuationSeparator"
)
_SIDES = "top left start bottom right end insideH insideV tl2br tr2bl between bar"

RULES: Mapping[str, Rule] = {
    **{
        q(name): Rule(allowed)
        for table in (RUN_PROPERTIES, PARAGRAPH_PROPERTIES, TABLE_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES)
        for name, allowed in table.items()
    },
    **{q(name): Rule(allowed) for name, allowed in SECTION_PROPERTIES.items()},
    **{q(name): Rule({**_BORDER, **_WIDTH}) for name in _SIDES.split()},
    q("document"): Rule(children=names("background body")),
    q("background"): Rule({**attributes("color", Kind.COLOUR), **_THEMED}),
    q("body"): Rule(children=BLOCKS | names("sectPr")),
    **{q(name): Rule(children=BLOCKS) for name in ("hdr", "ftr")},
    q("footnotes"): Rule(children=names("footnote")),
    q("endnotes"): Rule(children=names("endnote")),
    **{
        q(name): Rule({**attributes("id", Kind.ID), **attributes("type", Kind.WORD)}, BLOCKS)
        for name in ("footnote", "endnote")
    },
    q("p"): Rule(children=INLINES | names("pPr")),
    q("pPr"): Rule(children=names(" ".join(PARAGRAPH_PROPERTIES))),
    q("numPr"): Rule(children=names("ilvl numId")),
    q("ilvl"): Rule(_NUMBER),
    q("numId"): Rule(_ID),
    q("pBdr"): Rule(children=names(_SIDES)),
    q("tabs"): Rule(children=names("tab")),
    q("tab"): Rule({**attributes("val leader", Kind.WORD), **attributes("pos", Kind.NUMBER)}),
    q("rPr"): Rule(children=names(" ".join(RUN_PROPERTIES))),
    q("r"): Rule(children=RUN_CONTENT),
    q("hyperlink"): Rule(
        {**attributes("r:id anchor", Kind.ID), **attributes("history", Kind.ON_OFF)},
        INLINES - names("hyperlink"),
    ),
    q("fldSimple"): Rule(attributes("instr", Kind.ID), INLINES),
    **{q(name): Rule(attributes("val", Kind.WORD), INLINES) for name in ("bdo", "dir")},
    q("bookmarkStart"): Rule(
        {**attributes("id name", Kind.ID), **attributes("colFirst colLast", Kind.NUMBER)}
    ),
    q("bookmarkEnd"): Rule(attributes("id", Kind.ID)),
    q("t"): Rule(text=Kind.TEXT),
    q("instrText"): Rule(text=Kind.ID),
    q("br"): Rule(attributes("type clear", Kind.WORD)),
    **{
        q(name): Rule()
        for name in ("cr", "noBreakHyphen", "softHyphen", "separator", "continuationSeparator")
    },
    **{q(name): Rule() for name in ("footnoteRef", "endnoteRef")},
    q("sym"): Rule({**attributes("font", Kind.SYMBOLS), **attributes("char", Kind.HEX)}),
    q("ptab"): Rule(attributes("alignment relativeTo leader", Kind.WORD)),
    q("fldChar"): Rule(attributes("fldCharType", Kind.WORD)),
    **{
        q(name): Rule({**attributes("id", Kind.ID), **attributes("customMarkFollows", Kind.ON_OFF)})
        for name in ("footnoteReference", "endnoteReference")
    },
    q("drawing"): Rule(children=names("wp:inline wp:anchor")),
    q("tbl"): Rule(children=names(f"tblPr tblGrid tr {_MARKS}")),
    q("tblPr"): Rule(children=names(" ".join(TABLE_PROPERTIES))),
    q("tblPrEx"): Rule(
        children=names(" ".join(TABLE_PROPERTIES)) - names("tblStyle tblCaption tblDescription")
    ),
    q("tblBorders"): Rule(children=names(_SIDES)),
    q("tcBorders"): Rule(children=names(_SIDES)),
    q("tblCellMar"): Rule(children=names(_SIDES)),
    q("tcMar"): Rule(children=names(_SIDES)),
    q("tblGrid"): Rule(children=names("gridCol")),
    q("gridCol"): Rule(attributes("w", Kind.NUMBER)),
    q("tr"): Rule(children=names(f"tblPrEx trPr tc {_MARKS}")),
    q("trPr"): Rule(children=names(" ".join(ROW_PROPERTIES))),
    q("tc"): Rule(children=BLOCKS | names("tcPr")),
    q("tcPr"): Rule(children=names(" ".join(CELL_PROPERTIES))),
    q("sectPr"): Rule(children=names(" ".join(SECTION_PROPERTIES))),
    q("footnotePr"): Rule(children=names("pos numFmt numStart numRestart footnote")),
    q("endnotePr"): Rule(children=names("pos numFmt numStart numRestart endnote")),
    **{q(name): Rule(_WORD) for name in ("pos", "numFmt", "numRestart")},
    q("numStart"): Rule(_NUMBER),
    q("pgBorders"): Rule(attributes("zOrder display offsetFrom", Kind.WORD), names(_SIDES)),
    q("cols"): Rule(SECTION_PROPERTIES["cols"], names("col")),
    q("col"): Rule(attributes("w space", Kind.NUMBER)),
}
"""Every element of a story, by qualified name; an element that stands in several places has all its attributes."""
