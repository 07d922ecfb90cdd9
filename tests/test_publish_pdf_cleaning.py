"""What a maker adds of its own leaves the PDF; what has no place in a report is refused."""

import io

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from cspr_docs.problems import Stop
from cspr_docs.publish.pdf import typst_maker
from cspr_docs.publish.pdf.cleaning import cleaned
from tests.articles import TITLE, rich

CANARY = "Canary"


@pytest.fixture(scope="module")
def raw() -> bytes:
    return typst_maker.to_pdf(rich())


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def everything(content: bytes) -> bytes:
    """All that is in a PDF, unpacked."""
    stream = io.BytesIO()
    with opened(content) as pdf:
        pdf.save(stream, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue()


def with_canaries(raw: bytes) -> bytes:
    """The PDF with a word wherever makers leave traces."""
    with opened(raw) as pdf:
        for key in ("/Author", "/Creator", "/Producer", "/Keywords", "/Subject", "/Own"):
            pdf.docinfo[key] = String(CANARY)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:creator"] = [CANARY]
            metadata["xmp:CreatorTool"] = CANARY
            metadata["xmp:CreateDate"] = "2031-01-01T00:00:00Z"
        action = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{CANARY}')"))
        pdf.Root.OpenAction = action
        pdf.Root.AA = Dictionary(WC=action)
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))
        pdf.Root.PieceInfo = Dictionary(Maker=Dictionary(Private=String(CANARY)))
        page = pdf.pages[0].obj
        page.PieceInfo = Dictionary(Maker=Dictionary(Private=String(CANARY)))
        page.LastModified = String(f"D:2031{CANARY}")
        page.AA = Dictionary(O=action)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image:
                item.Metadata = pdf.make_stream(CANARY.encode())
        link = pdf.pages[1].obj.Annots[0]
        link.NM, link.T, link.M = String(CANARY), String(CANARY), String(CANARY)
        pdf.trailer["/Own"] = String(CANARY)
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def test_nothing_of_the_maker_is_left(raw: bytes) -> None:
    marked = with_canaries(raw)
    assert everything(marked).count(CANARY.encode()) > 10
    with opened(marked) as pdf:
        clean = everything(cleaned(pdf, TITLE, "en-GB"))
    for trace in (CANARY, "2031", "JavaScript", "Typst", "krilla", "PieceInfo", "pikepdf"):
        assert trace.encode() not in clean


def test_the_title_and_the_language_are_all_that_the_properties_say(raw: bytes) -> None:
    with opened(raw) as pdf, opened(cleaned(pdf, 'A "title" & <more>', "en-GB")) as clean:
        assert dict(clean.docinfo) == {"/Title": 'A "title" & <more>'}
        with clean.open_metadata() as metadata:
            said = {key: metadata[key] for key in metadata}
        assert said["{http://purl.org/dc/elements/1.1/}title"] == 'A "title" & <more>'
        assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert len(said) == 4
        assert str(clean.Root.Lang) == "en-GB"
        assert clean.Root.ViewerPreferences.DisplayDocTitle
        assert clean.Root.PageMode == Name.UseOutlines
        assert isinstance(clean.Root.OpenAction, Array)
        assert all(page.obj.Tabs == Name.S for page in clean.pages if "/Annots" in page.obj)


def test_a_maker_that_claims_nothing_is_given_no_claim(raw: bytes) -> None:
    with opened(raw) as pdf:
        del pdf.Root.Metadata
        assert b"pdfuaid:part" not in cleaned(pdf, TITLE, "en-GB")


def test_the_same_pages_give_the_same_bytes_whenever_they_were_made(raw: bytes) -> None:
    made = set()
    for day in ("D:20300101", "D:20310202"):
        with opened(raw) as pdf:
            pdf.docinfo["/CreationDate"] = String(day)
            stream = io.BytesIO()
            pdf.save(stream)
        with opened(stream.getvalue()) as pdf:
            made.add(cleaned(pdf, TITLE, "en-GB"))
    assert len(made) == 1


def test_what_no_report_holds_is_refused_all_at_once(raw: bytes) -> None:
    with opened(raw) as pdf:
        pdf.attachments["list.txt"] = AttachedFileSpec(pdf, b"names")
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(T=String("field")))]))
        notes = pdf.pages[1].obj.Annots
        notes[0].A = Dictionary(S=Name.URI, URI=String("file:///etc/passwd"))
        notes[1].A = Dictionary(S=Name.Launch, F=String("a.exe"))
        notes.append(
            pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String("a note")))
        )
        with pytest.raises(Stop) as told:
            cleaned(pdf, TITLE, "en-GB")
    assert {problem.code for problem in told.value.problems} == {"pdf-unexpected"}
    text = " ".join(problem.message for problem in told.value.problems)
    for what in ("another file", "a form", "no web or mail address", "other than to lead", "(Text)"):
        assert what in text
