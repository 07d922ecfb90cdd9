"""Each document tells what was known on its own day: one rapid review as at three days, and all of the samples."""

import re
from dataclasses import replace
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.checks.known import AFTER_ITS_DATE
from cspr_docs.documents.render import Rendered, render, template_of
from cspr_docs.ooxml.package import load_package
from schemas.base import MONTHS
from tests.commands import build, check
from tests.projection import projection
from tests.sample_documents import every_document, library, rendered, sample

AS_AT = Path(__file__).parent / "as_at"
PAPERS = [
    (case, name) for case, name in every_document() if name.startswith(("rapid-review", "decision-letter"))
]
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (20\d\d)")
_PLANNED = (
    "Due on", "counted from", "should be finished by", "was to run to", "is to be", "planned for", "will tell",
    "Next on", "report should be",
    "to be finished by", "health condition or a disability, by",
)  # fmt: skip


def review_on(case: str, day: date) -> Rendered:
    """The rapid review of a sample as at a day."""
    known = sample(case)
    document = next(one for one in known.documents if one.kind.name == "rapid-review")
    return render(replace(document, day=day), known.facts, known.problems, template_of(document, library()))


def lines(found: Rendered) -> list[str]:
    """What the document says, without the numbers of its anchors."""
    text = projection(load_package(found.content, "rapid-review.docx"))
    return re.sub(r" [fp]\d+:", ":", text).splitlines()


@pytest.mark.parametrize("day", [date(2025, 12, 22), date(2026, 9, 30)])
def test_a_rapid_review_as_at_another_day_differs_in_what_was_known(
    day: date, file_regression: FileRegressionFixture
) -> None:
    own, other = lines(rendered("rowan", "rapid-review.docx")), lines(review_on("rowan", day))
    told = [line for line in ndiff(own, other) if line[:2] in ("- ", "+ ") and "_Toc" not in line]
    file_regression.check(
        "\n".join(told) + "\n", fullpath=AS_AT / f"rowan-{day}.txt", encoding="utf-8", newline="\n"
    )


def test_as_at_its_own_day_it_is_the_document_itself() -> None:
    own = rendered("rowan", "rapid-review.docx")
    assert review_on("rowan", date(2026, 1, 6)).content == own.content
    assert own.prompts == 0


@pytest.mark.parametrize(("case", "name"), PAPERS)
def test_no_review_and_no_letter_tells_what_came_after_it(case: str, name: str) -> None:
    document = next(one for one in sample(case).documents if one.file_name == name)
    assert document.day is not None
    found = rendered(case, name)
    assert [problem for problem in found.touched if problem.code == AFTER_ITS_DATE] == []
    text = " ".join(projection(load_package(found.content, name)).split())
    later = []
    for said in _DATE.finditer(text):
        day = date(int(said[3]), MONTHS.index(said[2]) + 1, int(said[1] or 1))
        around = text[max(0, said.start() - 90) : said.end() + 30]
        if day > document.day and not any(words in around for words in _PLANNED):
            later.append(around)
    assert later == []


def test_what_a_document_tells_of_a_later_day_is_told_at_its_place_and_marked(drafts: Path) -> None:
    path = Path("cases/rowan/people.yaml")
    old = "Main carer of both children"
    path.write_text(path.read_text("utf-8").replace(old, f"In July 2026 she moved. {old}"), "utf-8")
    path = Path("cases/rowan/rapid_review/learning.md")
    path.write_text(path.read_text("utf-8") + "\nThe inquest ended on 3 August 2026.\n", "utf-8")
    found = build("cases/rowan", "--kind", "rapid-review")
    told = [line for line in found.output.splitlines() if AFTER_ITS_DATE in line]
    assert len(told) == 2
    assert "cases/rowan/people.yaml:" in told[0]
    assert '"July 2026"' in told[0]
    line = len(path.read_text("utf-8").splitlines())
    assert f"cases/rowan/rapid_review/learning.md:{line}:22" in told[1]
    assert "2 prompts" in found.output
    checked = check("cases/rowan").output
    assert '"3 August 2026"' in checked


def test_what_was_learned_later_marks_no_earlier_document(drafts: Path) -> None:
    """A gap in what came later is none of a document of an earlier day, which stays final."""
    path = Path("cases/rowan/agency_returns.yaml")
    path.write_text(
        path.read_text("utf-8")
        + "- {id: ret_late, agency: housing, requested_on: 2026-08-03, due_on: 2026-08-10}\n",
        "utf-8",
    )
    assert "return-late" in check("cases/rowan").output
    found = build("cases/rowan", "--kind", "rapid-review")
    assert "rapid-review.docx" in found.output
    assert "0 prompts" in found.output


def test_a_document_of_no_day_tells_the_case_as_it_stands(drafts: Path) -> None:
    path = Path("cases/rowan/rapid_review.yaml")
    path.write_text(path.read_text("utf-8").replace("completed_on: 2026-01-06\n", ""), "utf-8")
    build("cases/rowan", "--kind", "rapid-review")
    text = projection(load_package(Path("output/rowan/rapid-review.docx").read_bytes(), "rapid-review.docx"))
    assert "started school" in text
    assert "listed for 11 January 2027" in text
