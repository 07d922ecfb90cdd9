"""LibreOffice makes the sample report's PDF: right, the same twice, and without looking at anything else."""

import http.server
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from cspr_docs.ooxml.package import Package, to_bytes
from cspr_docs.publish.pdf import Maker, Pdf, libreoffice, pdf_faults, pdf_passages, to_pdf
from cspr_docs.publish.pdf.expected import headings
from cspr_docs.publish.pdf.libreoffice import convert
from cspr_docs.publish.pdf.pages import read_pages
from cspr_docs.publish.pdf.structure import read_structure
from cspr_docs.word.article import to_article
from cspr_docs.word.scrub import scrub
from tests.articles import png
from tests.canaries.draft import begun, paragraph, run
from tests.conftest import tool_or_skip
from tests.published_forms import TITLE, article, clean, pdf
from tests.word_files import OFFICE, RELS, p, with_body

pytestmark = [pytest.mark.office, pytest.mark.slow]


@pytest.fixture(scope="module")
def office() -> Path:
    return Path(tool_or_skip("soffice", "install LibreOffice Writer"))


@pytest.fixture(scope="module")
def report(office: Path) -> Pdf:
    return pdf("rowan", Maker.OFFICE)


def test_the_sample_report_has_no_fault(report: Pdf) -> None:
    assert report.made_by == "LibreOffice"
    assert pdf_faults(report.content, article("rowan")) == ()


def test_its_contents_give_the_page_of_every_heading(report: Pdf) -> None:
    with pikepdf.open(io.BytesIO(report.content)) as opened:
        root = read_structure(opened, read_pages(report.content))
    assert root is not None
    entries = list(root.within("TOCI"))
    assert (
        len(entries)
        == sum(heading.is_listed and heading.level <= 2 for heading in headings(article("rowan")))
        > 20
    )
    for entry in entries:
        page = next(entry.links).leads_to + 1
        assert entry.text.rstrip().endswith(str(page))


def test_two_runs_give_the_same_bytes(report: Pdf) -> None:
    said: list[str] = []
    assert to_pdf(clean("rowan"), article("rowan"), say=said.append) == report
    assert said[0] == "LibreOffice is making the PDF of final-report.docx"


def test_nothing_says_who_made_it_or_when(report: Pdf) -> None:
    behind = " ".join(
        passage.text for passage in pdf_passages(report.content) if "properties" in passage.place
    )
    assert TITLE in behind
    for trace in ("LibreOffice", "Writer", "Date", "Creator", "Producer"):
        assert trace not in behind


class Counting(http.server.BaseHTTPRequestHandler):
    """A server that gives a picture to whoever asks, and counts."""

    asked: list[str] = []  # noqa: RUF012 -- one server at a time

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(png())

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server on this computer."""
    Counting.asked.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def picture(number: int) -> str:
    """A linked picture, one inch wide."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
        f'<wp:docPr id="{number}" name="p{number}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="p{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:link="rIdP{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def field(instruction: str) -> str:
    """A field that shows what it shows only when it is updated."""
    instruction = instruction.replace('"', "&quot;")
    return f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>field</w:t></w:r></w:fldSimple></w:p>'


def far_reaching(address: str, secret: Path) -> Package:
    """A Word file that reaches for the network and the disk in every way that we know."""
    parts = dict(with_body(_far_body(address, secret)).parts)
    rels = _far_links(address, secret)
    parts[RELS] = parts[RELS].replace(b"</Relationships>", f"{rels}</Relationships>".encode())
    parts["word/settings.xml"] = _far_settings(parts["word/settings.xml"])
    parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdT" Type="{OFFICE}attachedTemplate" Target="{address}/t.dotm" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    return Package(parts, "far.docx")


def _far_body(address: str, secret: Path) -> str:
    """Pictures, fields, an object and parts that stand elsewhere."""
    ole = (
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" '
        'ProgID="Excel.Sheet.12" ShapeID="s" DrawAspect="Content" r:id="rIdO" UpdateMode="Always"/>'
        "</w:object></w:r></w:p>"
    )
    return (
        p("An ordinary paragraph")
        + picture(1)
        + picture(2)
        + field(f'INCLUDEPICTURE "{address}/b.png" \\d')
        + field(f'INCLUDETEXT "{secret}"')
        + field(f'INCLUDETEXT "{address}/c.docx"')
        + field(f'LINK Excel.Sheet "{address}/d.xlsx" "" \\a')
        + field(f'DDEAUTO cmd "{address}"')
        + ole
        + '<w:subDoc r:id="rIdS"/><w:altChunk r:id="rIdA"/>'
    )


