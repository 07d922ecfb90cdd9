"""Words and gaps that a reader of a finished document would stumble over, each told at its place."""

from copy import deepcopy
from pathlib import Path

import pytest

from cspr_docs.ooxml.namespaces import w
from cspr_docs.publish.pdf import Maker
from tests.commands import TODAY, publish, run
from tests.conftest import tool_or_skip
from tests.returned_drafts import Draft, Element, a_paragraph, said
from tests.sent_packages import codes, send

REPORT, BRIEFING = Path("output/rowan/final-report.docx"), Path("output/rowan/learning-briefing.docx")
BACKGROUND, LIVED = "learning_briefing.background", "learning_briefing.lived_experience"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("rowans_drafts", "looks_once")]


def without_words(paragraph: Element) -> Element:
    """An empty paragraph with the looks of this one."""
    empty = deepcopy(paragraph)
    for inside in [each for each in empty if each.tag != w("pPr")]:
        empty.remove(inside)
    return empty


@pytest.mark.parametrize("maker", [Maker.TYPST, pytest.param(Maker.OFFICE, marks=[pytest.mark.office])])
def test_a_bullet_without_words_is_told_as_what_it_is_in_every_form(maker: Maker) -> None:
    if maker is Maker.OFFICE:
        tool_or_skip("soffice", "install LibreOffice Writer")
    draft = Draft(BRIEFING)
    bullets = [each for each in draft.root.iter(w("p")) if each.find(f"{w('pPr')}/{w('numPr')}") is not None]
    item = next(each for each in bullets if said(each))
    item.addnext(without_words(item))
    heading = next(each for each in draft.root.iter(w("p")) if said(each) == "What works well")
    heading.addnext(empty := without_words(heading))
    empty[0][0].set(w("val"), "Heading2")
    draft.save()
    done = run("publish", BRIEFING, "--today", TODAY, "--pdf", maker.value.lower())
    assert done.exit_code == 1
    assert {"list-empty-item", "heading-empty"} == {
        code for code in codes(done) if not code.startswith("publish-")
    }
    assert "item 2 of the list" in done.output
    assert "hint: delete the empty line, in Word or in the case;" in done.output


@pytest.mark.usefixtures("no_pages")
def test_a_text_that_calls_itself_a_draft_is_told_and_only_a_stamp_stands_in_the_way() -> None:
    draft = Draft(BRIEFING)
    draft.replace(BACKGROUND, "in December 2025", "in December 2025. This is a first draft, read as such")
    draft.content(LIVED)[0].addprevious(a_paragraph("Not for circulation"))
    draft.save()
    done = publish(BRIEFING)
    assert done.exit_code == 0, done.output
    assert codes(done).count("says-draft") == 2
    assert "under “What life was like for Rowan”): Not for circulation\n" in done.output
    assert ": This is a first draft\n" in done.output

    draft.content(LIVED)[0].addprevious(a_paragraph("DRAFT – for Ines Varga alone, [to be confirmed]"))
    draft.save()
    done = publish(BRIEFING)
    assert done.exit_code == 1
    assert {"publish-draft", "publish-unfinished"} <= set(codes(done))
    assert "a line of the text says DRAFT" in done.output
    assert "Varga" not in done.output


@pytest.mark.usefixtures("no_pages")
def test_what_is_sent_is_looked_at_in_the_same_way() -> None:
    draft = Draft(REPORT)
    draft.replace("final_report.summary", "to a young mother", "to a young mother. This draft report says so")
    draft.content("final_report.foreword")[0].addprevious(a_paragraph("WORKING DRAFT"))
    draft.save()
    done = send("final-report", "cases/rowan", "--to", "panel", "--under-embargo")
    assert done.exit_code == 1
    assert {"send-draft", "says-draft"} <= set(codes(done))
    assert "under “Foreword”): WORKING DRAFT\n" in done.output
    assert "under “Summary”): This draft report\n" in done.output
