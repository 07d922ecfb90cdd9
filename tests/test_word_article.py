"""A Word file as an article: the same words in the same order, with all that makes up their form."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count

import pytest
from article_files import article, blocks, field, inlines, par
from lxml import etree
from word_typed import p, run

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.prose.tree import PLAIN, LineBreak, Mark, Rule
from cspr_docs.word.additions import BODY
from cspr_docs.word.article import Article, to_article
from cspr_docs.word.article.tree import (
    Callout,
    Contents,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Position,
    Quote,
    Role,
    Text,
    words_of_blocks,
)
from tests.projection import projection
from tests.sample_documents import every_document, rendered

TOC_HEADING = '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/></w:style>'
CALLOUT = '<w:style w:type="paragraph" w:styleId="Callout"><w:name w:val="Callout"/></w:style>'


def body_words(package: Package) -> str:
    """The words that the projection has of the body, without its own signs; the contents are left out."""
    body = projection(package).partition("=== document")[2].partition("\n=== ")[0]
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    body = re.sub(r"\{SEQ (\w+)[^}]*\}", lambda field: str(next(numbers[field[1]])), body)
    lines = [
        line for line in body.splitlines() if not re.match(r"(=== |\[(toc \d|TOC Heading)\]|--- page)", line)
    ]
    text = re.sub(r"«[^«»:]*:|»|\(\d+ columns\) ", " ", "\n".join(lines))
    text = re.sub(r"^(#+ |(\|=? )?\[[^\]]+\] |table \[[^\]]*\]|\|=? )", " ", text, flags=re.MULTILINE)
    text = re.sub(r"\[picture: [^\]]*\]", " ", text)  # a picture's words are not the text's
    text = re.sub(r"/ table \[[^\]]*\] |\|= \[[^\]]+\] ", " ", text)  # a table in a cell
    text = re.sub(
        r"(?<=[|/]) \[[^\]]+\] |- list \d+, level \d+: | <(https?|mailto|#)[^>]*>|\[comment \d+\]", " ", text
    )
    return signless(re.sub(r"\[\^+\d+\]", "", text))


def uninviting(package: Package) -> Package:
    """The file without the words of a form that invite people to write, which are no text of it."""
    root = etree.fromstring(package[BODY])
    for invites in list(root.iter(w("showingPlcHdr"))):
        control = next(invites.iterancestors(w("sdt")))
        for text in control.iter(w("t")):
            text.text = ""
    return Package({**package, BODY: etree.tostring(root)}, package.name)


def signless(text: str) -> str:
    """The letters and digits alone: what is compared must not hang on the projection's own signs."""
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize(("case", "file_name"), every_document())
def test_every_word_of_every_sample_document_is_in_the_article_in_order(case: str, file_name: str) -> None:
    package = load_package(rendered(case, file_name).content, file_name)
    read = to_article(package)
    expected = body_words(uninviting(package))
    assert len(expected) > 500
    assert signless(words_of_blocks(read.blocks)) == expected


def final_report() -> Article:
    return to_article(load_package(rendered("rowan", "final-report.docx").content, "final-report.docx"))


def test_the_final_report_has_cover_contents_numbers_and_appendices() -> None:
    read = final_report()
    assert (read.title, read.language) == ("Local Child Safeguarding Practice Review", "en-GB")
    roles = [block.role for block in read.blocks if isinstance(block, Paragraph)][:4]
    assert roles == [Role.TITLE, Role.SUBTITLE, Role.COVER, Role.COVER]
    contents = [block for block in read.blocks if isinstance(block, Contents)]
    assert contents == [Contents("Contents", 2)]
    numbers = {block.id: block.number for block in read.blocks if isinstance(block, Heading)}
    assert numbers["foreword"] == "1"
    assert numbers["why-this-review-was-held"] == "3.1"
    assert numbers["abbreviations"] == "Appendix C:"


def test_the_numbers_are_those_of_words_own_contents() -> None:
    entries = re.findall(r"^\[toc [12]\] (?:\{TOC.*?\})?(.*?) <#", projection(final_package()), re.MULTILINE)
    read = to_article(final_package())
    listed = (block for block in read.blocks if isinstance(block, Heading) and block.is_listed)
    headings = [heading for heading in listed if heading.level <= 2]
    written = [re.sub(r"[→ ]", "", entry) for entry in entries]
    assert written == [f"{each.number}{words_of_blocks((each,))}".replace(" ", "") for each in headings]


def final_package() -> Package:
    return load_package(rendered("hawthorn", "final-report.docx").content, "final-report.docx")


def test_marks_positions_and_breaks() -> None:
    read = inlines(
        p(
            run("plain "),
            run("strong", "<w:b/>"),
            run(" em", "<w:i/>"),
            run("under", '<w:u w:val="single"/>'),
            run("1"),
            run("st", '<w:vertAlign w:val="superscript"/>'),
            run("H"),
            run("2", '<w:vertAlign w:val="subscript"/>'),
            "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>",
        )
    )
    assert read == (
        Text("plain "),
        Text("strong", Mark.STRONG),
        Text(" emunder", Mark.EMPHASIS),
        Text("1"),
        Text("st", position=Position.RAISED),
        Text("H"),
        Text("2", position=Position.LOWERED),
        Text("\ta"),
        LineBreak(),
        Text("b\u2011c"),
    )


