"""Facts that are kept back, planted in every text of a case, reach no letter and nothing that is published."""

import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from cspr_docs.casefile import read_case
from cspr_docs.casefile.shape import Value, values
from cspr_docs.casefile.splice import spliced, write_splice
from cspr_docs.ooxml.package import read_package
from schemas.base import Written
from tests.commands import TODAY, build, run
from tests.sent_packages import codes, packages, send
from tests.test_restrictions import LETTERS, REPORT, ROWAN, comments, restrict, ribs
from tests.word_edits import text_of

FACTS = (
    "lanternfish", "anvilmaker", "teapotling", "saddleback", "compassrose", "trumpetvine", "ladderfern", "mittencrab",
    "kettledrum", "walnutshell", "zephyrine", "marzipanade", "thimbleweed", "bugleweed", "candlenut", "paperwhite",
    "needlefish", "hatpinery", "barometrist", "sextantry",
)  # fmt: skip
"""Twenty facts that no case holds."""


def fact(number: int) -> dict[str, Any]:
    return ribs(id=f"fact{number}", words=[FACTS[number]], kept_from=["letters", "public"])


def is_text(one: Value) -> bool:
    """Whether somebody writes it in their own words: prose, a line, a name, a role, an address."""
    is_typed = isinstance(one.value, str) and not isinstance(one.value, Enum)
    return (
        is_typed
        and not one.shape.refers
        and one.shape.written is not Written.FILE
        and one.field not in ("id", "language")
        and one.path not in (("reference",), ("partnership", "name"))  # the letterhead
    )


def numbers_of(text: str) -> set[int]:
    """Which of the twenty facts a text tells."""
    return {number for number, words in enumerate(FACTS) if words in text}


def told_in(text: str) -> set[int]:
    """Which facts a message or comment says are kept from its reader."""
    return {int(number) for number in re.findall(r"[Rr]estriction fact(\d+) keeps", text)}


@pytest.mark.slow
@pytest.mark.usefixtures("rowans_drafts", "looks_once", "no_pages")
def test_twenty_facts_in_every_text_of_the_case_reach_no_letter_and_nothing_published() -> None:
    found = read_case(ROWAN)
    written = [one for one in values(found.case) if is_text(one)]
    texts = {
        one.path: f"{one.value}\n\nAnd {FACTS[number % 20]}."
        if one.shape.written is Written.PROSE
        else f"{one.value} {FACTS[number % 20]}"
        for number, one in enumerate(written)
    }
    assert len(texts) > 500
    write_splice(spliced(found, texts).files)
    restrict(*map(fact, range(20)))
    kinds = ("decision-letter", "final-report", "learning-briefing")
    built = build(ROWAN, *(word for kind in kinds for word in ("--kind", kind))).output
    for file in (*LETTERS.values(), REPORT, Path("output/rowan/learning-briefing.docx")):
        parts = "".join(content.decode("utf-8", "replace") for content in read_package(file).values())
        assert not numbers_of(parts), built
        assert text_of(file).count("[Kept back from this reader: ") > 5
        assert len(told_in(comments(file))) > 5
    for reader, letter in LETTERS.items():
        refused = send("decision-letter", ROWAN, "--recipient", reader)
        assert "restricted" in codes(refused)
        assert told_in(refused.output) >= told_in(comments(letter))
    for report in (REPORT, Path("output/rowan/learning-briefing.docx")):
        refused = run("publish", report, "--today", TODAY, "--pdf", "typst")
        assert "publish-unfinished" in codes(refused)
        assert refused.output.count("[Kept back from this reader: ") > 5
    assert packages("rowan") == []
