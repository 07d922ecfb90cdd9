"""A PDF of a finished report, by whichever maker is there."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pikepdf

from cspr_docs.ooxml.package import Package, to_bytes
from cspr_docs.problems import Problem, Stop
from cspr_docs.publish.pdf import typst_maker
from cspr_docs.publish.pdf.cleaning import cleaned
from cspr_docs.publish.pdf.decoration import set_aside_decoration
from cspr_docs.publish.pdf.office import Conversion, convert, find_office
from cspr_docs.publish.pdf.page_numbers import contents_pages
from cspr_docs.publish.pdf.tagging import complete_tags, say_links
from cspr_docs.word import page_numbers
from cspr_docs.word.article.tree import Article

Say = Callable[[str], None]

MOST_PASSES = 3
"""How often LibreOffice lays the pages out: without page numbers, with them, and once more if they moved a heading."""


class Maker(StrEnum):
    """What can make a PDF."""

    OFFICE = "LibreOffice"
    TYPST = "Typst"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF; `made_by` is LibreOffice or Typst."""

    content: bytes
    made_by: str


@dataclass(frozen=True, slots=True)
class Job:
    """A report to be made: the scrubbed Word file, and the same as an article."""

    package: Package
    article: Article


def _silence(_: str) -> None:
    """Say nothing."""


def to_pdf(package: Package, article: Article, maker: Maker | None = None, say: Say = _silence) -> Pdf:
    """A PDF of the scrubbed Word file `package`, whose article is `article`.

    `maker` is the one to use; `None` means LibreOffice where it is, else Typst. `say` is told of what takes time.

    Raises:
        Stop: neither is there, or the one that is makes no PDF of it.
    """
    return to_pdfs([Job(package, article)], maker, say)[0]


def to_pdfs(jobs: Sequence[Job], maker: Maker | None = None, say: Say = _silence) -> tuple[Pdf, ...]:
    """A PDF for each job, in their order, made by one process of LibreOffice for all of them, or by Typst.

    Raises:
        Stop: neither is there, or the one that is makes no PDF of one of them.
    """
    office = find_office() if maker is not Maker.TYPST else None
    if office is not None:
        return _by_office(office, jobs, say)
    if maker is not Maker.OFFICE and typst_maker.is_installed():
        return tuple(_by_typst(job, say) for job in jobs)
    raise Stop([_nobody(maker)])


def _nobody(maker: Maker | None) -> Problem:
    hint = 'install LibreOffice Writer, or pip install ".[typst]"'
    if maker is None:
        return Problem(
            "pdf-no-maker", "there is neither LibreOffice nor Typst here to make the PDF with", hint
        )
    wanted = {Maker.OFFICE: "install LibreOffice Writer", Maker.TYPST: 'pip install ".[typst]"'}
    return Problem("pdf-no-maker", f"{maker.value} is not here to make the PDF with", wanted[maker])


def _by_office(office: Path, jobs: Sequence[Job], say: Say) -> tuple[Pdf, ...]:
    """PDFs by LibreOffice, whose contents say on which page each heading is."""
    packages = [job.package for job in jobs]
    made = _converted(office, packages, say)
    for _ in range(MOST_PASSES - 1):
        numbered = [
            page_numbers.with_page_numbers(job.package, contents_pages(content))
            for job, content in zip(jobs, made, strict=True)
        ]
        changed = [index for index, package in enumerate(numbered) if package != packages[index]]
        if not changed:
            break
        say("The page numbers of the contents are filled in")
        again = _converted(office, [numbered[index] for index in changed], say)
        for index, content in zip(changed, again, strict=True):
            packages[index], made[index] = numbered[index], content
    return tuple(
        _finished(content, job.article, Maker.OFFICE) for content, job in zip(made, jobs, strict=True)
    )


def _converted(office: Path, packages: Sequence[Package], say: Say) -> list[bytes]:
    files = [Conversion(to_bytes(package), Path(package.name).name or "the report") for package in packages]
    return list(convert(office, files, say=say))


def _by_typst(job: Job, say: Say) -> Pdf:
    say(f"Typst is making the PDF of {Path(job.package.name).name or 'the report'}")
    return _finished(typst_maker.to_pdf(job.article), job.article, Maker.TYPST)


def _finished(content: bytes, article: Article, maker: Maker) -> Pdf:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        complete_tags(pdf, article)
        if maker is Maker.TYPST:
            say_links(pdf, content)
        else:
            set_aside_decoration(pdf)
        return Pdf(cleaned(pdf, article.title, article.language), maker.value)
