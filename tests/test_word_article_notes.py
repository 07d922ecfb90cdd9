"""Footnotes, endnotes and pictures."""

from article_files import PNG, article, blocks, par, picture
from word_typed import p, run

from cspr_docs.word.article.tree import Image, Link, Note, NoteRef, Paragraph, Picture, Text

FOOT, END = '<w:r><w:footnoteReference w:id="{}"/></w:r>', '<w:r><w:endnoteReference w:id="{}"/></w:r>'
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><d:decorative '
    'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def note(kind: str, id_: int, *runs: str) -> str:
    return f'<w:{kind} w:id="{id_}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" ")}{"".join(runs)}</w:p></w:{kind}>'


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + note("footnote", 3, run("Third in the file"))
        + note("footnote", 5, f'<w:hyperlink r:id="rId1">{run("a page")}</w:hyperlink>')
        + note("footnote", 9, run("Nobody refers to this one"))
    )
    endnotes = note("endnote", 3, run("At the end"))
    read = article(
        p(run("a"), FOOT.format(5), END.format(3), run("b"), FOOT.format(3)), footnotes, endnotes=endnotes
    )
    assert read.blocks == (Paragraph((Text("a"), NoteRef(1), NoteRef(2), Text("b"), NoteRef(3))),)
    assert read.notes == (
        Note(1, (Paragraph((Link("https://example.org/a", (Text("a page"),)),)),)),
        Note(2, (par("At the end"),)),
        Note(3, (par("Third in the file"),)),
    )


def test_pictures_stand_in_the_line_with_their_alternative_text() -> None:
    read = article(
        p(run("See "), picture("Where  the   family lived"), picture("Leaves", more=DECORATIVE), picture(""))
    )
    assert read.blocks == (
        Paragraph(
            (
                Text("See "),
                Picture("image1.png", "Where the family lived", 20.0, 10.0),
                Picture("image1.png", "", 20.0, 10.0, decorative=True),
                Picture("image1.png", "", 20.0, 10.0),
            )
        ),
    )
    assert read.pictures == {"image1.png": Image(PNG, "image/png")}


def test_a_picture_alone_is_a_paragraph() -> None:
    assert blocks(p(picture())) == (Paragraph((Picture("image1.png", "A map", 20.0, 10.0),)),)
