"""Words found in a Word file, however they are cut, quoted and spaced."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.ooxml.namespaces import W
from cspr_docs.prose.folding import looked_up
from cspr_docs.word.additions import BODY
from cspr_docs.word.passages import nearest, paragraphs, passages

WORDS = st.text(st.sampled_from("abcdeAZéß ‘’“”–—\u00a0\u00ad'\"-.,ﬁ1"), min_size=1, max_size=30)


def package(*runs: str) -> dict[str, bytes]:
    body = f'<w:document xmlns:w="{W}"><w:body><w:p>{"".join(runs)}</w:p></w:body></w:document>'
    return {BODY: body.encode()}


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def found(words: str, *runs: str) -> list[str]:
    return [passage.words for passage in passages(paragraphs(package(*runs)), words)]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("it's", "it’s"),
        ('"so he said"', "“So he said”"),
        ("10-12 May", "10–12\u00a0May"),
        ("multi agency", "Multi\u00a0 agency"),
        ("safeguarding", "safe\u00adguarding"),
        ("STRASSE", "Straße"),
    ],
)
def test_capitals_quotes_dashes_and_spaces_do_not_matter(words: str, written: str) -> None:
    assert found(words, run(f"Before {written} after")) == [written]


def test_words_cut_into_runs_are_found_and_told_as_they_stand() -> None:
    assert found("slept on his front", run("He sl"), run("ept on"), run(" his  front.")) == [
        "slept on his  front"
    ]


def test_every_place_is_found_in_order() -> None:
    assert found("cot", run("A cot, the Cot and a cottage.")) == ["cot", "Cot", "cot"]


def test_what_is_struck_out_is_not_there_and_what_is_typed_in_has_its_author() -> None:
    inserted = f'<w:ins w:id="1" w:author="Ann Other">{run("warm ")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="Ann Other"><w:r><w:delText>cold </w:delText></w:r></w:del>'
    file = package(run("a "), inserted, deleted, run("room"))
    assert list(passages(paragraphs(file), "cold")) == []
    (passage,) = passages(paragraphs(file), "a warm room")
    assert [(stretch.text, stretch.by) for stretch in passage.stretches] == [
        ("a ", ""),
        ("warm ", "Ann Other"),
        ("room", ""),
    ]


def test_a_value_is_known_by_its_bookmarks_where_the_control_is_lost() -> None:
    start, end = '<w:bookmarkStart w:id="4" w:name="cspr_f7"/>', '<w:bookmarkEnd w:id="4"/>'
    (passage,) = passages(
        paragraphs(package(run("on "), start, run("3 May"), end, run(" it"))), "on 3 may it"
    )
    assert [stretch.key for stretch in passage.stretches] == ["", "f7", ""]


def test_the_nearest_words_are_offered() -> None:
    file = list(paragraphs(package(run("He slept on his front, as babies did then."))))
    assert nearest(file, "slept on its front") == "slept on his front,"
    assert nearest(file, "quarterly budget figures") == ""


@given(WORDS, WORDS, WORDS)
def test_a_piece_of_a_text_is_always_found_in_it(before: str, words: str, after: str) -> None:
    wanted = looked_up(words).text.strip()
    text = before + words + after
    hits = [text[start:end] for start, end in looked_up(text).find_all(wanted)]
    if wanted:
        assert hits
    assert all(looked_up(hit).text == wanted for hit in hits)


@given(WORDS)
def test_folding_again_changes_nothing(text: str) -> None:
    once = looked_up(text).text
    assert looked_up(once).text == once
    assert not re.search("[‘’“”–—\u00a0\u00ad]", once)
    assert unicodedata.is_normalized("NFKC", once.replace("é", "e"))
