"""Programs other than ours open what we make: the Open XML SDK finds no fault, LibreOffice makes a PDF of it.

Of a hundred documents a dozen hold all that there is in any; ids and references our own rules look at.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cspr_docs.ooxml.package import Package, load_package, to_bytes
from cspr_docs.word.proposing import with_proposals
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.settling import settled
from tests.canaries import canary_file
from tests.conftest import SAMPLES, TEMPLATES
from tests.office import PDF, converted
from tests.open_xml_sdk import sdk_faults, unlike
from tests.proposed_changes import AT, everywhere
from tests.sample_documents import every_document, rendered


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Those that together hold all that is in any document of the sample cases."""
    folder = tmp_path_factory.mktemp("documents")
    for case, file_name in every_document():
        (folder / f"{case}-{file_name}").write_bytes(rendered(case, file_name).content)
    return unlike(sorted(folder.glob("*.docx")))


def read(case: str, file_name: str) -> Package:
    return load_package(rendered(case, file_name).content, file_name)


def made_of_documents() -> Iterator[tuple[str, Package]]:
    """What is published of some, and what proposes changes to them."""
    reports = [(case, "final-report.docx") for case in ("rowan", "hawthorn")]
    for case, file_name in (*reports, ("linden", "rapid-review.docx")):
        yield f"scrubbed-{case}-{file_name}", scrub(read(case, file_name), "Title").package
    canaries = settled(load_package(canary_file(), "canaries.docx"), accept_changes=True, drop_comments=True)
    yield "scrubbed-canaries.docx", scrub(canaries, "Title").package
    for case, file_name in (("hawthorn", "final-report.docx"), ("linden", "rapid-review.docx")):
        draft = read(case, file_name)
        yield f"proposals-{case}-{file_name}", with_proposals(draft, everywhere(draft, 3), AT).package


@pytest.mark.npm
@pytest.mark.slow
def test_the_open_xml_sdk_finds_no_fault(documents: list[Path], tmp_path: Path) -> None:
    for name, package in made_of_documents():
        (tmp_path / name).write_bytes(to_bytes(package))
    templates = [TEMPLATES / "house-style.docx", *TEMPLATES.glob("*/template.docx")]
    files = unlike([*sorted(tmp_path.glob("*.docx")), *documents, *sorted(templates)])
    faults = {f"{file.parent.name}/{file.name}": sdk_faults(file) for file in files}
    assert {name: found for name, found in faults.items() if found} == {}
    assert {file.name.partition("-")[0] for file in files} > {"scrubbed", "proposals"}
    assert len(files) > len(SAMPLES)


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_makes_a_pdf_of_every_shape_of_document(documents: list[Path], tmp_path: Path) -> None:
    converted(documents, PDF, tmp_path)
    assert len(documents) > len(SAMPLES)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {file.stem for file in documents}
    assert all(path.stat().st_size > 10_000 for path in tmp_path.glob("*.pdf"))
