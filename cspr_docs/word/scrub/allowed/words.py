"""Names that say nothing of anybody: Word's own values, font families in common use, and names of styles.

Source: ECMA-376 part 1, 17.18 (WordprocessingML), 20.1.10 and 20.4.3 (DrawingML), 17.7.4.9 (`name`); Word's built-in
styles by their English names.
"""

from collections.abc import Iterator

_BORDERS = """nil none single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap
thickThinSmallGap thinThickThinSmallGap thinThickMediumGap thickThinMediumGap thinThickThinMediumGap
thinThickLargeGap thickThinLargeGap thinThickThinLargeGap wave doubleWave dashSmallGap dashDotStroked
threeDEmboss threeDEngrave outset inset"""
_SHADES = """clear solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross thinHorzStripe
thinVertStripe thinReverseDiagStripe thinDiagStripe thinHorzCross thinDiagCross pct5 pct10 pct12 pct15 pct20
pct25 pct30 pct35 pct37 pct40 pct45 pct50 pct55 pct60 pct62 pct65 pct70 pct75 pct80 pct85 pct87 pct90 pct95"""
_LINES = """words dottedHeavy dash dashedHeavy dashLong dashLongHeavy dashDotHeavy dashDotDotHeavy wavyHeavy
wavyDouble"""
_COLOURS = """black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed
darkYellow darkGray lightGray dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6
hyperlink followedHyperlink background1 text1 background2 text2 bg1 tx1 bg2 tx2 dk1 lt1 dk2 lt2 hlink folHlink
phClr windowText window"""
_THEME_FONTS = """majorEastAsia majorBidi majorAscii majorHAnsi minorEastAsia minorBidi minorAscii minorHAnsi
default eastAsia cs"""
_SCRIPTS = "baseline superscript subscript dot comma circle underDot"
_SIDES = """start center end both left right top bottom inside outside inline text margin page column character
paragraph line leftMargin rightMargin topMargin bottomMargin insideMargin outsideMargin bothSides largest"""
_JUSTIFIED = "mediumKashida distribute numTab highKashida lowKashida thaiDistribute"
_TABS = "decimal bar num hyphen underscore heavy middleDot indent"
_SPACED = "auto exact atLeast"
_TURNED = "tb rl lr tbV rlV lrV btLr lrTb tbRl lrTbV tbRlV tbLrV ltr rtl"
_FRAMES = "drop notBeside around tight through allLines firstAndLastLine firstLineOnly lastLineOnly all"
_TABLES = "fixed autofit pct dxa never overlap restart continue"
_TABLE_PARTS = """wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz neCell nwCell
seCell swCell"""
_BREAKS = "textWrapping nextPage nextColumn continuous evenPage oddPage portrait landscape"
_NUMBERS = """upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago bullet
decimalZero numberInDash decimalEnclosedCircle decimalEnclosedFullstop decimalEnclosedParen decimalFullWidth
decimalHalfWidth period colon emDash enDash newPage newSection eachSect eachPage singleLevel multilevel
hybridMultilevel tab space nothing"""
_PAGES = "lines linesAndChars snapToChars front back allPages firstPage notFirstPage"
_NOTES = """normal separator continuationSeparator continuationNotice pageBottom beneathText sectEnd docEnd
first even begin separate"""
_STYLES = "table numbering"
_FONTS = "decorative modern roman script swiss fixed variable"
_SETTINGS = "doNotCompress compressPunctuation compressPunctuationAndJapaneseKana"
_PICTURES = """rect roundRect ellipse snip1Rect round2SameRect sq rnd flat sng dbl thickThin thinThick tri ctr in
dash dashDot lgDash lgDashDot lgDashDotDot sysDash sysDashDot sysDashDotDot sysDot lin"""
_MORE = "oval arrow triangle diamond stealth med sm lg"

WORDS = frozenset(
    word
    for words in (
        *(_BORDERS, _SHADES, _LINES, _COLOURS, _THEME_FONTS, _SCRIPTS, _SIDES, _JUSTIFIED, _TABS, _SPACED),
        *(_TURNED, _FRAMES, _TABLES, _TABLE_PARTS, _BREAKS, _NUMBERS, _PAGES, _NOTES, _STYLES, _FONTS),
        *(_SETTINGS, _PICTURES, _MORE),
    )
    for word in words.split()
)
"""Every value of the lists that formatting is chosen from, but those for art borders and shapes."""

