"""Words that say that a text is not finished, and the many that only look like them."""

import re

import pytest

from cspr_docs.prose.unfinished import placeholders, says_draft, stamp
from tests.conftest import CASES

CALLS_ITSELF = {
    "This is a working draft. The families have not read it yet.": "This is a working draft",
    "This report is still a first draft, and the panel has not met.": "This report is still a first draft",
    "This paper remains in draft until May.": "This paper remains in draft",
    "Please do not quote this draft report.": "this draft report",
    "This\u00a0is the\nfinal draft": "This is the final draft",
    "What the police have done since is to be updated before publication.": "to be updated before publication",
    "Second draft": "Second draft",
    "[Draft]": "Draft",
    "Draft for comment, July 2026": "Draft for comment",
    "Draft report v0.3 – the lead reviewer's": "Draft report",
    "Not for circulation": "Not for circulation",
    "Strictly not for onward sharing (partners only)": "Strictly not for onward sharing",
}
TELLS_OF_ANOTHER = (
    "A draft assessment was written, and never finished.",
    "This is a draft assessment, the social worker told her, and it stayed one.",
    "This is a house with a draft; the flat was cold.",
    "The first draft was read with the family in Polish.",
    "Mother read the draft for comment and corrected four facts.",
    "Drafting the plan took three weeks.",
    "Draft plans were sent to the court, and nobody had agreed them.",
    "The minutes were marked as not for circulation, so the school never saw them.",
    "He was not for publication, she said, and laughed.",
    "The plan was to be completed before the birth.",
    "A draughty room, a draft from the window: that was her life.",
)
STAMPS = {
    "DRAFT – not for circulation": "DRAFT",
    "*** FINAL DRAFT ***": "FINAL DRAFT",
    "OFFICIAL SENSITIVE DRAFT v2, for the panel": "OFFICIAL SENSITIVE DRAFT",
}


@pytest.mark.parametrize("line", CALLS_ITSELF)
def test_a_text_that_calls_itself_a_draft_is_heard(line: str) -> None:
    assert says_draft(line) == CALLS_ITSELF[line]


@pytest.mark.parametrize("line", TELLS_OF_ANOTHER)
def test_what_is_told_of_other_drafts_is_no_sign(line: str) -> None:
    assert says_draft(line) == ""
    assert stamp(line) == ""


def test_a_line_in_a_table_is_about_a_plan_and_a_sentence_there_is_not() -> None:
    assert says_draft("First draft", is_cell=True) == ""
    assert says_draft("This is the first draft.", is_cell=True) == "This is the first draft"


@pytest.mark.parametrize("line", STAMPS)
def test_capitals_at_the_beginning_of_a_line_are_a_stamp(line: str) -> None:
    assert stamp(line) == STAMPS[line]


@pytest.mark.parametrize(
    "line", ["The chronology was headed DRAFT for eleven weeks.", "DRAFTING", "Draft", f"DRAFT {'x' * 200}"]
)
def test_other_capitals_are_none(line: str) -> None:
    assert stamp(line) == ""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The inquest: [to be confirmed]. The date: [To be agreed with the court].", 2),
        ("Please insert names here, and then INSERT DATE here.", 2),
        ("He asked ‘[to be heard] by somebody’, and the date was to be confirmed.", 0),
        ("The nurse had to insert a tube here and there.", 0),
    ],
)
def test_brackets_for_later_are_told_and_those_of_a_quotation_are_not(line: str, found: int) -> None:
    assert len(list(placeholders(line))) == found


def test_nothing_in_the_prose_of_the_samples_but_what_is_a_draft_says_so() -> None:
    paragraphs = [
        " ".join(paragraph.replace("*", "").split())
        for file in sorted([*CASES.rglob("*.md"), *CASES.rglob("*.yaml")])
        for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:- |\w+:))", file.read_text("utf-8"))
    ]
    said = {words for paragraph in paragraphs if (words := says_draft(paragraph, is_cell=True))}
    assert len(paragraphs) > 5_000
    assert said == {"This is a working draft"}
    assert not any(stamp(paragraph) for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear [name], we met on [date].", ["[name]", "[date]"]),
        ("TBC by the nurse; lorem ipsum", ["TBC", "lorem ipsum"]),
        ("Seen on XX March, aged XXX", ["XX", "XXX"]),
        ("He said 'no'. Then [name] came.", ["[name]"]),
        ("“That is all.” Written to [name] ???", ["[name]", "???"]),
        ("Mother's [name], the children's [date]", ["[name]", "[date]"]),
        ("She said 'ask [insert name]' twice", ["[insert name]"]),
    ],
)
def test_what_was_left_for_later_is_found(text: str, found: list[str]) -> None:
    assert [match[0] for match in placeholders(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "She said: 'When [name] shouts I put my pillow on.'",
        "“Tell [name] I'm here, and that [name] isn't,” she wrote.",
        '"My mum\'s friend [name] came on [date] again," he said.',
        "The girl, who has XX chromosomes, signed it with xxx.",
    ],
)
def test_what_a_quotation_leaves_out_is_no_placeholder(text: str) -> None:
    assert not list(placeholders(text))