def test_spaces_and_breaks_at_the_ends_of_a_paragraph_are_gone() -> None:
    assert inlines(p("<w:r><w:br/></w:r>", run("  a  "), "<w:r><w:tab/><w:br/></w:r>")) == (Text("a"),)


def test_languages_of_parts() -> None:
    read = inlines(
        p(
            run("one ", '<w:lang w:val="en-US"/>'),
            run("dwa", '<w:lang w:val="pl-PL"/>'),
            run("واحد", '<w:rtl/><w:lang w:bidi="ar-SA"/>'),
            run("שלום", "<w:rtl/>"),
            run("中文", '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'),
        )
    )
    assert [each.language for each in read if isinstance(each, Text)] == ["", "pl-PL", "ar-SA", "he", "zh-CN"]


def test_links_lead_out_or_to_the_ids_of_headings_and_paragraphs() -> None:
    body = (
        p('<w:bookmarkStart w:id="1" w:name="_Ref1"/>', run("What we found"), style="Heading1")
        + p('<w:bookmarkStart w:id="2" w:name="there"/>', run("Words"))
        + p(
            f'<w:hyperlink r:id="rId1">{run("out")}</w:hyperlink>',
            run(" and "),
            field("REF _Ref1 \\h", run("in")),
        )
        + p(f'<w:hyperlink w:anchor="there">{run("there")}</w:hyperlink>')
        + p(field('HYPERLINK "mailto:a@b.org"', run("write")))
    )
    heading, target, outer, inner, mail = blocks(body)
    assert heading == Heading(1, (Text("What we found"),), "what-we-found", "")
    assert target == Paragraph((Text("Words"),), id="place")
    assert outer == Paragraph(
        (
            Link("https://example.org/a", (Text("out"),)),
            Text(" and "),
            Link("#what-we-found", (Text("in"),)),
        )
    )
    assert inner == Paragraph((Link("#place", (Text("there"),)),))
    assert mail == Paragraph((Link("mailto:a@b.org", (Text("write"),)),))


def test_ids_of_equal_headings_differ() -> None:
    read = blocks(
        p(run("Again"), style="Heading1") + p(run("Again"), style="Heading1") + p(run("…"), style="Heading1")
    )
    assert [each.id for each in read if isinstance(each, Heading)] == ["again", "again-2", "section"]


def test_quotes_callouts_rules_and_pages() -> None:
    body = (
        p(run("Before"))
        + p(run("One"), style="Quote")
        + p(run("Two"), style="Quote")
        + p(run("Mind"), style="Callout")
        + p(run("this"), style="Callout")
        + p(properties='<w:pBdr><w:bottom w:val="single"/></w:pBdr>')
        + p(run("a"), '<w:r><w:br w:type="page"/></w:r>', run("b"))
        + p(run("c"), properties="<w:pageBreakBefore/>")
    )
    assert blocks(body, styles=CALLOUT) == (
        par("Before"),
        Quote((par("One"), par("Two"))),
        Callout((par("Mind"), par("this"))),
        Rule(),
        par("a"),
        PageBreak(),
        par("b"),
        PageBreak(),
        par("c"),
    )


def test_a_style_based_on_another_has_its_role() -> None:
    mine = (
        '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Caption"/></w:style>'
    )
    assert blocks(p(run("Figure 1"), style="Mine"), styles=mine) == (
        Paragraph((Text("Figure 1", PLAIN),), Role.CAPTION),
    )


def test_contents_end_where_their_field_ends() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    )
    body = (
        p(run("What is here"), style="TOCHeading")
        + p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("An entry 1"))
        + p(field("PAGEREF _Toc1", run("2")))
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p(run("The text"))
    )
    assert blocks(body, styles=TOC_HEADING) == (Contents("What is here", 3), par("The text"))


def test_a_title_of_contents_without_contents_is_a_paragraph() -> None:
    body = p(run("Contents"), style="TOCHeading") + p(run("Words"))
    assert blocks(body, styles=TOC_HEADING) == (par("Contents"), par("Words"))


def test_empty_paragraphs_in_a_row_are_told_by_their_place() -> None:
    body = p(run("One"), style="Heading1") + p() + p(run("a")) + p() + p() + p() + p(run("b"))
    assert article(body).gaps == ("under “One”, after paragraph 1",)


def test_title_and_language_come_from_the_properties_else_from_the_text() -> None:
    bare = '<a xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
    title = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    assert article(p(run("x"), style="Title"), styles=title).title == "Learning briefing"
    read = article(p(run("A name")) + p(run("Of"), run(" it"), style="Title"), styles=title, core=bare)
    assert (read.title, read.language) == ("Of it", "")
