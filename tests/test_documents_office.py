"""Programs other than ours open every document: the Open XML SDK finds no fault, LibreOffice makes a PDF of it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, TEMPLATES, tool_or_skip
from tests.office import PDF, converted
from tests.sample_documents import every_document, rendered

_SDK = ROOT / "tests" / "from_npm" / "node_modules" / "@xarsh"
# The program itself and not npm's script around it, which takes Node's start for every file.
VALIDATOR = next(_SDK.glob("ooxml-validator-*/ooxml-validator*"), _SDK / "ooxml-validator")


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
    validator = tool_or_skip(VALIDATOR, "run 'npm install --prefix tests/from_npm'")
    templates = [TEMPLATES / "house-style.docx", *TEMPLATES.glob("*/template.docx")]
    files = [*sorted(documents.glob("*.docx")), *templates]
    faults = {file.name: faults_of(validator, file) for file in files}
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(files) > len(SAMPLES)


def faults_of(validator: str, file: Path) -> list[object]:
    """What the validator says of a file."""
    done = subprocess.run([validator, str(file)], capture_output=True, text=True, timeout=120, check=False)
    report = json.loads(done.stdout)
    return list(report["errors"]) if isinstance(report, dict) else list(report)


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_makes_a_pdf_of_every_document(documents: Path, tmp_path: Path) -> None:
    files = sorted(documents.glob("*.docx"))
    converted(files, PDF, tmp_path)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {file.stem for file in files}
    assert all(path.stat().st_size > 10_000 for path in tmp_path.glob("*.pdf"))
