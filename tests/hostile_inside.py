"""What is hostile or broken inside of a whole zip: name, edit of the parts, code, and words of the reason."""

from tests import hostile_parts as made
from tests.hostile_links import FIELDS, LINKS, Inside
from tests.hostile_parts import BODY, TYPES, WORD

RUNS, FILE = "word-macros", "word-embedded-file"
KIND, AMISS, BROKEN, DEEP = "word-other-kind", "word-parts-amiss", "word-part-broken", "word-too-deep"
OLE = "application/vnd.openxmlformats-officedocument.oleObject"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP, COMPOUND = b"PK\x03\x04 and so on", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
UI = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
ADD_IN = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes"
HEADING = b'<w:pStyle w:val="Heading1"/>'
BLOCKS = (
    b'<w:glossaryDocument xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docParts><w:docPart>'
    b'<w:docPartPr><w:category><w:gallery w:val="autoTxt"/></w:category></w:docPartPr><w:docPartBody><w:p/>'
    b"</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
XSLT = b'<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform" version="1.0"/>'
HTML = b'<html xmlns="http://www.w3.org/1999/xhtml"><body onload="go()"/></html>'

ACTIVE: tuple[Inside, ...] = (
    (
        "macros-by-kind",
        made.added("word/x.bin", b"?", "application/vnd.ms-office.vbaProject"),
        RUNS,
        "holds macros",
    ),
    (
        "macros",
        made.inside(
            VBA, "vbaProject.bin", "word/vbaProject.bin", COMPOUND, "application/vnd.ms-office.vbaProject"
        ),
        RUNS,
        "it holds macros",
    ),
    (
        "macro-enabled",
        made.main_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
        RUNS,
        ".docm",
    ),
    (
        "activex",
        made.both(
            made.inside(
                "control", "activeX/activeX1.xml", "word/activeX/activeX1.xml", b"<x/>", "application/xml"
            ),
            made.run('<w:object><w:control r:id="rIdBad"/></w:object>'),
        ),
        RUNS,
        "an ActiveX control",
    ),
    (
        "menus",
        made.inside(UI, "customUI/ui.xml", "customUI/ui.xml", b"<x/>", "application/xml", ""),
        RUNS,
        "menus",
    ),
    ("add-in", made.linked(ADD_IN, "word/webextensions/taskpanes.xml", part="", mode=""), RUNS, "an add-in"),
    (
        "form-macro",
        made.run(
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="x"/></w:ffData></w:fldChar>'
        ),
        RUNS,
        "something that runs",
    ),
    (
        "picture-that-runs",
        made.run(made.drawing('<a:hlinkClick action="ppaction://macro?name=x"/>')),
        RUNS,
        "when it is clicked",
    ),
    ("style-sheet-in-data", made.added("customXml/item9.xml", XSLT), RUNS, "script or a style sheet"),
    ("script-in-data", made.added("customXml/item9.xml", HTML), RUNS, "script or a style sheet"),
    (
        "script-in-a-picture",
        made.added("word/media/a.svg", SVG, "image/svg+xml"),
        RUNS,
        "script or a style sheet",
    ),
    (
        "style-sheet-called",
        made.added("customXml/item9.xml", b'<?xml-stylesheet href="a.xsl"?><x/>'),
        RUNS,
        "calls a style sheet",
    ),
)

ENCLOSED: tuple[Inside, ...] = (
    (
        "embedded-object",
        made.inside("oleObject", "embeddings/a.bin", "word/embeddings/a.bin", COMPOUND, OLE),
        FILE,
        "object of another program",
    ),
    (
        "embedded-workbook",
        made.inside("package", "embeddings/a.xlsx", "word/embeddings/a.xlsx", ZIP, SHEET),
        FILE,
        "another Office file",
    ),
    ("zip-as-a-picture", made.added("word/media/a.png", ZIP, "image/png"), FILE, "a zip or Office file"),
    ("program-as-a-picture", made.added("word/media/a.png", b"MZ\x90", "image/png"), FILE, "a program"),
    ("something-embedded", made.added("word/embeddings/a.bin", b"?", "a/b"), FILE, "it holds another file"),
    (
        "font-called-for",
        made.text('<w:font w:name="x"><w:embedRegular r:id="rIdBad"/></w:font>'),
        FILE,
        "it holds fonts",
    ),
    ("postscript-inside", made.added("word/media/a.eps", b"%!PS-Adobe", "image/eps"), FILE, "a PostScript"),
    ("pdf-inside", made.added("word/media/a.bin", b"%PDF-1.7", "application/pdf"), FILE, "a PDF"),
    (
        "alternative-chunk",
        made.both(
            made.inside("aFChunk", "a.html", "word/a.html", b"<p>x", "text/html"),
            made.text('<w:altChunk r:id="rIdBad"/>'),
        ),
        FILE,
        "another document",
    ),
    (
        "embedded-font",
        made.inside(
            "font",
            "fonts/f.odttf",
            "word/fonts/f.odttf",
            b"\x01",
            "application/vnd.openxmlformats-officedocument.obfuscatedFont",
            "word/fontTable.xml",
        ),
        FILE,
        "it holds a font",
    ),
    (
        "building-blocks",
        made.inside(
            "glossaryDocument",
            "glossary/document.xml",
            "word/glossary/document.xml",
            BLOCKS,
            f"{WORD}document.glossary+xml",
        ),
        FILE,
        "building blocks",
    ),
    (
        "signature",
        made.inside(
            SIGNATURE,
            "_xmlsignatures/origin.sigs",
            "_xmlsignatures/origin.sigs",
            b"",
            f"{made.PACKAGE}digital-signature-origin",
            "",
        ),
        "word-signed",
        "digital signature, which names who signed",
    ),
)

KINDS: tuple[Inside, ...] = (
    ("template", made.main_type(f"{WORD}template.main+xml"), KIND, "a Word template"),
    ("workbook", made.main_type(f"{SHEET}.main+xml"), KIND, "an Excel workbook"),
    (
        "presentation",
        made.main_type("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        KIND,
        "a PowerPoint presentation",
    ),
    ("unmarked", made.main_type("application/xml"), KIND, "not marked as a Word document"),
    ("strict", made.strict, KIND, "Strict Open XML"),
)

PARTS: tuple[Inside, ...] = (
    ("no-main-part", made.without(BODY), AMISS, "the document itself is missing"),
    ("no-links-at-all", made.without("_rels/.rels"), AMISS, "the document itself is missing"),
    ("no-styles", made.without("word/styles.xml"), AMISS, "needs the part word/styles.xml"),
    ("no-picture", made.without("word/media/emblem.png"), AMISS, "needs the part word/media/emblem.png"),
    (
        "links-of-nothing",
        made.added("word/_rels/ghost.xml.rels", made.EMPTY_RELS),
        AMISS,
        "a part that is missing",
    ),
    (
        "part-of-no-kind",
        made.added("word/media/a.xyz", b"x"),
        AMISS,
        "of what kind the part word/media/a.xyz",
    ),
    (
        "kind-of-nothing",
        made.both(made.added("word/a.png", b"", "image/png"), made.without("word/a.png")),
        AMISS,
        "listed",
    ),
    ("kind-twice", made.added("word/styles.xml", b"<x/>", "image/png"), AMISS, "two things are said"),
    ("wrong-kind", made.replaced(TYPES, b".styles+xml", b".header+xml"), AMISS, "marked as something else"),
    ("wrong-content", made.added("word/styles.xml", b"<x/>"), AMISS, "holds something else"),
    ("no-document-in-it", made.added(BODY, b"<x/>"), AMISS, "does not hold a Word document"),
    ("two-documents", made.linked("officeDocument", "word/header1.xml", part="", mode=""), AMISS, "twice"),
    (
        "link-name-twice",
        made.linked("image", "media/emblem.png", mode="", id_="rId2"),
        AMISS,
        "of the same name",
    ),
    ("cut-part", made.replaced(BODY, b"</w:document>", b""), BROKEN, "the body is not whole"),
    (
        "two-cut-parts",
        made.both(made.added(BODY, b"<x>"), made.added("word/styles.xml", b"")),
        BROKEN,
        "not whole",
    ),
    ("control-character", made.replaced(BODY, HEADING, HEADING + b"\x07"), BROKEN, "control characters"),
    ("unknown-entity", made.replaced(BODY, HEADING, HEADING + b"&secret;"), BROKEN, "entities"),
    ("deep", made.text("<w:sdt>" * 150 + "</w:sdt>" * 150), DEEP, "too deep"),
    ("bottomless", made.text("<w:p>" * 9_000 + "</w:p>" * 9_000), DEEP, "too deep or too long"),
    (
        "tables-in-tables",
        made.text(made.nested_tables(12)),
        DEEP,
        "more than 8 tables stand inside one another",
    ),
    ("too-many-tables", made.text(made.nested_tables(1) * 3_001), DEEP, "more than 3,000 tables"),
    ("too-many-boxes", made.text(made.text_boxes(1_001)), DEEP, "more than 1,000 text boxes"),
    (
        "long-attribute",
        made.text(f'<w:p w:rsidR="{"A0" * 700_000}"/>'),
        DEEP,
        "more than 1,000,000 characters",
    ),
    (
        "longer-attribute",
        made.text(f'<w:p w:rsidR="{"A0" * 6_000_000}"/>'),
        DEEP,
        "too deep or too long",
    ),
    ("long-text", made.run(f"<w:t>{'long ' * 300_000}</w:t>"), DEEP, "more than 1,000,000 characters"),
    ("turned-text", made.run("<w:t>pay \u202e0001</w:t>"), "word-hidden-characters", "cannot be seen"),
)

INSIDE: tuple[Inside, ...] = (*LINKS, *FIELDS, *ACTIVE, *ENCLOSED, *KINDS, *PARTS)
