"""Every element that a published Word file may have, and what it may hold.

Source: ECMA-376 part 1, 17.2 to 17.11, 17.15, 17.16 (text, styles, fonts, numbering, settings), 20.1 (a), 20.2.2 (pic),
20.4.2 (wp).
"""

from collections.abc import Mapping
from functools import partial

from cspr_docs.word.scrub.allowed.notation import Allowed, elements, holds, names, properties, q

_BLOCKS = "p tbl bookmarkStart bookmarkEnd"
_INLINES = "r fldSimple bdo dir bookmarkStart bookmarkEnd"
_SIDES = "top left start bottom right end insideH insideV tl2br tr2bl between bar"

_SWITCH = holds(on_off="val")
_WORD = holds(word="val")
_NUMBER = holds(number="val")
_ID = holds(id="val")
_NOTHING = holds()
_WIDTH = holds(number="w", word="type")
_THEMED = holds(word="themeColor themeFill", hex="themeTint themeShade themeFillTint themeFillShade")
_BORDER = holds(word="val", colour="color", number="sz space", on_off="shadow frame") | _THEMED
_NOTE_PROPERTIES = "pos numFmt numStart numRestart"

_PROPERTIES = elements(
    {
        # of runs
        "rStyle": _ID,
        "rFonts": holds(
            font="ascii hAnsi eastAsia cs", word="hint asciiTheme hAnsiTheme eastAsiaTheme cstheme"
        ),
        "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof rtl cs": _SWITCH,
        "color": holds(colour="val") | _THEMED,
        "spacing": holds(
            number="val before after line beforeLines afterLines",
            on_off="beforeAutospacing afterAutospacing",
            word="lineRule",
        ),
        "w kern position sz szCs": _NUMBER,
        "highlight vertAlign em": _WORD,
        "u": holds(word="val", colour="color") | _THEMED,
        "bdr": _BORDER,
        "shd": holds(word="val", colour="color fill") | _THEMED,
        "lang": holds(language="val eastAsia bidi"),
        # of paragraphs
        "pStyle": _ID,
        "keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku": _SWITCH,
        "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid": _SWITCH,
        "contextualSpacing mirrorIndents suppressOverlap": _SWITCH,
        "framePr": holds(
            number="w h hSpace vSpace x y lines",
            word="dropCap wrap hAnchor vAnchor xAlign yAlign hRule",
            on_off="anchorLock",
        ),
        "numPr": holds("ilvl numId"),
        "ilvl": _NUMBER,
        "numId": _ID,
        "tabs": holds("tab"),
        "tab": holds(word="val leader", number="pos"),
        "ind": holds(
            number="left right start end hanging firstLine leftChars rightChars startChars endChars hangingChars "
            "firstLineChars"
        ),
        "jc textDirection textAlignment textboxTightWrap": _WORD,
        "outlineLvl": _NUMBER,
        "cnfStyle": holds(
            hex="val",
            on_off="firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand evenHBand firstRowFirstColumn "
            "firstRowLastColumn lastRowFirstColumn lastRowLastColumn",
        ),
        "pBdr tblBorders tcBorders tblCellMar tcMar": holds(_SIDES),
        _SIDES: _BORDER | _WIDTH,
        # of tables, rows and cells
        "tblStyle": _ID,
        "tblpPr": holds(
            number="leftFromText rightFromText topFromText bottomFromText tblpX tblpY",
            word="vertAnchor horzAnchor tblpXSpec tblpYSpec",
        ),
        "bidiVisual cantSplit tblHeader noWrap tcFitText hideMark": _SWITCH,
        "tblStyleRowBandSize tblStyleColBandSize gridBefore gridAfter gridSpan": _NUMBER,
        "tblW tblCellSpacing tblInd wBefore wAfter tcW": _WIDTH,
        "tblOverlap hMerge vMerge vAlign": _WORD,
        "tblLayout": holds(word="type"),
        "tblLook": holds(hex="val", on_off="firstRow lastRow firstColumn lastColumn noHBand noVBand"),
        "tblCaption tblDescription": holds(text="val"),
        "trHeight": holds(number="val", word="hRule"),
        # of sections
        "headerReference footerReference": holds(word="type", id="r:id"),
        "footnotePr": holds(f"{_NOTE_PROPERTIES} footnote"),
        "endnotePr": holds(f"{_NOTE_PROPERTIES} endnote"),
        "pos numFmt numRestart type": _WORD,
        "numStart": _NUMBER,
        "pgSz": holds(number="w h code", word="orient"),
        "pgMar": holds(number="top right bottom left header footer gutter"),
        "paperSrc": holds(number="first other"),
        "pgBorders": holds(_SIDES, word="zOrder display offsetFrom"),
        "lnNumType": holds(number="countBy start distance", word="restart"),
        "pgNumType": holds(number="start chapStyle", word="fmt chapSep"),
        "cols": holds("col", number="num space", on_off="equalWidth sep"),
        "col": holds(number="w space"),
        "formProt noEndnote titlePg rtlGutter": _SWITCH,
        "docGrid": holds(number="linePitch charSpace", word="type"),
    }
)
_ROW_PROPERTIES = (
    "cnfStyle gridBefore gridAfter wBefore wAfter tblCellSpacing cantSplit trHeight tblHeader jc"
)
_WITH_PROPERTIES = {*_PROPERTIES, *names("rPr sectPr")}
_TABLE = properties("tblPr", _WITH_PROPERTIES)

