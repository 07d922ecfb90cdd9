"""Every text of a PDF, seen or not, with the place where a person would look for it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary

from cspr_docs.publish.pdf.pages import PrintedPage, is_right_to_left, open_pdf, read_pages
from cspr_docs.publish.pdf.structure import (
    PdfElement,
    destination_names,
    read_bookmarks,
    read_structure,
)
from cspr_docs.word.texts import Layer, Passage

PART = "pdf"

CONTAINERS = frozenset(
    {"Root", "Document", "Part", "Art", "Sect", "Div", "TOC", "L", "Table", "THead", "TBody", "TFoot", "TR"}
)
"""Elements that hold others and no words of their own."""


def pdf_passages(content: bytes) -> Iterator[Passage]:
    """Every text of the PDF: its pages, what is read aloud, and what only a program would find.

    The lines of each paragraph and cell are joined, so that a name that runs over two of them is found; a word with
    a hyphen at the end of a line comes once more without it, a line in two directions once more the other way round,
    and a paragraph that runs over two pages once more whole.

    Raises:
        Stop: the PDF cannot be opened.
    """
    pages = read_pages(content)
    with open_pdf(content) as pdf:
        root = read_structure(pdf, pages)
        blocks: dict[int, list[str]] = {}
        for at, text in _blocks(root) if root is not None else ():
            blocks.setdefault(at, []).append(text)
        for number, page in enumerate(pages, start=1):
            yield from _of_page(number, page, blocks.get(number - 1, []))
        if root is not None:
            yield from _over_pages(root)
            yield from _spoken(root)
        yield from _behind(pdf)


def _of_page(number: int, page: PrintedPage, blocks: Sequence[str]) -> Iterator[Passage]:
    for block in in_blocks(page.text, blocks):
        text = " ".join(block.split())
        if text:
            yield Passage(text, f"the PDF, page {number}", PART)
    for half in page.halves:
        yield Passage(half, f"the PDF, page {number}, a word over two lines", PART)
    for line in page.text.splitlines():
        # A line with Arabic or Hebrew in it comes out in the order of the eye, its English words backwards.
        if is_right_to_left(line):
            turned = " ".join(reversed(line.split()))
            yield Passage(turned, f"the PDF, page {number}, a line in two directions", PART)


def in_blocks(text: str, blocks: Sequence[str]) -> Iterator[str]:
    """The text in pieces: all of it, in its order, cut round each block that stands in it whole.

    A page joined as a whole reads 'NHS Trust Hospital Marches Ambulance' where a table has four cells, and would be
    searched as if somebody had written that.

    `blocks` are the texts of the page's paragraphs and cells in the order of reading. Only their letters and digits
    are compared, since the page parts its lines where a block has one line. A block that is not there whole, because a
    note or another line stands in it, is cut nowhere: rather too much in one piece than a name in two.
    """
    places = [place for place, character in enumerate(text) if character.isalnum()]
    letters = "".join(text[place] for place in places)
    cuts = {0, len(text)}
    begin = 0
    for block in blocks:
        wanted = "".join(filter(str.isalnum, block))
        found = letters.find(wanted, begin) if wanted else -1
        if found >= 0:
            begin = found + len(wanted)
            cuts |= {places[found], places[begin] if begin < len(places) else len(text)}
    yield from (text[start:end] for start, end in pairwise(sorted(cuts)))


def _blocks(node: PdfElement) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, heading, entry and cell, with its page, in the order of reading."""
    if node.kind in CONTAINERS:
        for child in node.children:
            yield from _blocks(child)
        return
    printed = list(node.printed)
    for page in _pages(node):
        yield page, " ".join(words.text for words in printed if words.page == page)


def _over_pages(root: PdfElement) -> Iterator[Passage]:
    """The innermost elements whose words stand on more than one page."""
    for node in root.everything:
        pages = () if node.kind in CONTAINERS else _pages(node)
        if len(pages) > 1 and not any(len(_pages(child)) > 1 for child in node.children):
            text = " ".join(" ".join(words.text for words in node.printed).split())
            yield Passage(text, f"the PDF, pages {pages[0] + 1} to {pages[-1] + 1}", PART)


def _pages(node: PdfElement) -> Sequence[int]:
    return sorted({words.page for words in node.printed if words.text.strip()})


def _spoken(root: PdfElement) -> Iterator[Passage]:
    for node in root.everything:
        page = next((words.page for words in node.printed if words.page >= 0), None)
        place = "the PDF" if page is None else f"the PDF, page {page + 1}"
        said = {"alternative text": node.alt, "text read aloud": node.actual, "title": node.title}
        for what, text in said.items():
            if text:
                yield Passage(text, f"{place}, {what}", PART, Layer.SPOKEN)


def _behind(pdf: pikepdf.Pdf) -> Iterator[Passage]:
    """What nobody sees on the page."""
    for name, value in pdf.docinfo.items():
        yield _hidden(str(value), f"the PDF's properties: {name.removeprefix('/').lower()}")
    if "/Metadata" in pdf.Root:
        yield _hidden(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"), "the PDF's properties (XMP)")
    for mark in read_bookmarks(pdf):
        yield Passage(mark.text, f"the PDF, bookmark to page {mark.page + 1}", PART, Layer.SPOKEN)
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", Array()):
            yield from _of_annotation(annotation, number)
    yield from (_hidden(name, "the name of a place that links lead to") for name, _ in destination_names(pdf))
    for name, attached in pdf.attachments.items():
        yield _hidden(name, "the name of an attached file")
        yield _hidden(attached.get_file().read_bytes().decode("utf-8", "replace"), "an attached file")
    root = pdf.Root.get("/StructTreeRoot", Dictionary())
    own = (root.get(key, Dictionary()) for key in ("/RoleMap", "/ClassMap"))  # the styles of the Word file
    yield from (
        _hidden(name.removeprefix("/"), "the name of a style") for names in own for name, _ in names.items()
    )


def _of_annotation(annotation: pikepdf.Object, number: int) -> Iterator[Passage]:
    for key in ("/Contents", "/T", "/Subj", "/NM", "/TU"):
        if key in annotation:
            place = f"the PDF, page {number}, what a link says"
            yield Passage(str(annotation[key]), place, PART, Layer.SPOKEN)
    action = annotation.get("/A", Dictionary())
    for key in ("/URI", "/JS", "/F"):
        if key in action:
            yield _hidden(str(action[key]), f"the PDF, page {number}, where a link leads to")


def _hidden(text: str, place: str) -> Passage:
    return Passage(text, place, PART, Layer.BEHIND)
