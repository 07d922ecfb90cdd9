"""What can be put into the parts of a good draft to make it unsafe: each function gives an edit of its parts."""

import re
from collections.abc import Callable

from cspr_docs.ooxml.namespaces import PREFIXES
from cspr_docs.ooxml.package import load_package
from cspr_docs.ooxml.relationships import OFFICE, rels_name
from tests.sample_documents import short_report

Parts = dict[str, bytes]
Edit = Callable[[Parts], None]

BODY, TYPES, SETTINGS = "word/document.xml", "[Content_Types].xml", "word/settings.xml"
PACKAGE = "application/vnd.openxmlformats-package."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{WORD}document.main+xml"
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
OUTSIDE = "https://tracker.example/pixel.png"
EMPTY_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def _draft() -> bytes:
    return short_report().content


def good_bytes() -> bytes:
    """A real final report, as `cspr build` writes it."""
    return _draft()


def good_parts() -> Parts:
    """Its parts, to be changed."""
    return dict(load_package(_draft(), "final-report.docx"))


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(parts: Parts) -> None:
        for one in edits:
            one(parts)

    return edit


def replaced(part: str, old: bytes, new: bytes) -> Edit:
    """The first `old` in a part becomes `new`; it must be there."""

    def edit(parts: Parts) -> None:
        assert old in parts[part], (part, old)
        parts[part] = parts[part].replace(old, new, 1)

    return edit


def without(*names: str) -> Edit:
    """Some parts are gone, and what leads to them is not."""

    def edit(parts: Parts) -> None:
        for name in names:
            del parts[name]

    return edit


def added(name: str, content: bytes, content_type: str = "") -> Edit:
    """One part more, with a content type of its own where one is given."""

    def edit(parts: Parts) -> None:
        parts[name] = content
        if content_type:
            entry = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'.encode()
            parts[TYPES] = parts[TYPES].replace(b"</Types>", entry)

    return edit


def linked(
    kind: str, target: str, *, part: str = BODY, mode: str = ' TargetMode="External"', id_: str = "rIdBad"
) -> Edit:
    """One relationship more; `kind` is the end of its type, or the whole of it."""

    def edit(parts: Parts) -> None:
        type_ = kind if kind.startswith("http") else f"{OFFICE}{kind}"
        entry = f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"{mode}/></Relationships>'.encode()
        rels = rels_name(part)
        parts[rels] = parts.get(rels, EMPTY_RELS).replace(b"</Relationships>", entry)

    return edit


def inside(kind: str, target: str, name: str, content: bytes, content_type: str, part: str = BODY) -> Edit:
    """One part more and a relationship that leads to it."""
    return both(added(name, content, content_type), linked(kind, target, part=part, mode=""))


def text(xml: str, part: str = BODY) -> Edit:
    """XML at the end of the body, or of a header, footer or the last note."""

    def edit(parts: Parts) -> None:
        content = parts[part].decode()
        end = "<w:sectPr><w:headerReference" if part == BODY else "</w:footnote></w:footnotes>"
        place = content.rindex(end) if end in content else content.rindex("</w:")
        parts[part] = f"{content[:place]}{xml}{content[place:]}".encode()

    return edit


def run(xml: str) -> Edit:
    """A paragraph at the end of the body with this in its run."""
    return text(f"<w:p><w:r>{xml}</w:r></w:p>")


def field(*code: str, result: str = "shown", part: str = BODY) -> Edit:
    """A field whose code is split over runs."""
    return text(f"<w:p>{field_xml(*code, result=result)}</w:p>", part)


def field_xml(*code: str, result: str = "shown", tag: str = "instrText") -> str:
    """The runs of a field; a piece of code that begins with `<` is XML of its own, such as an inner field."""
    pieces = "".join(
        piece if piece.startswith("<") else f'<w:r><w:{tag} xml:space="preserve">{piece}</w:{tag}></w:r>'
        for piece in code
    )
    return f"{mark('begin')}{pieces}{mark('separate')}<w:r><w:t>{result}</w:t></w:r>{mark('end')}"


def mark(kind: str) -> str:
    """A run with one mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def simple_field(code: str) -> Edit:
    """A field of the simple kind."""
    return text(f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>')


def link(target: str) -> Edit:
    """A link in the text with this target."""
    xml = '<w:p><w:hyperlink r:id="rIdBad"><w:r><w:t>more</w:t></w:r></w:hyperlink></w:p>'
    return both(linked("hyperlink", target), text(xml))


def main_type(content_type: str) -> Edit:
    """The document's own content type is another."""
    return replaced(TYPES, MAIN.encode(), content_type.encode())


def nested_tables(depth: int) -> str:
    """Tables inside one another."""
    begin = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>'
    return f"{begin * depth}<w:p/>{'</w:tc></w:tr></w:tbl><w:p/>' * depth}".removesuffix("<w:p/>")


def text_boxes(count: int) -> str:
    """Paragraphs with a text box each."""
    box = (
        f"<w:p><w:r><w:pict {VML}><v:shape><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    )
    return box * count


def drawing(inner: str) -> str:
    """A picture in the text whose parts are given."""
    return (
        '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="900" name="x">'
        f"{inner}</wp:docPr></wp:inline></w:drawing>"
    )


def strict(parts: Parts) -> None:
    """The names of the Strict kind in every part."""
    old = rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/"
    for name, content in parts.items():
        parts[name] = re.sub(old, rb"http://purl.oclc.org/ooxml/\1/", content)
