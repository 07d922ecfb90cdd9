"""`cspr build --merge`: what the case says now arrives in an edited draft as tracked changes."""

from pathlib import Path

import pytest

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions import accepted, authors, rejected
from tests.commands import TODAY, build, run
from tests.merged_drafts import (
    FACTS,
    OUTPUT,
    REPORT,
    body,
    comments,
    in_case,
    in_word,
    merge,
    pulled,
    tracked_in_word,
    words,
)
from tests.open_xml_sdk import sdk_faults

COMMENTED = "commented, copy kept"


def test_what_only_the_case_changed_is_tracked_and_the_edits_stay(linden: Path) -> None:
    before = in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    was = words(body(linden))
    in_case(FACTS, "learned the night buses", "learned the trams")
    told = merge()
    root = body(linden)
    assert authors(root) == ("cspr-docs",)
    assert "learned the trams" in words(accepted(root))
    assert "learned the night buses" not in words(accepted(root))
    assert "He was otherwise well." in words(accepted(root))
    assert words(rejected(root)) == was
    assert (OUTPUT / "rapid-review.edited.docx").read_bytes() == before
    assert "1 value came as tracked changes" in " ".join(told.split())


def test_what_the_reviewer_has_otherwise_than_the_case_is_named(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")
    told = " ".join(merge().split())
    assert "Edited in it and not in the case yet: Rapid review › Facts. 'cspr pull' brings them home." in told
    assert run("pull", OUTPUT / REPORT, "--today", TODAY).exit_code == 0
    in_case(FACTS, "learned the trams", "learned the tubes")
    assert "not in the case yet" not in " ".join(merge().split())


def test_tracked_edits_stay_tracked_under_their_own_author(linden: Path) -> None:
    tracked_in_word(linden, "strong and well")
    in_case(FACTS, "learned the night buses", "learned the trams")
    merge()
    root = body(linden)
    assert set(authors(root)) == {"Ann Reader", "cspr-docs"}
    assert "Ann's words." in words(accepted(root))
    assert "Ann's words." not in words(rejected(root))


def test_a_block_that_both_changed_stays_the_reviewers_and_bears_a_comment(linden: Path) -> None:
    in_word(linden, "burned one pan", "burned two pans")
    in_case(FACTS, "learned the night buses", "learned the trams")
    was = words(body(linden))
    told = merge(COMMENTED)
    assert words(body(linden)) == was
    assert "learned the trams" in comments(linden)
    assert "You and the case both changed 1 value" in " ".join(told.split())
    assert "Nothing could be brought in; the file as it was" in " ".join(told.split())
    assert "conflict" in pulled("--dry-run").lower() or "differ" in pulled("--dry-run").lower()


def test_new_lists_tables_notes_and_links_come_with_what_they_need(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    text = FACTS.read_text("utf-8")
    extra = (
        "1. First thing\n2. Second thing[^9]\n\n| A | B |\n| --- | --- |\n| one | [two](https://example.org/x) |\n\n"
        "> Quoted words\n\n# A new heading\n\n[^9]: A new note with a [link](https://example.org/y).\n"
    )
    FACTS.write_text(
        text.replace("He had epilepsy", extra.split("[^9]:")[0] + "He had epilepsy")
        + "\n[^9]:"
        + extra.split("[^9]:")[1],
        "utf-8",
    )
    was = words(body(linden))
    merge()
    root = body(linden)
    assert "First thing" in words(accepted(root))
    assert words(rejected(root)) == was
    after = pulled("--dry-run")
    assert "First thing" not in after
    assert "He was otherwise well." in after


def test_of_a_table_and_a_list_only_what_differs_is_tracked(linden: Path) -> None:
    file = Path("cases/linden/rapid_review/learning.md")
    file.write_text("- One stays.\n- Two goes.\n- Three stays.\n", "utf-8")
    build("cases/linden", "--kind", "rapid-review")
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(file, "Two goes", "Two came")
    in_case(FACTS, "| Bed sensor | 29 August 2025", "| Bed sensor | 30 August 2025")
    was = words(body(linden))
    merge()
    root = body(linden)
    deleted = "".join(text.text or "" for text in root.iter(w("delText")))
    assert "Two goes." in deleted
    assert "29 August 2025" in deleted
    assert "stays" not in deleted
    assert "GP, to the" not in deleted
    assert "Two came." in words(accepted(root))
    assert words(rejected(root)) == was


def test_a_fact_is_tracked_inside_its_control(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    was = words(body(linden))
    in_case(Path("cases/linden/rapid_review.yaml"), "met_on: 2026-01-08", "met_on: 2026-01-09")
    merge()
    root = body(linden)
    assert "9 January 2026" in words(accepted(root))
    assert words(rejected(root)) == was
    deleted = [run for change in root.iter(w("del")) for run in change.iter(w("r"))]
    assert deleted
    assert all(next(run.iterancestors(w("sdt")), None) is not None for run in deleted)
    facts = run("pull", "--case", "cases/linden", "--today", TODAY, "--dry-run").output
    assert "January" not in facts


def test_a_fact_that_both_changed_bears_a_comment(linden: Path) -> None:
    in_word(linden, "8 January 2026", "7 January 2026")
    in_case(Path("cases/linden/rapid_review.yaml"), "met_on: 2026-01-08", "met_on: 2026-01-09")
    merge(COMMENTED)
    root = body(linden)
    assert "7 January 2026" in words(accepted(root))
    assert "9 January 2026" in comments(linden)
    assert "7 January 2026" in words(rejected(root))


def test_pulling_the_merged_file_takes_the_edits_and_nothing_twice(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")
    now = FACTS.read_text("utf-8")
    merge()
    pulled()
    assert FACTS.read_text("utf-8") == now.replace(
        "He was otherwise strong and well.", "He was otherwise well."
    )


def test_a_value_without_a_place_is_told_in_the_row_and_at_the_beginning(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    entry = Path("cases/linden/rapid_review/key_practice_episodes/k3.yaml")
    for file in [entry, *Path("cases/linden/rapid_review/key_practice_episodes/k3").iterdir()]:
        file.unlink()
    entry.with_suffix("").rmdir()
    was = words(body(linden))
    told = " ".join(merge(COMMENTED).split())
    assert "Not brought in:" in told
    assert "no longer has it" in comments(linden)
    assert words(rejected(body(linden))) == was


@pytest.mark.npm
@pytest.mark.slow
def test_the_open_xml_sdk_finds_no_fault_in_a_merged_file(linden: Path) -> None:
    tracked_in_word(linden, "strong and well")
    text = FACTS.read_text("utf-8")
    FACTS.write_text(
        text.replace("learned the night buses", "learned the trams")
        .replace("| Bed sensor | 29 August 2025", "| Bed sensor | 30 August 2025")
        .replace("In December 2024", "1. One[^9]\n2. [Two](https://example.org)\n\nIn December 2024")
        + "\n[^9]: New.\n",
        "utf-8",
    )
    merge()
    assert sdk_faults(linden) == []
