"""A PDF of a finished report, by whichever maker is there."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cspr_docs.ooxml.package import Package, to_bytes
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.publish.pdf import libreoffice, typst_maker
from cspr_docs.publish.pdf.cleaning import cleaned
from cspr_docs.publish.pdf.decoration import set_aside_lines
from cspr_docs.publish.pdf.fallback import scattered, with_fallback
from cspr_docs.publish.pdf.pages import open_pdf
from cspr_docs.publish.pdf.structure import NOWHERE, read_structure
from cspr_docs.publish.pdf.tagging import complete_tags, say_links
from cspr_docs.word.article.tree import Article
from cspr_docs.word.contents_update import with_page_numbers

Say = Callable[[str], None]

MOST_PASSES = 3
"""How often LibreOffice lays the pages out: without page numbers, with them, and once more if they moved a heading."""

PDF_NO_MAKER = error(
    "pdf-no-maker",
    "Nothing on this computer can make a PDF. Install LibreOffice Writer (it is free: libreoffice.org), or add the "
    'part that makes PDFs without it: pip install ".[typst]" in the program\'s folder.',
)


class Maker(StrEnum):
    """What can make a PDF."""

    OFFICE = "LibreOffice"
    TYPST = "Typst"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF; `made_by` is LibreOffice or Typst.

    `pages`: the page of each entry of the contents, from 1, as LibreOffice laid the Word file out; empty where unknown.
    """

    content: bytes
    made_by: str
    pages: tuple[int, ...] = ()


def to_pdf(package: Package, article: Article, maker: Maker | None = None, say: Say = lambda _: None) -> Pdf:
    """A PDF of the scrubbed Word file `package`, whose article is `article`.

    `maker` is the one to use; `None` means LibreOffice where it is, else Typst. `say` is told of what takes time.

    Raises:
        Stop: neither is there, or the one that is makes no PDF of it.
    """
    office = libreoffice.find_office() if maker is not Maker.TYPST else None
    if office is not None:
        return _finished(*_by_office(office, package, article, say), article, Maker.OFFICE)
    if maker is not Maker.OFFICE and typst_maker.is_installed():
        say(f"Typst is making the PDF of {_name(package)}")
        return _finished(typst_maker.to_pdf(article), (), article, Maker.TYPST)
    raise Stop([_nobody(maker)])


def _name(package: Package) -> str:
    return Path(package.name).name or "the report"


def _nobody(maker: Maker | None) -> Problem:
    office, typst = "install LibreOffice Writer", 'pip install ".[typst]"'
    if maker is None:
        message = "there is neither LibreOffice nor Typst here to make the PDF with"
        return Problem(PDF_NO_MAKER, message, f"{office}, or {typst}")
    message = f"{maker.value} is not here to make the PDF with"
    return Problem(PDF_NO_MAKER, message, office if maker is Maker.OFFICE else typst)


def _by_office(office: Path, package: Package, article: Article, say: Say) -> tuple[bytes, tuple[int, ...]]:
    """A PDF by LibreOffice, whose contents say on which page each heading is, and these pages."""
    content = libreoffice.convert(office, to_bytes(package), _name(package), say=say)
    if letters := scattered(content, article):
        say("Letters that the report's font lacks are set in another")
        package = with_fallback(package, letters)
        content = libreoffice.convert(office, to_bytes(package), _name(package), say=say)
    laid_out, pages = package, contents_pages(content)
    for _ in range(MOST_PASSES - 1):
        numbered = with_page_numbers(package, pages)
        if numbered == laid_out:
            break
        say("The page numbers of the contents are filled in")
        laid_out = numbered
        content = libreoffice.convert(office, to_bytes(numbered), _name(package), say=say)
        pages = contents_pages(content)
    return content, pages


def contents_pages(content: bytes) -> tuple[int, ...]:
    """The page, counted from 1, that each entry of a PDF's contents leads to; empty where one leads nowhere."""
    with open_pdf(content) as pdf:
        root = read_structure(pdf, pages=())  # the words of the pages are not needed
    if root is None:
        return ()
    pages = [next((link.leads_to for link in entry.links), NOWHERE) for entry in root.contents_entries]
    return tuple(page + 1 for page in pages) if NOWHERE not in pages else ()


def _finished(content: bytes, pages: tuple[int, ...], article: Article, maker: Maker) -> Pdf:
    with open_pdf(content) as pdf:
        complete_tags(pdf, article)
        if maker is Maker.TYPST:
            say_links(pdf, content)
        else:
            set_aside_lines(pdf)
        return Pdf(cleaned(pdf, article.title, article.language), maker.value, pages)
