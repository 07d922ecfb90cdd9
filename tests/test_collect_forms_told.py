"""What a return form says and the case cannot take: it is told and kept, and nothing is written over."""

from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.shared import Cm

from cspr_docs.casefile import read_case
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, read_package, to_bytes
from cspr_docs.word.additions import BODY
from tests.commands import TODAY, run
from tests.returned_drafts import a_paragraph, gone
from tests.returned_forms import CASE, EVENT, build_forms, collect, filled, form_of, kept_out, new_case, texts


def test_a_changed_form_of_the_same_agency_is_told_and_writes_over_nothing(workspace: Path) -> None:
    new_case(2)
    build_forms()
    collect(filled(1).save("first.docx"))
    before = texts()
    second = filled(1)
    second.fill("agencies.a1.involvement", "In truth nobody went.")
    second.row(1, on="1 March 2026", event=EVENT.replace("twice", "thrice"))
    second.row(2, on="2 March 2026", event="A new row.")

    told = collect(second.save("second.docx"))

    assert told.exit_code == 1
    assert told.output.count("kept out") == 2
    case = read_case(CASE).case
    assert [plain.event for plain in case.chronology][1:] == ["A new row."]
    assert texts()["agencies.yaml"] == before["agencies.yaml"]
    assert "In truth nobody went." in kept_out()
    assert "thrice" in kept_out()


def test_a_day_that_is_none_is_told_until_somebody_says_it(workspace: Path) -> None:
    new_case(2)
    build_forms()
    form = filled(1)
    form.fill("agency_returns.r1.returned_on", "tomorrow")
    back = form.save("back.docx")
    assert "say it with --on" in collect(back, "--dry-run").output
    told = collect(back, "--on", "2026-11-10")
    assert told.exit_code == 0, told.output
    assert str(read_case(CASE).case.agency_returns[0].returned_on) == "2026-11-10"


def test_two_forms_that_differ_are_told_before_anything_is_taken_of_it(workspace: Path) -> None:
    new_case(2)
    build_forms()
    one, two = filled(1), filled(1)
    two.fill("agencies.a1.involvement", "Other words.")

    told = collect(one.save("one.docx", by="Ann"), two.save("two.docx", by="Bo"))

    assert told.exit_code == 1
    assert "2 forms answer the return r1" in told.output
    assert read_case(CASE).case.agencies[0].involvement is None
    assert "Other words." in kept_out()
    assert len(read_case(CASE).case.chronology) == 1


def test_files_that_are_no_form_of_this_case_are_all_told_and_nothing_is_written(workspace: Path) -> None:
    new_case(1)
    new_case(1, folder=Path("cases/gorse"), reference="EX-OTHER")
    build_forms()
    build_forms(Path("cases/gorse"))
    before = texts()

    strange = collect(
        filled(1).save("ours.docx"), filled(1, Path("cases/gorse")).save("theirs.docx"), "--case", CASE
    )
    assert strange.exit_code == 1
    assert "draft-of-another-case" in strange.output

    run("build", "--today", TODAY, CASE, "--kind", "agency-request", "--kind", "rapid-review")
    drafts = sorted(Path("output/fern").glob("[ar]*-re[qv]*.docx"))
    assert len(drafts) == 2
    refused = collect(*drafts)
    assert refused.output.count("not-a-form") >= 2, refused.output
    assert texts() == before


def test_names_that_nobody_can_look_for_and_an_empty_form_are_told(workspace: Path) -> None:
    new_case(2)
    build_forms()
    kept = (CASE / "identities.yaml").rename("names.yaml")

    told = collect(filled(1).save("back.docx"), form_of(2).save("empty.docx"), "--dry-run")
    assert "identities-missing" in told.output
    assert "empty.docx: nothing is filled in" in told.output

    done = collect("back.docx", "--identities", kept)
    assert "identities-missing" not in done.output
    assert read_case(CASE).case.agencies[0].involvement == "Agency 1 saw @fern.\n\nThen no more."


def test_a_form_is_not_pulled(workspace: Path) -> None:
    new_case(1)
    build_forms()
    before = texts()
    form = filled(1).save("back.docx")
    told = run("pull", "--today", TODAY, form)
    assert "pull-form" in told.output
    assert run("build", str(CASE), "--kind", "agency-request").exit_code == 0
    (letter,) = Path("output").glob("*/agency-request-*.docx")
    told = run("pull", "--today", TODAY, form, letter)
    assert (told.exit_code, "was left out: cspr collect back.docx" in told.output) == (0, True)
    assert texts() == before