_FAMILIES = """Arial|Arial Black|Arial Narrow|Arial Unicode MS|Aptos|Aptos Display|Aptos Narrow|Bahnschrift|
Book Antiqua|Bookman Old Style|Calibri|Calibri Light|Cambria|Cambria Math|Candara|Carlito|Caladea|Century|
Century Gothic|Comic Sans MS|Consolas|Constantia|Corbel|Courier|Courier New|DejaVu Sans|DejaVu Sans Mono|
DejaVu Serif|Ebrima|Franklin Gothic Book|Franklin Gothic Medium|Garamond|Gadugi|Georgia|Gill Sans MT|Helvetica|
Helvetica Neue|Impact|Lato|Leelawadee UI|Liberation Mono|Liberation Sans|Liberation Serif|Lucida Console|
Lucida Sans Unicode|Malgun Gothic|Microsoft JhengHei|Microsoft Sans Serif|Microsoft YaHei|MS Gothic|MS Mincho|
MS PGothic|MS Sans Serif|Nirmala UI|Noto Sans|Noto Sans Symbols|Noto Serif|Open Sans|OpenSymbol|
Palatino Linotype|Roboto|Rockwell|Segoe UI|Segoe UI Emoji|Segoe UI Light|Segoe UI Semibold|Segoe UI Symbol|
SimSun|Source Sans Pro|Sylfaen|Symbol|Tahoma|Times|Times New Roman|Trebuchet MS|Tw Cen MT|Verdana|Webdings|
Wingdings|Wingdings 2|Wingdings 3|Yu Gothic|Yu Mincho|sans-serif|serif"""

FONTS = frozenset(" ".join(name.split()).casefold() for name in _FAMILIES.split("|"))
"""Font families by name, casefolded; others are left out, since a font's name may be a person's."""

HOUSE = {
    "annotation text": "CommentText",
    "annotation reference": "CommentReference",
    "Appendix Heading": "AppendixHeading",
    "Appendix Heading 2": "AppendixHeading2",
    "Appendix Heading 3": "AppendixHeading3",
    "Briefing Heading": "BriefingHeading",
    "Letter Heading": "LetterHeading",
    "Cover Text": "CoverText",
    "Callout": "Callout",
    "Table Text": "TableText",
    "Table Header": "TableHeader",
    "Table Label": "TableLabel",
    "Letter Address": "LetterAddress",
    "Template Control": "TemplateControl",
    "Draft": "Draft",
    "Marking": "Marking",
    "Letterhead": "Letterhead",
    "Letterhead Details": "LetterheadDetails",
    "Prompt": "Prompt",
    "Draft Mark": "DraftMark",
    "Prose Table": "ProseTable",
    "Fact Table": "FactTable",
}
"""The names of the house style that are not Word's own or go by another id."""

_WORDS_OWN = """Normal|Normal (Web)|Normal Indent|Normal Table|Default Paragraph Font|No List|No Spacing|Title|
Subtitle|Body Text|Body Text 2|Body Text 3|Body Text Indent|Body Text Indent 2|Body Text Indent 3|
Body Text First Indent|Body Text First Indent 2|Block Text|header|footer|footnote text|footnote reference|
endnote text|endnote reference|annotation subject|Balloon Text|caption|table of figures|table of authorities|
toa heading|TOC Heading|index heading|line number|page number|macro|List|List Paragraph|Closing|Signature|
E-mail Signature|Message Header|Salutation|Date|Note Heading|Hyperlink|FollowedHyperlink|Strong|Emphasis|
Subtle Emphasis|Intense Emphasis|Subtle Reference|Intense Reference|Book Title|Quote|Intense Quote|Bibliography|
Document Map|Plain Text|Placeholder Text|Unresolved Mention|Mention|Hashtag|Smart Hyperlink|Smart Link|
HTML Preformatted|HTML Address|HTML Cite|HTML Code|HTML Definition|HTML Keyboard|HTML Sample|HTML Typewriter|
HTML Variable|HTML Acronym|envelope address|envelope return|Table Grid|Table Grid Light|Grid Table Light|
Table Theme|Table Normal|Table Contents|Table Heading|Internet Link|Footnote Characters|Endnote Characters|
Footnote Anchor|Endnote Anchor|Numbering Symbols|Bullets|Index|Heading|Index Link|Header and Footer|
Outline List 1|Outline List 2|Outline List 3"""

_COLOURED_TABLES = (
    *("Light Shading", "Light List", "Light Grid", "Medium Shading 1", "Medium Shading 2", "Medium List 1"),
    *("Medium List 2", "Medium Grid 1", "Medium Grid 2", "Medium Grid 3", "Dark List", "Colorful Shading"),
    *("Colorful List", "Colorful Grid"),
)
_KINDS = ("1 Light", "2", "3", "4", "5 Dark", "6 Colorful", "7 Colorful")


def _own() -> Iterator[str]:
    yield from (" ".join(name.split()) for name in _WORDS_OWN.split("|"))
    for number in range(1, 10):
        yield from (f"{name} {number}" for name in ("heading", "toc", "index"))
    for number in range(2, 6):
        yield from (f"{name} {number}" for name in ("List", "List Bullet", "List Number", "List Continue"))
    yield from ("List Bullet", "List Number", "List Continue")
    yield from (f"Plain Table {number}" for number in range(1, 6))
    for name in _COLOURED_TABLES:
        yield from (name, *(f"{name} Accent {number}" for number in range(1, 7)))
    for base in ("Grid Table", "List Table"):
        for kind in _KINDS:
            plain = f"{base} {kind}"
            yield from (plain, *(f"{plain} - Accent {number}" for number in range(1, 7)))


BUILT_IN = frozenset(name.casefold() for name in _own())
"""Casefolded; Word names a paragraph style's own characters after it, with ` Char` behind."""
