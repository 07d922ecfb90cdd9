"""A letter sent with the PDF that a program really lays out."""

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cspr_docs.ooxml.package import Package, fingerprint_of
from cspr_docs.publish.pdf import Pdf, pdf_passages, to_pdf
from tests.conftest import tool_or_skip
from tests.sent_packages import packages, send, told_in

pytestmark = [pytest.mark.office, pytest.mark.slow]
LETTER = ("decision-letter", "cases/rowan", "--recipient", "grandmother")
"""With it goes the leaflet and no translation."""
PASSWORD = "heron quarry lantern oats"


def laid_out_once(patched: pytest.MonkeyPatch) -> None:
    """The same file is laid out once: what is locked is the PDF as it was."""
    made: dict[str, Pdf] = {}

    def once(package: Package, *more: Any) -> Pdf:
        key = fingerprint_of(package)
        if key not in made:
            made[key] = to_pdf(package, *more)
        return made[key]

    patched.setattr("cspr_docs.project.outgoing.forms.to_pdf", once)


def test_the_letter_leaves_as_a_tagged_pdf_and_locked_where_that_is_asked_for(
    rowans_drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool_or_skip("soffice", "the PDF is made with it")
    laid_out_once(monkeypatch)
    done = send(*LETTER)
    assert done.exit_code == 0, done.output
    (folder,) = packages("rowan")
    content = (folder / "decision-letter.pdf").read_bytes()
    said = " ".join(passage.text for passage in pdf_passages(content))
    assert "Dear Maureen" in said
    assert "DRAFT" not in said
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert "/Author" not in pdf.docinfo
    assert "LibreOffice" in told_in(folder)["pdf_made_by"]
    monkeypatch.setenv("CSPR_PASSWORD", PASSWORD)
    assert send(*LETTER, "--password").exit_code == 0
    locked = packages("rowan")[1] / "decision-letter.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(locked)
    with pikepdf.open(locked, password=PASSWORD) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.allow.accessibility
    opened = pypdfium2.PdfDocument(locked, password=PASSWORD)
    assert "Dear Maureen" in opened[0].get_textpage().get_text_range()
    opened.close()
