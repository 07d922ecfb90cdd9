"""Where a render puts its additions: lists, notes, comments, links, and the parts that a template lacks.

Text only: the places are marked when the template is compiled.
Source: ECMA-376 part 1, 17.9 (numbering: abstractNum before num), 17.11 (footnotes), 17.13.4 (comments).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import escape

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import DECLARATION, PREFIXES, RELATIONSHIPS
from cspr_docs.word.additions import BODY, FOOTNOTES, Additions
from cspr_docs.word.anchors import DATA, PROPERTIES, id_of_data, issue_parts

NUMBERING, COMMENTS = "word/numbering.xml", "word/comments.xml"
BODY_RELS, FOOTNOTE_RELS = "word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"
ABSTRACTS, NUMBERS, ENTRIES = "<?cspr abstracts?>", "<?cspr numbers?>", "<?cspr entries?>"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

_MEDIA = {"png": "image/png", "svg": "image/svg+xml"}
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

_NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
EMPTY = {
    NUMBERING: f"{DECLARATION}<w:numbering {_NAMES}>{ABSTRACTS}{NUMBERS}</w:numbering>",
    FOOTNOTES: f"{DECLARATION}<w:footnotes {_NAMES}>{_SEPARATORS}{ENTRIES}</w:footnotes>",
    COMMENTS: f"{DECLARATION}<w:comments {_NAMES}>{ENTRIES}</w:comments>",
    FOOTNOTE_RELS: f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{ENTRIES}</Relationships>',
}
"""A part that the template lacks, before anything is put into it."""

Inserts = dict[str, dict[str, str]]
"""For each part what stands in the place of each of its marks."""


@dataclass(frozen=True, slots=True)
class OpenParts:
    """The parts that additions may go into, as text with marks; `absent` are those the template lacks."""

    texts: Mapping[str, str]
    absent: frozenset[str]

    def filled(self, written: Mapping[str, str], additions: Additions) -> dict[str, str]:
        """The rendered parts and those that the additions change, all marks replaced."""
        inserts = to_inserts(additions, self.absent)
        filled = dict(written)
        for part in written.keys() & self.texts.keys() | inserts.keys():
            text = written.get(part) or self.texts[part]
            for mark in (ABSTRACTS, NUMBERS, ENTRIES):
                text = text.replace(mark, inserts.get(part, {}).get(mark, ""))
            filled[part] = text
        if additions.issue:
            issued = issue_parts(replace(additions.issue, anchors=tuple(additions.anchors)))
            additions.issue_id = id_of_data(issued[DATA])
            filled |= issued
        return filled


def closed(content: bytes) -> bytes:
    """The part when nothing is added to it."""
    for mark in (ABSTRACTS, NUMBERS, ENTRIES):
        content = content.replace(mark.encode(), b"")
    return content


def to_inserts(additions: Additions, absent: frozenset[str]) -> Inserts:
    """What goes where; a part that is absent is announced to the body and to the package as well."""
    inserts: Inserts = {}
    if additions.numbers or additions.abstract_numbers:
        inserts[NUMBERING] = {
            ABSTRACTS: "".join(additions.abstract_numbers),
            NUMBERS: "".join(additions.numbers),
        }
    if additions.footnotes:
        inserts[FOOTNOTES] = {ENTRIES: "".join(additions.footnotes)}
    if additions.comments:
        inserts[COMMENTS] = {ENTRIES: "".join(additions.comments)}
    if footnote_links := _links(additions, FOOTNOTES):
        inserts[FOOTNOTE_RELS] = {ENTRIES: footnote_links}
    new = [part for part in (NUMBERING, FOOTNOTES, COMMENTS) if part in inserts and part in absent]
    kinds = {part: part.removeprefix("word/").removesuffix(".xml") for part in new}
    body_links = "".join(
        f'<Relationship Id="rIdNew{kind}" Type="{OFFICE}{kind}" Target="{kind}.xml"/>'
        for kind in kinds.values()
    )
    body_links += _links(additions, BODY) + _media_links(additions)
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{TYPE.format(kind)}"/>' for part, kind in kinds.items()
    )
    overrides += "".join(
        f'<Override PartName="/{part}" ContentType="{_MEDIA[part.rpartition(".")[2]]}"/>'
        for part, _ in additions.media.values()
    )
    if additions.issue:
        body_links += f'<Relationship Id="rIdNewIssue" Type="{OFFICE}customXml" Target="../{DATA}"/>'
        overrides += f'<Override PartName="/{PROPERTIES}" ContentType="{PROPERTIES_TYPE}"/>'
    announced = {BODY_RELS: body_links, CONTENT_TYPES: overrides}
    return inserts | {part: {ENTRIES: text} for part, text in announced.items() if text}


def _media_links(additions: Additions) -> str:
    """The relationships to the pictures that the body shows."""
    return "".join(
        f'<Relationship Id="{link}" Type="{OFFICE}image" Target="{part.removeprefix("word/")}"/>'
        for link, (part, _) in additions.media.items()
    )


def _links(additions: Additions, part: str) -> str:
    """The relationships to web addresses that a part's links use."""
    return "".join(
        f'<Relationship Id="{escape(link)}" Type="{OFFICE}hyperlink" Target="{escape(url)}" TargetMode="External"/>'
        for link, url in additions.links.get(part, {}).items()
    )
