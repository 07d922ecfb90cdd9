"""Words that no eye can read are refused wherever their colour, size or place comes from; pale ones are told."""

import re
from collections.abc import Mapping

import pytest

from cspr_docs.ooxml.namespaces import W14, w
from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Stop
from cspr_docs.word.scrub import Scrubbed, scrub
from tests.asked import some
from tests.canaries.draft import Draft, begun, paragraph, run
from tests.word_files import p, with_body

THEME = "word/theme/theme1.xml"
PALE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="101010"/>'


def draft_of(body: str, styles: Mapping[str, str] | None = None) -> Draft:
    """A draft with a body, and table styles by their ids."""
    draft = begun(with_body("<w:p/>", name="draft.docx"))
    for id_, inside in (styles or {}).items():
        draft.style(id_, "table", f'<w:name w:val="{id_}"/>{inside}')
    draft.body(body + p("Last."))
    return draft


def refused(package: Package) -> list[str]:
    """The messages of what is refused as unseen; nothing else is."""
    try:
        scrub(package, "Title")
    except Stop as stop:
        problems = stop.problems
    else:
        return []
    assert {problem.code for problem in problems} == {"scrub-invisible"}
    return [problem.message for problem in problems]


def told(package: Package) -> list[str]:
    """The advice on words that few can read."""
    done: Scrubbed = scrub(package, "Title")
    assert {problem.code for problem in done.told} <= {"text-pale"}
    return [problem.message for problem in done.told]


