"""Words and gaps that a reader of the published report would stumble over, each told at its place."""

from copy import deepcopy
from pathlib import Path

import pytest

from cspr_docs.publish.pdf import Maker
from cspr_docs.word.namespaces import w
from tests.commands import TODAY, run
from tests.conftest import tool_or_skip
from tests.returned_drafts import Draft, Element, said
from tests.sent_packages import codes

REPORT = Path("output/rowan/final-report.docx")

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drafts")]


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
    draft = Draft(REPORT)
    bullets = [each for each in draft.root.iter(w("p")) if each.find(f"{w('pPr')}/{w('numPr')}") is not None]
    item = next(each for each in bullets if said(each))
    item.addnext(without_words(item))
    heading = draft.paragraph("final_report.lived_experience", "An ordinary day")
    heading.addnext(without_words(heading))
    draft.save()
    done = run("publish", REPORT, "--today", TODAY, "--pdf", maker.value.lower())
    assert done.exit_code == 1
    assert {"list-empty-item", "heading-empty"} == {
        code for code in codes(done) if not code.startswith("publish-")
    }
    assert "item 2 of the list" in done.output
    assert "hint: delete the empty line in Word" in done.output
