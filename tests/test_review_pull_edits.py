"""Edits as Word writes them, each pulled into a case: what is taken, what is kept out, and what is said of it."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.word.namespaces import w
from tests.returned_drafts import (
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

REPORT = Path("output/rowan/final-report.docx")
FOREWORD, FILE = "final_report.foreword", "cases/rowan/final_report/foreword.md"
LIVED = "final_report.lived_experience"
MADE = "final_report.improvements_made"
TABLE = "final_report.systemic_analysis"
STATUS, PERIOD = "final_report.status", "review.period_from"


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
def test_an_edit_is_taken_into_its_field_alone(way: str, drafts: Path) -> None:
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


@pytest.mark.parametrize(
    ("words", "written"),
    [("7 January 2026", "2026-01-07"), ("7/1/2026", "2026-01-07"), ("7th January 2026", "2026-01-07")],
)
def test_a_changed_date_is_written_as_the_case_writes_dates(words: str, written: str, drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.say(DECIDED, words)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    [(name, after)] = changed_files(before).items()
    assert after == before[name].replace(b"2026-01-06", written.encode(), 1)


KEPT_OUT = {
    "a date that does not exist": (LETTER, DECIDED, "31 February 2026", "there is no such day"),
    "a date that is none": (LETTER, DECIDED, "next week", "it is no date; write it as 3 March 2026"),
    "an emptied fact": (LETTER, DECIDED, "", "it was emptied"),
    "words made from a fact": (REPORT, "final_report.completed_on", "June 2026", "are made from"),
    "an answer that is none": (REPORT, STATUS, "Perhaps agreed", "it is one of"),
    "the case's reference": (LETTER, "reference", "HSCP-1", "drafts find their case by its reference"),
    "a real name": (LETTER, "identities.people.mother.first_name", "Sofia", "stand in identities.yaml"),
}


@pytest.mark.parametrize("what", KEPT_OUT)
def test_a_fact_that_cannot_be_taken_is_kept_out_with_the_reason(what: str, drafts: Path) -> None:
    file, at, words, reason = KEPT_OUT[what]
    draft = Draft(file)
    draft.say(at, words)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    assert "kept out" in result.output
    assert reason in result.output
    assert case_files() == before
    assert reason in reviews("rowan")["ledger.yaml"]
    assert "Sofia" not in result.output + "".join(reviews("rowan").values())


def control_removed(draft: Draft) -> None:
    unwrapped(draft.control(FOREWORD))
    insert = draft.root.iter(w("p"))
    next(one for one in insert if "little boy" in said(one)).append(a_run(" Mother agrees."))


def test_a_field_whose_control_was_deleted_is_found_by_its_bookmarks(drafts: Path) -> None:
    draft = Draft(REPORT)
    control_removed(draft)
    before = case_files()
    result = pull(draft.save())
    [(name, after)] = changed_files(before).items()
    assert name == FILE, result.output
    assert " @mother agrees." in after.decode()
    assert "outside of the fields" not in result.output


def nested(draft: Draft) -> None:
    draft.content(FOREWORD).append(draft.control("final_report.summary"))


def copied(draft: Draft) -> None:
    control = draft.control(FOREWORD)
    twin = deepcopy(control)
    control.addnext(twin)


def cut(draft: Draft) -> None:
    gone(draft.control(FOREWORD))


def with_picture(draft: Draft) -> None:
    picture = etree.fromstring(
        f'<w:r xmlns:w="{w("r")[1:].split("}")[0]}"><w:drawing><a xmlns="urn:x"/></w:drawing></w:r>'
    )
    draft.paragraph(FOREWORD, "little boy").append(picture)


BLOCKED = {
    "one field pasted into another": (nested, "another field now stands inside it"),
    "a field copied": (copied, "it stands in the file more than once"),
    "a section cut": (cut, "it is no longer in the file"),
    "a picture": (with_picture, "it holds what a text cannot"),
}


@pytest.mark.parametrize("way", BLOCKED)
def test_what_a_field_cannot_hold_blocks_that_field_alone(way: str, drafts: Path) -> None:
    edit, reason = BLOCKED[way]
    draft = Draft(REPORT)
    edit(draft)
    draft.replace(LIVED, "a", "aa")
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    assert "kept out final_report.foreword" in result.output
    assert reason in result.output
    assert set(changed_files(before)) == {"cases/rowan/final_report/lived_experience.md"}


def test_words_typed_outside_of_the_fields_are_told_and_not_taken(drafts: Path) -> None:
    draft = Draft(REPORT)
    draft.control(FOREWORD).addprevious(a_paragraph("Typed before the field."))
    draft.control(FOREWORD).addnext(a_paragraph("Typed behind the field."))
    before = case_files()
    result = pull(draft.save())
    assert case_files() == before
    for words in ("Typed before the field.", "Typed behind the field."):
        assert words in result.output
    assert "words that belong to the template" in result.output


def test_looks_alone_are_dropped_and_said(drafts: Path) -> None:
    draft = Draft(REPORT)
    for run in draft.paragraph(FOREWORD, "little boy").iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        etree.SubElement(properties, w("u"), {w("val"): "single"})
    before = case_files()
    result = pull(draft.save())
    assert case_files() == before
    assert "formatting alone final_report.foreword" in result.output
    assert "underline" in result.output


def test_what_word_corrects_on_its_own_is_dropped_and_said(drafts: Path) -> None:
    draft = Draft(REPORT)
    for text in draft.content(TABLE).iter(w("t")):
        text.text = (text.text or "").replace("'", "\u2019").replace(" - ", " \u2013 ")
    before = case_files()
    result = pull(draft.save())
    assert case_files() == before
    assert "only spaces, quotation marks or dashes differ" in result.output


PROMPTED = Path("output/hawthorn/final-report.docx")
CONCLUSION = "final_report.conclusion"


def test_a_prompt_is_no_text_and_what_is_written_over_it_is(drafts: Path) -> None:
    for words in ("Ash loved the ring.", "[The last words, with the child in them] Ash loved the ring."):
        draft = Draft(PROMPTED)
        assert draft.anchor(CONCLUSION).prompt in said(draft.control(CONCLUSION))
        draft.say(CONCLUSION, words)
        before = case_files()
        result = pull(draft.save("edited.docx"))
        [(name, after)] = changed_files(before).items()
        assert after.decode().endswith("loved the ring.\n"), result.output
        assert b"last words" not in after
        Path(name).unlink() if name not in before else Path(name).write_bytes(before[name])


def test_comments_become_open_points_with_their_answers(drafts: Path) -> None:
    draft = Draft(REPORT)
    add_comments(draft, FOREWORD, ("Ann Reader", "Is this so?"), ("Bo Writer", "Yes, see the log."))
    result = pull(draft.save())
    assert "Ann Reader on “" in result.output
    points = reviews("rowan")["comments.yaml"]
    for words in ("Is this so?", "Yes, see the log.", "Bo Writer", 'at: "final_report.foreword"'):
        assert words in points
    pull(REPORT)
    assert reviews("rowan")["comments.yaml"] == points


def test_a_comment_on_a_family_letter_is_kept_without_the_real_names(drafts: Path) -> None:
    draft = Draft(LETTER)
    add_comments(
        draft,
        "letters.mother.opening",
        ("Ann Reader", "Would Zofia say Kajetan here?"),
        ("Bo", "Zofia would."),
    )
    result = pull(draft.save())
    kept = "".join(reviews("rowan").values())
    assert "Would @mother say @rowan here?" in kept
    for name in ("Zofia", "Kajetan"):
        assert name not in kept + result.output


def add_comments(draft: Draft, at: str, question: tuple[str, str], answer: tuple[str, str]) -> None:
    """A comment on a field's first paragraph, and an answer to it, as Word writes them."""
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    w14, w15 = (f"http://schemas.microsoft.com/office/word/20{year}/wordml" for year in ("10", "12"))
    rows = "".join(
        f'<w:comment w:id="{id_}" w:author="{by}" w:date="2026-11-20T10:00:00Z"><w:p w14:paraId="0000000{id_}">'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        for id_, (by, text) in enumerate((question, answer), 1)
    )
    draft.parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{names}" xmlns:w14="{w14}">{rows}</w:comments>'.encode()
    )
    draft.parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    ).encode()
    kinds = {
        "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
        "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    }
    links = "".join(
        f'<Relationship Id="rC{name}" Type="{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    rels = draft.parts["word/_rels/document.xml.rels"].decode()
    draft.parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{links}</Relationships>"
    ).encode()
    paragraph = draft.paragraph(at, "")
    first = next(paragraph.iter(w("r")))
    for id_ in ("1", "2"):
        first.addprevious(etree.Element(w("commentRangeStart"), {w("id"): id_}))
    for id_ in ("1", "2"):
        paragraph.append(etree.Element(w("commentRangeEnd"), {w("id"): id_}))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("commentReference"), {w("id"): id_})
