"""Which maker is taken, what is said where there is none, and how a program that goes wrong is ended."""

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Stop
from cspr_docs.publish.pdf import Maker, libreoffice, making, to_pdf, typst_maker
from cspr_docs.publish.pdf.libreoffice import PROFILE, convert, find_office
from tests.articles import article, h, p

SHORT = article(h(1, "", "A"), p("Words."))
FILE = Package({"[Content_Types].xml": b"<Types/>"}, "output/rowan/report.docx")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="its stand-ins for LibreOffice are shell scripts")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for all temporary files of the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def stand_in(folder: Path, script: str) -> Path:
    """A program that takes LibreOffice's place."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


def converted(office: Path, seconds: float = 20) -> bytes:
    return convert(office, b"PK", "report.docx", say=lambda _: None, seconds=seconds)


def test_where_there_is_no_maker_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSPR_SOFFICE", "")
    monkeypatch.setattr(typst_maker, "is_installed", lambda: False)
    for maker in (None, Maker.OFFICE):
        with pytest.raises(Stop) as told:
            to_pdf(FILE, SHORT, maker)
        (problem,) = told.value.problems
        assert problem.code == "pdf-no-maker"
        assert "LibreOffice Writer" in problem.hint


def test_typst_takes_its_place_where_libreoffice_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSPR_SOFFICE", "")
    said: list[str] = []
    pdf = to_pdf(FILE, SHORT, say=said.append)
    assert pdf.made_by == "Typst"
    assert to_pdf(FILE, SHORT) == pdf
    assert said == ["Typst is making the PDF of report.docx"]


@POSIX
def test_libreoffice_is_where_the_setting_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = stand_in(tmp_path, "exit 0")
    monkeypatch.setenv("CSPR_SOFFICE", str(office))
    assert find_office() == office
    monkeypatch.setenv("CSPR_SOFFICE", str(tmp_path / "nothing"))
    assert find_office() is None
    monkeypatch.delenv("CSPR_SOFFICE")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_office() == office


@POSIX
def test_what_takes_too_long_is_ended_with_all_its_children(tmp_path: Path, temporary: Path) -> None:
    office = stand_in(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    begun = time.monotonic()
    with pytest.raises(Stop) as told:
        converted(office, seconds=1.5)
    assert time.monotonic() - begun < 15
    (problem,) = told.value.problems
    assert problem.code == "pdf-timed-out"
    assert "report.docx" in problem.message
    assert list(temporary.iterdir()) == []
    assert _has_ended(int((tmp_path / "child").read_text("ascii")))


def _has_ended(process: int) -> bool:
    """Whether a process is gone, or waits only for its parent to ask how it ended."""
    for _ in range(50):
        status = Path(f"/proc/{process}/stat")
        try:
            if (
                status.parent.parent.is_dir()
                and status.read_text("ascii").rpartition(")")[2].split()[0] == "Z"
            ):
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


@POSIX
def test_what_makes_nothing_is_told_and_leaves_nothing(tmp_path: Path, temporary: Path) -> None:
    with pytest.raises(Stop) as told:
        converted(stand_in(tmp_path, "exit 1"))
    (problem,) = told.value.problems
    assert problem.code == "pdf-not-made"
    assert problem.message == "LibreOffice made no PDF of report.docx"
    assert list(temporary.iterdir()) == []


def test_what_cannot_be_started_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_cut_off", lambda: ())
    with pytest.raises(Stop) as told:
        converted(tmp_path / "nothing")
    assert [problem.code for problem in told.value.problems] == ["pdf-not-made"]


@POSIX
def test_more_than_any_report_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = stand_in(tmp_path, 'mkdir -p made && printf "%%PDF-1.7 %0100d" 1 > made/given.pdf')
    assert len(converted(office)) == 109
    monkeypatch.setattr(libreoffice, "MOST_BYTES", 50)
    with pytest.raises(Stop):
        converted(office)


@POSIX
def test_the_program_sees_nothing_of_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("SECRET", "canary")
    copy = tmp_path / "seen"
    copy.mkdir()
    office = stand_in(
        tmp_path, f'env > {copy}/env; cp -r . {copy}/home; ls -ld . > {copy}/mode; echo "$@" > {copy}/words'
    )
    with pytest.raises(Stop):
        converted(office)
    environment = (copy / "env").read_text("utf-8")
    assert "PROXY" not in environment.upper().replace("NO_PROXY", "")
    assert "canary" not in environment
    assert f"HOME={Path.home()}\n" not in environment
    assert (copy / "mode").read_text("utf-8").startswith("drwx------")
    settings = (copy / "home" / "profile" / "user" / "registrymodifications.xcu").read_text("utf-8")
    assert settings == PROFILE.read_text("utf-8")
    assert "BlockUntrustedRefererLinks" in settings
    words = (copy / "words").read_text("utf-8")
    assert '"UseTaggedPDF":{"type":"boolean","value":"true"}' in words
    assert "report.docx" not in words


@POSIX
def test_a_maker_that_was_asked_for_is_the_one_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSPR_SOFFICE", str(stand_in(tmp_path, "exit 1")))
    assert to_pdf(FILE, SHORT, Maker.TYPST).made_by == "Typst"
    for maker in (None, Maker.OFFICE):
        with pytest.raises(Stop) as told:
            making.to_pdf(FILE, SHORT, maker)
        assert [problem.code for problem in told.value.problems] == ["pdf-not-made"]