def test_a_return_that_is_gone_and_a_table_that_is_lost_are_told(workspace: Path) -> None:
    new_case(2)
    build_forms()
    lost = filled(1)
    gone(next(lost.control("chronology.row-1.on").iterancestors(w("tbl"))))
    told = collect(lost.save("lost.docx"))
    assert "form-table-lost" in told.output
    assert read_case(CASE).case.agencies[0].involvement

    joined = filled(1)
    records = next(joined.control("chronology.row-1.on").iterancestors(w("tbl")))
    attending = next(joined.control("rapid_review.attendance.row-1.name").iterancestors(w("tbl")))
    for row in list(records.iterchildren(w("tr"))):
        attending.append(row)
    gone(records)
    told = collect(joined.save("joined.docx"))
    assert "form-table-lost" in told.output
    assert not read_case(CASE).case.chronology

    file = CASE / "agency_returns.yaml"
    asked = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump(asked[:1]), "utf-8")
    assert "return-unknown" in collect(filled(2).save("back.docx")).output


def test_a_hostile_file_is_refused_and_the_others_with_it(workspace: Path) -> None:
    new_case(1)
    build_forms()
    evil = filled(1).save("evil.docx")
    parts = dict(read_package(evil).parts)
    parts[BODY] = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + parts[BODY].split(b"?>", 1)[1]
    evil.write_bytes(to_bytes(Package(parts, "evil.docx")))
    before = texts()

    told = collect(evil, filled(1).save("good.docx"))

    assert told.exit_code == 1
    assert "evil.docx" in told.output
    assert texts() == before


def test_what_the_form_prints_and_somebody_changed_is_told_without_a_real_name(workspace: Path) -> None:
    new_case(1)
    build_forms()
    form = form_of(1)
    form.say("agency_returns.r1.due_on", "20 November 2026 for Zoë O'Malley-Quist")
    form.say("identities.people.fern.born_on", "4 February 2021")

    told = collect(form.save("back.docx"))

    assert told.exit_code == 1
    assert "4 February 2021" not in told.output + kept_out()
    assert "20 November 2026 for @fern" in kept_out()
    assert str(read_case(CASE).case.agency_returns[0].due_on) == "2026-11-10"


def test_words_outside_of_the_fields_and_comments_are_kept_for_a_person(workspace: Path) -> None:
    new_case(1)
    build_forms()
    form = filled(1)
    form.more_rows({"on": "4.3.26", "at": "2pm", "event": "By Tab"})
    body = form.root[0]
    body.insert(0, a_paragraph("Please ring before Friday; the file is in the archive."))

    told = collect(form.save("back.docx"))

    assert told.exit_code == 1
    assert told.output.count("kept out") == 1
    assert "Please ring before Friday" in kept_out()
    assert len(read_case(CASE).case.chronology) == 2


def test_cells_of_a_column_that_somebody_added_are_kept_whole(workspace: Path) -> None:
    new_case(1)
    build_forms()
    file = form_of(1)
    file.row(1, on="3 March 2026", event="They came to check.", source="A")
    path = file.save("back.docx")
    document, table = _chronology_of(path)
    table.add_column(Cm(3))
    for at, words in enumerate(("Our comments", "check", "Ask again")):
        table.rows[at].cells[-1].text = words
    document.save(str(path))

    told = collect(path, "--on", "2026-11-09")

    assert told.exit_code == 1
    assert [words in kept_out() for words in ("> Our comments", "> check", "> Ask again")] == [True] * 3
    assert [one.event for one in read_case(CASE).case.chronology] == ["They came to check."]


def test_a_cell_over_several_columns_goes_into_the_first_alone_and_is_told(workspace: Path) -> None:
    new_case(1)
    build_forms()
    file = form_of(1)
    file.row(1, on="3 March 2026", event="It came.", source="A")
    path = file.save("back.docx")
    document, table = _chronology_of(path)
    table.cell(1, 2).merge(table.cell(1, 4)).text = "The worker was off sick."
    table.cell(1, 0).merge(table.cell(2, 0)).text = "3 March 2026"
    document.save(str(path))

    told = collect(path, "--on", "2026-11-09")

    (event,) = read_case(CASE).case.chronology
    assert (event.event, event.comment, event.childs_voice) == ("The worker was off sick.", None, None)
    assert (
        "row 2: advice: cells-merged: a cell is merged over 3 columns: its words stand in event alone"
        in told.output
    )
    assert "row 2: advice: cells-merged: a cell is merged over 2 rows" in told.output


def _chronology_of(path: Path) -> tuple[Any, Any]:
    """The file, and the table for its records."""
    document = Document(str(path))
    return document, next(one for one in document.tables if one.cell(0, 0).text.strip() == "Date")
