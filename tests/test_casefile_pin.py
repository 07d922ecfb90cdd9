"""A problem pinned to the file, line and column that it is about."""

from pathlib import Path

import pytest
from case_folders import write

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.problems import Problem


@pytest.fixture
def case_file(folder: Path) -> CaseFile:
    write(
        folder,
        case_yaml="reference: EX-1\nfinal_report:\n  summary: |\n    One.\n\n    Two @nan.\n",
        final_report__foreword_md="\ufeffOne.\r\n\r\nTwo @dad.\r\n",
    )
    return read_case(folder)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("reference",), "rowan/case.yaml:1:12"),
        (("title",), "rowan/case.yaml:1:1"),
        (("final_report", "conclusion"), "rowan/case.yaml:3:3"),
        (("findings", "f1", "why"), "rowan/case.yaml:1:1"),
        (("final_report", "foreword"), "rowan/final_report/foreword.md:1:1"),
    ],
)
def test_a_data_path_gets_its_place_or_its_parents(
    case_file: CaseFile, path: tuple[str, ...], place: str
) -> None:
    pinned = case_file.pin(Problem("x", "m", "h", path))
    assert pinned.place == place
    assert (pinned.code, pinned.message, pinned.hint, pinned.path) == ("x", "m", "h", path)


@pytest.mark.parametrize(
    ("field", "place"),
    [("summary", "rowan/case.yaml:6:9"), ("foreword", "rowan/final_report/foreword.md:3:5")],
)
def test_a_place_in_a_text_becomes_a_place_in_the_file(case_file: CaseFile, field: str, place: str) -> None:
    inside = Problem("x", "m", path=("final_report", field), line=3, column=5)
    assert case_file.pin(inside).place == place


def test_a_problem_with_a_file_keeps_its_place(case_file: CaseFile) -> None:
    problem = Problem("x", "m", path=("reference",), file="other.yaml", line=7, column=1)
    assert case_file.pin(problem) == problem
