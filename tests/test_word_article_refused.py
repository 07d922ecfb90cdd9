"""What no page can hold is refused: every such thing at once, each at its place, with what to do."""

import pytest
from article_files import article, cell, field, picture, row, table, word_file
from word_files import NAMES
from word_typed import numbered, p, run

from cspr_docs.problems import Problem, Stop
from cspr_docs.word.article import to_article

SHAPE = f'<w:r><mc:AlternateContent {NAMES}><mc:Choice Requires="wps"/></mc:AlternateContent></w:r>'
BOX = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
MATHS = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'
FLOATING = picture().replace("wp:inline", "wp:anchor")
LONG_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

REFUSED = {
    "a text box": BOX,
    "a drawing": SHAPE,
    "an equation": MATHS,
    "an embedded object": "<w:r><w:object/></w:r>",
    "a picture that floats over the text": FLOATING,
    "a picture of which a part is cut off": picture(crop='<a:srcRect l="1000"/>'),
    "a picture that is turned": picture().replace("<pic:spPr/>", '<pic:spPr><a:xfrm rot="9"/></pic:spPr>'),
    "a picture that is neither PNG nor JPEG, or not in the file": picture(blip='r:link="rId1"'),
    "a field (DATE)": field("DATE", run("1 May")),
    "a field (PAGE)": f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>',
    "a field that goes on over several paragraphs": LONG_FIELD,
    "hidden words": run("secret", "<w:vanish/>"),
    "words marked with a highlighter": run("look", '<w:highlight w:val="yellow"/>'),
    "a link to a place that is not in the document": f'<w:hyperlink w:anchor="gone">{run("x")}</w:hyperlink>',
    "a link that begins with javascript:, which is not allowed": f'<w:hyperlink r:id="rId2">{run("x")}</w:hyperlink>',
    "a footnote whose text is missing": '<w:r><w:footnoteReference w:id="77"/></w:r>',
    "a tracked change that is neither accepted nor rejected": f'<w:ins w:id="1">{run("new")}</w:ins>',
    "a character of the font Webdings that has no plain equal": '<w:r><w:sym w:font="Webdings" w:char="F04A"/></w:r>',
    "a character that cannot be printed": run("a\u202eb"),
    "a reading aid above the words": "<w:r><w:ruby/></w:r>",
    "something unknown (brandNew)": "<w:brandNew/>",
}


def refused(body: str) -> tuple[Problem, ...]:
    with pytest.raises(Stop) as stop:
        article(body)
    return stop.value.problems


@pytest.mark.parametrize("what", REFUSED)
def test_each_is_refused_by_name_and_place(what: str) -> None:
    (problem,) = refused(
        p(run("Before")) + p(run("What happened"), style="Heading1") + p(run("x"), REFUSED[what])
    )
    place = "under “What happened”, paragraph 1"
    assert problem.message == f"{what}, {place}, cannot be shown on a page that everybody can read"
    assert (problem.code, problem.file) == ("article-unknown", "briefing.docx")
    assert problem.hint


def test_all_are_told_at_once_wherever_they_stand() -> None:
    footnote = f'<w:footnote w:id="1"><w:p>{REFUSED["an embedded object"]}</w:p></w:footnote>'
    body = (
        p(REFUSED["a text box"], run("x"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
        + p(run("One"), style="Heading1")
        + p(run("words"))
        + table(row(cell("a"), cell(p(REFUSED["an equation"]))))
        + p(run("Two"), style="Heading1")
        + p(run("item"), REFUSED["hidden words"], properties=numbered(1))
    )
    with pytest.raises(Stop) as stop:
        to_article(word_file(body, footnote))
    told = [
        problem.message.removesuffix(", cannot be shown on a page that everybody can read")
        for problem in stop.value.problems
    ]
    assert told == [
        "a text box, in paragraph 1",
        "an equation, under “One”, table 1, row 1, column 2",
        "hidden words, under “Two”, paragraph 1",
        "an embedded object, in footnote 1",
    ]


def test_a_list_of_figures_is_refused() -> None:
    (problem,) = refused(p(field('TOC \\h \\c "Figure"', run("Figure 1"))))
    assert problem.message.startswith("a list of figures or tables")


def test_words_under_a_merged_cell_are_refused() -> None:
    body = table(
        row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b")), row(cell("under", "<w:vMerge/>"), cell("c"))
    )
    (problem,) = refused(body)
    assert problem.message.startswith(
        "words in a cell that is merged with the one above, in table 1, row 2, column 1"
    )


def test_numbers_in_words_are_refused() -> None:
    package = word_file(p(run("x"), properties=numbered(2)))
    numbering = package["word/numbering.xml"].replace(
        b'w:numFmt w:val="decimal"', b'w:numFmt w:val="cardinalText"'
    )
    with pytest.raises(Stop, match="a list numbered in words or signs"):
        to_article(type(package)({**package, "word/numbering.xml": numbering}, "a.docx"))
