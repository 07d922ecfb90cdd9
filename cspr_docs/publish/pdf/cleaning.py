"""A PDF with nothing in it but its pages, its structure, its bookmarks, its title and its language.

What a maker adds of its own (who made it, when, with what, on which computer) goes; what has no place in a published
report (forms, scripts, films, files within the file) is refused. The same pages give the same bytes.

Source: ISO 32000-1:2008, 7.5.5 (trailer and /ID), 7.7.2 (document catalog), 12.2 (viewer preferences), 12.5
(annotations), 14.3 (metadata); ISO 14289-1:2014, 5 (version identification), 7.1, 7.18 (PDF/UA).
"""

import io
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from cspr_docs.problems import Problem, Stop, error

CATALOG = frozenset(
    {"/Type", "/Pages", "/StructTreeRoot", "/Outlines", "/Names", "/Dests", "/PageLabels", "/Version"}
)
PAGE = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Annots"}
    | {"/StructParents", "/Group", "/UserUnit"}
)
LINK = frozenset(
    {"/Type", "/Subtype", "/Rect", "/Border", "/Contents", "/Dest", "/A", "/StructParent", "/F", "/P"}
)
BOOKMARK = frozenset(
    {"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest", "/A", "/SE"}
)
ANYWHERE_OUT = frozenset(
    {"/Metadata", "/PieceInfo", "/LastModified", "/AA", "/JS", "/AF", "/EF", "/Thumb", "/OPI"}
    | {"/CreationDate", "/ModDate"}
)
"""Keys that say something of the making, or do something, wherever in a PDF they stand."""

WEB = ("https://", "http://", "mailto:")
PRINTED = 4
"""The annotation flag 'print' (ISO 32000-1, table 165)."""

_XMP = Path(__file__).with_name("metadata.xmp")

PDF_UNEXPECTED = error(
    "pdf-unexpected",
    "The PDF holds something that a published report never does, such as a form, a film, a script or a link to a "
    "file. Look for it in the Word file, take it out, and make the PDF again.",
)


def cleaned(pdf: pikepdf.Pdf, title: str, language: str) -> bytes:
    """The PDF's bytes with only what a published report needs; `pdf` is changed on the way.

    Raises:
        Stop: it holds something that a published report never does.
    """
    problems = tuple(_unexpected(pdf))
    if problems:
        raise Stop(problems)
    # Whether the maker says that it wrote the file by PDF/UA's rules.
    marked = "/Metadata" in pdf.Root and b"pdfuaid" in pdf.Root.Metadata.read_bytes()
    _clean_objects(pdf)
    _clean_catalog(pdf, language)
    for page in pdf.pages:
        _clean_page(page.obj)
    _clean_bookmarks(pdf)
    _write_metadata(pdf, title, language, marked)
    # The first half of /ID would be kept, and LibreOffice's own checksum: both of the minute of making.
    _keep(pdf.trailer, frozenset({"/Root", "/Info", "/Size"}))
    stream = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        stream,
        deterministic_id=True,  # a hash of what is in it
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        min_version="1.7",
        fix_metadata_version=False,
    )
    return stream.getvalue()


def _unexpected(pdf: pikepdf.Pdf) -> Iterator[Problem]:
    """What no published report holds."""
    hint = "take it out of the Word file, and make the PDF again"
    root = pdf.Root
    if "/AcroForm" in root and len(root.AcroForm.get("/Fields", Array())):
        yield Problem(PDF_UNEXPECTED, "the PDF holds a form to fill in", hint)
    if "/EmbeddedFiles" in root.get("/Names", Dictionary()) or "/AF" in root:
        yield Problem(PDF_UNEXPECTED, "the PDF holds another file", hint)
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", Array()):
            what = _what_is_wrong(annotation)
            if what:
                yield Problem(PDF_UNEXPECTED, f"page {number} of the PDF holds {what}", hint)


def _what_is_wrong(annotation: Object) -> str:
    if annotation.get("/Subtype") != Name.Link:
        kind = str(annotation.get("/Subtype", "/nothing known")).removeprefix("/")
        return f"something other than words, pictures and links ({kind})"
    action = annotation.get("/A")
    if action is None:
        return "" if "/Dest" in annotation else "a link that leads nowhere"
    does = action.get("/S")
    if does == Name.URI:
        is_address = str(action.get("/URI", "")).lower().startswith(WEB)
        return "" if is_address else "a link that is no web or mail address"
    return "" if does == Name.GoTo else "a link that does something other than to lead somewhere"


def _clean_objects(pdf: pikepdf.Pdf) -> None:
    """Take from every object what says who made it, when and how."""
    for item in pdf.objects:
        if isinstance(item, (Dictionary, pikepdf.Stream)):
            for key in ANYWHERE_OUT:
                if key in item:
                    del item[key]


def _clean_catalog(pdf: pikepdf.Pdf, language: str) -> None:
    root = pdf.Root
    _keep(root, CATALOG)
    if "/Names" in root:
        _keep(root.Names, frozenset({"/Dests"}))
    root.Lang = String(language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines if "/Outlines" in root else Name.UseNone
    root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


def _clean_page(page: Object) -> None:
    _keep(page, PAGE)
    if "/Annots" not in page:
        return
    page.Tabs = Name.S  # the tabulator key follows the structure
    for annotation in page.Annots:
        _keep(annotation, LINK)
        annotation.F = PRINTED


def _clean_bookmarks(pdf: pikepdf.Pdf) -> None:
    waiting = [pdf.Root.Outlines] if "/Outlines" in pdf.Root else []
    while waiting:
        mark = waiting.pop()
        if mark.get("/Type") != Name.Outlines:
            _keep(mark, BOOKMARK)
        waiting += [mark[key] for key in ("/First", "/Next") if key in mark]


def _keep(holder: Object, kept: frozenset[str]) -> None:
    for key in [key for key in holder.keys() if key not in kept]:  # noqa: SIM118 -- a PDF's dictionary
        del holder[key]


def _write_metadata(pdf: pikepdf.Pdf, title: str, language: str, marked: bool) -> None:
    """The title and the language, in both places that readers look in, and nothing else."""
    part = "<pdfuaid:part>1</pdfuaid:part>\n" if marked else ""
    printable = "".join(one for one in title if one.isprintable())  # XML cannot hold what is not
    text = (
        _XMP.read_text("utf-8").strip().format(title=escape(printable), language=escape(language), part=part)
    )
    packet = pdf.make_stream(text.encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    pdf.docinfo["/Title"] = String(title)


def with_password(content: bytes, password: str) -> bytes:
    """The PDF, encrypted; every time other bytes. Whoever has the password may do with it what they like.

    The owner's password is the same: an empty one would open the file without any. Names of files and properties
    are encrypted as well, and what reads the page aloud may read it.

    Source: ISO 32000-2:2020, 7.6 (encryption), revision 6 of the standard security handler: AES with 256 bits.
    """
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        lock = pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
        pdf.save(made, encryption=lock)
    return made.getvalue()
