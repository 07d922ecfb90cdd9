"""A letter to an agency may name those whom it is asked about, and nobody else; its form goes as it was built."""

from pathlib import Path

import pytest

from tests.commands import build
from tests.returned_drafts import Draft, a_paragraph
from tests.sent_packages import codes, packages, send

ROWAN = Path("cases/rowan")


@pytest.mark.usefixtures("copied_cases", "no_pages")
def test_a_request_goes_with_the_names_of_those_who_are_asked_about() -> None:
    build(ROWAN, "--kind", "agency-request")

    done = send("agency-request", ROWAN, "--recipient", "ret_prison")

    assert done.exit_code == 0, done.output
    assert len(packages("rowan")) == 1


@pytest.mark.usefixtures("copied_cases", "no_pages")
@pytest.mark.parametrize(
    "words",
    ["Zofia Wójcik-O'Hara told us.", "She lives at 8 Heron House.", "Tadzio was there, 9 Osiery Court."],
)
def test_a_request_does_not_go_with_the_name_or_address_of_anybody_else(words: str) -> None:
    build(ROWAN, "--kind", "agency-request")
    draft = Draft(Path("output/rowan/agency-request-ret_prison.docx"))
    draft.root[0].insert(8, a_paragraph(words))
    draft.save()

    refused = send("agency-request", ROWAN, "--recipient", "ret_prison")

    assert "send-identifies" in codes(refused), refused.output
    assert packages("rowan") == []


@pytest.mark.usefixtures("copied_cases", "no_pages")
def test_a_form_is_not_made_ready_since_it_would_lose_its_fields() -> None:
    build(ROWAN, "--kind", "agency-return")

    refused = send("agency-return", ROWAN, "--recipient", "ret_prison")

    assert codes(refused) == ["send-form"]
    assert packages("rowan") == []
