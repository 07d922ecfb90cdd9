"""The published page: what stands where, everything escaped, the same bytes twice."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from article_files import par
from full_article import FULL, PAGE
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from lxml import html

from cspr_docs.ooxml.package import load_package
from cspr_docs.publish.html import Page, to_html
from cspr_docs.word.article import to_article
from cspr_docs.word.article.tree import (
    Article,
    Blocks,
    Callout,
    Contents,
    Heading,
    List,
    Paragraph,
    Role,
    Text,
    words_of_blocks,
)
from tests.sample_documents import rendered


def page_of(article: Article = FULL, page: Page = PAGE) -> html.HtmlElement:
    return html.document_fromstring(to_html(article, page).decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def only(root: html.HtmlElement, path: str) -> html.HtmlElement:
    (found,) = root.xpath(path)
    return found


@pytest.fixture(scope="module")
def full() -> html.HtmlElement:
    return page_of()


def test_the_frame_has_landmarks_title_and_language(full: html.HtmlElement) -> None:
    assert (full.get("lang"), full.get("dir")) == ("en-GB", None)
    title = "Learning briefing: What we & they < learned - Harrowmere Safeguarding Children Partnership"
    assert only(full, "//title").text == title
    assert [words(each) for each in full.xpath("//h1")] == ["Learning briefing"]
    assert [each.tag for each in only(full, "//body")] == ["a", "header", "main", "footer"]
    skip = only(full, "//body/a")
    assert skip.get("href") == f"#{only(full, '//main').get('id')}"


def test_nothing_but_styles_and_data_may_be_loaded(full: html.HtmlElement) -> None:
    policy = only(full, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none';")
    assert full.xpath("//script | //link | //iframe | //object | //form | //*[@onclick]") == []
    assert all(each.get("src").startswith("data:image/png;base64,") for each in full.xpath("//img"))
    assert "@import" not in only(full, "//style").text
    assert "url(" not in only(full, "//style").text


def test_headings_leave_no_level_out(full: html.HtmlElement) -> None:
    levels = [
        int(each.tag[1])
        for each in full.xpath(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
        )
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert words(only(full, "//*[@id='deeper']")) == "1.1 Deeper dziś"


def test_the_contents_lead_to_the_headings(full: html.HtmlElement) -> None:
    links = full.xpath("//nav//li/a")
    assert [words(link) for link in links] == ["1 First", "1.1 Deeper dziś", "3 Pictures", "Two"]
    ids = {each.get("id") for each in full.xpath("//*[@id]")}
    assert all(link.get("href")[1:] in ids for link in full.xpath("//a[starts-with(@href, '#')]"))
    assert only(full, "//nav//span[@lang='pl']").text == "dziś"
    assert only(full, "//nav/h2").get("id") == only(full, "//nav").get("aria-labelledby")


def test_every_id_is_there_once(full: html.HtmlElement) -> None:
    ids = full.xpath("//@id")
    assert len(ids) == len(set(ids)) > 10


def test_a_short_document_has_no_contents() -> None:
    short = Article("A", "en-GB", (Heading(1, (Text("B"),), "b", ""), par("c")), (), {})
    root = page_of(short)
    assert root.xpath("//nav") == []
    assert [words(each) for each in root.xpath("//h1")] == ["A"]


def test_tables_say_what_heads_what(full: html.HtmlElement) -> None:
    wide = full.xpath("//table")[0]
    heads = [(words(each), each.get("scope"), each.get("rowspan")) for each in wide.xpath(".//th")]
    assert heads == [
        ("Age", "col", "2"),
        ("Children", "colgroup", None),
        ("All", "col", "2"),
        ("Girls", "col", None),
        ("Boys", "col", None),
        ("0 to 4", "rowgroup", "2"),
        ("5 to 9", "row", None),
    ]
    assert wide.xpath(".//thead//h4 | .//th//h4") == []
    assert words(only(wide, "caption")) == "Ages By age and sex"
    narrow = full.xpath("//table")[1]
    assert [each.get("scope") for each in narrow.xpath(".//th")] == ["col", "col"]


def test_wide_tables_scroll_in_a_region_with_a_name_of_its_own(full: html.HtmlElement) -> None:
    regions = full.xpath("//*[@role='region']")
    assert [(each.get("aria-label"), each.get("tabindex")) for each in regions] == [
        ("Ages", "0"),
        ("Ages (3)", "0"),
    ]
    assert full.xpath("//table[2]/ancestor::*[@role='region']") == []


def test_notes_lead_there_and_back(full: html.HtmlElement) -> None:
    for number in ("1", "2"):
        reference = only(full, f"//a[@id='note_{number}_ref']")
        assert (reference.get("role"), reference.get("href")) == ("doc-noteref", f"#note_{number}")
        assert words(reference) == f"Note {number}"
        back = only(full, f"//li[@id='note_{number}']//a[@role='doc-backlink']")
        assert back.get("href") == f"#note_{number}_ref"
        assert number in back.get("aria-label")
    assert only(full, "//*[@role='doc-endnotes']").get("aria-labelledby") == only(
        full, "//h2[text()='Notes']"
    ).get("id")


def test_parts_in_other_languages_have_language_and_direction(full: html.HtmlElement) -> None:
    polish = only(full, "//p/span[@lang='pl-PL']")
    assert (polish.text, polish.get("dir")) == ("dziękuję", "ltr")
    arabic = only(full, "//p[@lang='ar']")
    assert arabic.get("dir") == "rtl"
    assert arabic.xpath("span") == []


def test_a_document_written_from_right_to_left() -> None:
    assert page_of(replace(FULL, language="ur")).get("dir") == "rtl"


def test_lists_keep_numbers_and_labels(full: html.HtmlElement) -> None:
    lists = [
        (each.get("type"), each.get("start"), each.get("class")) for each in full.xpath("//main//div/ol")
    ]
    assert lists == [("I", "4", None), (None, None, "labelled"), (None, "3", None)]
    assert [words(each) for each in full.xpath("//span[@class='label']")] == ["4.12", "4.13"]
    assert only(full, "//ul/li/ol").get("type") == "a"


def test_pictures_have_alternative_texts_and_captions(full: html.HtmlElement) -> None:
    assert [each.get("alt") for each in full.xpath("//img")] == ['A "map"', ""]
    figure = only(full, "//figure")
    assert words(only(figure, "figcaption")) == "Where they lived"
    assert figure.xpath(".//img")


def test_the_page_says_how_to_ask_for_another_format(full: html.HtmlElement) -> None:
    footer = only(full, "//footer")
    assert "another format, such as large print, easy read, braille, audio" in words(footer)
    assert only(footer, ".//a").get("href") == "mailto:formats@harrowmere.example"
    assert (
        "Published by Harrowmere Safeguarding Children Partnership · July 2026 · Reference HSCP 7"
        in words(footer)
    )


def test_a_page_that_nobody_publishes_asks_nobody_for_other_formats() -> None:
    page = page_of(page=Page(""))
    assert len(page.xpath("//nav")) == 1
    assert not page.xpath("//header | //footer | //a[@href='#page_formats']")


def test_what_is_not_known_of_the_publishing_is_left_out() -> None:
    footer = only(page_of(page=Page("A partnership")), "//footer")
    assert words(footer).endswith("Published by A partnership")


def test_a_break_of_page_stands_before_what_follows_it(full: html.HtmlElement) -> None:
    assert [each[0].get("id") for each in full.xpath("//div[@class='new-page']")] == ["first"]


@dataclass(frozen=True)
class Film:
    role: str = ""


@pytest.mark.parametrize("blocks", [(Film(),), (Callout((Film(),)),), (Paragraph((Film(),)),)])  # type: ignore[arg-type]
def test_what_no_template_knows_is_never_left_out(blocks: Blocks) -> None:
    with pytest.raises(UndefinedError, match="Film"):
        to_html(Article("A", "en-GB", blocks, (), {}), PAGE)


def test_the_contents_hold_every_heading_where_deeper_ones_come_first() -> None:
    headings = tuple(Heading(level, (Text(f"Level {level}"),), f"h{level}", "") for level in (3, 2, 1))
    root = page_of(Article("A", "en-GB", (Contents("", 3), *headings), (), {}))
    assert [words(link) for link in root.xpath("//nav//li/a")] == ["Level 3", "Level 2", "Level 1"]


def test_the_same_article_gives_the_same_bytes() -> None:
    assert to_html(FULL, PAGE) == to_html(replace(FULL), replace(PAGE))
    assert not re.search(rb"20\d\d-\d\d-\d\d", to_html(FULL, PAGE))


@pytest.mark.parametrize("case", ["rowan", "hawthorn"])
def test_every_word_of_a_report_is_on_its_page_in_order(case: str) -> None:
    article = to_article(load_package(rendered(case, "final-report.docx").content, "final-report.docx"))
    root = page_of(article)
    for frame in root.xpath(
        "//nav | //footer | //*[@class='hidden'] | //*[@class='number'] | //*[@role='doc-endnotes'] | //sup"
    ):
        frame.drop_tree()
    blocks = tuple(block for block in article.blocks if not isinstance(block, Contents))
    assert signless(only(root, "//main").text_content()) == signless(words_of_blocks(blocks))


def signless(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1).filter(
    str.strip
)


@given(TEXTS)
def test_whatever_is_written_is_shown_and_never_becomes_markup(text: str) -> None:
    article = Article(
        text, "en-GB", (Paragraph((Text(text),)), Paragraph((Text(text),), Role.CAPTION)), (), {}
    )
    raw = to_html(article, Page(text, contact=text, reference=text)).decode()
    root = html.document_fromstring(raw)
    assert {each.tag for each in root.iter() if isinstance(each.tag, str)} <= KNOWN
    assert [each.text_content() for each in root.xpath("//div[@class='text']/p")] == [text, text]


@given(TEXTS)
def test_attributes_hold_what_was_written(text: str) -> None:
    table = replace(next(each for each in FULL.blocks if hasattr(each, "header_rows")), caption=text)
    root = page_of(Article("a", "en-GB", (table, List(False, ())), (), {}))  # type: ignore[union-attr]
    assert only(root, "//*[@role='region']").get("aria-label") == text


KNOWN = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "hgroup"),
    *("h1", "h2", "div", "p"),
}
