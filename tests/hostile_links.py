"""What leads or fetches out of a whole Word file: name, edit of the parts, code, and words of the reason."""

from tests import hostile_parts as made
from tests.hostile_parts import OUTSIDE, SETTINGS, VML, Edit

Inside = tuple[str, Edit, str, str]
OUT, FIELD = "word-link-outside", "word-field-fetches"
BLIP = (
    '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rIdBad"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic>"
)
SVG_STYLE = (
    b'<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:url(https://tracker.example/a)"/></svg>'
)
INCLUDES = b'<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="file:///etc/passwd"/></x>'
SVG_LINK = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://tracker.example/a.png"/></svg>'

LINKS: tuple[Inside, ...] = (
    (
        "linked-picture",
        made.both(made.linked("image", OUTSIDE), made.run(made.drawing(BLIP))),
        OUT,
        "picture",
    ),
    ("linked-picture-on-disk", made.linked("image", "file:///C:/Users/x/a.png"), OUT, "picture is fetched"),
    (
        "old-drawing-fetches",
        made.run(f'<w:pict {VML}><v:shape><v:imagedata src="{OUTSIDE}"/></v:shape></w:pict>'),
        OUT,
        "a drawing fetches",
    ),
    (
        "attached-template",
        made.linked("attachedTemplate", "https://evil.example/t.dotm", part=SETTINGS),
        OUT,
        "attached to a template",
    ),
    (
        "subdocument",
        made.both(made.linked("subDocument", "other.docx"), made.text('<w:subDoc r:id="rIdBad"/>')),
        OUT,
        "as a subdocument",
    ),
    ("frame", made.linked("frame", "https://evil.example/", part=SETTINGS), OUT, "in a frame"),
    ("linked-object", made.linked("oleObject", "file:///C:/a.xlsx"), OUT, "linked in as an object"),
    ("linked-chunk", made.linked("aFChunk", "https://evil.example/a.html"), OUT, "drawn in"),
    ("link-to-a-file", made.link("file:///C:/Users/somebody/notes.docx"), OUT, "somebody's own computer"),
    ("link-to-a-share", made.link("\\\\server\\share\\notes.docx"), OUT, "somebody's own computer"),
    ("link-to-a-neighbour", made.link("notes.docx"), OUT, "another file beside this one"),
    ("link-with-script", made.link("javascript:alert(1)"), OUT, "runs a script"),
    ("link-with-hidden-script", made.link("java&#9;script:alert(1)"), OUT, "runs a script"),
    ("link-with-data", made.link("data:text/html,hello"), OUT, "data that is written into the link"),
    ("link-to-a-program", made.link("ms-msdt:/id"), OUT, "opens a program"),
    ("link-with-user", made.link("https://gov.uk@evil.example/"), OUT, "a user's name"),
    ("link-said-to-be-inside", made.linked("image", OUTSIDE, mode=""), OUT, "said to be inside"),
    (
        "link-out-of-the-package",
        made.linked("image", "../../../etc/passwd", mode=""),
        OUT,
        "said to be inside",
    ),
    ("link-of-no-mode", made.linked("image", OUTSIDE, mode=' TargetMode="external"'), OUT, "neither inside"),
    ("link-of-unknown-kind", made.linked("newThing", OUTSIDE), OUT, "'newThing'"),
    (
        "picture-under-the-name-of-a-link",
        made.both(made.linked("hyperlink", OUTSIDE), made.run(made.drawing(BLIP))),
        OUT,
        "under the name of a link",
    ),
    ("style-fetches", made.added("word/media/a.svg", SVG_STYLE, "image/svg+xml"), OUT, "by its style"),
    ("data-takes-in-a-file", made.added("customXml/item9.xml", INCLUDES), OUT, "takes in another file"),
    ("film-on-the-web", made.run(made.drawing('<a:webVideoPr embeddedHtml="x"/>')), OUT, "a page or film"),
    ("mail-merge", made.replaced(SETTINGS, b"<w:zoom", b"<w:mailMerge/><w:zoom"), OUT, "mail merge"),
    (
        "picture-of-svg-fetches",
        made.added("word/media/a.svg", SVG_LINK, "image/svg+xml"),
        OUT,
        "a drawing fetches",
    ),
)

FIELDS: tuple[Inside, ...] = (
    ("dde", made.field(' DDE excel "a.xlsx" r1c1 '), FIELD, "of the kind DDE can start another program"),
    ("dde-split", made.field(" DD", "EAU", "TO c:\\\\x.exe "), FIELD, "of the kind DDEAUTO"),
    ("dde-simple", made.simple_field(" ddeauto c:\\x.exe "), FIELD, "of the kind DDEAUTO"),
    ("include-text", made.field(' INCLUDETEXT "C:\\\\a.docx" '), FIELD, "of the kind INCLUDETEXT fetches"),
    (
        "include-picture-nested",
        made.field(" IF 1 = 1 ", made.field_xml(f' INCLUDEPICTURE "{OUTSIDE}" '), ' "" '),
        FIELD,
        "of the kind INCLUDEPICTURE fetches",
    ),
    ("link-field", made.field(" LINK Excel.Sheet.8 a.xlsx "), FIELD, "of the kind LINK fetches"),
    ("macro-button", made.field(" MACROBUTTON Run Click here "), FIELD, "of the kind MACROBUTTON can start"),
    ("database", made.field(" DATABASE \\d a.mdb "), FIELD, "of the kind DATABASE fetches"),
    ("import", made.simple_field(" IMPORT a.png "), FIELD, "of the kind IMPORT fetches"),
    ("referenced-document", made.field(" RD a.docx "), FIELD, "of the kind RD fetches"),
    ("auto-text", made.field(" AUTOTEXT Signature "), FIELD, "of the kind AUTOTEXT takes"),
    ("merge-field", made.field(" MERGEFIELD child "), FIELD, "of the kind MERGEFIELD takes"),
    ("asks", made.field(' FILLIN "Your password?" '), FIELD, "of the kind FILLIN asks"),
    ("field-in-a-note", made.field(" DDE x y ", part="word/footnotes.xml"), FIELD, "footnote 1"),
    ("field-in-a-header", made.field(" DDE x y ", part="word/header1.xml"), FIELD, "a header"),
    (
        "field-without-end",
        made.run('<w:fldChar w:fldCharType="begin"/><w:instrText>DDE x</w:instrText>'),
        FIELD,
        "DDE",
    ),
    (
        "field-deleted",
        made.text(
            '<w:p><w:del w:id="9" w:author="A">'
            + made.field_xml(" DDE x ", tag="delInstrText")
            + "</w:del></w:p>"
        ),
        FIELD,
        "of the kind DDE",
    ),
    (
        "field-that-hides",
        made.field(made.field_xml(" QUOTE 68 68 69 "), " x y "),
        FIELD,
        "hides what it does",
    ),
    (
        "field-behind-a-deletion",
        made.field(" D", '<w:del w:id="9"><w:r><w:delInstrText>Q</w:delInstrText></w:r></w:del>', "DE x "),
        FIELD,
        "of the kind DDE",
    ),
    (
        "link-field-by-another",
        made.field(" HYPERLINK ", made.field_xml(" QUOTE x ")),
        FIELD,
        "where another field says",
    ),
    ("link-field-to-a-file", made.field(' HYPERLINK "file:///C:/a.docx" '), FIELD, "somebody's own computer"),
)
