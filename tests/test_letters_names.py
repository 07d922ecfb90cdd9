"""A letter to a family names relatives and friends, and calls others what they are."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import run
from tests.returned_drafts import Draft
from tests.sent_packages import send
from tests.test_letters import CASE, letter


def test_it_names_family_and_calls_a_foster_carer_and_practitioners_what_they_are(folder: Path) -> None:
    reasons = "@nan, @carer and @coach spoke of @fern."
    said = letter(folder, reasons=reasons)
    assert "Nóra, Ilse's foster carer and Otto's swimming coach spoke of Ilse." in said
    assert not any(name in said for name in ("Philippa", "Asare", "Dermot"))
    to_carer = letter(folder, reasons=reasons, to="carer")
    assert "Nóra, Philippa and Otto's swimming coach spoke of Ilse." in to_carer


@pytest.mark.parametrize(
    "incident",
    [{"suspected": ["nan", "fern"]}, {"history": [{"on": "2026-09-02", "suspected": ["nan", "fern"]}]}],
)
def test_whoever_is_or_was_suspected_is_called_by_the_label(folder: Path, incident: dict[str, Any]) -> None:
    case = {**CASE, "incident": {"children": ["fern", "reed"], **incident}}
    reasons = "@nan spoke of @fern and @reed."
    assert "Nan spoke of Ilse and Otto." in letter(folder, case=case, reasons=reasons)
    assert "Nóra spoke of Ilse and Otto." in letter(folder, case=case, reasons=reasons, to="nan")


def test_whoever_is_called_by_a_label_stays_that_person_when_an_edited_letter_comes_home(
    folder: Path,
) -> None:
    letter(folder, reasons="@nan, @carer and @coach spoke of @fern. We ask about @carer's days.")
    draft = Draft(Path("output/fern/decision-letter-l1.docx"))
    draft.replace("letters.l1.reasons", "spoke of", "talked of")
    done = run("pull", draft.save())
    assert done.exit_code == 0, done.output
    [kept] = yaml.safe_load(Path("cases/fern/case.yaml").read_text("utf-8"))["letters"]
    assert kept["reasons"] == "@nan, @carer and @coach talked of @fern. We ask about @carer's days."


def test_a_name_typed_over_a_label_does_not_leave_although_the_letter_mentions_whose_it_is(
    folder: Path,
) -> None:
    letter(folder, reasons="@nan and @carer spoke of @fern.", ready=True)
    path = Path("output/fern/decision-letter-l1.docx")
    draft = Draft(path)
    draft.replace("letters.l1.reasons", "spoke of", "and Philippa spoke of")
    draft.save()
    done = send("decision-letter", "cases/fern", "--recipient", "mother")
    assert done.exit_code == 1
    told = [line for line in done.output.splitlines() if "send-identifies" in line]
    assert len(told) == 1
    assert "name of Fern's foster carer" in told[0]
    assert "Philippa" not in done.output
