"""The parts beside the text: styles, numbering, settings, fonts, theme.

Source: ECMA-376 part 1, 17.7 (styles), 17.8 (fonts), 17.9 (numbering), 17.15 (settings), 20.1.6 (themes).
"""

from collections.abc import Mapping

from cspr_docs.word.scrub.allowed.rule import Rule, attributes, each, names, q
from cspr_docs.word.scrub.allowed.text import RULES as TEXT
from cspr_docs.word.scrub.allowed.values import Kind

_ON_OFF = attributes("val", Kind.ON_OFF)
_WORD = attributes("val", Kind.WORD)
_NUMBER = attributes("val", Kind.NUMBER)
_ID = attributes("val", Kind.ID)

STYLE_PARTS = names(
    "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr"
)

STYLES: Mapping[str, Rule] = {
    **TEXT,
    q("style"): Rule(
        {
            **attributes("type", Kind.WORD),
            **attributes("styleId", Kind.ID),
            **attributes("default customStyle", Kind.ON_OFF),
        },
        STYLE_PARTS,
    ),
    **{q(name): Rule(_ID) for name in ("name", "basedOn", "next", "link")},
    **{q(name): Rule(_ON_OFF) for name in ("semiHidden", "unhideWhenUsed", "qFormat")},
    q("uiPriority"): Rule(_NUMBER),
    q("tblStylePr"): Rule(attributes("type", Kind.WORD), names("pPr rPr tblPr trPr tcPr")),
    q("docDefaults"): Rule(children=names("rPrDefault pPrDefault")),
    q("rPrDefault"): Rule(children=names("rPr")),
    q("pPrDefault"): Rule(children=names("pPr")),
}

NUMBERING: Mapping[str, Rule] = {
    **TEXT,
    q("abstractNum"): Rule(
        attributes("abstractNumId", Kind.ID), names("multiLevelType styleLink numStyleLink lvl")
    ),
    q("multiLevelType"): Rule(_WORD),
    q("styleLink"): Rule(_ID),
    q("numStyleLink"): Rule(_ID),
    q("lvl"): Rule(
        attributes("ilvl", Kind.NUMBER),
        names("start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr"),
    ),
    q("start"): Rule({**TEXT[q("start")].attributes, **_NUMBER}),
    q("lvlRestart"): Rule(_NUMBER),
    q("isLgl"): Rule(_ON_OFF),
    q("suff"): Rule(_WORD),
    q("lvlText"): Rule({**attributes("val", Kind.LEVEL), **attributes("null", Kind.ON_OFF)}),
    q("lvlJc"): Rule(_WORD),
    q("num"): Rule(attributes("numId", Kind.ID), names("abstractNumId lvlOverride")),
    q("abstractNumId"): Rule(_ID),
    q("lvlOverride"): Rule(attributes("ilvl", Kind.NUMBER), names("startOverride lvl")),
    q("startOverride"): Rule(_NUMBER),
}

SETTINGS_KEPT = {
    **each(
        "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
        "displayBackgroundShape autoHyphenation doNotHyphenateCaps evenAndOddHeaders noPunctuationKerning",
        Rule(_ON_OFF),
    ),
    **each("defaultTabStop consecutiveHyphenLimit hyphenationZone", Rule(_NUMBER)),
    "characterSpacingControl": Rule(_WORD),
    "footnotePr": TEXT[q("footnotePr")],
    "endnotePr": TEXT[q("endnotePr")],
    "compat": Rule(children=names("compatSetting")),
    "themeFontLang": Rule(attributes("val eastAsia bidi", Kind.LANGUAGE)),
    "clrSchemeMapping": Rule(
        attributes(
            "bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink",
            Kind.WORD,
        )
    ),
}

SETTINGS: Mapping[str, Rule] = {
    **TEXT,
    q("settings"): Rule(children=names(" ".join(SETTINGS_KEPT))),
    **{q(name): rule for name, rule in SETTINGS_KEPT.items()},
    q("compatSetting"): Rule({**attributes("name uri", Kind.ID), **attributes("val", Kind.NUMBER)}),
}

COMPATIBILITY = frozenset(
    each(
        "compatibilityMode overrideTableStyleFontSizeAndJustification enableOpenTypeFeatures doNotFlipMirrorIndents "
        "differentiateMultirowTableHeaders useWord2013TrackBottomHyphenation allowSpaceOfSameStyleInTable "
        "growAutofit",
        True,
    )
)
"""The names of the ways of laying out that are kept."""

SETTINGS_DROPPED = {
    "docVars": "the document's variables",
    "mailMerge": "the mail merge's data source",
    "attachedTemplate": "the address of the template",
    "rsids": "the numbers of the editing sessions",
    "documentProtection": "the protection against editing",
    "writeProtection": "the protection against writing",
    "trackRevisions": "the tracking of changes",
    "proofState": "the state of the spelling checker",
    "activeWritingStyle": "the state of the spelling checker",
    "hdrShapeDefaults": "the settings of shapes",
    "shapeDefaults": "the settings of shapes",
    "captions": "the labels of captions",
    "schemaLibrary": "the addresses of schemas",
    "attachedSchema": "the addresses of schemas",
    "saveThroughXslt": "the address of a transformation",
    "smartTagType": "the types of smart tags",
    "defaultTableStyle": "the style for new tables",
}
"""Settings that can hold words or addresses, and what a reader calls them; all others go without a word."""

FONT_TABLE: Mapping[str, Rule] = {
    q("fonts"): Rule(children=names("font")),
    q("font"): Rule(attributes("name", Kind.FONT), names("altName panose1 charset family pitch")),
    q("altName"): Rule(attributes("val", Kind.FONT)),
    q("panose1"): Rule(attributes("val", Kind.HEX)),
    q("charset"): Rule(attributes("val", Kind.HEX)),
    q("family"): Rule(_WORD),
    q("pitch"): Rule(_WORD),
}
