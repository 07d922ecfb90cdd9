"""A national review from the Panel's decision to the scope that is agreed: one small case, and a theme over several."""

import json
from pathlib import Path

import pytest

from cspr_docs.ooxml.package import read_package
from tests.commands import build, check, outcomes, run
from tests.projection import projection
from tests.sent_packages import codes

CASE = Path("cases/larkspur")
FILES = {
    "case": """reference: EX-2026-17
route: national
guidance: working_together_2026
children:
  - {id: larkspur, pseudonym: "O'Lárk & <Spur>", role: subject}
""",
    "incident": """trigger: in_area
aware_on: 2026-03-02
nature: serious_harm
abuse_or_neglect: known
children: [larkspur]
""",
    "notification": "notified_on: 2026-03-05\nnature: serious_harm\n",
    "rapid_review": "completed_on: 2026-03-20\nsent_to_panel_on: 2026-03-20\n",
    "decision": "outcome: no_review\ndecided_on: 2026-03-20\nnational_view: suggested\n",
    "panel_response": "received_on: 2026-04-14\nnational_decision: national_review\n",
}
AGREED = """kind: individual
about: A baby & a placement that three areas shared
reviewer: {name: Dr Odalys Brightwater-Né, role: Reviewer of the Panel's pool}
from_pool: yes
scope: What each area knew, and what none could see alone.
method: Talks in all three areas, and one record read together.
engaging: The mother's advocate sits in the group; practitioners meet twice.
agreed_on: 2026-05-06
"""


@pytest.fixture(autouse=True)
def _case(copied_cases: Path) -> None:
    """The small case in a workspace of its own."""
    CASE.mkdir(parents=True)
    for name, text in FILES.items():
        (CASE / f"{name}.yaml").write_text(text, "utf-8")


def agreed(text: str = AGREED) -> None:
    (CASE / "national_review.yaml").write_text(text, "utf-8")


def scope() -> str:
    """What the paper of scope and method says."""
    return projection(read_package(Path("output/larkspur/national-review-scope.docx")).parts)


def clocks() -> dict[str, str]:
    """By its key how each clock of the case stands."""
    told = json.loads(run("status", CASE, "--format", "json", "--on", "2026-11-22").output)
    return {duty["key"]: duty["state"] for case in told["cases"] for duty in case["duties"]}


def test_one_case_with_a_reviewer_of_the_pool_is_agreed_with_the_partners() -> None:
    agreed()

    made = outcomes(build(CASE))

    assert made["national-review-scope.docx"] == "written"
    assert not {"terms-of-reference.docx", "letter-of-appointment.docx", "final-report.docx"} & made.keys()
    said = scope()
    for words in ("One case", "O'Lárk & <Spur>", "Brightwater-Né", "6 May 2026", "Talks in all three areas"):
        assert words in said
    assert "Other cases" not in said
    assert "Why not from the pool" not in said
    told = codes(check(CASE))
    assert not {"reviewer-not-from-pool", "pool-reviewer-local", "route-contradicted", "reviewer-missing"} & {
        *told
    }


def test_a_theme_names_the_other_cases() -> None:
    agreed(AGREED.replace("individual", "thematic") + "cases: [EX-2026-04, EX-2026-09]\n")

    build(CASE, "--kind", "national-scope")

    said = scope()
    assert "A theme over several cases" in said
    assert "Other cases" in said
    assert said.index("EX-2026-04") < said.index("EX-2026-09")


def test_it_counts_the_rapid_review_and_no_report_of_the_partners() -> None:
    agreed()

    counted = clocks()

    assert counted["rapid_review"] == "met"
    assert counted["sent_to_panel"] == "met"
    assert not {"report", "copy_to_panel", "quality_check", "family_told_of_publication"} & counted.keys()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("from_pool: yes", "from_pool: no", "reviewer-not-from-pool"),
        ("from_pool: yes\n", "", "reviewer-not-from-pool"),
        ("method: Talks in all three areas, and one record read together.\n", "", "mandatory-missing"),
    ],
)
def test_what_is_not_agreed_or_not_from_the_pool_is_told(old: str, new: str, code: str) -> None:
    agreed()
    assert code not in codes(build(CASE, "--kind", "national-scope"))
    agreed(AGREED.replace(old, new))

    assert code in codes(build(CASE, "--kind", "national-scope"))


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "panel_response",
            "national_decision: national_review",
            "national_decision: pending",
            "route-contradicted",
        ),
        ("case", "route: national\n", "route: serious_incident\n", "pool-reviewer-local"),
    ],
)
def test_a_route_that_the_panel_has_not_opened_is_told(file: str, old: str, new: str, expected: str) -> None:
    agreed()
    (CASE / f"{file}.yaml").write_text(FILES[file].replace(old, new), "utf-8")

    assert expected in codes(check(CASE))
