"""The referral for consideration and its answer: what they say, and to whom the answer goes."""

from pathlib import Path

import pytest

from tests.commands import TODAY, build, outcomes, run
from tests.sample_documents import library, rendered, sample
from tests.sent_packages import codes, packages, send
from tests.test_documents_briefing import text_of

ANSWER = "answer-to-the-referrer.docx"


def test_a_referral_tells_what_the_referrer_said_and_what_came_of_it() -> None:
    said = text_of(rendered("larch", "referral.docx").content)
    assert "St Æthelwold's & Holy Trinity School" in said
    assert "broke his arm when a shelf" in said
    assert "A broken arm that heals is not serious harm" in said
    assert "[Phone number]" not in said
    assert "What the partners made of it" not in text_of(rendered("rowan", "referral.docx").content)


def test_the_children_of_a_referral_are_those_whom_it_is_about() -> None:
    said = text_of(rendered("rowan", "referral.docx").content)
    assert "14 weeks" in said
    assert "4 years" not in said


def test_an_answer_is_made_where_no_rapid_review_is_held() -> None:
    made = {name for name in ("rowan", "linden", "hawthorn", "juniper", "larch")
            for document in sample(name).documents if document.file_name == ANSWER}  # fmt: skip
    assert made == {"juniper", "larch"}
    assert library().kind("referral-answer").settings.order < library().kind("rapid-review").settings.order


@pytest.mark.usefixtures("copied_cases", "no_pages")
def test_the_answer_goes_to_the_referrer_and_to_nobody_else() -> None:
    larch = Path("cases/larch")
    assert outcomes(build(larch, "--kind", "referral-answer")) == {ANSWER: "written"}
    refused = send("referral-answer", larch, "--to", "panel")
    assert codes(refused) == ["send-to-whom"]
    assert packages("larch") == []
    done = send("referral-answer", larch)
    assert done.exit_code == 0, done.output
    [folder] = packages("larch")
    assert folder.name.endswith("referral-answer-to-referrer")


@pytest.mark.usefixtures("copied_cases")
def test_an_answer_without_reasons_is_a_draft_with_a_prompt() -> None:
    path = Path("cases/juniper/consideration.yaml")
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("answer: |-")], "utf-8")
    build("cases/juniper", "--kind", "referral-answer")
    said = text_of(Path("output/juniper", ANSWER).read_bytes())
    assert "[What the referrer is told" in said
    told = run("check", "cases/juniper", "--today", TODAY).output
    assert "still missing in the record of the referral: what the referrer is told" in told
