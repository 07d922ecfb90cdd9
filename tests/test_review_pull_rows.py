"""Rows that somebody adds to a table of a list: they come home as new items, or are told."""

from copy import deepcopy
from pathlib import Path

import pytest

from cspr_docs.casefile import read_case
from cspr_docs.ooxml.namespaces import w
from schemas.case import Case
from tests.commands import run
from tests.office import saved_by_libreoffice
from tests.returned_drafts import Draft, Element, a_paragraph, case_files, changed_files, pull, reviews

MINUTES = Path("output/rowan/meeting-minutes.docx")
NEW = ["Siân O'Dowd & <Co>", "Named nurse: cover", "Health visiting", "No"]


def the_table(draft: Draft, heading: str) -> Element:
    """The table whose first row begins with this word."""
    tables = draft.root.iter(w("tbl"))
    return next(table for table in tables if next(table.iter(w("t"))).text == heading)


def add_row(draft: Draft, heading: str, words: list[str], below: int = -1) -> Element:
    """A row as Word inserts it below another one: its cells, their looks, and nothing in them but what is typed."""
    rows = list(the_table(draft, heading).iterchildren(w("tr")))
    row = etree_row(rows[-1], words)
    rows[below].addnext(row)
    return row


def etree_row(like: Element, words: list[str]) -> Element:
    """A row with the cells of another and other words."""
    row = deepcopy(like)
    for cell, text in zip(row.iterchildren(w("tc")), words, strict=False):
        for inner in list(cell):
            if inner.tag != w("tcPr"):
                cell.remove(inner)
        cell.append(a_paragraph(text))
    return row


def the_case() -> Case:
    """The case as it is now."""
    return read_case(Path("cases/rowan")).case


def test_rows_come_home_as_items_and_a_second_pull_adds_nothing(short_drafts: Path) -> None:
    draft = Draft(MINUTES)
    add_row(draft, "Name", NEW)
    add_row(draft, "Name", ["Zoë Ångström", "Observer", "National Institute", "Yes"], below=0)
    add_row(draft, "Name", ["", "", "", ""], below=4)
    add_row(draft, "Action", ["Ring Mother's GP & the nursery", "Police", "3 March 2027"])
    before = case_files()

    result = pull(draft.save("edited.docx"))

    assert result.exit_code == 0, result.output
    assert result.output.count("row added by Ann Reader") == 3
    assert "not taken" not in result.output
    assert set(changed_files(before)) == {"cases/rowan/rapid_review.yaml", "cases/rowan/actions.yaml"}
    *_, zoe, sian = the_case().rapid_review.attendance
    assert (zoe.id, zoe.name, zoe.role, zoe.agency, zoe.organisation, zoe.apologies) == (
        *("a19", "Zoë Ångström", "Observer"),
        *(None, "National Institute", True),
    )
    assert (sian.id, sian.name, sian.agency, sian.apologies) == ("a20", NEW[0], "health_visiting", False)
    action = the_case().actions[-1]
    assert (action.action, action.lead) == ("Ring @mother's GP & the nursery", "police")
    assert str(action.due_on) == "2027-03-03"
    now, kept = case_files(), reviews("rowan")
    assert pull("edited.docx").output.endswith("Nothing new: these drafts were pulled before.\n")
    assert (case_files(), reviews("rowan")) == (now, kept)


@pytest.mark.parametrize(
    ("heading", "words", "why"),
    [
        ("Action", ["Write", "Nobody at all", "4 March 2027"], "nothing in the case is called so"),
        ("Action", ["Write", "Police", "soon"], "it is no date; write it as 3 March 2026"),
        ("Action", ["", "Police", "4 March 2027"], 'has no "action"'),
        ("Name", ["A. N. Other", "", "Police", "Yes"], 'has no "role"'),
        ("Name", ["A. N. Other", "Observer", "Police", "maybe"], "it is yes or no"),
        ("Name", ["A. N. Other", "Observer", "Police"], "not as many cells"),
    ],
)
def test_a_row_that_cannot_be_read_is_kept_out_whole_and_told_with_its_words(
    heading: str, words: list[str], why: str, short_drafts: Path
) -> None:
    draft = Draft(MINUTES)
    add_row(draft, heading, ["So", "Police", "3 March 2027"] if heading == "Action" else NEW)
    row = add_row(draft, heading, words)
    for cell in list(row.iterchildren(w("tc")))[len(words) :]:
        row.remove(cell)
    before = case_files()

    result = pull(draft.save("edited.docx"))

    assert result.exit_code == 1, result.output
    said = " ".join(result.output.split())
    assert why in said
    assert "take " in said  # the other row comes home all the same
    assert len(changed_files(before)) == 1
    kept = "\n".join(reviews("rowan").values())
    assert all(word in kept for word in words[:2])


