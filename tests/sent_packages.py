"""Packages, made without a program that lays out pages: what the PDF is, other tests look at."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import Result

from cspr_docs.problems import Problem
from cspr_docs.publish.pdf import Pdf
from cspr_docs.word.texts import Passage
from tests.commands import TODAY, run

OUTGOING = "cspr_docs.project.outgoing"


def send(*words: str | Path, answers: str = "") -> Result:
    """`cspr send` on a fixed day."""
    return run("send", *words, "--today", TODAY, answers=answers)


def codes(result: Result) -> list[str]:
    """The codes of the problems that a command told, in order."""
    severities = ("error: ", "gap: ", "advice: ")
    found = []
    for line in result.output.splitlines():
        for severity in severities:
            if severity in line and not line.startswith(" "):
                found.append(line.split(severity, 1)[1].split(":", 1)[0])
                break
    return found


def packages(case: str) -> list[Path]:
    """The folders of what was sent, by name."""
    above = Path("output", case, "sent")
    return sorted(above.iterdir()) if above.exists() else []


def told_in(folder: Path) -> dict[str, Any]:
    """What sending.json says."""
    data: dict[str, Any] = json.loads((folder / "sending.json").read_text("utf-8"))
    return data


def without_pages(patched: pytest.MonkeyPatch) -> None:
    """An empty PDF in place of the real one, which needs a program and seconds."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made, deterministic_id=True)

    def no_passages(content: bytes) -> Iterator[Passage]:
        return iter(())

    def no_faults(content: bytes, article: object) -> tuple[Problem, ...]:
        return ()

    patched.setattr(f"{OUTGOING}.forms.to_pdf", lambda *_: Pdf(made.getvalue(), "a test"))
    patched.setattr(f"{OUTGOING}.forms.pdf_faults", no_faults)
    for preparing in ("send", "publish"):
        patched.setattr(f"{OUTGOING}.{preparing}.pdf_passages", no_passages)
