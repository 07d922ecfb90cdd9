"""The learning briefing: a kind without Python of its own, made from what the case has already."""

from dataclasses import replace

import pytest

from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.its_day import missing_sections
from cspr_docs.documents.plan import Document, NotMade, plan
from cspr_docs.documents.render import render, template_of
from cspr_docs.ooxml.package import load_package
from cspr_docs.word.anchors import DATA
from cspr_docs.word.issue import read_issue
from schemas.briefing import LearningBriefing
from schemas.report import ReportStatus
from tests.projection import projection
from tests.sample_documents import library, rendered, sample

BRIEFING = "learning-briefing.docx"
WRITTEN = ["rowan", "hawthorn"]


def briefing_of(facts: Facts) -> Document | NotMade:
    """What the plan says of the briefing."""
    [entry] = plan(facts, [library().kind("learning-briefing")])
    return entry


def with_briefing(facts: Facts, briefing: LearningBriefing) -> Facts:
    """The facts with another briefing."""
    return replace(facts, case=facts.case.model_copy(update={"learning_briefing": briefing}))


def text_of(content: bytes) -> str:
    """What a reader of the briefing sees."""
    return projection(load_package(content, BRIEFING))


def test_a_briefing_that_nobody_began_is_not_made_and_the_reason_is_told() -> None:
    entry = briefing_of(with_briefing(sample("rowan").facts, LearningBriefing(title="A title alone")))

    assert isinstance(entry, NotMade)
    assert "learning_briefing.background" in entry.reason


def test_a_letter_that_is_held_back_still_says_which_it_is() -> None:
    entries = plan(sample("linden").facts, [library().kind("decision-letter")])
    held_back = [entry for entry in entries if isinstance(entry, NotMade)]

    assert held_back
    assert {entry.item for entry in held_back} < {letter.id for letter in sample("linden").facts.case.letters}


@pytest.mark.parametrize("case", WRITTEN)
def test_it_takes_findings_and_recommendations_from_the_case(case: str) -> None:
    facts = sample(case).facts
    issue = read_issue(load_package(rendered(case, BRIEFING).content, BRIEFING)[DATA])
    printed = {anchor.path for anchor in issue.anchors}

    assert {("findings", finding.id, "title") for finding in facts.case.findings} <= printed
    assert {("findings", finding.id, "in_short") for finding in facts.case.findings} <= printed
    assert {("recommendations", each.id, "title") for each in facts.case.recommendations} <= printed


@pytest.mark.parametrize("case", WRITTEN)
def test_every_section_that_it_must_have_stands_in_it(case: str) -> None:
    kind = library().kind("learning-briefing")
    issue = read_issue(load_package(rendered(case, BRIEFING).content, BRIEFING)[DATA])
    printed = [".".join(str(part) for part in anchor.path) for anchor in issue.anchors]

    assert [
        path for path in kind.settings.mandatory if not any(each.startswith(path) for each in printed)
    ] == []


def test_two_sections_that_are_missing_are_prompts_and_gaps() -> None:
    facts = sample("rowan").facts
    begun = facts.case.learning_briefing.model_copy(update={"practice": None, "questions": None})
    lacking = with_briefing(facts, begun)
    document = briefing_of(lacking)
    assert isinstance(document, Document)

    made = render(document, lacking, (), template_of(document, library()))

    assert [problem.path for problem in missing_sections(document, lacking)] == [
        ("learning_briefing", "practice"),
        ("learning_briefing", "questions"),
    ]
    assert made.prompts == 2
    assert "DRAFT" in text_of(made.content)


def test_it_says_where_the_full_report_is() -> None:
    assert "The full report will be on our website." in text_of(rendered("rowan", BRIEFING).content)
    assert "The full report: " in text_of(rendered("hawthorn", BRIEFING).content)


def test_a_final_briefing_has_no_mark_of_a_draft_and_no_prompt() -> None:
    made = rendered("rowan", BRIEFING)

    assert made.prompts == 0
    assert "DRAFT" not in text_of(made.content)
    assert "DRAFT" in text_of(rendered("hawthorn", BRIEFING).content)


SHORT = ("seven-minute-briefing", "briefing-slides")


@pytest.mark.parametrize("name", SHORT)
def test_its_words_are_made_into_shorter_papers_once_they_are_final(name: str) -> None:
    kind, facts = library().kind(name), sample("rowan").facts
    draft = facts.case.learning_briefing.model_copy(update={"status": ReportStatus.DRAFT})
    [entry] = plan(with_briefing(facts, draft), [kind])
    assert isinstance(entry, NotMade)
    assert "learning_briefing.status" in entry.reason
    [entry] = plan(facts, [kind])
    assert isinstance(entry, Document)
    text = text_of(rendered("rowan", f"{name}.docx").content)
    briefing = text_of(rendered("rowan", BRIEFING).content)
    assert "DRAFT" not in text
    for words in (
        "Men were written about and not met",
        "Ask about the night.",
        "Is a child in danger now? Ring 999.",
    ):
        assert words in text
        assert words in briefing


def test_the_seven_parts_and_the_slides_each_stand_under_their_heading() -> None:
    seven, slides = (text_of(rendered("rowan", f"{name}.docx").content) for name in SHORT)
    numbered = [line for line in seven.splitlines() if line.startswith("[Briefing Heading] ")]
    assert [line.split()[2] for line in numbered] == [f"{number}." for number in range(1, 8)]
    assert "how will we know that it made a difference to a child" in seven
    headings = [line for line in slides.splitlines() if line.startswith("[Briefing Heading]")]
    assert len(headings) == 8
    assert "page: 16838 × 11906" in slides
    assert "Each told the other. He was not seen by a paediatrician." in slides
    assert "Each told the other" not in seven