def cell(inside: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def a_table(*rows: str, own: str = "", columns: int = 1) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr>{own}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def a_row(*cells: str, exceptions: str = "") -> str:
    return f"<w:tr>{exceptions}{''.join(cells)}</w:tr>"


def shade(fill: str, pattern: str = "clear", colour: str = "auto", more: str = "") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{colour}" w:fill="{fill}" {more}/>'


def words(properties: str, around: str = "") -> str:
    return paragraph(run("Hidden words", properties), around)


BLACK = '<w:color w:val="000000"/>'
UNSEEN = {
    "black on a solid pattern": words(BLACK + shade("auto", "solid", "000000")),
    "black on a solid pattern of no colour": words(BLACK + shade("FFFFFF", "solid")),
    "black on nearly all of a pattern": words(BLACK + shade("FFFFFF", "pct95", "000000")),
    "navy on black": words('<w:color w:val="000080"/>' + shade("000000")),
    "darker grey on black": words('<w:color w:val="1A1A1A"/>' + shade("000000")),
    "on a black paragraph": words(BLACK, shade("000000")),
    "in a black cell": a_table(a_row(cell(words(BLACK), shade("000000")))),
    "in a cell of a black cell": a_table(
        a_row(cell(a_table(a_row(cell(words(BLACK)))) + "<w:p/>", shade("000000")))
    ),
    "in a black row": a_table(
        a_row(cell(words(BLACK)), exceptions=f"<w:tblPrEx>{shade('000000')}</w:tblPrEx>")
    ),
    "in a black table": a_table(a_row(cell(words(BLACK))), own=shade("000000")),
    "black on the theme's text": words(BLACK + shade("auto", more='w:themeFill="text1"')),
    "the theme's paper, whatever is kept beside it": words(
        '<w:color w:val="FF0000" w:themeColor="background1"/>'
    ),
    "the theme's paper, hardly shaded": words(
        '<w:color w:val="000000" w:themeColor="background1" w:themeShade="E6"/>'
    ),
    "the theme's text, tinted away": words('<w:color w:val="000000" w:themeColor="text1" w:themeTint="12"/>'),
    "pale on white": words('<w:color w:val="EEEEEE"/>'),
    "less pale on white": words('<w:color w:val="E8E8E8"/>'),
    "marked in its own colour": words('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'),
    "white on white over a black cell": a_table(a_row(cell(words(PALE + shade("FFFFFF")), shade("000000")))),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_words_of_hardly_any_contrast_are_refused_whatever_says_so(name: str) -> None:
    (message,) = refused(draft_of(UNSEEN[name]).package())
    assert message.endswith("words in the colour of what is behind them")
    assert "Hidden" not in message


SEEN = {
    "white on a black cell": a_table(a_row(cell(words(PALE), shade("000000")))),
    "the theme's text, whatever is kept beside it": words('<w:color w:val="FFFFFF" w:themeColor="text1"/>'),
    "a colour that Word chooses": words('<w:color w:val="auto"/>' + shade("000000")),
    "black where a mark covers the black": words(BLACK + '<w:highlight w:val="yellow"/>' + shade("000000")),
    "black on a pattern of nothing": words(BLACK + shade("000000", "nil")),
    "black where the inner cell is white": a_table(
        a_row(cell(words(BLACK, shade("FFFFFF")), shade("000000")))
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_words_that_stand_out_are_neither_refused_nor_told(name: str) -> None:
    assert told(draft_of(SEEN[name]).package()) == []


def part(type_: str, inside: str) -> str:
    return f'<w:tblStylePr w:type="{type_}">{inside}</w:tblStylePr>'


LOOK = '<w:tblStyle w:val="Own"/><w:tblLook w:val="04A0"/>'
WHITE_HEAD = part("firstRow", f"<w:rPr>{PALE}</w:rPr><w:tcPr>{shade('202020')}</w:tcPr>")
BANDS = part("band2Horz", f"<w:tcPr>{shade('000000')}</w:tcPr>") + part("band1Vert", f"<w:rPr>{PALE}</w:rPr>")


def test_each_cell_has_the_part_of_its_tables_style_that_falls_on_it() -> None:
    plain = [a_row(cell(words("")), cell(words(BLACK))) for _ in range(3)]
    head = a_table(*plain, own=LOOK, columns=2)
    assert refused(draft_of(head, {"Own": WHITE_HEAD}).package()) == [
        "table 1, row 1, column 2: words in the colour of what is behind them"
    ]
    no_head = head.replace("04A0", "0480")
    assert refused(draft_of(no_head, {"Own": WHITE_HEAD}).package()) == []
    bands = {"Own": BANDS}
    assert [re.findall(r"row \d, column \d", one) for one in refused(draft_of(head, bands).package())] == [
        ["row 3, column 2"]
    ]
    by_columns = head.replace("04A0", "0200")
    assert [
        re.findall(r"row \d, column \d", one) for one in refused(draft_of(by_columns, bands).package())
    ] == [[f"row {row}, column 1"] for row in (1, 2, 3)]


def test_a_style_shades_what_it_is_based_on_does_not() -> None:
    table = a_table(a_row(cell(words(BLACK))), own='<w:tblStyle w:val="Child"/>')
    styles = {"Own": f"<w:tblPr>{shade('000000')}</w:tblPr>", "Child": '<w:basedOn w:val="Own"/>'}
    assert len(refused(draft_of(table, styles).package())) == 1
    styles["Child"] += f"<w:tcPr>{shade('FFFFFF')}</w:tcPr>"
    assert refused(draft_of(table, styles).package()) == []


def test_the_pages_own_colour_counts_where_it_is_shown() -> None:
    draft = draft_of(words('<w:color w:val="101010"/>'))
    root = draft.tree("word/document.xml")
    root.insert(0, root.makeelement(w("background"), {w("color"): "000000"}))
    assert refused(draft.package()) == []
    draft.into("settings", "<w:displayBackgroundShape/>", first=True)
    assert len(refused(draft.package())) == 1


def test_what_is_kept_beside_a_colour_of_the_theme_is_put_right_for_programs_without_themes() -> None:
    body = words('<w:color w:val="FFFFFF" w:themeColor="text1"/>')
    done = scrub(draft_of(body).package(), "Title")
    assert b'w:val="FFFFFF"' not in done.package["word/document.xml"]
    assert b'<w:color w:val="000000" w:themeColor="text1"/>' in done.package["word/document.xml"]


@pytest.mark.parametrize(
    ("properties", "messages"),
    [
        ('<w:color w:val="AAAAAA"/>', ["paragraph 1: words with a contrast of 2.3 to 1"]),
        ('<w:color w:val="333333"/>' + shade("000000"), ["paragraph 1: words with a contrast of 1.7 to 1"]),
        ('<w:color w:val="888888"/><w:sz w:val="36"/>', []),
        ('<w:color w:val="888888"/><w:b/><w:sz w:val="28"/>', []),
        ('<w:color w:val="888888"/><w:sz w:val="28"/>', ["paragraph 1: words with a contrast of 3.5 to 1"]),
        ('<w:color w:val="AAAAAA"/><w:sz w:val="36"/>', ["paragraph 1: words with a contrast of 2.3 to 1"]),
        ('<w:color w:val="767676"/>', []),
    ],
)
def test_words_that_few_can_read_are_told_and_not_refused(properties: str, messages: list[str]) -> None:
    assert told(draft_of(words(properties)).package()) == messages


def filled(inside: str) -> str:
    return words(f'<w14:textFill xmlns:w14="{W14}">{inside}</w14:textFill>')


def plain_fill(colour: str, more: str = "") -> str:
    return f'<w14:solidFill><w14:srgbClr w14:val="{colour}">{more}</w14:srgbClr></w14:solidFill>'


HIDING = {
    "white": filled(plain_fill("FFFFFF")),
    "the theme's paper": filled('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'),
    "all see-through": filled(plain_fill("000000", '<w14:alpha w14:val="100000"/>')),
    "nearly all see-through": filled(plain_fill("000000", '<w14:alpha w14:val="90000"/>')),
    "none": filled("<w14:noFill/>"),
    "from black into white": filled(
        '<w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="000000"/></w14:gs><w14:gs w14:pos="100000">'
        '<w14:srgbClr w14:val="FFFFFF"/></w14:gs></w14:gsLst></w14:gradFill>'
    ),
}


@pytest.mark.parametrize("name", HIDING)
def test_an_effect_that_hides_words_is_not_cleaned_into_view(name: str) -> None:
    (message,) = refused(draft_of(HIDING[name]).package())
    assert message == "paragraph 1: words that an effect on text hides"


def test_an_effect_that_hides_nothing_goes() -> None:
    body = filled(plain_fill("203060", '<w14:alpha w14:val="20000"/>'))
    done = scrub(draft_of(body).package(), "Title")
    assert b"textFill" not in done.package["word/document.xml"]
    assert "1 effect on text" in done.taken_out


SECTION = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
)
OFF_PAGE = {
    "an indent beyond the edge": words("", '<w:ind w:left="20000"/>'),
    "an indent with a unit": words("", '<w:ind w:left="40cm"/>'),
    "an indent beyond the other edge": words("", '<w:ind w:left="-9000"/>'),
    "a first line beyond the edge": words("", '<w:ind w:firstLine="15000"/>'),
    "a last word beyond the edge": words("", '<w:ind w:right="-9000"/>'),
    "no line left": words("", '<w:ind w:right="20000"/>'),
    "a cell of one twip": a_table(a_row(cell(words("")).replace('w:w="2000"', 'w:w="1"'))),
    "an indent in a cell": a_table(a_row(cell(words("", '<w:ind w:left="15000"/>')))),
    "a table beyond the edge": a_table(a_row(cell(words(""))), own='<w:tblInd w:w="20000" w:type="dxa"/>'),
    "a table that floats away": a_table(
        a_row(cell(words(""))), own='<w:tblpPr w:tblpX="30000" w:tblpY="1"/>'
    ),
    "a frame beyond the edge": words("", '<w:framePr w:w="2000" w:x="30000" w:y="1" w:hAnchor="page"/>'),
    "a frame of one twip": words("", '<w:framePr w:w="1" w:x="1" w:y="1"/>'),
    "columns of one twip": words("", f'<w:sectPr>{SECTION}<w:cols w:num="2" w:space="9024"/></w:sectPr>'),
    "margins that leave no room": words(
        "", f"<w:sectPr>{SECTION}</w:sectPr>".replace('w:left="1440"', 'w:left="11000"')
    ),
}


@pytest.mark.parametrize("name", OFF_PAGE)
def test_words_off_the_page_are_refused(name: str) -> None:
    (message,) = refused(draft_of(OFF_PAGE[name]).package())
    assert message.endswith("words off the page")


@pytest.mark.parametrize(
    "around",
    [
        '<w:ind w:left="2880" w:hanging="720"/>',
        '<w:ind w:left="-720" w:right="-720"/>',
        '<w:ind w:left="9000"/>',
        f'<w:sectPr>{SECTION}<w:cols w:num="2" w:space="720"/></w:sectPr>',
    ],
)
def test_words_that_the_page_shows_stay(around: str) -> None:
    assert refused(draft_of(words("", around)).package()) == []


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ('<w:position w:val="-2000"/>', "words far above or below their line"),
        ('<w:position w:val="500pt"/>', "words far above or below their line"),
        ('<w:sz w:val="3"/>', "words too small to be read"),
        ('<w:sz w:val="1pt"/>', "words too small to be read"),
        ('<w:spacing w:val="-200"/>', "words too small to be read"),
        ('<w:fitText w:val="20"/>', "words too small to be read"),
        ('<w:w w:val="1"/>', "words too small to be read"),
    ],
)
def test_words_that_are_squeezed_or_moved_away_are_refused(properties: str, reason: str) -> None:
    (message,) = refused(draft_of(words(properties)).package())
    assert message == f"paragraph 1: {reason}"


@pytest.mark.parametrize(
    "properties",
    [
        '<w:position w:val="-6"/>',
        '<w:spacing w:val="-10"/>',
        '<w:fitText w:val="1200"/>',
        '<w:w w:val="90"/>',
    ],
)
def test_words_that_are_a_little_narrower_or_lower_stay(properties: str) -> None:
    assert refused(draft_of(words(properties)).package()) == []


def test_two_kinds_at_a_time_are_both_told_at_their_places() -> None:
    body = words('<w:color w:val="E8E8E8"/>') + words('<w:position w:val="-2000"/>')
    messages = refused(draft_of(body).package())
    assert [message.partition(":")[0] for message in some(messages)] == ["paragraph 1", "paragraph 2"]


def listed(level: str) -> Draft:
    draft = draft_of(
        paragraph(run("An item."), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
    )
    inside = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Step %1"/>{level}</w:lvl>'
    draft.into("numbering", f'<w:abstractNum w:abstractNumId="77">{inside}</w:abstractNum>', first=True)
    draft.into("numbering", '<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    return draft


def test_a_label_that_nobody_sees_and_an_item_off_the_page_are_refused() -> None:
    place = "the numbering of lists"
    assert refused(listed(f"<w:rPr>{PALE}</w:rPr>").package()) == [
        f"{place}: a label of a list in the colour of paper"
    ]
    assert refused(listed('<w:pPr><w:ind w:left="20000"/></w:pPr>').package()) == [
        f"{place}: items of a list off the page"
    ]
    seen = '<w:pPr><w:ind w:left="720"/></w:pPr><w:rPr><w:color w:val="0000FF"/></w:rPr>'
    assert refused(listed(seen).package()) == []


def test_lines_that_a_style_makes_too_low_are_refused() -> None:
    low = '<w:spacing w:line="20" w:lineRule="exact"/>'
    draft = draft_of(words("", '<w:pStyle w:val="Low"/>'))
    draft.style("Low", "paragraph", f'<w:name w:val="Low"/><w:pPr>{low}</w:pPr>')
    assert refused(draft.package()) == ["paragraph 1: words too small to be read"]
    assert refused(draft_of(words("", low.replace('"20"', '"240"'))).package()) == []
