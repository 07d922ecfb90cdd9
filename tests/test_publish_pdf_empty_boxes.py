"""A letter that no font has: the PDF's text holds it and the page shows a box, which is told."""

import struct

import pikepdf
import pytest
from pikepdf import Dictionary

from cspr_docs.publish.pdf import Maker, pdf_faults, to_pdf
from cspr_docs.publish.pdf.empty_boxes import letters_as_boxes
from cspr_docs.word.article import to_article
from cspr_docs.word.scrub import scrub
from tests.conftest import tool_or_skip
from tests.word_files import p, with_body

BOX, OTHER = b"\1box", b"other"


def program(*outlines: bytes, wide: bool = False) -> bytes:
    """A font of these glyphs, the first of which is for what it lacks; code and glyph are the same."""
    starts = [sum(map(len, outlines[:at])) for at in range(len(outlines) + 1)]
    places = (
        struct.pack(f">{len(starts)}I", *starts)
        if wide
        else struct.pack(f">{len(starts)}H", *(s // 2 for s in starts))
    )
    tables = {
        b"cmap": bytes.fromhex("00000001000100000000000c000001060000") + bytes(range(256)),
        b"head": bytes(50) + struct.pack(">HH", wide, 0),
        b"loca": places,
        b"glyf": b"".join(outlines),
    }
    at, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, content in tables.items():
        directory += tag + bytes(4) + struct.pack(">II", at + len(body), len(content))
        body += content
    return struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0) + directory + body


def boxes(content: bytes, said: bytes = b"<01> <0041>\n<02> <0042>\n<03> <25A1>") -> list[str]:
    with pikepdf.new() as pdf:
        descriptor = Dictionary(FontFile2=pdf.make_stream(content))
        return list(letters_as_boxes(Dictionary(FontDescriptor=descriptor, ToUnicode=pdf.make_stream(said))))


@pytest.mark.parametrize("wide", [False, True])
def test_a_letter_with_the_outline_of_what_is_not_there_is_told(wide: bool) -> None:
    assert boxes(program(BOX, OTHER + b"x", BOX, BOX, wide=wide)) == ["B"]
    assert boxes(program(b"", OTHER + b"x", b"", wide=wide)) == []


def test_what_is_no_whole_font_says_nothing() -> None:
    whole = program(BOX, BOX, BOX)
    assert boxes(whole) == ["A", "B"]
    for length in range(0, len(whole) - 4, 7):
        assert set(boxes(whole[:length])) <= {"A", "B"}
    assert list(letters_as_boxes(Dictionary())) == []


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_prints_a_box_and_it_is_told() -> None:
    tool_or_skip("soffice", "install LibreOffice Writer")
    package = scrub(
        with_body(p("They saw \U000f0a60 there.") + p("Last."), name="draft.docx"), "Title"
    ).package
    article = to_article(package)
    told = [one.message for one in pdf_faults(to_pdf(package, article, Maker.OFFICE).content, article)]
    assert any(
        one.startswith("the PDF shows an empty box in place of a letter without a name: the font")
        for one in told
    )
