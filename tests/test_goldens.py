"""What every document of every sample case says, and every part of its file, as text that a person can read.

`make goldens` writes them anew; read the difference before you commit it. The parts that every document takes from
the house style as they are stand once, under `house-style`.
"""

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.ooxml.package import load_package, read_package
from tests.conftest import TEMPLATES
from tests.projection import pretty_parts, projection
from tests.sample_documents import every_document, rendered

GOLDENS = Path(__file__).parent / "goldens"
DOCUMENTS = every_document()
FROM_THE_HOUSE = ("styles", "theme", "fontTable", "settings", "media")


def is_own(part: str) -> bool:
    """Whether a part of a document is its own, not the house style's."""
    return not any(word in part for word in FROM_THE_HOUSE)


@pytest.mark.parametrize(("case", "file_name"), DOCUMENTS)
def test_a_document_reads_as_its_golden(
    case: str, file_name: str, file_regression: FileRegressionFixture
) -> None:
    folder = GOLDENS / case / file_name.removesuffix(".docx")
    package = load_package(rendered(case, file_name).content, file_name)
    file_regression.check(
        projection(package), fullpath=folder / "projection.txt", encoding="utf-8", newline="\n"
    )


@pytest.mark.parametrize(("case", "file_name"), DOCUMENTS)
def test_the_parts_of_a_document_are_their_goldens(
    case: str, file_name: str, file_regression: FileRegressionFixture
) -> None:
    folder = GOLDENS / case / file_name.removesuffix(".docx") / "parts"
    parts = pretty_parts(load_package(rendered(case, file_name).content, file_name))
    own = {part: text for part, text in parts.items() if is_own(part)}
    check_all(file_regression, folder, own)
    assert {path.name for path in folder.iterdir()} == {golden_name(part) for part in own}


def test_the_house_style_is_its_golden(file_regression: FileRegressionFixture) -> None:
    parts = pretty_parts(read_package(TEMPLATES / "house-style.docx"))
    check_all(file_regression, GOLDENS / "house-style", parts)


def test_there_is_no_golden_without_a_document() -> None:
    documents = {(case, file_name.removesuffix(".docx")) for case, file_name in DOCUMENTS}
    folders = {
        (path.parent.name, path.name)
        for path in GOLDENS.glob("*/*")
        if path.is_dir() and path.parent.name not in ("templates", "house-style")
    }
    assert folders == documents


def check_all(file_regression: FileRegressionFixture, folder: Path, parts: dict[str, str]) -> None:
    """Checks every part, and fails only then, so that one run writes all goldens anew."""
    failures = []
    for part, text in parts.items():
        try:
            file_regression.check(text, fullpath=folder / golden_name(part), encoding="utf-8", newline="\n")
        except pytest.fail.Exception as failure:
            failures.append(failure)
    if failures:
        raise failures[0]


def golden_name(part: str) -> str:
    """A file name for a part: `word_document.xml`."""
    return part.strip("[]").replace("[", "").replace("]", "").replace("/", "_")
