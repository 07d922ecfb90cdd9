"""What keeps somebody from reading a document is found, with its place in the words and what to do in Word."""

import pytest
from article_files import CORE, article, cell, picture, row, table
from word_typed import numbered, p, run

from cspr_docs.ooxml.package import load_package
from cspr_docs.problems import CODES, Severity, severity_of
from cspr_docs.publish.accessibility import faults
from cspr_docs.word.article import Article, to_article
from tests.sample_documents import rendered

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
)
BOLD = "<w:b/>"
TOLD = '<w:tblCaption w:val="Ages"/>'


def link(text: str) -> str:
    return f'<w:hyperlink r:id="rId1">{run(text)}</w:hyperlink>'


def read(body: str, core: str = CORE) -> Article:
    return article(p(run("What happened"), style="Heading1") + body, styles=STYLES, core=core)


def told(body: str, core: str = CORE) -> list[str]:
    return [problem.code for problem in faults(read(body, core))]


HEADED = row(cell("Age"), cell("Number"), header=True)
ROW = row(cell("4"), cell("2"))

BULLET = p(run("They met."), style="ListParagraph", properties=numbered(1))

FAULTS = {
    "language-unmarked": p(run("She said спасибо to her.")),
    "heading-empty": p(style="Heading1"),
    "heading-skipped": p(run("Too deep"), style="Heading3"),
    "heading-typed": p(run("What we heard", BOLD)) + p(run("Then came words.")),
    "picture-no-alt": p(picture("")),
    "picture-alt-made-up": p(picture("IMG_2041.jpg")),
    "picture-alt-long": p(picture("A house. " * 40)),
    "picture-of-words": p(picture("Screenshot of the form")),
    "table-no-header": table(ROW, ROW, properties=TOLD),
    "table-empty-header": table(row(cell("Age"), cell(""), header=True), ROW, properties=TOLD),
    "table-no-caption": table(HEADED, ROW),
    "link-vague": p(run("You can read it "), link("here"), run(".")),
    "link-bare": p(link("https://example.org/a")),
    "list-typed": p(run("- one")) + p(run("- two")),
    "list-empty-item": BULLET + p(style="ListParagraph", properties=numbered(1)),
    "paragraph-capitals": p(run("THIS IS VERY IMPORTANT")),
    "paragraph-empty": p() + p() + p(run("x")),
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_found_alone_with_place_and_hint(code: str) -> None:
    (problem,) = faults(read(FAULTS[code]))
    assert problem.code == code
    assert "What happened" in problem.message or "Too deep" in problem.message
    assert problem.hint


def test_lists_that_are_typed_with_signs_or_in_one_cell_are_told() -> None:
    assert told(p(run("✓ one")) + p(run("✗ two"))) == ["list-typed"]
    both = "".join(p(run(text)) for text in ("- one", "- two"))
    assert told(table(HEADED, row(cell(both), cell("2")), properties=TOLD)) == ["list-typed"]


def test_without_title_and_language() -> None:
    bare = '<a xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
    assert told(p(run("x")), bare) == ["document-untitled", "document-no-language"]


def test_a_long_document_without_headings() -> None:
    found = faults(article("".join(p(run(f"Paragraph {number}.")) for number in range(20))))
    assert [problem.code for problem in found] == ["heading-missing"]


def test_two_faults_at_a_time_are_both_told() -> None:
    body = FAULTS["picture-no-alt"] + FAULTS["link-vague"] + FAULTS["table-no-header"]
    assert told(body) == ["picture-no-alt", "table-no-header", "link-vague"]


def test_each_item_without_words_is_told_at_its_place_and_makes_no_space() -> None:
    gone = p(style="ListParagraph", properties=numbered(2))
    inner = p(run("a"), style="ListParagraph", properties=numbered(2, 1))
    last = p(run("Last."), style="ListParagraph", properties=numbered(2))
    found = faults(read(p(run("So:")) + gone + inner + gone + gone + last))
    assert [problem.message for problem in found] == [
        f"item {number} of the list under “What happened”, paragraph 2, has no words" for number in (1, 2, 3)
    ]


def test_a_list_of_nothing_but_items_without_words_is_told_by_what_stands_above_it() -> None:
    gone = p(style="ListParagraph", properties=numbered(1))
    found = faults(read(p(run("So:")) + gone + gone + p(run("x")) + p()))
    assert [problem.message.partition(" the list ")[0] for problem in found] == ["item 1 of", "item 2 of"]
    assert all("that follows what stands under " in problem.message for problem in found)
    (alone,) = faults(article(gone))
    assert alone.message == "item 1 of the list at the beginning, has no words"


WELL_DONE = {
    "decoration": p(
        picture(
            "",
            more='<a:ext><d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext>',
        )
    ),
    "marked language": p(run("She said "), run("спасибо", '<w:lang w:val="ru-RU"/>')),
    "a letter of another alphabet": p(run("an α-blocker")),
    "a caption above the table": p(run("Table 1: ages"), style="Caption") + table(HEADED, ROW),
    "a corner without words": table(
        row(cell(""), cell("Number"), header=True),
        ROW,
        properties=f'<w:tblStyle w:val="F"/><w:tblLook w:firstColumn="1"/>{TOLD}',
    ),
    "one dash of speech": p(run("- Nobody asked me, she said.")),
    "an abbreviation": p(run("NSPCC")),
    "a bold sentence": p(run("Nobody asked.", BOLD)) + p(run("Words.")),
    "a sign that is the answer": p(run("✓ in part")) + p(run("Words.")),
    "signs in one cell each": table(
        row(cell("Asked"), cell("Done"), header=True),
        row(cell("✓ yes"), cell("✓ in part")),
        row(cell("✗ no"), cell("☐ not yet")),
        properties=TOLD,
    ),
    "one empty paragraph": p() + p(run("x")),
}


@pytest.mark.parametrize("name", WELL_DONE)
def test_what_is_well_done_is_not_told(name: str) -> None:
    first_column = (
        '<w:style w:type="table" w:styleId="F"><w:name w:val="F"/><w:tblStylePr w:type="firstCol"/></w:style>'
    )
    body = p(run("What happened"), style="Heading1") + WELL_DONE[name]
    assert faults(article(body, styles=STYLES + first_column)) == ()


def test_places_in_tables_and_notes_are_told() -> None:
    footnote = f'<w:footnote w:id="1"><w:p>{link("here")}</w:p></w:footnote>'
    body = (
        p(run("One"), style="Heading1")
        + p(run("x"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
        + table(HEADED, row(cell("4"), cell(p(picture("")))), properties=TOLD)
    )
    messages = [problem.message for problem in faults(article(body, footnote))]
    assert messages == [
        "the picture under “One”, table 1, row 2, column 2 has no alternative text",
        "the words of a link, in footnote 1, do not say where it leads: “here”",
    ]


def test_all_that_breaks_the_standard_names_its_criterion() -> None:
    errors = [
        code
        for code in (*FAULTS, "document-untitled", "document-no-language")
        if CODES[code].severity is Severity.ERROR
    ]
    assert len(errors) >= 9
    assert all("(WCAG " in CODES[code].explanation for code in errors)


@pytest.mark.parametrize("case", ["rowan", "hawthorn"])
def test_the_sample_reports_break_nothing(case: str) -> None:
    package = load_package(rendered(case, "final-report.docx").content, "final-report.docx")
    found = faults(to_article(package))
    assert [problem.message for problem in found if severity_of(problem) is Severity.ERROR] == []