def _far_links(address: str, secret: Path) -> str:
    """The relationships of the body, all of them external."""
    links = {
        "rIdP1": ("image", f"{address}/a.png"),
        "rIdP2": ("image", secret.with_suffix(".png").as_uri()),
        "rIdT": ("attachedTemplate", f"{address}/template.dotm"),
        "rIdO": ("oleObject", f"{address}/sheet.xlsx"),
        "rIdS": ("subDocument", f"{address}/part.docx"),
        "rIdF": ("frame", f"{address}/style.dotx"),
        "rIdA": ("aFChunk", f"{address}/chunk.html"),
    }
    return "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}{kind}" Target="{target}" TargetMode="External"/>'
        for name, (kind, target) in links.items()
    )


def _far_settings(settings: bytes) -> bytes:
    """Settings that take their styles from a template elsewhere."""
    if b"xmlns:r=" not in settings:
        prefix = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        settings = settings.replace(b"<w:settings ", b"<w:settings " + prefix, 1)
    return settings.replace(
        b"</w:settings>", b'<w:attachedTemplate r:id="rIdT"/><w:linkStyles/></w:settings>'
    )


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of somebody's, and a picture beside it."""
    path = tmp_path / "secret.txt"
    path.write_text("CANARY of the disk", "utf-8")
    path.with_suffix(".png").write_bytes(png("red"))
    return path


def pictures_in(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as opened:
        return sum(len(page.get_images()) for page in opened.pages)


def by_office(office: Path, package: Package) -> bytes:
    return convert(office, to_bytes(package), "far.docx", say=lambda _: None)


@pytest.mark.parametrize("cut_off", [True, False])
def test_nothing_is_fetched_from_network_or_disk(
    office: Path, server: str, secret: Path, monkeypatch: pytest.MonkeyPatch, cut_off: bool
) -> None:
    if not cut_off:  # the settings alone must hold where the system cannot take the network away
        monkeypatch.setattr(libreoffice, "_cut_off", lambda: ())
    content = by_office(office, far_reaching(server, secret))
    assert Counting.asked == []
    assert pictures_in(content) == 0
    text = " ".join(page.text for page in read_pages(content))
    assert "An ordinary paragraph" in text
    assert "CANARY" not in text


def test_the_file_would_reach_out_if_it_were_let(
    office: Path, server: str, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_cut_off", lambda: ())
    empty = secret.with_name("registrymodifications.xcu")
    empty.write_text('<oor:items xmlns:oor="http://openoffice.org/2001/registry"/>', "utf-8")
    monkeypatch.setattr(libreoffice, "PROFILE", empty)
    content = by_office(office, far_reaching(server, secret))
    assert Counting.asked
    assert pictures_in(content) > 0


HARD = "Signs ✓ ✗ ☑ ★ ⇒ H₂O; Nguyễn Thị Hương and Ọláolúwa Ṣẹ́gun gbọ́ ẹ̀kọ́."


def test_capitals_links_of_other_programs_and_letters_that_a_font_lacks_are_no_faults(office: Path) -> None:
    draft = begun(with_body("<w:p/>", name="draft.docx"))
    draft.style(
        "House", "paragraph", '<w:name w:val="House"/><w:basedOn w:val="Heading1"/><w:rPr><w:caps/></w:rPr>'
    )
    id_ = draft.link("hyperlink", "https://www.example.org/page", external=True)
    link = f'<w:hyperlink r:id="{id_}">{run("the guidance page")}</w:hyperlink>'
    fonts = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'
    body = p("What we found", style="House") + paragraph(run("Some small words", "<w:smallCaps/>"))
    draft.body(body + paragraph(run("See ") + link) + p(HARD) + paragraph(run(HARD, fonts)) + p("Last."))
    package = scrub(draft.package(), TITLE).package
    read = to_article(package)
    said: list[str] = []
    made = to_pdf(package, read, say=said.append)
    assert pdf_faults(made.content, read) == ()
    assert "Letters that the report's font lacks are set in another" in said
    text = " ".join(passage.text for passage in pdf_passages(made.content))
    assert "WHAT WE FOUND" in text
    assert "".join(HARD.split()) in "".join(text.split())
