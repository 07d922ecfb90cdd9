"""A case read from its files and folders, and everything that can be wrong with them told at once."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from case_folders import PEOPLE, place, stopped, write
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs.casefile import read_case
from cspr_docs.problems import Stop


def test_a_case_is_put_together_from_its_files_and_folders(folder: Path) -> None:
    write(
        folder,
        case_yaml=f"reference: EX-1\n{PEOPLE}final_report:\n  version: 0.3\n",
        chronology_yaml="- id: e1\n  on: 2026-03\n- id: e2\n  event: |\n    Two.\n",
        final_report__lived_experience_md="Rowan slept\r\nin a drawer.\r\n",
        findings__f10_yaml="title: Ten\n",
        findings__f2__title_md="Two\n",
        findings__f2__why_md="Because.\n",
        findings__f2_yaml="evidence: Seen.\n",
        review__lines_of_enquiry__q1_yaml="question: Who saw Rowan?\n",
    )
    case_file = read_case(folder)
    case = case_file.case
    assert case_file.problems == ()
    assert case.reference == "EX-1"
    assert case.final_report.version == "0.3"
    assert case.final_report.lived_experience == "Rowan slept\nin a drawer.\n"
    assert [(event.id, str(event.on)) for event in case.chronology] == [("e1", "2026-03"), ("e2", "None")]
    assert [(finding.id, finding.title, finding.evidence) for finding in case.findings] == [
        ("f2", "Two", "Seen."),
        ("f10", "Ten", None),
    ]
    assert [question.id for question in case.review.lines_of_enquiry] == ["q1"]
    assert place(case_file, "findings", "f2", "why") == "rowan/findings/f2/why.md:1:1"
    assert place(case_file, "findings", "f2", "evidence") == "rowan/findings/f2.yaml:1:11"
    assert place(case_file, "chronology", "e2", "event") == "rowan/chronology.yaml:4:10"
    assert place(case_file, "final_report") == "rowan/case.yaml:6:3"
    assert case_file.identities is None


def test_a_folder_of_items_and_a_list_in_a_file_are_one_list(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        findings_yaml="- id: f3\n  title: Three\n- id: f1\n  title: One\n",
        findings__f1__why_md="Because.\n",
        findings__f2_yaml="id: f2\ntitle: Two\n",
    )
    found = [(finding.id, finding.title, finding.why) for finding in read_case(folder).case.findings]
    assert found == [("f3", "Three", None), ("f1", "One", "Because.\n"), ("f2", "Two", None)]


def test_what_is_left_empty_is_as_if_it_were_not_written(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\ntitle:\nincident:\nletters: ~\nfinal_report:\n  summary:\n",
        chronology_yaml="# nothing yet\n",
        final_report__summary_md="\n \n",
        final_report__foreword_md="",
    )
    case = read_case(folder).case
    assert (case.title, case.letters, case.chronology) == (None, (), ())
    assert (case.final_report.summary, case.final_report.foreword) == (None, None)


def test_an_empty_value_gives_way_to_a_file_that_fills_it(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\nchronology:\n", chronology_yaml="- id: e1\n")
    assert [event.id for event in read_case(folder).case.chronology] == ["e1"]


def test_every_problem_of_every_file_is_told_at_once(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\ncronology: []\nopened_on: 2026-02-31\n",
        agencies_yaml='- id: police\n  name: "Police\n',
        children_yaml="- id: rowan\n  sex: femal\n",
        final_report__sumary_md="x",
        identities_yaml="people:\n  willow:\n    born_on: 31/12/2025\n",
    )
    (folder / "people.yaml").write_bytes(b"- id: caf\xe9\n")
    assert stopped(folder) == [
        ("rowan/agencies.yaml:2:9", "yaml-syntax"),
        ("rowan/case.yaml:2:1", "unknown-field"),
        ("rowan/case.yaml:3:12", "not-a-date"),
        ("rowan/children.yaml:1:3", "missing-field"),
        ("rowan/children.yaml:2:8", "unknown-word"),
        ("rowan/final_report/sumary.md", "unknown-field"),
        ("rowan/identities.yaml:3:14", "not-a-date"),
        ("rowan/people.yaml:1:10", "not-utf-8"),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"agencies_yaml": "- id: [\n"},
        {"agencies__police_yaml": "name: 'Police\n"},
        {"agences_yaml": "- id: police\n  name: Police\n  kind: police\n"},
        {"agencies_yml": "- id: police\n"},
        {"case_yaml": "reference: EX-1\nreferral:\n  referred_by: police\nagences: []\n"},
    ],
)
def test_ids_in_a_file_that_cannot_be_read_are_not_called_unknown(
    folder: Path, files: dict[str, str]
) -> None:
    write(folder, case_yaml="reference: EX-1\nreferral:\n  referred_by: police\n")
    write(folder, **files)
    if "agencies_yml" in files:
        (folder / "agencies_yml").rename(folder / "agencies.yml")
    (found,) = stopped(folder)
    assert found[1] in ("yaml-syntax", "unknown-field", "wrong-ending")


def test_an_unknown_id_of_a_long_list_is_not_told_that_the_list_is_empty(folder: Path) -> None:
    agencies = "".join(f"  - {{id: a{number}, name: Team {number}, kind: other}}\n" for number in range(40))
    returns = "agency_returns: [{id: r1, agency: o'hara}]\n"
    write(folder, case_yaml=f"reference: EX-1\nagencies:\n{agencies}{returns}")
    with pytest.raises(Stop) as stop:
        read_case(folder)
    assert [one.hint for one in stop.value.problems] == ["write an id of that list, or add it there first"]


def test_fields_in_a_case_file_that_cannot_be_read_are_not_called_missing(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\ntitle: a: b\n", chronology_yaml="- id: e1\n  on: soon\n")
    assert stopped(folder) == [
        ("rowan/case.yaml:2:9", "yaml-syntax"),
        ("rowan/chronology.yaml:2:7", "not-a-date"),
    ]


def test_a_value_behind_an_alias_or_an_unreadable_date_is_told_once(folder: Path) -> None:
    write(folder, case_yaml="reference: *other\nletters:\n  - id: l1\n    to: *nobody\n    bereaved: on\n")
    assert [code for _, code in stopped(folder)] == ["yaml-not-allowed", "yaml-not-allowed", "unknown-word"]


@pytest.mark.parametrize("name", [".", "./rowan", "rowan", "../{}/rowan"])
def test_files_are_named_as_the_caller_named_the_folder(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, case_yaml="title: Rowan\n")
    if name == ".":
        monkeypatch.chdir(folder)
    given = Path(name.format(Path.cwd().name))
    prefix = "" if name == "." else f"{given.as_posix()}/"
    assert stopped(given) == [(f"{prefix}case.yaml:1:1", "missing-field")]


def test_what_programs_leave_behind_and_what_is_no_part_of_a_case_is_passed_over(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n")
    for name in (
        ".git/config",
        ".case.yaml.swp",
        "~$letter.docx",
        "case.yaml~",
        "case.yaml.bak",
        "#case.yaml#",
        "README.md",
        "final_report/README.md",
        "Thumbs.db",
        "output/letter.docx",
        "reviews/letter.yaml",
        "attachments/photo.jpg",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\xff\xfe not for reading")
    assert read_case(folder).problems == ()


def test_an_output_folder_further_down_is_a_misspelt_field(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", final_report__output__x_md="x")
    assert stopped(folder) == [("rowan/final_report/output", "unknown-field")]


def test_a_file_of_another_kind_is_told_and_stops_nothing(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n")
    (folder / "minutes.docx").write_bytes(b"PK")
    (problem,) = read_case(folder).problems
    assert (problem.code, problem.file) == ("not-read", "rowan/minutes.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n")
    os.mkfifo(folder / "chronology.yaml")
    assert stopped(folder) == [("rowan/chronology.yaml", "cannot-open")]


def test_a_link_to_a_file_of_the_same_case_is_followed(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", attachments__story_md="One night.\n")
    (folder / "final_report").mkdir()
    (folder / "final_report" / "summary.md").symlink_to("../attachments/story.md")
    assert read_case(folder).case.final_report.summary == "One night.\n"


def test_the_case_folder_itself_may_be_a_link(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", final_report__summary_md="x\n")
    Path("current").symlink_to(folder, target_is_directory=True)
    assert read_case(Path("current")).case.final_report.summary == "x\n"


def test_a_linked_case_file_outside_the_folder_is_refused_once(folder: Path) -> None:
    Path("other.yaml").write_text("reference: EX-2\n", "utf-8")
    (folder / "case.yaml").symlink_to("../other.yaml")
    assert stopped(folder) == [("rowan/case.yaml", "link")]


@pytest.mark.parametrize("content", ["- a\n- b\n", "only a text\n"])
def test_a_case_file_without_fields_is_told_alone(folder: Path, content: str) -> None:
    write(folder, case_yaml=content, chronology_yaml="- id: e1\n")
    assert stopped(folder) == [("rowan/case.yaml:1:1", "wrong-form")]


def test_a_file_given_as_the_case_names_the_folder_to_give(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n")
    with pytest.raises(Stop) as stop:
        read_case(folder / "case.yaml")
    (problem,) = stop.value.problems
    assert (problem.code, problem.file) == ("no-case-folder", "rowan/case.yaml")
    assert problem.hint.endswith(" rowan")


PARTS = [
    "case",
    "findings",
    "f1",
    "final_report",
    "summary",
    "identities",
    "Case",
    "a b",
    "é",
    "f1.x",
    "README",
]
TREES = st.dictionaries(
    st.tuples(
        st.lists(st.sampled_from(PARTS), min_size=1, max_size=3),
        st.sampled_from([".yaml", ".md", ".yml", ".YAML", ".txt", ".docx", "", ".yaml.md"]),
    ).map(lambda named: "/".join(named[0]) + named[1]),
    st.binary(max_size=20)
    | st.sampled_from([b"id: f1\n", b"- id: f1\n", b"summary: x\n", b"people: {f1: }\n", b"\n"]),
    max_size=6,
)


@settings(max_examples=200)
@given(TREES)
def test_any_tree_of_files_gives_a_case_or_problems_with_a_file_and_nothing_else(
    tmp_path_factory: Any, files: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any_tree"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        if path.is_dir() or any(parent.is_file() for parent in path.parents):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    try:
        problems = read_case(folder).problems
    except Stop as stop:
        problems = stop.problems
    for problem in problems:
        assert problem.file.startswith(folder.as_posix())
        assert problem.message
