"""The words under one mark of a page: where a new line parts them, and where a maker only set a word in pieces."""

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from cspr_docs.publish.pdf.pages import read_pages


def page(*pieces: tuple[float, float, str]) -> bytes:
    """A PDF of one page whose pieces of text, each from the left and from below in points, stand under one mark."""
    shown = "".join(f"1 0 0 1 {left} {bottom} Tm ({text}) Tj\n" for left, bottom, text in pieces)
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=(595, 842))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        sheet.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        marked = f"/P <</MCID 0>> BDC\nBT /F1 12 Tf\n{shown}ET\nEMC\n"
        sheet.obj.Contents = pdf.make_stream(marked.encode())
        pdf.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (((72, 700, "left the"), (72, 680, "house alone")), "left the house alone"),
        (((72, 680, "in a note"), (72, 700, "above it")), "in a note above it"),
        (((72, 700, "the day af"), (124.7, 700, "terwards")), "the day afterwards"),
        (
            ((72, 700, "the 1"), (98.7, 705, "st"), (108, 700, ", where"), (72, 680, "it is")),
            "the 1st, where it is",
        ),
    ],
)
def test_a_space_stands_between_lines_and_nowhere_in_a_word(
    pieces: tuple[tuple[float, float, str], ...], words: str
) -> None:
    (read,) = read_pages(page(*pieces))
    assert read.marked == {0: words}
