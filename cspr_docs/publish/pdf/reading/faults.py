"""A finished PDF held against the article that it was made of.

What is read here is what the file says of itself: its structure, its marks, its words. Whether a PDF conforms to
PDF/UA takes people as well (is an alternative text true? is the order of reading the one that makes sense?) and the
whole of its 31 checkpoints with 136 conditions, of which many need a validator that this program does not have. So a
PDF without a fault is called 'tagged, checks passed', never 'conformant'.

Source: ISO 14289-1:2014 (PDF/UA-1), clause 7; Matterhorn Protocol 1.02 (PDF Association, 2014).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pikepdf import Pdf

from cspr_docs.problems import Problem
from cspr_docs.publish.pdf.reading import fonts, frame, order, words
from cspr_docs.publish.pdf.reading.bookmarks import Bookmark, read_bookmarks
from cspr_docs.publish.pdf.reading.pages import PrintedPage, read_pages
from cspr_docs.publish.pdf.reading.passages import open_pdf
from cspr_docs.publish.pdf.reading.structure import Node, read_structure
from cspr_docs.word.article.tree import Article


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF as it was read, and the article that it should be."""

    pdf: Pdf
    pages: tuple[PrintedPage, ...]
    root: Node
    bookmarks: tuple[Bookmark, ...]
    article: Article


Check = Callable[[Made], Iterator[Problem]]


def _frame(made: Made) -> Iterator[Problem]:
    yield from frame.title_and_language(made.pdf, made.article)
    yield from frame.everything_marked(made.pages, made.root)
    yield from frame.links_in_structure(made.pdf, made.root)
    yield from frame.addresses(made.root, made.article)


def _order(made: Made) -> Iterator[Problem]:
    yield from order.headings(made.root, made.article)
    yield from order.bookmarks(made.bookmarks, made.root, made.article)
    yield from order.contents(made.root, made.article, made.bookmarks)
    yield from order.tables(made.root, made.article)
    yield from order.lists(made.root, made.article)
    yield from order.pictures(made.root, made.article)
    yield from order.notes(made.root, made.article)


def _fonts(made: Made) -> Iterator[Problem]:
    yield from fonts.fonts(made.pdf)


def _words(made: Made) -> Iterator[Problem]:
    yield from words.missing(made.root, made.article)


CHECKS: tuple[Check, ...] = (_frame, _order, _fonts, _words)


def pdf_faults(content: bytes, article: Article) -> tuple[Problem, ...]:
    """What is wrong with the PDF that was made of `article`; none means 'tagged, checks passed'.

    Raises:
        Stop: the PDF cannot be opened.
    """
    pages = read_pages(content)
    with open_pdf(content) as pdf:
        if pdf.is_encrypted:
            return (Problem("pdf-protected", "the PDF is encrypted", "publish it without a password"),)
        root = read_structure(pdf, pages)
        if root is None:
            return (
                Problem("pdf-not-tagged", "the PDF has no tags: nobody could listen to it", "make it again"),
            )
        made = Made(pdf, pages, root, read_bookmarks(pdf), article)
        return tuple(dict.fromkeys(problem for check in CHECKS for problem in check(made)))