TEXT: Mapping[str, Allowed] = {
    **_PROPERTIES,
    **{q(name): properties(name, _WITH_PROPERTIES) for name in ("rPr", "pPr", "tcPr")},
    **elements(
        {
            "sectPr": properties("sectPr", _WITH_PROPERTIES, "headerReference footerReference"),
            "tblPr": _TABLE,
            "tblPrEx": Allowed(children=_TABLE.children - names("tblStyle tblCaption tblDescription")),
            "trPr": holds(_ROW_PROPERTIES),
            "document": holds("background body"),
            "background": holds(colour="color") | _THEMED,
            "body": holds(f"{_BLOCKS} sectPr"),
            "hdr ftr": holds(_BLOCKS),
            "footnotes": holds("footnote"),
            "endnotes": holds("endnote"),
            "footnote endnote": holds(_BLOCKS, id="id", word="type"),
            "p": holds(f"{_INLINES} hyperlink pPr"),
            "r": holds(
                "rPr t tab br cr noBreakHyphen sym ptab fldChar instrText drawing footnoteReference "
                "endnoteReference footnoteRef endnoteRef separator continuationSeparator"
            ),
            "hyperlink": holds(_INLINES, id="r:id anchor", on_off="history"),
            "fldSimple": holds(f"{_INLINES} hyperlink", id="instr"),
            "bdo dir": holds(f"{_INLINES} hyperlink", word="val"),
            "bookmarkStart": holds(id="id name", number="colFirst colLast"),
            "bookmarkEnd": holds(id="id"),
            "t": holds(content="text"),
            "instrText": holds(content="id"),
            "br": holds(word="type clear"),
            "cr noBreakHyphen separator continuationSeparator footnoteRef endnoteRef": _NOTHING,
            "sym": holds(symbols="font", hex="char"),
            "ptab": holds(word="alignment relativeTo leader"),
            "fldChar": holds(word="fldCharType"),
            "footnoteReference endnoteReference": holds(id="id", on_off="customMarkFollows"),
            "drawing": holds("wp:inline wp:anchor"),
            "tbl": holds("tblPr tblGrid tr bookmarkStart bookmarkEnd"),
            "tblGrid": holds("gridCol"),
            "gridCol": holds(number="w"),
            "tr": holds("tblPrEx trPr tc bookmarkStart bookmarkEnd"),
            "tc": holds(f"{_BLOCKS} tcPr"),
        }
    ),
}
"""Paragraphs, runs, tables and sections; an element that stands in several places has all its attributes."""

STYLES: Mapping[str, Allowed] = {
    **TEXT,
    **elements(
        {
            "style": holds(
                "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr "
                "tblStylePr",
                word="type",
                id="styleId",
                on_off="default customStyle",
            ),
            "name basedOn next link": _ID,
            "semiHidden unhideWhenUsed qFormat": _SWITCH,
            "uiPriority": _NUMBER,
            "tblStylePr": holds("pPr rPr tblPr trPr tcPr", word="type"),
            "docDefaults": holds("rPrDefault pPrDefault"),
            "rPrDefault": holds("rPr"),
            "pPrDefault": holds("pPr"),
        }
    ),
}

NUMBERING: Mapping[str, Allowed] = {
    **TEXT,
    **elements(
        {
            "abstractNum": holds("multiLevelType styleLink numStyleLink lvl", id="abstractNumId"),
            "multiLevelType suff lvlJc": _WORD,
            "styleLink numStyleLink abstractNumId": _ID,
            "lvl": holds("start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr", number="ilvl"),
            "start": TEXT[q("start")] | _NUMBER,
            "lvlRestart startOverride": _NUMBER,
            "isLgl": _SWITCH,
            "lvlText": holds(level="val", on_off="null"),
            "num": holds("abstractNumId lvlOverride", id="numId"),
            "lvlOverride": holds("startOverride lvl", number="ilvl"),
        }
    ),
}

KEPT_SETTINGS: Mapping[str, Allowed] = elements(
    {
        "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter": _SWITCH,
        "gutterAtTop displayBackgroundShape autoHyphenation doNotHyphenateCaps evenAndOddHeaders": _SWITCH,
        "noPunctuationKerning": _SWITCH,
        "defaultTabStop consecutiveHyphenLimit hyphenationZone": _NUMBER,
        "characterSpacingControl": _WORD,
        "footnotePr": TEXT[q("footnotePr")],
        "endnotePr": TEXT[q("endnotePr")],
        "compat": holds("compatSetting"),
        "themeFontLang": holds(language="val eastAsia bidi"),
        "clrSchemeMapping": holds(
            word="bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink"
        ),
    }
)
SETTINGS: Mapping[str, Allowed] = {
    **TEXT,
    **KEPT_SETTINGS,
    q("compatSetting"): holds(id="name uri", number="val"),
}
_COMPATIBILITY = """compatibilityMode overrideTableStyleFontSizeAndJustification enableOpenTypeFeatures
doNotFlipMirrorIndents differentiateMultirowTableHeaders useWord2013TrackBottomHyphenation
allowSpaceOfSameStyleInTable growAutofit"""
COMPATIBILITY = frozenset(_COMPATIBILITY.split())
"""The names of the ways of laying out that are kept."""

