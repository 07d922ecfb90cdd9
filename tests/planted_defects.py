"""Defects that a validator or Word complains of: name → edit of a good report, code, words of the message."""

from collections.abc import Mapping

from tests import hostile_parts as made
from tests.hostile_parts import BODY, SETTINGS, Edit

FAULT, MISSING, TWICE, TAG = "word-structure", "word-reference-missing", "word-id-repeated", "word-tag-left"
CORE, NOTES, STYLES, NUMBERING = (
    "docProps/core.xml",
    "word/footnotes.xml",
    "word/styles.xml",
    "word/numbering.xml",
)
GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
ROW = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
PICTURE = (
    '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{}" name="x"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:inline></w:drawing>'
)


def paragraph(properties: str) -> Edit:
    """A paragraph with these properties."""
    return made.text(f"<w:p><w:pPr>{properties}</w:pPr></w:p>")


def words(properties: str) -> Edit:
    """A run with these properties."""
    return made.text(f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>x</w:t></w:r></w:p>")


def table(inside: str) -> Edit:
    """A table with this inside, and a paragraph below it."""
    return made.text(f"<w:tbl>{inside}</w:tbl><w:p/>")


def mark_only(kind: str) -> Edit:
    """One mark of a field alone."""
    return made.text(f"<w:p>{made.mark(kind)}</w:p>")


TABLES: dict[str, tuple[Edit, str, str]] = {
    "cell-empty": (table(f"{GRID}<w:tr><w:tc/></w:tr>"), FAULT, "the cell holds no paragraph"),
    "cell-ends-in-table": (
        table(f"{GRID}<w:tr><w:tc><w:p/><w:tbl>{GRID}{ROW}</w:tbl></w:tc></w:tr>"),
        FAULT,
        "the cell ends in a table",
    ),
    "table-without-rows": (table(GRID), FAULT, "the table has no rows"),
    "table-without-grid": (table(f"<w:tblPr/>{ROW}"), FAULT, "the table has no grid"),
    "table-without-properties": (table(f"<w:tblGrid/>{ROW}"), FAULT, "the table has no properties"),
    "row-empty": (table(f"{GRID}<w:tr/>"), FAULT, "the row has no cells"),
    "header-empty": (
        made.added("word/header2.xml", f"<w:hdr {made.NAMES}/>".encode()),
        FAULT,
        "the header holds",
    ),
    "cell-outside-a-row": (made.text("<w:tc><w:p/></w:tc>"), FAULT, "a cell stands where it may not"),
}

NESTING: dict[str, tuple[Edit, str, str]] = {
    "paragraph-in-paragraph": (made.text("<w:p><w:p/></w:p>"), FAULT, "a paragraph stands where it may not"),
    "text-outside-a-run": (made.text("<w:p><w:t>x</w:t></w:p>"), FAULT, "a text stands where it may not"),
    "run-outside-a-paragraph": (
        made.text("<w:r><w:t>x</w:t></w:r>"),
        FAULT,
        "a text stands where it may not",
    ),
    "link-in-link": (
        made.text(
            '<w:p><w:hyperlink w:anchor="cspr_f1"><w:hyperlink w:anchor="cspr_f1"/></w:hyperlink></w:p>'
        ),
        FAULT,
        "inside another link",
    ),
    "field-without-end": (mark_only("begin"), FAULT, "a field begins and never ends"),
    "field-without-beginning": (mark_only("end"), FAULT, "ends that was never begun"),
    "field-divided-twice": (
        made.text(f"<w:p>{made.mark('begin')}{made.mark('separate') * 2}{made.mark('end')}</w:p>"),
        FAULT,
        "divided twice",
    ),
    "field-code-outside": (made.run("<w:instrText>PAGE</w:instrText>"), FAULT, "code outside of its code"),
    "section-not-last": (
        made.replaced(BODY, b"</w:body>", b"<w:p/></w:body>"),
        FAULT,
        "set-up of its last page",
    ),
}

ORDER: dict[str, tuple[Edit, str, str]] = {
    "order-of-paragraph": (
        paragraph('<w:jc w:val="left"/><w:keepNext/>'),
        FAULT,
        "'keepNext' comes too late",
    ),
    "order-of-run": (words('<w:color w:val="auto"/><w:b/>'), FAULT, "'b' comes too late"),
    "said-twice": (paragraph("<w:keepNext/><w:keepNext/>"), FAULT, "'keepNext' twice"),
    "order-of-table": (
        table(
            '<w:tblPr><w:tblLook w:val="0420"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>' + ROW
        ),
        FAULT,
        "'tblW' comes too late",
    ),
    "style-properties-first": (
        made.text("<w:p><w:r><w:t>x</w:t></w:r><w:pPr><w:keepNext/></w:pPr></w:p>"),
        FAULT,
        "behind what they are about",
    ),
    "abstract-after-list": (
        made.replaced(NUMBERING, b"</w:numbering>", b'<w:abstractNum w:abstractNumId="990"/></w:numbering>'),
        FAULT,
        "'abstractNum' after 'num'",
    ),
    "alignment": (paragraph('<w:jc w:val="middle"/>'), FAULT, "'jc' has a value"),
    "colour": (words('<w:color w:val="reddish"/>'), FAULT, "'color' has a value"),
    "yes-or-no": (words('<w:b w:val="maybe"/>'), FAULT, "'b' has a value"),
    "size": (words('<w:sz w:val="big"/>'), FAULT, "'sz' has a value"),
}

IDS: dict[str, tuple[Edit, str, str]] = {
    "bookmark-number-twice": (
        made.text('<w:bookmarkStart w:id="1" w:name="other"/><w:bookmarkEnd w:id="1"/>'),
        TWICE,
        "two bookmarks have the same number",
    ),
    "bookmark-name-twice": (
        made.text('<w:bookmarkStart w:id="99001" w:name="CSPR_f1"/><w:bookmarkEnd w:id="99001"/>'),
        TWICE,
        "two bookmarks have the same name",
    ),
    "bookmark-without-end": (made.text('<w:bookmarkStart w:id="99001" w:name="n"/>'), FAULT, "and never ends"),
    "bookmark-without-beginning": (made.text('<w:bookmarkEnd w:id="99001"/>'), FAULT, "that was never begun"),
    "bookmark-long-name": (
        made.text(f'<w:bookmarkStart w:id="99001" w:name="{"n" * 41}"/><w:bookmarkEnd w:id="99001"/>'),
        FAULT,
        "longer than 40",
    ),
    "picture-number-twice": (made.run(PICTURE.format(7) * 2), TWICE, "two pictures have the same number"),
    "picture-without-number": (made.run(PICTURE.format("")), FAULT, "has no number"),
    "note-twice": (
        made.replaced(NOTES, b"</w:footnotes>", b'<w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'),
        TWICE,
        "two footnotes have the same number",
    ),
    "style-twice": (
        made.replaced(STYLES, b"</w:styles>", b'<w:style w:type="paragraph" w:styleId="Title"/></w:styles>'),
        TWICE,
        "two styles have the same name",
    ),
    "list-twice": (
        made.replaced(NUMBERING, b'<w:num w:numId="2"', b'<w:num w:numId="1"'),
        TWICE,
        "two lists have the same number",
    ),
    "control-twice": (
        made.text("".join('<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
                          for _ in "12")),
        TWICE,
        "two content controls",
    ),
    "paragraph-number": (made.text('<w:p w14:paraId="80000000"/>'), TWICE, "out of range"),
}  # fmt: skip

REFERENCES: dict[str, tuple[Edit, str, str]] = {
    "footnote-missing": (made.run('<w:footnoteReference w:id="77"/>'), MISSING, "the number of a footnote"),
    "footnote-unused": (
        made.replaced(NOTES, b"</w:footnotes>", b'<w:footnote w:id="77"><w:p/></w:footnote></w:footnotes>'),
        MISSING,
        "no place in the text",
    ),
    "comment-missing": (made.run('<w:commentReference w:id="5"/>'), MISSING, "the mark of a comment"),
    "separator-missing": (
        made.replaced(NOTES, b'w:type="separator"', b'w:type="normal"'), FAULT, "the line between text and notes",
    ),
    "separator-unknown": (
        made.replaced(SETTINGS, b'<w:footnote w:id="-1"/>', b'<w:footnote w:id="-7"/>'),
        MISSING,
        "names a line between",
    ),
    "style-missing": (paragraph('<w:pStyle w:val="Nowhere"/>'), MISSING, "a style is used"),
    "style-of-another-kind": (paragraph('<w:pStyle w:val="Hyperlink"/>'), MISSING, "a style is used"),
    "list-missing": (
        paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9999"/></w:numPr>'), MISSING, "a list is used",
    ),
    "list-without-look": (
        made.replaced(NUMBERING, b'<w:abstractNumId w:val="', b'<w:abstractNumId w:val="99'), MISSING, "has no look",
    ),
    "list-too-deep": (
        paragraph('<w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr>'), FAULT, "more than nine levels",
    ),
    "link-missing": (
        made.text('<w:p><w:hyperlink r:id="rIdNone"/></w:p>'), MISSING, "a link is used that the file does not have",
    ),
    "header-is-a-footer": (made.replaced(BODY, b'r:id="rIdHouse5"', b'r:id="rIdHouse7"'), MISSING, "as a header"),
    "bookmark-missing": (made.text('<w:p><w:hyperlink w:anchor="gone"/></w:p>'), MISSING, "no longer there"),
    "reference-missing": (made.field(" PAGEREF _Toc1 \\h "), MISSING, "no longer there"),
    "link-field-missing": (made.field(' HYPERLINK \\l "gone" '), MISSING, "no longer there"),
}  # fmt: skip

LEFT: dict[str, tuple[Edit, str, str]] = {
    "tag-left": (made.run("<w:t>Dear {{ name }}</w:t>"), TAG, "a template's tag is left"),
    "tag-split": (made.text("<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>% if</w:t></w:r></w:p>"), TAG, "under “"),
    "tag-in-properties": (made.replaced(CORE, b"<dc:title>", b"<dc:title>{{ title }}"), TAG, "properties"),
    "tag-in-a-picture": (made.run(PICTURE.format(7).replace('"x"', '"{{ x }}"')), TAG, "the body"),
    "date-of-properties": (
        made.replaced(CORE, b"2000-01-01T00:00:00Z", b"1 January 2000"), FAULT, "is not written as it must be",
    ),
    "date-that-is-none": (
        made.replaced(CORE, b"2000-01-01T00:00:00Z", b"2000-13-01"), FAULT, "is not written as it must be",
    ),
    "property-twice": (
        made.replaced(CORE, b"<dc:title>", b"<dc:title>a</dc:title><dc:title>"), FAULT, "'title' is given twice",
    ),
    "part-missing": (made.without("word/media/emblem.png"), "word-parts-amiss", "needs the part word/media/"),
    "part-of-no-kind": (made.added("word/a.xyz", b""), "word-parts-amiss", "of what kind"),
}  # fmt: skip

DEFECTS: Mapping[str, tuple[Edit, str, str]] = {**TABLES, **NESTING, **ORDER, **IDS, **REFERENCES, **LEFT}
