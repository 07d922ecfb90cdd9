"""Words that no eye can read are refused wherever their colour comes from; pale ones are told."""

import re

import pytest

from cspr_docs.ooxml.namespaces import W14, w
from cspr_docs.ooxml.package import Package
from cspr_docs.word.scrub import Scrubbed, scrub
from tests.asked import some
from tests.unseen_words import a_row, a_table, cell, draft_of, refused, shade, words

PALE = '<w:color w:val="FFFFFF"/>'


def told(package: Package) -> list[str]:
    """The advice on words that few can read."""
    done: Scrubbed = scrub(package, "Title")
    assert {problem.code for problem in done.told} <= {"text-pale"}
    return [problem.message for problem in done.told]


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


def test_two_kinds_at_a_time_are_both_told_at_their_places() -> None:
    body = words('<w:color w:val="E8E8E8"/>') + words('<w:position w:val="-2000"/>')
    messages = refused(draft_of(body).package())
    assert [message.partition(":")[0] for message in some(messages)] == ["paragraph 1", "paragraph 2"]
