"""Return forms that agencies filled in come into the case: nothing twice, nothing lost."""

import shutil
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cspr_docs.casefile import read_case
from cspr_docs.ooxml.namespaces import w
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.plain import plain_text
from tests.office import saved_by_libreoffice
from tests.returned_drafts import gone
from tests.returned_forms import (
    CASE,
    build_forms,
    collect,
    filled,
    form_of,
    new_case,
    texts,
)


def test_eighteen_forms_fill_a_case_without_a_line_of_yaml(workspace: Path) -> None:
    new_case(18)
    build_forms()
    files = []
    for number in range(1, 18):
        form = filled(number)
        form.fill(f"agency_returns.r{number}.learning", "We ask who else lives there.")
        form.fill(f"agency_returns.r{number}.good_practice", "Someone rang back.")
        form.fill(f"agency_returns.r{number}.childs_voice", "Zozo said “stay”.")
        form.fill("rapid_review.attendance.row-1.name", f"Nurse {number}")
        form.fill("rapid_review.attendance.row-1.role", "Named nurse")
        files.append(form.save(f"back {number}.docx", by=f"Person {number}"))
    nil = form_of(18)
    nil.tick("agency_returns.r18.nil_return")
    nil.saved_on("2026-11-08")
    files.append(nil.save("back 18.docx"))

    dry = collect(*files[:2], "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert not (CASE / "chronology.yaml").exists()
    done = collect(*files)
    assert done.exit_code == 0, done.output

    case = read_case(CASE).case
    assert {one.returned_on.isoformat() for one in case.agency_returns[:17] if one.returned_on} == {
        "2026-11-09"
    }
    assert (case.agency_returns[17].nil_return, str(case.agency_returns[17].returned_on)) == (
        True,
        "2026-11-08",
    )
    assert {one.source for one in case.agency_returns} == {
        f"Agency {n} & <Sons> return" for n in range(1, 19)
    }
    assert [one.involvement for one in case.agencies][:17] == [
        f"Agency {number} saw @fern.\n\nThen no more." for number in range(1, 18)
    ]
    assert {one.childs_voice for one in case.agency_returns[:17]} == {"@fern said “stay”."}
    assert sorted((event.agency, str(event.on)) for event in case.chronology) == sorted(
        (f"a{number}", f"2026-03-{number:02d}") for number in range(1, 18)
    )
    assert {event.source for event in case.chronology if event.agency == "a3"} == {
        "RiO (Agency 3 & <Sons> return, row 2)"
    }
    assert {(one.name, one.role) for one in case.rapid_review.attendance} == {
        (f"Nurse {number}", "Named nurse") for number in range(1, 18)
    }

    before = texts()
    again = collect(*reversed(files))
    assert again.exit_code == 0
    assert "Nothing new" in again.output
    assert texts() == before


def test_the_order_of_the_files_plays_no_part(workspace: Path) -> None:
    new_case(3)
    build_forms()
    files = [filled(one).save(f"{one}.docx") for one in (1, 2, 3)]
    shutil.copytree(CASE, "as-it-was")
    outcomes = set()
    for order in permutations(files):
        shutil.rmtree(CASE)
        shutil.copytree("as-it-was", CASE)
        assert collect(*order).exit_code == 0
        outcomes.add(repr(texts()))
    assert len(outcomes) == 1


words = st.text(
    st.sampled_from("abcXYZ 0189.,;:'’\"“”&<>*_#`|[]()\\/@-+=~!?%éß漢"), min_size=1, max_size=30
).filter(lambda text: text.strip(" .'’\"“”,;:&<>*_#`|[]()\\/@-+=~!?%") != "")
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2026, 11, 1))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(days, words, words), min_size=1, max_size=12, unique_by=lambda row: row[1].split()[0]
    )
)
def test_any_rows_come_back_as_they_were_written(
    rows: list[tuple[date, str, str]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("any"))
    new_case(1)
    build_forms()
    form = form_of(1)
    for number, (day, event, said) in enumerate(rows, 1):
        form.row(number, on=f"{day:%d/%m/%Y}", event=event, childs_voice=f"She said {said}")
    collect(form.save("back.docx"), "--on", "2026-11-09")

    def plain(text: str | None) -> str:
        return " ".join(plain_text(to_tree(text or "")[0], lambda id_: f"@{id_}").split())

    case = read_case(CASE).case
    came = sorted((str(event.on), plain(event.event), plain(event.childs_voice)) for event in case.chronology)
    sent = sorted(
        (str(day), " ".join(event.split()), " ".join(f"She said {said}".split())) for day, event, said in rows
    )
    assert came == sent


def test_rows_that_were_added_moved_or_copied_are_read(workspace: Path) -> None:
    new_case(1)
    build_forms()
    form = form_of(1)
    form.row(1, on="3 March 2026", event="First", source="A")
    form.more_rows(
        {"on": "4.3.26", "at": "2pm", "event": "By Tab", "voice": "", "why": "Key event", "src": "B"}
    )
    row = next(form.control("chronology.row-1.on").iterancestors(w("tr")))
    row.getparent().append(row)  # type: ignore[union-attr]
    gone(next(form.control("chronology.row-7.on").iterancestors(w("tr"))))

    assert collect(form.save("back.docx"), "--on", "2026-11-09").exit_code == 0

    events = read_case(CASE).case.chronology
    assert [(str(one.on), one.at, one.event, one.significance) for one in events] == [
        ("2026-03-03", None, "First", None),
        ("2026-03-04", "14:00", "By Tab", "key"),
    ]


def test_people_whom_nobody_names_are_told_apart_by_their_roles(workspace: Path) -> None:
    new_case(1)
    build_forms()
    for role in ("Team & <ward> manager", "Social worker"):
        form = form_of(1)
        form.fill("rapid_review.attendance.row-1.role", role)
        done = collect(form.save("back.docx"), "--on", "2026-11-09")
        assert done.exit_code == 0, done.output
    assert len(read_case(CASE).case.rapid_review.attendance) == 2


def test_tracked_changes_are_read_as_accepted_and_said(workspace: Path) -> None:
    new_case(1)
    build_forms()
    form = filled(1)
    paragraph = form.paragraph("agencies.a1.involvement", "saw")
    form.track_in(paragraph, " And twice.", author="A Clerk")
    form.track_out(next(paragraph.iter(w("r"))), author="A Clerk")

    told = collect(form.save("back.docx"))

    assert "has tracked changes" in told.output
    assert read_case(CASE).case.agencies[0].involvement == "And twice.\n\nThen no more."


@pytest.mark.office
def test_a_form_that_libreoffice_saved_is_read(workspace: Path) -> None:
    new_case(1)
    build_forms()
    file = filled(1).save("back.docx")
    saved_by_libreoffice(file)

    told = collect(file)

    assert told.exit_code == 0, told.output
    assert "saved by LibreOffice" in told.output
    case = read_case(CASE).case
    assert case.agencies[0].involvement == "Agency 1 saw @fern.\n\nThen no more."
    assert [(str(one.on), one.significance) for one in case.chronology] == [
        ("2026-03-01", "missed_opportunity")
    ]
    assert (case.agency_returns[0].learning, case.agency_returns[0].nil_return) == (None, False)
    assert case.rapid_review.attendance == ()
