"""Drafts as a careful adversary writes them: every name is found, nearly every number, and nearly nothing else."""

import pytest

from cspr_docs.publish.details import FoundDetail, find, watch
from cspr_docs.word.texts import Passage
from tests.disclosure_adversaries import ADVERSARIES, bare_case
from tests.disclosure_texts import Planted


def found(letter: str, group: str) -> list[tuple[Planted, tuple[FoundDetail, ...]]]:
    texts, register = ADVERSARIES[letter]
    look = watch(bare_case(), register)
    return [(text, find([Passage(text.text, "", "")], look)) for text in texts if text.group == group]


def missed(told: list[tuple[Planted, tuple[FoundDetail, ...]]]) -> list[str]:
    return [
        text.text[low:high]
        for text, findings in told
        for low, high in text.found
        if not any(one.start < high and low < one.end for one in findings)
    ]


@pytest.mark.parametrize("letter", ADVERSARIES)
def test_every_name_is_found(letter: str) -> None:
    assert missed(found(letter, "names")) == []


@pytest.mark.parametrize("letter", ADVERSARIES)
def test_95_of_100_by_their_form(letter: str) -> None:
    told = found(letter, "patterns")
    assert len(missed(told)) <= 0.05 * sum(len(text.found) for text, _ in told)


@pytest.mark.parametrize("letter", ADVERSARIES)
def test_nothing_else_is_found(letter: str) -> None:
    beside = [
        text.text[one.start : one.end]
        for text, findings in found(letter, "names") + found(letter, "patterns")
        for one in findings
        if not any(low < one.end and one.start < high for low, high in text.found)
    ]
    assert beside == []


@pytest.mark.parametrize(("letter", "name"), [("A", "Grace"), ("B", "Hope")])
def test_plain_sentences_hold_nothing_but_a_name_that_opens_one(letter: str, name: str) -> None:
    told = found(letter, "nothing")
    assert [text.text[one.start : one.end] for text, findings in told for one in findings] == [name]
    assert len(told) > 40
