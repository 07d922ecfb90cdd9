"""Whatever `generalise` writes is neither refused nor asked about by `publish`: every coarser word, of every family."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from cspr_docs.project.replacements import Choice, ProposedWords, proposed_on, rules_of
from cspr_docs.publish.details import Coarseness, DetailKind, Family, FoundDetail, find, watch
from cspr_docs.publish.details.data import lines, tables
from cspr_docs.publish.details.sentence import with_article
from cspr_docs.word.proposing import Line
from cspr_docs.word.texts import Passage
from tests.disclosure_texts import DETAILS, PATTERNS, REGISTER, case, identities
from tests.test_publish_details_kinds import FORMS

CASE = case()
LOOK = watch(CASE, identities())


@cache
def found(text: str) -> tuple[FoundDetail, ...]:
    """What the search finds in a text; each level of coarseness begins with the same."""
    return find([Passage(text, "", "")], LOOK)


@cache
def accepted(text: str, level: Coarseness) -> tuple[str, list[tuple[int, int, Family]]]:
    """The text with all that is proposed for it accepted, and where the new words stand, of which family."""
    line = Line("word/document.xml", 0, text, "paragraph 1")
    rules = replace(rules_of(CASE, [line], Choice(level)), naming=LOOK.naming)
    told = proposed_on(line, found(text), rules, "")
    made, written, at = "", [], 0
    for one in sorted(
        (one for one in told if isinstance(one, ProposedWords)), key=lambda one: one.replacement.start
    ):
        made += text[at : one.replacement.start]
        written.append((len(made), len(made) + len(one.new), one.family))
        made, at = made + one.new, one.replacement.end
    return made + text[at:], written


def asked_about_again(text: str, level: Coarseness) -> list[str]:
    """The words that were proposed and would be asked about; an age in years is published only where rules allow."""
    made, written = accepted(text, level)
    again = found(made)
    return [
        f"{made[start:end]} ({family}) as {one.about} in: {made}"
        for start, end, family in written
        for one in again
        if one.start < end and start < one.end
        if not (level is Coarseness.FINER and family is Family.AGES)
        if made[start:end] != "May"  # is asked about as the register's own May
    ]


TEXTS = tuple(
    dict.fromkeys(
        [
            *(text.text for text in (*REGISTER, *PATTERNS, *DETAILS)),
            *(form.replace("[", "").replace("]", "") for form, _ in FORMS),
        ]
    )
)


@pytest.mark.parametrize("level", list(Coarseness))
def test_no_text_that_was_made_coarser_is_asked_about_where_it_was(level: Coarseness) -> None:
    assert len(TEXTS) > 150
    assert [told for text in TEXTS for told in asked_about_again(text, level)] == []
    families = {family for text in TEXTS for _, _, family in accepted(text, level)[1]}
    assert families >= set(Family) - {Family.ORGANISATIONS}


def sentences() -> Iterator[str]:
    """A sentence for each day, age, number, condition and kind of place that has a coarser form."""
    for number in range(0, 366, 9):
        day = date(2021, 1, 1) + timedelta(days=number)
        for said in (f"{day.day} {day:%B} {day.year}", f"{day:%d/%m/%Y}", f"{day.day} {day:%B}"):
            yield f"She was seen on {said} there."
            yield f"She was seen from {said} to {day.day} {day:%B} 2022 there."
            yield f"She was seen at {number % 24:02}:14 on {said} there."
    yield from (f"It rang at {hour:02}:{minute:02} there." for hour in range(24) for minute in (5, 55))
    for unit, most in (("day", 40), ("week", 60), ("month", 40), ("year", 18)):
        for count in range(1, most):
            plural = "" if count == 1 else "s"
            yield f"He was {count} {unit}{plural} old then."
            yield f"A {count}-{unit}-old child came."
            yield f"Rowan, aged {count} {unit}{plural}, came."
    for number in ("two", "three", "four", "five", "six", "seven"):
        yield f"He had {number} siblings. He is one of {number} children. She is a mother of {number}."
        yield f"She is the second of {number} children. His {number} older sisters came."
    for line in lines("conditions.txt"):
        for name in line.partition(":")[2].split(";"):
            yield f"He had {name.strip()} then."


@pytest.mark.slow
def test_no_coarser_word_of_a_list_is_asked_about() -> None:
    every = tuple(sentences())
    assert len(every) > 500
    for level in Coarseness:
        assert [told for text in every for told in asked_about_again(text, level)][:9] == []
    written = [accepted(text, Coarseness.COARSER)[1] for text in every]
    assert sum(map(len, written)) > 500


def test_no_noun_that_stands_for_a_detail_is_asked_about() -> None:
    places = tables("places.toml")
    nouns = {
        *(kind.noun for kind in DetailKind if kind.noun),
        *(one["noun"] for name in ("endings", "whole") for one in places[name]),
    }
    assert len(nouns) > 30
    for noun in sorted(nouns):
        for words in (with_article(noun), f"the {noun}"):
            text = f"They knew of {words} and left. {words[0].upper()}{words[1:]} was there."
            assert find([Passage(text, "", "")], LOOK) == (), text
