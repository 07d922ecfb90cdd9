"""Letters that the report's font lacks, set in one that has them.

LibreOffice prints a line's letters font by font, so that a sign from another font would be read behind its line. A word
that says itself in which font it is set is printed in its place.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from cspr_docs.ooxml.namespaces import PRESERVE, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.trees import parent_of
from cspr_docs.prose.folding import as_printed
from cspr_docs.publish.pdf import expected
from cspr_docs.publish.pdf.pages import is_right_to_left, read_pages
from cspr_docs.word.article.tree import Article, Heading, Paragraph

FONT = "DejaVu Sans"
"""Comes with LibreOffice; has the letters of all Latin alphabets, and signs."""

_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_USUAL = re.compile(r"[\u0000-\u00ff\u2010-\u2027\u2030-\u205e]")


def scattered(content: bytes, article: Article) -> frozenset[str]:
    """The unusual letters of the article's passages that are not in the PDF as they were written."""
    blocks = (block for block in expected.all_blocks(article) if isinstance(block, Paragraph | Heading))
    pieces = {piece: _unusual(piece) for block in blocks for piece in expected.pieces(block.inlines)}
    if not any(pieces.values()):
        return frozenset()
    pages = (text for page in read_pages(content) for text in page.marked.values())
    there = as_printed("".join(pages))
    lost = (letters for piece, letters in pieces.items() if letters and as_printed(piece) not in there)
    return frozenset[str]().union(*lost)


def _unusual(text: str) -> frozenset[str]:
    """The letters that not every font has."""
    if text.isascii():
        return frozenset()
    return frozenset(letter for letter in text if not _USUAL.match(letter) and not is_right_to_left(letter))


def with_fallback(package: Package, letters: frozenset[str]) -> Package:
    """The file with every word that has one of the letters in a font that has them."""
    parts = dict(package.parts)
    words = re.compile(rf"(\S*[{''.join(map(re.escape, sorted(letters)))}]\S*)")
    for part in filter(_TEXTS.fullmatch, package):
        root = parse(package[part])
        texts = [text for text in root.iter(w("t")) if words.search(text.text or "")]
        for run in dict.fromkeys(map(parent_of, texts)):
            for piece in _pieces(run, words):
                run.addprevious(piece)
            parent_of(run).remove(run)
        parts[part] = etree.tostring(root)
    return Package(parts, package.name)


def _pieces(run: etree._Element, words: re.Pattern[str]) -> Iterator[etree._Element]:
    """The run in pieces, those that the pattern is about in the other font."""
    own = run.find(w("rPr"))
    for child in run:
        texts = words.split(child.text or "") if child.tag == w("t") else []
        for text in texts:
            piece = etree.Element(w("t"), {PRESERVE: "preserve"})
            piece.text = text
            yield _run(own, piece, in_other=bool(words.fullmatch(text)))
        if not texts and child is not own:
            yield _run(own, child, in_other=False)


def _run(own: etree._Element | None, child: etree._Element, *, in_other: bool) -> etree._Element:
    run = etree.Element(w("r"))
    properties = etree.SubElement(run, w("rPr")) if own is None else deepcopy(own)
    run.extend((properties, child))
    if in_other:
        for font in properties.findall(w("rFonts")):
            properties.remove(font)
        fonts = {w(name): FONT for name in ("ascii", "hAnsi", "eastAsia", "cs")}
        properties.insert(0, etree.Element(w("rFonts"), fonts))
    return run
