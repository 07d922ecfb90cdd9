"""What agencies are sent: the letter that asks them, the reminder, the form and its choices."""

from pathlib import Path

import yaml

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import read_package
from tests.case_folders import write
from tests.commands import TODAY, run
from tests.projection import projection
from tests.returned_forms import CASE, build_forms, form_of, new_case


def test_a_letter_names_those_who_are_asked_about_and_never_where_somebody_is_hidden(workspace: Path) -> None:
    new_case(2)
    returns = yaml.safe_load((CASE / "agency_returns.yaml").read_text("utf-8"))
    returns[1] |= {"about": ["mum"], "questions": [{"id": "q1", "question": "Did @mum speak of @fern?"}]}
    write(
        CASE,
        agency_returns_yaml=yaml.safe_dump(returns),
        restrictions_yaml="- id: s1\n  what: Where she is\n  whereabouts_of: [mum]\n  kept_from: [letters]\n"
        "  asked_by: The court\n  because: She is at risk.\n",
    )
    run("build", "--today", TODAY, CASE, "--kind", "agency-request", "--kind", "agency-return")

    said = {
        name: projection(read_package(Path("output/fern") / f"{name}.docx").parts)
        for name in ("agency-request-r1", "agency-request-r2", "agency-return-r1", "agency-return-r2")
    }

    assert "4 Low & High Lane" in said["agency-request-r1"]
    assert "Zoë O'Malley-Quist" in said["agency-return-r1"]
    assert "Grace" not in said["agency-request-r1"] + said["agency-return-r1"]
    assert "Grace O'Malley" in said["agency-request-r2"]
    assert "Zoë" not in said["agency-request-r2"] + said["agency-return-r2"]
    assert not any("Safe House" in text for text in said.values())
    assert "Low & High" not in said["agency-return-r1"]


def test_a_reminder_is_made_once_it_has_its_day_and_no_letter_where_all_has_come(workspace: Path) -> None:
    new_case(2)
    returns = yaml.safe_load((CASE / "agency_returns.yaml").read_text("utf-8"))
    returns[0]["chased_on"] = "2026-11-12"
    returns[1]["returned_on"] = "2026-11-09"
    write(CASE, agency_returns_yaml=yaml.safe_dump(returns))

    run("build", "--today", TODAY, CASE)

    made = {path.name for path in Path("output/fern").glob("agency-*.docx")}
    assert made == {"agency-request-r1.docx", "agency-return-r1.docx", "agency-chaser-r1.docx"}


def test_the_choices_of_a_form_are_those_of_the_schema(workspace: Path) -> None:
    from schemas.chronology import Significance

    new_case(1)
    build_forms()
    control = form_of(1).control("chronology.row-1.significance")
    offered = [item.get(w("displayText")) for item in control.iter(w("listItem"))]
    assert offered == [term.words for term in Significance]
