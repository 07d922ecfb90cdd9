"""Programs other than ours open every document: the Open XML SDK finds no fault, LibreOffice makes a PDF of it."""

from pathlib import Path

import pytest

from tests.conftest import SAMPLES, TEMPLATES
from tests.office import PDF, converted
from tests.open_xml_sdk import sdk_faults, unlike
from tests.sample_documents import every_document, rendered


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every document of every sample case."""
    folder = tmp_path_factory.mktemp("documents")
    for case, file_name in every_document():
        (folder / f"{case}-{file_name}").write_bytes(rendered(case, file_name).content)
    return folder


@pytest.fixture(scope="module")
def unlike_files(documents: Path) -> list[Path]:
    """Of a hundred documents and their templates the dozen that hold all that there is in any."""
    templates = [TEMPLATES / "house-style.docx", *TEMPLATES.glob("*/template.docx")]
    return unlike([*sorted(documents.glob("*.docx")), *sorted(templates)])


@pytest.mark.npm
@pytest.mark.slow
def test_the_open_xml_sdk_finds_no_fault_in_any_document(unlike_files: list[Path]) -> None:
    """Ids and references our own rules look at."""
    faults = {f"{file.parent.name}/{file.name}": sdk_faults(file) for file in unlike_files}
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(unlike_files) > len(SAMPLES)


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_makes_a_pdf_of_every_shape_of_document(
    documents: Path, unlike_files: list[Path], tmp_path: Path
) -> None:
    files = [file for file in unlike_files if file.parent == documents]
    assert len(files) > len(SAMPLES)
    converted(files, PDF, tmp_path)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {file.stem for file in files}
    assert all(path.stat().st_size > 10_000 for path in tmp_path.glob("*.pdf"))
