"""The readable projection of a Word file."""

from lxml import etree
from word_files import p, tbl, tc, tr, with_body

from cspr_docs.ooxml.package import Package
from tests.asked import some
from tests.projection import projection

RICH = (
    p("What happened", style="Heading2")
    + p("{%p for r in rows %}", style="BodyText")
    + "<w:p><w:pPr><w:pStyle w:val='ListBullet'/><w:numPr><w:ilvl w:val='1'/><w:numId w:val='4'/></w:numPr></w:pPr>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:tab/><w:t>then</w:t><w:br/></w:r>"
    "<w:r><w:rPr><w:i w:val='0'/></w:rPr><w:t>plain</w:t></w:r>"
    "<w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    + "<w:p><w:hyperlink r:id='rIdWeb'><w:r><w:t>the site</w:t></w:r></w:hyperlink>"
    "<w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
    "<w:del w:id='1' w:author='A'><w:r><w:delText>out</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='A'><w:r><w:t>in</w:t></w:r></w:ins></w:p>"
    + "<w:sdt><w:sdtPr><w:alias w:val='Findings'/><w:tag w:val='f1'/></w:sdtPr><w:sdtContent>"
    + tbl(
        tr("a", "{{ b }}"),
        tr(tc(p("c") + tbl(tr("inner")) + "<w:p/>", '<w:gridSpan w:val="2"/>')),
    )
    + "</w:sdtContent></w:sdt>"
    + "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='P' descr='A family tree'/></wp:inline></w:drawing>"
    "</w:r></w:p>"
)
PARTS = {
    "header1": p("{{ classification }}"),
    "footnotes": "<w:footnote w:id='1'>" + p("A note.") + "</w:footnote>",
}

EXPECTED = r"""=== document

## What happened
[Body Text] {%p for r in rows %}
[List Bullet] - list 4, level 1: **bold**→then↵plain[^1]
the site <https://example.org/>{PAGE}{TOC \o}[-out-][+in+]
«Findings f1:
table
| a | {{ b }} |
| (2 columns) c / table / | inner | /  |
»
[picture: A family tree]
--- page: 12240 × 15840, default header1.xml

=== footnotes

[^1]:
A note.

=== header1

{{ classification }}
"""


def test_projection() -> None:
    made = with_body(RICH, PARTS)
    web = (
        b'<Relationship Id="rIdWeb" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    )
    rels = made["word/_rels/document.xml.rels"].replace(b"</Relationships>", web + b"</Relationships>")
    assert projection(Package({**made, "word/_rels/document.xml.rels": rels})) == EXPECTED


def test_every_word_of_a_template_is_in_its_projection() -> None:
    made = with_body(RICH, PARTS)
    text = projection(made)
    root = etree.fromstring(made["word/document.xml"])
    for node in some(root.iter("{*}t")):
        assert (node.text or "") in text
