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


@pytest.mark.npm
@pytest.mark.slow
def test_the_open_xml_sdk_finds_no_fault_in_any_document(documents: Path) -> None:
    """Of a hundred documents a dozen hold all that there is in any; ids and references our own rules look at."""
    templates = [TEMPLATES / "house-style.docx", *TEMPLATES.glob("*/template.docx")]
    files = unlike([*sorted(documents.glob("*.docx")), *sorted(templates)])
    faults = {f"{file.parent.name}/{file.name}": sdk_faults(file) for file in files}
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(files) > len(SAMPLES)


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_makes_a_pdf_of_every_document(documents: Path, tmp_path: Path) -> None:
    files = sorted(documents.glob("*.docx"))
    converted(files, PDF, tmp_path)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {file.stem for file in files}
    assert all(path.stat().st_size > 10_000 for path in tmp_path.glob("*.pdf"))
