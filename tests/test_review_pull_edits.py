"""Edits as Word writes them, each pulled into a case and taken into its field alone."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from tests.returned_drafts import (
    FILE,
    FOREWORD,
    MADE,
    REPORT,
    TABLE,
    Draft,
    a_paragraph,
    a_run,
    case_files,
    changed_files,
    gone,
    pull,
    retype,
    reviews,
    said,
    unwrapped,
)


def insert_tracked(draft: Draft) -> None:
    draft.track_in(draft.paragraph(FOREWORD, "little boy"), " Mother agrees.")


def insert_untracked(draft: Draft) -> None:
    draft.paragraph(FOREWORD, "little boy").append(a_run(" Mother agrees."))


def delete_tracked(draft: Draft) -> None:
    for run in list(draft.paragraph(FOREWORD, "little boy").iter(w("r"))):
        draft.track_out(run)
    draft.mark_end(draft.paragraph(FOREWORD, ""), "del")


def delete_untracked(draft: Draft) -> None:
    gone(draft.paragraph(FOREWORD, "little boy"))


def move_tracked(draft: Draft) -> None:
    first = draft.paragraph(FOREWORD, "little boy")
    run = next(first.iter(w("r")))
    moved = draft.change("moveTo")
    moved.append(deepcopy(run))
    first.getnext().append(moved)  # type: ignore[union-attr]
    draft.track_out(run, "moveFrom")


def split(draft: Draft) -> None:
    first = draft.paragraph(FOREWORD, "little boy")
    new = a_paragraph("", first)
    first.addprevious(new)
    new.append(first.find(w("r")))  # type: ignore[arg-type]


def merge_tracked(draft: Draft) -> None:
    draft.mark_end(draft.paragraph(FOREWORD, "little boy"), "del")


def new_item(draft: Draft) -> None:
    item = [
        one for one in draft.content(MADE).iter(w("p")) if one.find(f"{w('pPr')}/{w('numPr')}") is not None
    ][-1]
    item.addnext(a_paragraph("Father is now asked too.", item))


def new_row(draft: Draft) -> None:
    row = list(draft.content(TABLE).iter(w("tr")))[-1]
    new = deepcopy(row)
    for number, cell in enumerate(new.iter(w("tc"))):
        retype(cell, f"New {number}")
    row.addnext(new)


TAKEN: dict[str, tuple[Callable[[Draft], None], str, str]] = {
    "words added, tracked": (insert_tracked, FILE, " @mother agrees."),
    "words added, not tracked": (insert_untracked, FILE, " @mother agrees."),
    "a paragraph deleted, tracked": (delete_tracked, FILE, ""),
    "a paragraph deleted, not tracked": (delete_untracked, FILE, ""),
    "words moved, tracked": (move_tracked, FILE, ""),
    "a paragraph split": (split, FILE, ""),
    "two paragraphs made one, tracked": (merge_tracked, FILE, ""),
    "a new item of a list": (
        new_item,
        "cases/rowan/final_report/improvements_made.md",
        "- @father is now asked too.",
    ),
    "a new row of a table": (
        new_row,
        "cases/rowan/final_report/systemic_analysis.md",
        "| New 1 | New 2 |",
    ),
}


@pytest.mark.parametrize("way", TAKEN)
def test_an_edit_is_taken_into_its_field_alone(way: str, short_drafts: Path) -> None:
    edit, file, words = TAKEN[way]
    draft = Draft(REPORT)
    edit(draft)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    assert "text changed by Ann Reader" in result.output
    [(name, after)] = changed_files(before).items()
    assert name == file
    assert words in after.decode()
    now, kept = case_files(), reviews("rowan")
    pull(REPORT)
    assert (case_files(), reviews("rowan")) == (now, kept)


LETTER = Path("output/rowan/decision-letter-mother.docx")
DECIDED = "decision.decided_on"


@pytest.mark.parametrize(("name", "character"), [("softHyphen", "\u00ad"), ("noBreakHyphen", "\u2011")])
def test_a_hyphen_that_word_keeps_as_an_element_comes_home(
    name: str, character: str, short_drafts: Path
) -> None:
    draft = Draft(REPORT)
    run_ = next(
        run_ for run_ in draft.content(FOREWORD).iter(w("r")) if "little boy" in "".join(run_.itertext())
    )
    run_.append(etree.Element(w(name)))
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0
    assert "text changed by" in result.output
    [(_, now)] = changed_files(before).items()
    assert character in now.decode()


@pytest.mark.parametrize(
    ("words", "written"),
    [("7 January 2026", "2026-01-07"), ("7/1/2026", "2026-01-07"), ("7th January 2026", "2026-01-07")],
)
def test_a_changed_date_is_written_as_the_case_writes_dates(
    words: str, written: str, short_drafts: Path
) -> None:
    draft = Draft(LETTER)
    draft.say(DECIDED, words)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    [(name, after)] = changed_files(before).items()
    assert after == before[name].replace(b"2026-01-06", written.encode(), 1)


def control_removed(draft: Draft) -> None:
    unwrapped(draft.control(FOREWORD))
    insert = draft.root.iter(w("p"))
    next(one for one in insert if "little boy" in said(one)).append(a_run(" Mother agrees."))


def test_a_field_whose_control_was_deleted_is_found_by_its_bookmarks(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    control_removed(draft)
    before = case_files()
    result = pull(draft.save())
    [(name, after)] = changed_files(before).items()
    assert name == FILE, result.output
    assert " @mother agrees." in after.decode()
    assert "outside of the fields" not in result.output


CONCLUSION = "final_report.conclusion"


def test_a_prompt_is_no_text_and_what_is_written_over_it_is(short_drafts: Path) -> None:
    for words in ("Ash loved the ring.", "[The last words, with the child in them] Ash loved the ring."):
        draft = Draft(REPORT)
        assert draft.anchor(CONCLUSION).prompt in said(draft.control(CONCLUSION))
        draft.say(CONCLUSION, words)
        before = case_files()
        result = pull(draft.save("edited.docx"))
        [(name, after)] = changed_files(before).items()
        assert after.decode().endswith("loved the ring.\n"), result.output
        assert b"last words" not in after
        Path(name).unlink() if name not in before else Path(name).write_bytes(before[name])
