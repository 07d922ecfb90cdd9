"""Return forms that agencies filled in come into the case: nothing twice, nothing written over, nothing lost."""

from datetime import date
from itertools import permutations
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cspr_docs.casefile import read_case
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, read_package, to_bytes
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.plain import plain_text
from cspr_docs.word.additions import BODY
from tests.case_folders import write
from tests.commands import TODAY, run
from tests.office import saved_by_libreoffice
from tests.projection import projection
from tests.returned_drafts import a_paragraph, gone
from tests.returned_forms import CASE, Form, build_forms, collect, form_of, new_case

EVENT = 'They rang & said "no" <twice>; cost: £5 *each*'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def filled(number: int, folder: Path = CASE) -> Form:
    """A form that an agency filled in by half."""
    form = form_of(number, folder)
    form.fill(f"agencies.a{number}.involvement", f"Agency {number} saw Zoë O'Malley-Quist.\n\nThen no more.")
    form.row(1, on=f"{number} March 2026", event=EVENT, significance="Missed opportunity", source="RiO")
    form.fill(f"agency_returns.r{number}.returned_on", "9th November 2026")
    return form


def texts(folder: Path = CASE) -> dict[str, str]:
    """What the files of the case say, without what is kept beside it."""
    files = (path for path in sorted(folder.rglob("*.*")) if "reviews" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def kept_out() -> str:
    """What is kept beside the case for a person to decide."""
    folder = CASE / "reviews" / "kept_out"
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.md")))


def test_eighteen_forms_fill_a_case_without_a_line_of_yaml(here: Path) -> None:
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

    dry = collect(*files, "--dry-run")
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


def test_the_order_of_the_files_plays_no_part(here: Path) -> None:
    outcomes = set()
    for number, order in enumerate(permutations((1, 2, 3))):
        folder = Path("cases") / f"c{number}"
        new_case(3, folder=folder, reference=f"EX-{number}")
        build_forms(folder)
        files = [filled(one, folder).save(f"{number}-{one}.docx") for one in order]
        assert collect(*files).exit_code == 0
        outcomes.add(repr({name: text for name, text in texts(folder).items() if name != "case.yaml"}))
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


def test_a_changed_form_of_the_same_agency_is_told_and_writes_over_nothing(here: Path) -> None:
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


def test_two_forms_that_differ_are_told_before_anything_is_taken_of_it(here: Path) -> None:
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


def test_rows_that_were_added_moved_or_copied_are_read(here: Path) -> None:
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


def test_people_whom_nobody_names_are_told_apart_by_their_roles(here: Path) -> None:
    new_case(1)
    build_forms()
    for role in ("Team & <ward> manager", "Social worker"):
        form = form_of(1)
        form.fill("rapid_review.attendance.row-1.role", role)
        done = collect(form.save("back.docx"), "--on", "2026-11-09")
        assert done.exit_code == 0, done.output
    assert len(read_case(CASE).case.rapid_review.attendance) == 2


def test_tracked_changes_are_read_as_accepted_and_said(here: Path) -> None:
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
def test_a_form_that_libreoffice_saved_is_read(here: Path) -> None:
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


def test_files_that_are_no_form_of_this_case_are_all_told_and_nothing_is_written(here: Path) -> None:
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


def test_names_that_nobody_can_look_for_and_an_empty_form_are_told(here: Path) -> None:
    new_case(2)
    build_forms()
    kept = (CASE / "identities.yaml").rename("names.yaml")

    told = collect(filled(1).save("back.docx"), form_of(2).save("empty.docx"), "--dry-run")
    assert "identities-missing" in told.output
    assert "empty.docx: nothing is filled in" in told.output

    done = collect("back.docx", "--identities", kept)
    assert "identities-missing" not in done.output
    assert read_case(CASE).case.agencies[0].involvement == "Agency 1 saw @fern.\n\nThen no more."


def test_a_form_is_not_pulled(here: Path) -> None:
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


def test_a_return_that_is_gone_and_a_table_that_is_lost_are_told(here: Path) -> None:
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


def test_a_hostile_file_is_refused_and_the_others_with_it(here: Path) -> None:
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


def test_what_the_form_prints_and_somebody_changed_is_told_without_a_real_name(here: Path) -> None:
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


def test_words_outside_of_the_fields_and_comments_are_kept_for_a_person(here: Path) -> None:
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


def test_a_table_needs_its_agency_and_remembers_its_columns(here: Path) -> None:
    new_case(2)
    table = Path("GP.csv")
    table.write_text("Date,Gist of it,Colour\n03/04/26,Zozo came,red\n05/04/26,Nobody came,blue\n", "utf-8")

    assert "collect-agency" in collect(table).output
    assert "collect-agency" in collect(table, "--agency", "gp").output
    asked = collect(table, "--agency", "a1")
    assert asked.exit_code == 1
    assert "Gist of it" in asked.output
    assert not (CASE / "chronology.yaml").exists()

    done = collect(
        table,
        "--agency",
        "a1",
        "--column",
        "Gist of it=event",
        "--column",
        "Colour=nothing",
        "--on",
        "2026-11-09",
    )
    assert done.exit_code == 0, done.output
    case = read_case(CASE).case
    assert [(str(one.on), one.event, one.agency) for one in case.chronology] == [
        ("2026-04-03", "@fern came", "a1"),
        ("2026-04-05", "Nobody came", "a1"),
    ]
    assert str(case.agency_returns[0].returned_on) == "2026-11-09"
    assert "Nothing new" in collect(table, "--agency", "a1").output

    new_case(1, folder=Path("cases/gorse"), reference="EX-OTHER")
    assert "collect-case" in collect(table, "--agency", "a1").output


def test_a_letter_names_those_who_are_asked_about_and_never_where_somebody_is_hidden(here: Path) -> None:
    new_case(2)
    returns = yaml.safe_load((CASE / "agency_returns.yaml").read_text("utf-8"))
    returns[1] |= {"about": ["mum"], "questions": [{"id": "q1", "question": "Did @mum speak of @fern?"}]}
    write(
        CASE,
        agency_returns_yaml=yaml.safe_dump(returns),
        restrictions_yaml="- id: s1\n  what: Where she is\n  whereabouts_of: [mum]\n  kept_from: [letters]\n"
        "  asked_by: The court\n  because: She is at risk.\n",
    )
    run("build", "--today", TODAY, CASE, "--kind", "agency-request", "--kind", "agency-return")

    said = {
        name: projection(read_package(Path("output/fern") / f"{name}.docx").parts)
        for name in ("agency-request-r1", "agency-request-r2", "agency-return-r1", "agency-return-r2")
    }

    assert "4 Low & High Lane" in said["agency-request-r1"]
    assert "Zoë O'Malley-Quist" in said["agency-return-r1"]
    assert "Grace" not in said["agency-request-r1"] + said["agency-return-r1"]
    assert "Grace O'Malley" in said["agency-request-r2"]
    assert "Zoë" not in said["agency-request-r2"] + said["agency-return-r2"]
    assert not any("Safe House" in text for text in said.values())
    assert "Low & High" not in said["agency-return-r1"]


def test_a_reminder_is_made_once_it_has_its_day_and_no_letter_where_all_has_come(here: Path) -> None:
    new_case(2)
    returns = yaml.safe_load((CASE / "agency_returns.yaml").read_text("utf-8"))
    returns[0]["chased_on"] = "2026-11-12"
    returns[1]["returned_on"] = "2026-11-09"
    write(CASE, agency_returns_yaml=yaml.safe_dump(returns))

    run("build", "--today", TODAY, CASE)

    made = {path.name for path in Path("output/fern").glob("agency-*.docx")}
    assert made == {"agency-request-r1.docx", "agency-return-r1.docx", "agency-chaser-r1.docx"}


def test_the_choices_of_a_form_are_those_of_the_schema(here: Path) -> None:
    from schemas.chronology import Significance

    new_case(1)
    build_forms()
    control = form_of(1).control("chronology.row-1.significance")
    offered = [item.get(w("displayText")) for item in control.iter(w("listItem"))]
    assert offered == [term.words for term in Significance]


def test_a_thousand_rows_come_in_within_seconds_and_once(here: Path) -> None:
    new_case(1)
    rows = (f'{1 + n % 28:02d}/{1 + n % 12:02d}/2024,"Visit {n}: Zozo slept"\n' for n in range(1000))
    Path("big.csv").write_text("Date,Event\n" + "".join(rows), "utf-8")

    started = perf_counter()
    assert collect("big.csv", "--agency", "a1").exit_code == 0
    assert perf_counter() - started < 60

    assert len(read_case(CASE).case.chronology) == 1000
    assert "Nothing new" in collect("big.csv", "--agency", "a1").output
