"""The table of what the two texts ask names fields, documents, checks and clocks that there are."""

import re
from pathlib import Path

import pytest

from cspr_docs import law
from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.problems import every_code
from schemas.case import Case, Guidance
from tests.conftest import ROOT, TEMPLATES

TABLE = ROOT / "docs" / "what-the-texts-ask.md"
NOT_YET = "**not yet**"
NOTHING = ("–", NOT_YET)


def rows() -> dict[str, list[str]]:
    """By its number what the table says of each sentence: field, document, check and clock."""
    lines = [line.strip("|").split("|") for line in TABLE.read_text("utf-8").splitlines()]
    cells = [[cell.strip() for cell in line] for line in lines if len(line) == 6]
    return {row[0]: row[2:] for row in cells if re.fullmatch(r"[TB]\d+", row[0])}


def named(cell: str) -> list[str]:
    """The names in one cell."""
    names = re.findall(r"`([^`]+)`", cell)
    assert names or cell in NOTHING, cell
    return names


def test_every_sentence_has_a_row() -> None:
    assert list(rows()) == [
        *(f"T{number}" for number in range(1, 32)),
        *(f"B{number}" for number in range(1, 31)),
    ]


@pytest.mark.parametrize("number", rows())
def test_every_sentence_is_answered_or_said_to_be_open(number: str) -> None:
    row = rows()[number]
    assert any(named(cell) for cell in row) or NOT_YET in row


def test_every_field_is_one_of_the_case() -> None:
    paths = [path for field, *_ in rows().values() for path in named(field)]
    assert len(paths) > 60
    assert [path for path in paths if not is_field(path)] == []


def is_field(path: str) -> bool:
    """Whether a data path, without the ids of lists, leads to something."""
    shape: Shape | None = shape_of(Case)
    for name in path.split("."):
        while shape is not None and shape.items is not None:
            shape = shape.items
        if shape is None or not shape.fields or name not in shape.fields:
            return False
        shape = shape.fields[name]
    return True


def test_every_document_check_and_clock_is_there() -> None:
    documents = {folder.parent.name for folder in Path(TEMPLATES).glob("*/document.yaml")}
    case = Case.blank().model_copy(update={"guidance": Guidance.WORKING_TOGETHER_2023})
    clocks = {clock.key for clock in law.edition(case).clocks}
    missing = [
        (number, name)
        for number, (_, *cells) in rows().items()
        for cell, known in zip(cells, (documents, set(every_code()), clocks), strict=True)
        for name in named(cell)
        if name not in known
    ]
    assert missing == []
