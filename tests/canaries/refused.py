"""Canaries in what cannot be published: each is refused, in the scrub or before it."""

from tests.canaries.behind import part
from tests.canaries.draft import MS, Draft, field_of, paragraph, run
from tests.canaries.drawn import drawing, picture, saved
from tests.canaries.named import link
from tests.canaries.place import Builder, Place, refused
from tests.canaries.text import body

_A = "http://schemas.openxmlformats.org/drawingml/2006/"


def graphic(inside: str, uri: str) -> str:
    """A drawing of another kind than a picture."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="240000" cy="160000"/><wp:docPr id="NUMBER" name="Drawing"/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


_SAID = "<w:p><w:r><w:t>WORD</w:t></w:r></w:p>"
_BOX = f"<wps:wsp><wps:txbx><w:txbxContent>{_SAID}</w:txbxContent></wps:txbx></wps:wsp>"
_SHAPE = graphic(_BOX, f"{MS}word/2010/wordprocessingShape")
_OLD = f"<w:pict><v:shape><v:textbox><w:txbxContent>{_SAID}</w:txbxContent></v:textbox></v:shape></w:pict>"


def leading(inside: str, name: str, content: bytes | str, type_: str, kind: str) -> Builder:
    """A builder of a part and of blocks that show it; LINK in them is the relationship's id."""

    def build(draft: Draft, word: str) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        data = data.replace(b"WORD", word.encode())
        id_ = draft.part(name.replace("NUMBER", str(draft.number())), data, type_, kind)
        draft.body(inside.replace("LINK", id_).replace("WORD", word).replace("NUMBER", str(draft.number())))

    return build


def linked_picture(draft: Draft, word: str) -> None:
    """A picture that is fetched from elsewhere."""
    id_ = draft.link("image", f"https://www.example.org/{word}.png", external=True)
    draft.body(paragraph(drawing(id_, 'descr="A picture"').replace("r:embed", "r:link")))


def field(instruction: str, *, unsafe: bool = False) -> Place:
    """A field whose text comes from elsewhere."""
    name = f"the field {instruction.split()[0]}"
    return refused(
        name, body(paragraph(field_of(f" {instruction} ", "WORD"))), unsafe=unsafe, code="scrub-field"
    )


REFUSED: tuple[Place, ...] = (
    refused("a text box", body(paragraph(_SHAPE))),
    refused(
        "both versions of a text box",
        body(
            paragraph(
                f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{_SHAPE[5:-6]}</mc:Choice>'
                f"<mc:Fallback>{_OLD}</mc:Fallback></mc:AlternateContent></w:r>"
            )
        ),
    ),
    refused("a text box of the old kind", body(paragraph(f"<w:r>{_OLD}</w:r>"))),
    refused(
        "a watermark",
        body(paragraph('<w:r><w:pict><v:shape><v:textpath string="WORD"/></v:shape></w:pict></w:r>')),
    ),
    refused(
        "a chart",
        leading(
            paragraph(graphic('<c:chart r:id="LINK"/>', f"{_A}chart")),
            "word/charts/cNUMBER.xml",
            f'<c:chartSpace xmlns:c="{_A}chart"><c:v>WORD</c:v></c:chartSpace>',
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            "chart",
        ),
    ),
    refused(
        "a diagram",
        leading(
            paragraph(graphic('<dgm:relIds r:dm="LINK"/>', f"{_A}diagram")),
            "word/diagrams/cNUMBER.xml",
            f'<dgm:dataModel xmlns:dgm="{_A}diagram"><dgm:pt modelId="WORD"/></dgm:dataModel>',
            "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
            "diagramData",
        ),
    ),
    refused("an equation", body(paragraph("<m:oMath><m:r><m:t>WORD</m:t></m:r></m:oMath>"))),
    refused(
        "words above words",
        body(
            paragraph(
                f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('WORD')}</w:rt><w:rubyBase>{run('Base')}</w:rubyBase></w:ruby></w:r>"
            )
        ),
    ),
    refused("handwriting", body(paragraph('<w:r><w:contentPart r:id="WORD"/></w:r>'))),
    refused(
        "an embedded object",
        leading(
            paragraph('<w:r><w:object><o:OLEObject ProgID="WORD" r:id="LINK"/></w:object></w:r>'),
            "word/embeddings/cNUMBER.bin",
            "WORD",
            "application/vnd.openxmlformats-officedocument.oleObject",
            "oleObject",
        ),
        unsafe=True,
    ),
    refused(
        "an embedded file",
        part("word/embeddings/cNUMBER.xlsx", "WORD", "application/octet-stream", "package"),
        unsafe=True,
    ),
    refused(
        "another file inside",
        leading('<w:altChunk r:id="LINK"/>', "word/cNUMBER.html", "<p>WORD</p>", "text/html", "aFChunk"),
        unsafe=True,
    ),
    refused(
        "another document",
        leading(
            '<w:subDoc r:id="LINK"/>', "word/cNUMBER.docx", "WORD", "application/octet-stream", "subDocument"
        ),
        unsafe=True,
    ),
    refused(
        "macros",
        part(
            "word/cNUMBER.bin",
            "WORD",
            "application/vnd.ms-office.vbaProject",
            f"{MS}2006/relationships/vbaProject",
        ),
        unsafe=True,
    ),
    refused(
        "a form control",
        leading(
            paragraph('<w:r><w:control w:name="WORD" r:id="LINK"/></w:r>'),
            "word/activeX/cNUMBER.xml",
            "<a b='WORD'/>",
            "application/vnd.ms-office.activeX+xml",
            "control",
        ),
        unsafe=True,
    ),
    field("AUTHOR WORD"),
    field("FILENAME \\p"),
    field("DOCPROPERTY WORD"),
    field("DOCVARIABLE WORD"),
    field("MERGEFIELD WORD", unsafe=True),
    field("QUOTE WORD"),
    field("IF WORD = WORD yes no"),
    field('HYPERLINK "https://www.example.org/WORD"'),
    field("INCLUDETEXT WORD.docx", unsafe=True),
    field("INCLUDEPICTURE WORD.png", unsafe=True),
    field("DDEAUTO WORD", unsafe=True),
    refused("a link to a file", link("file:///C:/Users/WORD/notes.docx"), unsafe=True, code="scrub-link"),
    refused(
        "a link with a name in it", link("https://WORD@www.example.org/"), unsafe=True, code="scrub-link"
    ),
    refused("a mail with a subject", link("mailto:office@example.org?subject=WORD"), code="scrub-link"),
    refused("a link to a script", link("javascript:WORD"), unsafe=True, code="scrub-link"),
    refused("a linked picture", linked_picture, unsafe=True, code="scrub-picture"),
    refused("a picture that is none", picture(lambda word: word.encode()), code="scrub-picture"),
    refused(
        "a picture that is cut short",
        picture(lambda word: saved()[:40] + word.encode()),
        code="scrub-picture",
    ),
    refused(
        "white words on white paper",
        body(paragraph(run("WORD", '<w:color w:val="FFFFFF"/>'))),
        code="scrub-invisible",
    ),
    refused(
        "words too small to read", body(paragraph(run("WORD", '<w:sz w:val="2"/>'))), code="scrub-invisible"
    ),
    refused("words without width", body(paragraph(run("WORD", '<w:w w:val="1"/>'))), code="scrub-invisible"),
    refused("an unknown element", body(paragraph("<x:note>WORD</x:note>")), code="scrub-unknown"),
    refused("an unknown value", body(paragraph(run("Seen."), '<w:jc w:val="WORD"/>')), code="scrub-unknown"),
)
"""Places that are refused."""
