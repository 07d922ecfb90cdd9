"""The letters and leaflets of the sample cases: of two pages, the same for everybody, and nothing of an inquiry."""

import subprocess
from pathlib import Path

import pytest

from tests import office
from tests.conftest import tool_or_skip
from tests.sample_documents import every_document, rendered, sample
from tests.test_letters import shown


def test_the_leaflet_is_the_same_for_everybody_and_tells_nothing_of_any_case() -> None:
    leaflets = [shown(rendered(case, "leaflet.docx").content) for case in ("rowan", "linden")]
    assert leaflets[0] == leaflets[1]
    for case in ("rowan", "linden", "hawthorn"):
        text = shown(rendered(case, "leaflet.docx").content)
        found = sample(case).facts
        names = [child.pseudonym for child in found.case.children]
        names += (
            [real.first_name or "" for real in found.identities.people.values()] if found.identities else []
        )
        assert not [name for name in names if name and name in text]
        assert found.case.reference not in text
        assert "may share it with the Department for Education" in text


def test_a_letter_in_ordinary_print_and_the_leaflet_have_two_pages(tmp_path: Path) -> None:
    tool = tool_or_skip("pdfinfo", "install poppler-utils")
    files = []
    for case, name in every_document():
        letters = {one.id: one.format.value for one in sample(case).facts.case.letters}
        form = letters.get(name.removesuffix(".docx").removeprefix("decision-letter-"), "")
        if name == "leaflet.docx" or form in ("standard", "audio", "read_aloud"):
            files.append(tmp_path / f"{case}-{name}")
            files[-1].write_bytes(rendered(case, name).content)
    assert len(files) >= 10
    office.converted(files, office.PDF, tmp_path)
    for file in files:
        told = subprocess.run(
            [tool, file.with_suffix(".pdf")], capture_output=True, text=True, check=True
        ).stdout
        pages = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages"))
        assert pages <= 2, file.name


@pytest.mark.parametrize("field", ["opening", "reasons", "taking_part"])
def test_no_sample_letter_to_a_suspect_speaks_of_the_inquiry(field: str) -> None:
    found = [one for case in ("rowan", "hawthorn") for one in sample(case).facts.case.letters if one.inquiry]
    assert len(found) >= 3
    for one in found:
        assert "investigation" not in (getattr(one, field) or "")
