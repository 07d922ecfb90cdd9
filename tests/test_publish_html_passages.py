"""Every text of a page comes back as a passage: words joined, and all that stands behind them."""

import re
from base64 import b64encode
from dataclasses import replace

from article_files import PNG
from full_article import FULL, PAGE
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.publish.html import html_passages, to_html
from cspr_docs.word.article.tree import Image
from cspr_docs.word.texts import Layer, Passage
from tests.asked import some


def passages(page: str) -> list[Passage]:
    return list(html_passages(page.encode()))


def texts(page: str, layer: Layer) -> list[str]:
    return [each.text.strip() for each in passages(page) if each.layer is layer]


CANARIES = {
    "<!DOCTYPE html CANARY>": Layer.BEHIND,
    "<!-- CANARY -->": Layer.BEHIND,
    "<?php CANARY ?>": Layer.BEHIND,
    "<title>CANARY</title>": Layer.WORDS,
    "<style>p { content: 'CANARY' }</style>": Layer.BEHIND,
    "<script>CANARY()</script>": Layer.BEHIND,
    "<meta name=author content=CANARY>": Layer.BEHIND,
    "<p>CANARY": Layer.WORDS,
    "<p id=CANARY>": Layer.BEHIND,
    "<p class=CANARY>": Layer.BEHIND,
    "<p data-x=CANARY>": Layer.BEHIND,
    "<p style='--name: CANARY'>": Layer.BEHIND,
    "<p title='CANARY'>": Layer.SPOKEN,
    "<div aria-label='CANARY'>": Layer.SPOKEN,
    "<img alt='CANARY'>": Layer.SPOKEN,
    "<a href='https://x.example/CANARY'>": Layer.BEHIND,
    "<img src='CANARY.png'>": Layer.BEHIND,
    "<img src='data:text/plain,CANARY'>": Layer.BEHIND,
    f"<img src='data:image/png;base64,{b64encode(PNG + b'Author: CANARY').decode()}'>": Layer.BEHIND,
    "<img src='data:image/png;base64,CANARY!'>": Layer.BEHIND,
    "<td>CANARY": Layer.WORDS,
    "<template>CANARY</template>": Layer.BEHIND,
    "&#67;ANARY": Layer.WORDS,
    "<![CDATA[CANARY]]>": Layer.BEHIND,
    "<![1 CANARY>": Layer.BEHIND,
}


def test_each_canary_is_found_in_its_layer() -> None:
    for page, layer in some(CANARIES.items()):
        found = [each.layer for each in passages(f"<h2>What happened</h2>{page}") if "CANARY" in each.text]
        assert found == [layer], page


def test_words_are_joined_over_what_stands_inside_a_line() -> None:
    page = "<p>Jo<em>an</em><sup>1</sup> and <a href='#x'>Ro<span lang=pl>wan</span></a>.</p><p>Next<br>line"
    assert texts(page, Layer.WORDS) == ["Joan1 and Rowan.", "Next\nline"]


def test_places_are_those_of_a_reader() -> None:
    page = "<p>a</p><h2>What <em>happened</em></h2><p>b</p><p>c <a href='https://x.example/'>d</a></p>"
    assert [(each.text, each.place) for each in passages(page)] == [
        ("a", "at the top of the page, paragraph 1"),
        ("What happened", "the heading “What happened”"),
        ("b", "under “What happened”, paragraph 1"),
        ("https://x.example/", "under “What happened”, paragraph 1: the attribute href of <a>"),
        ("c d", "under “What happened”, paragraph 2"),
    ]


def test_every_text_of_our_own_page_is_a_passage() -> None:
    page = to_html(FULL, PAGE).decode()
    seen = " ".join(text for layer in Layer for text in texts(page, layer))
    for attribute in re.findall(r'(?:alt|href|id|aria-label|content|lang)="([^"]+)"', page):
        plain = (
            attribute.replace("&amp;", "&").replace("&#34;", '"').replace("&#39;", "'").replace("&lt;", "<")
        )
        assert plain in seen
    assert "What we & they < learned" in seen
    assert "color-scheme: light dark" in seen


def test_what_a_picture_holds_besides_its_points_is_readable() -> None:
    picture = {"image1.png": Image(PNG + b"\0\0\0\x1ctEXtAuthor\0Marigold Fenwright-Oduya", "image/png")}
    page = to_html(replace(FULL, pictures=picture), PAGE)
    assert any("Marigold Fenwright-Oduya" in each.text for each in html_passages(page))


@given(st.binary(max_size=300))
def test_any_bytes_give_passages_and_no_error(content: bytes) -> None:
    for passage in html_passages(b"<h1>x</h1>" + content):
        assert passage.text


@given(st.text(st.sampled_from('<>!-&;"=/ abh1p?[]')))
def test_broken_markup_gives_passages_and_no_error(content: str) -> None:
    assert all(each.place for each in passages(content))
