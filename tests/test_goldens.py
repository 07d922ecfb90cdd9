"""What every document of every sample case says, as text that a person can read, and a hash of every part of its file.

`make goldens` writes them anew; read the difference of the texts before you commit it. A hash that changes while the
text does not tells that something changed that no reader sees. The parts that every document takes from the house
style as they are stand once, under `house-style`.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.ooxml.package import load_package, read_package
from tests.conftest import TEMPLATES
from tests.projection import projection
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
def test_the_parts_of_a_document_are_those_of_its_golden(
    case: str, file_name: str, file_regression: FileRegressionFixture
) -> None:
    folder = GOLDENS / case / file_name.removesuffix(".docx")
    package = load_package(rendered(case, file_name).content, file_name)
    own = {part: content for part, content in package.items() if is_own(part)}
    file_regression.check(hashes(own), fullpath=folder / "parts.txt", encoding="utf-8", newline="\n")


def test_the_parts_of_the_house_style_are_those_of_its_golden(file_regression: FileRegressionFixture) -> None:
    parts = read_package(TEMPLATES / "house-style.docx").parts
    file_regression.check(
        hashes(parts), fullpath=GOLDENS / "house-style" / "parts.txt", encoding="utf-8", newline="\n"
    )


def test_there_is_no_golden_without_a_document() -> None:
    documents = {(case, file_name.removesuffix(".docx")) for case, file_name in DOCUMENTS}
    folders = {
        (path.parent.name, path.name)
        for path in GOLDENS.glob("*/*")
        if path.is_dir() and path.parent.name not in ("templates", "house-style")
    }
    assert folders == documents


def hashes(parts: Mapping[str, bytes]) -> str:
    """A line for each part: a hash of its bytes, and its name."""
    return "".join(f"{hashlib.sha256(parts[part]).hexdigest()[:16]}  {part}\n" for part in sorted(parts))
