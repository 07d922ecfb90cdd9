"""The final reports of sample cases as they are published, each form made once for all the tests of one process."""

from functools import cache

from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.publish.pdf import Maker, Pdf, to_pdf
from cspr_docs.word.article import Article, to_article
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.settling import settled
from tests.conftest import tool_or_skip
from tests.sample_documents import rendered

TITLE = "Local Child Safeguarding Practice Review"


@cache
def clean(case: str) -> Package:
    """The scrubbed final report of a case."""
    file = load_package(rendered(case, "final-report.docx").content, f"output/{case}/final-report.docx")
    return scrub(settled(file, accept_changes=True, drop_comments=True), TITLE).package


@cache
def article(case: str) -> Article:
    """What it says."""
    return to_article(clean(case))


@cache
def pdf(case: str, maker: Maker) -> Pdf:
    """Its PDF, where the maker is here."""
    return pdf_by(maker, clean(case), article(case))


def pdf_by(maker: Maker, package: Package, of: Article) -> Pdf:
    """The PDF of a scrubbed file, whose article is `of`, where the maker is here."""
    if maker is Maker.OFFICE:
        tool_or_skip("soffice", "install LibreOffice Writer")
    return to_pdf(package, of, maker)
