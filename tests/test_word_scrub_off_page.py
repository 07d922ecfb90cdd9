"""Words off the page, squeezed together, too small or too low are refused, those of lists and styles too."""

import pytest

from tests.canaries.draft import Draft, paragraph, run
from tests.unseen_words import a_row, a_table, cell, draft_of, refused, words

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
    assert refused(listed('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>').package()) == [
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
