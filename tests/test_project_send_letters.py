"""What goes into a package beside a letter: the leaflet, its translation, a note to whoever hands it over."""

import hashlib
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.ooxml.package import read_package, to_bytes
from tests.commands import build, check
from tests.sent_packages import codes, packages, send, told_in
from tests.word_edits import text_of

ROWAN = Path("cases/rowan")
TRANSLATION = ROWAN / "letters/mother/translation.docx"
LETTER = Path("output/rowan/decision-letter-{}.docx")
SENT_TO_MOTHER = {
    f"{name}.{form}" for name in ("decision-letter", "translation", "leaflet") for form in ("docx", "pdf")
}

pytestmark = pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")


def with_body(file: Path, body: bytes) -> None:
    file.write_bytes(to_bytes({**read_package(file), "word/document.xml": body}))


def with_words(file: Path, old: str, new: str) -> None:
    body = read_package(file)["word/document.xml"].decode()
    assert old in body
    with_body(file, body.replace(old, new, 1).encode())


def without_boxes(file: Path) -> None:
    """Somebody deletes the boxes for pictures in Word."""
    body = etree.fromstring(read_package(file)["word/document.xml"])
    for drawing in list(body.iter("{*}drawing")):
        run = drawing.getparent()
        assert run is not None
        run.remove(drawing)
    with_body(file, etree.tostring(body))


def test_the_leaflet_and_the_translation_go_with_the_letter_and_are_recorded() -> None:
    done = send("decision-letter", ROWAN, "--recipient", "mother", "--by", "by hand")
    assert done.exit_code == 0, done.output
    (folder,) = packages("rowan")
    assert {file.name for file in folder.iterdir()} == SENT_TO_MOTHER | {"sending.json", "cover-list.txt"}
    assert "Szanowna Pani Zofio" in text_of(folder / "translation.docx")
    assert "What is a review?" in text_of(folder / "leaflet.docx")
    told = told_in(folder)
    assert told["beside"]["translation"] == hashlib.sha256(TRANSLATION.read_bytes()).hexdigest()
    assert told["outputs"].keys() >= SENT_TO_MOTHER
    assert "translation.docx" in (ROWAN / "sent.yaml").read_text("utf-8")


def test_a_letter_that_must_be_translated_is_not_sent_without() -> None:
    TRANSLATION.unlink()
    done = send("decision-letter", ROWAN, "--recipient", "mother")
    assert done.exit_code == 1
    assert "letter-to-be-translated" in codes(done)
    assert "put the translation into the case as letters/mother/translation.docx" in done.output
    assert packages("rowan") == []
    assert "letter-to-be-translated" in check(ROWAN).output, "that it was sent before ends no duty"


@pytest.mark.parametrize(
    ("words", "code"),
    [("TBC", "send-unfinished"), ("Mo O’Hara, 14 Gasworks Cottages", "send-identifies")],
)
def test_a_translation_is_looked_at_like_the_letter(words: str, code: str) -> None:
    with_words(TRANSLATION, "Bardzo nam przykro", words)
    build(ROWAN, "--kind", "decision-letter")
    done = send("decision-letter", ROWAN, "--recipient", "mother")
    assert code in codes(done)
    assert "letters/mother/translation.docx" in done.output
    assert packages("rowan") == []


def test_numbers_of_the_letter_that_its_translation_lacks_are_told_and_it_leaves_all_the_same() -> None:
    with_words(TRANSLATION, "13 lutego", "١٣ lutego")
    with_words(TRANSLATION, "Do 6 lipca 2026", "Do 8 lipca 2026")
    with_words(TRANSLATION, "14 tygodni", "piętnaście tygodni")
    build(ROWAN)
    done = send("decision-letter", ROWAN, "--recipient", "mother")
    assert done.exit_code == 0, done.output
    told = [line for line in done.output.splitlines() if "is not in this translation, or less often" in line]
    assert codes(done).count("send-translation") == len(told) == 3
    for heading in ("What have we decided?", "Why did we decide this?", "What happens next, and when?"):
        assert sum(f"under “{heading}”" in line for line in told) == 1


def test_what_is_no_word_file_is_told_with_all_else() -> None:
    TRANSLATION.write_bytes(b"PK not a file")
    build(ROWAN, "--kind", "decision-letter")
    done = send("decision-letter", ROWAN, "--recipient", "mother")
    assert done.exit_code == 1
    assert "translation.docx" in done.output


def test_an_empty_place_for_a_picture_never_leaves() -> None:
    done = send("decision-letter", ROWAN, "--recipient", "father")
    assert "send-unfinished" in codes(done)
    assert "a place for a picture is empty" in done.output
    assert packages("rowan") == []


def test_a_letter_through_somebody_goes_with_a_note_to_them() -> None:
    file = Path(str(LETTER).format("father"))
    without_boxes(file)
    done = send("decision-letter", ROWAN, "--recipient", "father")
    assert done.exit_code == 0, done.output
    (folder,) = packages("rowan")
    assert "2 Corn Exchange" in text_of(folder / "covering-note.docx")
    assert "Scarfell" not in text_of(folder / "decision-letter.docx")
    cover = (folder / "cover-list.txt").read_text("utf-8")
    assert "Through: Perpetua Yaxley-Brandt, Yaxley & Hythe, 2 Corn Exchange" in cover
    assert "Never to the reader's own address." in cover


def test_the_leaflet_is_in_the_print_of_its_letter() -> None:
    done = send("decision-letter", ROWAN, "--recipient", "grandmother")
    assert done.exit_code == 0, done.output
    (folder,) = packages("rowan")
    for name in ("decision-letter", "leaflet"):
        styles = etree.fromstring(read_package(folder / f"{name}.docx")["word/styles.xml"])
        sizes = [int(size.get(f"{{{styles.nsmap['w']}}}val", "0")) for size in styles.iter("{*}sz")]
        assert min(sizes) >= 32, name


def test_without_the_leaflet_nothing_is_sent() -> None:
    Path("output/rowan/leaflet.docx").unlink()
    done = send("decision-letter", ROWAN, "--recipient", "grandmother")
    assert "send-no-draft" in codes(done)
    assert "output/rowan/leaflet.docx" in done.output
    assert packages("rowan") == []