FONT_TABLE: Mapping[str, Allowed] = elements(
    {
        "font": holds("altName panose1 charset family pitch", font="name"),
        "altName": holds(font="val"),
        "panose1 charset": holds(hex="val"),
        "family pitch": _WORD,
    }
)

_plain = partial(holds, plain=True)
_POINT = _plain(number="x y")
_SIZE = _plain(number="cx cy")
_EDGES = _plain(number="l t r b")
_APART = "distT distB distL distR"
_LOCKS = _plain(
    on_off="noGrp noDrilldown noSelect noRot noChangeAspect noMove noResize noEditPoints noAdjustHandles "
    "noChangeArrowheads noChangeShapeType noCrop"
)
_IN_FRAME = "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic"
_COLOURS = "a:srgbClr a:schemeClr a:prstClr a:sysClr"
_AMOUNTS = "a:alpha a:alphaOff a:alphaMod a:lumMod a:lumOff a:tint a:shade a:satMod a:satOff"

DRAWING: Mapping[str, Allowed] = elements(
    {
        "wp:inline": _plain(_IN_FRAME, number=_APART),
        "wp:anchor": _plain(
            "wp:simplePos wp:positionH wp:positionV wp:wrapNone wp:wrapSquare wp:wrapTight wp:wrapThrough "
            f"wp:wrapTopAndBottom {_IN_FRAME}",
            number=f"{_APART} relativeHeight",
            on_off="simplePos behindDoc locked layoutInCell allowOverlap",
        ),
        "wp:simplePos wp:start wp:lineTo a:off": _POINT,
        "wp:positionH wp:positionV": _plain("wp:align wp:posOffset", word="relativeFrom"),
        "wp:align": holds(content="word"),
        "wp:posOffset": holds(content="number"),
        "wp:extent a:ext": _SIZE,
        "wp:effectExtent a:srcRect a:fillRect": _EDGES,
        "wp:wrapTopAndBottom": _plain("wp:effectExtent", number=_APART),
        "wp:wrapSquare": _plain("wp:effectExtent", number=_APART, word="wrapText"),
        "wp:wrapTight wp:wrapThrough": _plain("wp:wrapPolygon", number=_APART, word="wrapText"),
        "wp:wrapPolygon": _plain("wp:start wp:lineTo", on_off="edited"),
        "wp:docPr": _plain(id="id name", text="descr title"),
        "wp:cNvGraphicFramePr": holds("a:graphicFrameLocks"),
        "a:graphicFrameLocks a:picLocks": _LOCKS,
        "a:graphic": holds("a:graphicData"),
        "a:graphicData": _plain("pic:pic", id="uri"),
        "pic:pic": holds("pic:nvPicPr pic:blipFill pic:spPr"),
        "pic:nvPicPr": holds("pic:cNvPr pic:cNvPicPr"),
        "pic:cNvPr": _plain(id="id name"),
        "pic:cNvPicPr": _plain("a:picLocks", on_off="preferRelativeResize"),
        "pic:blipFill": _plain("a:blip a:srcRect a:stretch", on_off="rotWithShape"),
        "a:blip": holds("a:alphaModFix a:lum a:grayscl a:biLevel a:duotone a:clrChange", id="r:embed"),
        "a:duotone a:clrFrom a:clrTo": holds(_COLOURS),
        "a:clrChange": holds("a:clrFrom a:clrTo"),
        "a:alphaModFix": _plain(number="amt"),
        "a:lum": _plain(number="bright contrast"),
        "a:biLevel": _plain(number="thresh"),
        "a:stretch": holds("a:fillRect"),
        "pic:spPr": holds("a:xfrm a:prstGeom a:ln a:noFill a:solidFill"),
        "a:xfrm": _plain("a:off a:ext", number="rot", on_off="flipH flipV"),
        "a:prstGeom": _plain("a:avLst", id="prst"),
        "a:ln": _plain(
            "a:prstDash a:round a:bevel a:miter a:noFill a:solidFill", number="w", word="cap cmpd algn"
        ),
        "a:solidFill": holds(_COLOURS),
        "a:srgbClr": _plain(_AMOUNTS, colour="val"),
        "a:schemeClr a:prstClr a:sysClr": _plain(_AMOUNTS, word="val", colour="lastClr"),
        _AMOUNTS: _plain(number="val"),
        "a:prstDash": _plain(word="val"),
        "a:miter": _plain(number="lim"),
        "wp:wrapNone a:grayscl a:avLst a:noFill a:round a:bevel": _NOTHING,
    }
)
"""Pictures: where they stand, how large, and their alternative text."""
