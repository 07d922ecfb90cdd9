"""The papers of the statutory path around review and letters: each a folder in templates/, and nothing else."""

import shutil
from pathlib import Path

import pytest
import yaml

from cspr_docs.casefile import read_case
from cspr_docs.ooxml.package import read_package
from tests.commands import build, outcomes
from tests.conftest import TEMPLATES
from tests.projection import projection
from tests.sent_packages import codes, packages, send

ROWAN = Path("cases/rowan")


def changed(file: str, **values: object) -> None:
    """Give fields of one of rowan's files other values."""
    path = ROWAN / file
    data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    path.write_text(yaml.safe_dump({**data, **values}, allow_unicode=True), "utf-8")


def text_of(name: str) -> str:
    """What a built draft of rowan says."""
    return projection(read_package(Path("output/rowan") / name).parts)


@pytest.mark.usefixtures("copied_cases")
def test_there_is_a_notice_for_each_delay() -> None:
    made = outcomes(build("cases/rowan", "--kind", "delay-notice"))

    delays = read_case(ROWAN).case.review.delays
    assert set(made) == {f"notice-of-delay-{delay.id}.docx" for delay in delays}
    assert len(made) == 2


@pytest.mark.usefixtures("copied_cases", "no_pages")
def test_a_notice_goes_though_the_case_says_that_it_has_not_gone() -> None:
    file = ROWAN / "review.yaml"
    told = "    secretary_of_state_told_on: 2026-09-17\n"
    assert file.read_text("utf-8").count(told) == 1
    file.write_text(file.read_text("utf-8").replace(told, ""), "utf-8")
    build("cases/rowan", "--kind", "delay-notice")

    refused = send("delay-notice", ROWAN, "--to", "secretary_of_state")
    assert codes(refused) == ["send-to-whom"]
    assert "dl1, dl2" in refused.output

    done = send("delay-notice", ROWAN, "--recipient", "dl2", "--to", "secretary_of_state")
    assert done.exit_code == 0, done.output
    [sent] = read_case(ROWAN).case.sent
    assert (sent.document, sent.item, sent.to.value, sent.recipient) == (
        "delay-notice",
        "dl2",
        "secretary_of_state",
        None,
    )


@pytest.mark.usefixtures("copied_cases")
def test_the_notification_and_what_agencies_are_asked_have_real_names_and_nobody_else_gets_it() -> None:
    build("cases/rowan")
    real = read_case(ROWAN).identities
    assert real
    last_name = real.people["rowan"].last_name
    assert last_name
    with_name = {
        file.name
        for file in Path("output/rowan").glob("*.docx")
        if not file.name.startswith(("decision-letter", "agency-")) and last_name in text_of(file.name)
    }
    assert with_name == {"serious-incident-notification.docx"}

    for reader in ("panel", "partners"):
        done = send("notification", ROWAN, "--to", reader)
        assert done.exit_code == 1
        assert codes(done) == ["send-to-whom"]
    assert packages("rowan") == []


@pytest.mark.usefixtures("copied_cases")
def test_a_notification_tells_what_was_entered_and_not_what_became_true_later() -> None:
    changed("notification.yaml", nature="other")
    build("cases/rowan", "--kind", "notification")
    assert "Serious harm" not in text_of("serious-incident-notification.docx")

    data = yaml.load((ROWAN / "notification.yaml").read_text("utf-8"), yaml.BaseLoader)
    del data["notified_on"]
    (ROWAN / "notification.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    build("cases/rowan", "--kind", "notification")
    assert "Serious harm" in text_of("serious-incident-notification.docx")
    assert "17 December 2025" in text_of("serious-incident-notification.docx")


@pytest.mark.usefixtures("copied_cases", "no_pages")
def test_a_letter_of_appointment_goes_to_the_reviewer_and_to_nobody_else() -> None:
    build("cases/rowan", "--kind", "appointment-letter")

    refused = send("appointment-letter", ROWAN, "--to", "panel")
    assert codes(refused) == ["send-to-whom"]
    assert "reviewer" in refused.output
    assert packages("rowan") == []

    assert send("appointment-letter", ROWAN).exit_code == 0
    [folder] = packages("rowan")
    assert folder.name.endswith("appointment-letter-to-reviewer")


@pytest.mark.parametrize(("route", "is_named"), [("named", True), ("anonymous", False)])
@pytest.mark.usefixtures("copied_cases")
def test_an_anonymous_entry_names_neither_area_nor_reviewer(route: str, is_named: bool) -> None:
    changed("publication.yaml", repository_route=route)
    build("cases/rowan", "--kind", "repository-submission")
    body = text_of("repository-submission.docx").split("=== document")[1].split("===")[0]

    assert ("Harrowmere" in body) is is_named
    assert ("Quarshie" in body) is is_named
    assert ("Anonymous" in body) is not is_named


@pytest.mark.usefixtures("copied_cases")
def test_a_folder_makes_a_new_kind_of_document() -> None:
    shutil.copytree(TEMPLATES, "templates")
    shutil.copytree("templates/panel-response", "templates/note-for-the-chair")
    settings = Path("templates/note-for-the-chair/document.yaml")
    words = settings.read_text("utf-8").replace("file_name: panel-response", "file_name: note-for-the-chair")
    settings.write_text(words.replace("title: The Panel's response", "title: Note for the chair"), "utf-8")

    made = outcomes(build("cases/rowan", "--kind", "note-for-the-chair"))

    assert made == {"note-for-the-chair.docx": "written"}
    assert "What the Panel answered" in text_of("note-for-the-chair.docx")


@pytest.mark.usefixtures("copied_cases")
def test_documents_stand_in_the_order_of_the_process() -> None:
    made = list(outcomes(build("cases/rowan")))
    asked = [
        "serious-incident-notification.docx",
        "rapid-review.docx",
        "letter-to-the-panel.docx",
        "decision-letter-mother.docx",
        "terms-of-reference.docx",
        "final-report.docx",
        "repository-submission.docx",
    ]
    assert [name for name in made if name in asked] == asked


@pytest.mark.usefixtures("copied_cases")
def test_a_national_review_has_its_scope_and_no_papers_of_a_local_one() -> None:
    case = ROWAN / "case.yaml"
    case.write_text(case.read_text("utf-8") + "route: national\n", "utf-8")
    changed("panel_response.yaml", national_decision="national_review")
    changed("decision.yaml", outcome="no_review")
    (ROWAN / "national_review.yaml").write_text(
        "kind: thematic\nabout: Bruising in babies & fathers who are not seen\ncases: [EX-2026-04, EX-2026-09]\n"
        "reviewer: {name: Dr Odalys Brightwater-Né}\nfrom_pool: no\n"
        "not_from_pool_because: Nobody in the pool speaks Polish\nscope: Three cases.\nmethod: Conversations.\n"
        "engaging: As each asks for it.\nagreed_on: 2026-02-20\n",
        "utf-8",
    )
    made = outcomes(build("cases/rowan"))
    assert made["national-review-scope.docx"] == "written"
    assert not {"terms-of-reference.docx", "letter-of-appointment.docx"} & made.keys()
    said = text_of("national-review-scope.docx")
    for words in (
        "EX-2026-04",
        "Brightwater-Né",
        "Nobody in the pool speaks Polish",
        "Bruising in babies & fathers",
    ):
        assert words in said