def test_the_same_row_of_two_reviewers_is_one_item_and_different_rows_are_two(short_drafts: Path) -> None:
    for name, role in (("ann", NEW[1]), ("bob", NEW[1]), ("cyd", "Chair")):
        draft = Draft(MINUTES)
        add_row(draft, "Name", [NEW[0], role, *NEW[2:]])
        draft.save(f"{name}.docx", by=name)

    result = pull("ann.docx", "bob.docx", "cyd.docx")

    assert result.exit_code == 0, result.output
    assert "row added by ann and bob" in result.output
    assert [one.role for one in the_case().rapid_review.attendance[-2:]] == [NEW[1], "Chair"]


def test_a_row_that_was_pulled_and_changed_in_the_case_since_is_not_added_again(short_drafts: Path) -> None:
    draft = Draft(MINUTES)
    add_row(draft, "Name", NEW)
    assert pull(draft.save("edited.docx")).exit_code == 0
    file = Path("cases/rowan/rapid_review.yaml")
    file.write_text(file.read_text().replace("Named nurse: cover", "Named nurse"))
    before = case_files()

    result = pull("edited.docx")

    assert result.exit_code == 1
    assert "the case has it as rapid_review.attendance.a19, and says something else there" in result.output
    assert not changed_files(before)


def test_a_tracked_row_is_its_authors_and_can_be_refused(short_drafts: Path) -> None:
    draft = Draft(MINUTES)
    row = add_row(draft, "Name", NEW)
    properties = row.find(w("trPr"))
    assert properties is not None
    properties.append(draft.change("ins", "Bob Tracker"))
    draft.save("edited.docx")
    before = case_files()

    assert "row added" not in pull("--changes", "reject", "edited.docx").output
    assert not changed_files(before)
    assert "row added by Bob Tracker" in pull("edited.docx").output


PLAN = Path("output/rowan/improvement-plan.docx")


def test_an_action_below_a_recommendation_carries_that_one_out(short_drafts: Path) -> None:
    draft = Draft(PLAN)
    add_row(draft, "What will be done", ["Ring every nursery & note it", "Early help", "4 May 2027", "Amber"])

    result = pull(draft.save("edited.docx"))

    assert result.exit_code == 0, result.output
    first, action = the_case().recommendations[0], the_case().actions[-1]
    assert (action.action, action.recommendation) == ("Ring every nursery & note it", first.id)
    assert (action.lead, str(action.due_on), action.progress) == ("early_help", "2027-05-04", "amber")


def test_a_second_paragraph_where_several_values_stand_is_nobodys_guess(short_drafts: Path) -> None:
    draft = Draft(PLAN)
    row = add_row(draft, "What will be done", ["Ring every nursery", "Early help", "4 May 2027", "Amber"])
    next(row.iterchildren(w("tc"))).append(a_paragraph("Steps: a list, a call"))
    before = case_files()

    result = pull(draft.save("edited.docx"))

    assert result.exit_code == 1
    assert "nothing tells which value this is" in result.output
    assert not changed_files(before)


def test_a_heading_that_was_typed_over_is_no_item(short_drafts: Path) -> None:
    draft = Draft(MINUTES)
    heading = next(the_table(draft, "Name").iter(w("t")))
    heading.text = "Who"
    before = case_files()

    result = pull(draft.save("edited.docx"))

    assert "row added" not in result.output
    assert "these words belong to the template" in result.output
    assert not changed_files(before)


def test_build_over_the_edited_minutes_does_not_bring_the_row_in_a_second_time(short_drafts: Path) -> None:
    draft = Draft(MINUTES)
    add_row(draft, "Name", NEW)
    draft.save()
    assert pull(MINUTES).exit_code == 0

    run("build", "cases/rowan", "--merge", "--kind", "meeting-minutes")

    rows = [said for said in the_table(Draft(MINUTES), "Name").itertext() if NEW[0] in said]
    assert rows == [NEW[0]]
    assert pull(MINUTES).output.endswith("Nothing new: these drafts were pulled before.\n")


@pytest.mark.office
@pytest.mark.slow
def test_a_row_added_in_libreoffice_comes_home(short_drafts: Path) -> None:
    draft = Draft(MINUTES)
    add_row(draft, "Name", NEW)
    saved_by_libreoffice(draft.save())

    result = pull(MINUTES)

    assert result.exit_code == 0, result.output
    assert the_case().rapid_review.attendance[-1].name == NEW[0]
    assert len(the_case().rapid_review.attendance) == 6


def test_what_the_meeting_decided_comes_home_from_the_minutes(short_drafts: Path) -> None:
    draft = Draft(MINUTES)
    draft.say("rapid_review.circumstances.single_agency_concern.answer", "Yes")
    draft.say("decision.outcome", "No local child safeguarding practice review will be held")
    draft.say("decision.national_view", "The partners suggest that a national review may be more appropriate")

    result = pull(draft.save("edited.docx"))

    assert "kept out" not in result.output, result.output
    case = the_case()
    assert case.decision.outcome == "no_review"
    assert case.decision.national_view == "suggested"
    assert case.rapid_review.circumstances.single_agency_concern.answer == "yes"
