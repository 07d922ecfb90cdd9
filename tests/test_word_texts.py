"""The texts of a Word file: runs joined, what is hidden told apart, each with its place in a reader's words."""

import io
import zipfile
import zlib

import pytest

from cspr_docs.word.texts import Layer, Passage, passages
from tests.word_files import p, tbl, tc, tr, with_body

HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>What happened</w:t></w:r></w:p>'


def read(body: str, layer: Layer = Layer.WORDS, parts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    found = passages(with_body(body, parts))
    return [(one.text, one.place) for one in found if one.layer is layer and one.part == "word/document.xml"]


def test_places_are_told_by_heading_paragraph_and_table() -> None:
    body = (
        p("First.")
        + HEADING
        + p("One.")
        + p("Two.")
        + tbl(tr(tc(p("A")), tc(p("B"))), tr(tc(p("C")), tc(p("D"))))
    )
    assert read(body) == [
        ("First.", "paragraph 1"),
        ("What happened", "the heading “What happened”"),
        ("One.", "under “What happened”, paragraph 1"),
        ("Two.", "under “What happened”, paragraph 2"),
        ("A", "under “What happened”, table 1, row 1, column 1"),
        ("B", "under “What happened”, table 1, row 1, column 2"),
        ("C", "under “What happened”, table 1, row 2, column 1"),
        ("D", "under “What happened”, table 1, row 2, column 2"),
    ]


def test_runs_are_joined_and_what_is_hidden_stands_apart_with_the_words_that_it_touches() -> None:
    body = (
        "<w:p><w:r><w:t>Ro</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>wan</w:t></w:r><w:r><w:tab/></w:r>"
        '<w:del w:id="1" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>by, here </w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> seen</w:t></w:r></w:p>'
    )
    assert read(body) == [("Rowan\tby, here  seen", "paragraph 1")]
    assert read(body, Layer.HIDDEN) == [("goneby, … unseen", "paragraph 1, hidden or deleted")]


def test_both_branches_of_a_text_box_are_read_once_each() -> None:
    branches = "<mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    box = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    inside = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r><w:t>Around</w:t></w:r>{box.format(inside.format('new'), inside.format('old'))}</w:p>"
    assert [text for text, _ in read(body)] == ["Around", "new", "old"]


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    rows = [
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(rows)


def zipped(name: str, content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("part", "content", "place"),
    [
        (
            "word/media/a.png",
            png((b"zTXt", b"Comment\0\0" + zlib.compress(b"Quillfeather")), (b"IEND", b"")),
            "picture",
        ),
        (
            "word/media/a.jpg",
            b"\xff\xd8\xff\xfe\x00\x10Quillfeather!!\xff\xd9",
            "the EXIF of picture media/a.jpg",
        ),
        ("word/media/b.jpg", b"\xff\xd8\xff\xd9" + "Quillfeather".encode("utf-16-le"), "the EXIF of picture"),
        (
            "word/embeddings/x.docx",
            zipped("word/document.xml", "<a>Quillfeather</a>"),
            "inside the embedded file",
        ),
        ("word/odd.bin", b"\x00\x01Quillfeather\x00", "the part word/odd.bin"),
        ("word/odd.xml", b"<a><b>Quill</b><b>feather</b></a>", "loose text, joined"),
        ("word/broken.xml", b"<a>Quillfeather<b>", "the part word/broken.xml"),
        ("word/Quillfeather.bin", b"", "the name of the part"),
        (
            "word/media/a.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><text>Quillfeather</text></svg>",
            "picture",
        ),
    ],
)
def test_nothing_is_forgotten_for_being_unknown(part: str, content: bytes, place: str) -> None:
    package = {**with_body(p("Words.")).parts, part: content}
    holding = [one for one in passages(package) if "Quillfeather" in one.text]
    assert any(place in one.place for one in holding), [one.place for one in holding]


def test_properties_are_named() -> None:
    core = (
        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>J. Brack</dc:creator></cp:coreProperties>"
    )
    found = list(passages({"docProps/core.xml": core.encode()}))
    assert (
        Passage("J. Brack", "the document's properties: author", "docProps/core.xml", Layer.BEHIND) in found
    )
