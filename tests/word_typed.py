"""WordprocessingML as Word writes it, for tests of reading: runs split by ids, spelling marks, styles of its own."""

from collections.abc import Mapping

from lxml import etree
from word_files import NAMES

from cspr_docs.word.additions import BODY, FOOTNOTES
from cspr_docs.word.reading import Reading, read_blocks, to_source

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
BY = 'w:id="1" w:author="Ann" w:date="2026-11-20T10:00:00Z"'
LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="2F5496"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/></w:style>
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:ind w:left="720"/><w:contextualSpacing/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MyBullets"><w:name w:val="My Bullets"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MyDeepBullets"><w:name w:val="My Deep Bullets"/>
  <w:basedOn w:val="MyBullets"/></w:style>
<w:style w:type="paragraph" w:styleId="IntenseQuote"><w:name w:val="Intense Quote"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:ind w:left="864" w:right="864"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:ind w:left="454"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:basedOn w:val="Normal"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TableHeader"><w:name w:val="Table Header"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Louder"><w:name w:val="Louder"/><w:basedOn w:val="Strong"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
  <w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/></w:style>
"""


def level(number: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    indent = 720 * (number + 1)
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="360"/></w:pPr></w:lvl>'
    )


ABSTRACTS = (
    level(0, "bullet", "\uf0b7") + level(1, "bullet", "o"),
    level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2.") + level(2, "none", ""),
    level(0, "bullet", "•") + level(1, "bullet", "–", more='<w:pStyle w:val="MyDeepBullets"/>'),
    level(0, "decimal", "%1.", 4),
    level(0, "lowerLetter", "(%1)"),
    level(0, "upperRoman", "%1."),
    level(0, "bullet", "\uf0a8"),
    level(0, "decimal", "4.%1"),
)
NUMBERS = {1: 0, 2: 1, 3: 2, 4: 3, 5: 1, 6: 4, 7: 5, 8: 6, 9: 7}
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{id_}">{levels}</w:abstractNum>' for id_, levels in enumerate(ABSTRACTS)
) + "".join(
    f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{RESTART if id_ == 5 else ""}</w:num>'
    for id_, abstract in NUMBERS.items()
)

LINKS = {
    "rId1": "https://example.org/a",
    "rId2": "javascript:alert(1)",
    "rId3": "https://example.org/ä b",
    "rId4": "mailto:a@b.org",
}


def _part(name: str, inside: str) -> bytes:
    return f"<w:{name} {NAMES}>{inside}</w:{name}>".encode()


def _rels(*entries: str) -> bytes:
    return f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(entries)}</Relationships>'.encode()


def package(body: str, footnotes: str = "") -> Mapping[str, bytes]:
    """The parts of a file with this body and these footnotes."""
    links = [
        f'<Relationship Id="{id_}" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        for id_, target in LINKS.items()
    ]
    parts = [
        f'<Relationship Id="p{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "numbering", "footnotes")
    ]
    return {
        BODY: _part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        FOOTNOTES: _part("footnotes", footnotes),
        "word/styles.xml": _part("styles", STYLES),
        "word/numbering.xml": _part("numbering", NUMBERING),
        "word/_rels/document.xml.rels": _rels(*links, *parts),
        "word/_rels/footnotes.xml.rels": _rels(links[0]),
    }


def read(body: str, footnotes: str = "", *, heading_base: int = 0) -> Reading:
    """What is read from a body as Word wrote it."""
    parts = package(body, footnotes)
    root = etree.fromstring(parts[BODY])
    return read_blocks(list(root[0]), to_source(parts), heading_base=heading_base)


def p(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p w:rsidR="00A1" w14:paraId="12AB"><w:pPr>{named}{properties}</w:pPr>{"".join(runs)}</w:p>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidRPr="00B2"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(list_id: int, level_: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level_}"/><w:numId w:val="{list_id}"/></w:numPr>'


def item(text: str, list_id: int, level_: int = 0) -> str:
    return p(run(text), style="ListParagraph", properties=numbered(list_id, level_))


def cell(inside: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    made = "".join(each if each.startswith("<w:tc") else cell(p(run(each))) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def control(inside: str, more: str = "") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="x"/>{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'{mark("begin")}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{mark("separate")}'
        f"{result}{mark('end')}"
    )
