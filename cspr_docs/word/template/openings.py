"""Marks in the parts that additions may go into, set when the template is compiled."""

from collections.abc import Mapping

from lxml import etree

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.word.additions import FOOTNOTES
from cspr_docs.word.template.inserts import BODY_RELS, COMMENTS, EMPTY, FOOTNOTE_RELS, NUMBERING, OpenParts
from cspr_docs.word.template.marks import TARGET

OPEN = (NUMBERING, FOOTNOTES, COMMENTS, BODY_RELS, FOOTNOTE_RELS, CONTENT_TYPES)


def with_openings(root: etree._Element, part: str) -> None:
    """Mark in the tree where additions to this part go."""
    if part not in OPEN:
        return
    if part != NUMBERING:
        root.append(etree.ProcessingInstruction(TARGET, "entries"))
        return
    before_abstracts = {w("numPicBullet"), w("abstractNum")}
    start = sum(1 for child in root if child.tag in before_abstracts)
    numbers = sum(1 for child in root if child.tag == w("num"))
    root.insert(start, etree.ProcessingInstruction(TARGET, "abstracts"))
    root.insert(start + 1 + numbers, etree.ProcessingInstruction(TARGET, "numbers"))


def _marked(content: bytes, part: str) -> etree._Element:
    root = parse(content)
    with_openings(root, part)
    return root


def open_parts(parts: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> OpenParts:
    """The parts that additions may go into, as text; those that are absent as they would begin.

    `trees` has those parts that have been read and marked already.
    """
    texts = dict(EMPTY)
    for part in OPEN:
        if part not in parts:
            continue
        texts[part] = to_xml(trees[part] if part in trees else _marked(parts[part], part))
    return OpenParts(texts, frozenset(EMPTY) - frozenset(parts))
