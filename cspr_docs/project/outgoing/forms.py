"""The forms in which a document leaves: the Word file without hidden data, the article, the PDF."""

from dataclasses import dataclass, replace

from cspr_docs.ooxml.package import Package
from cspr_docs.project.outgoing.report import Report, Tell, counted
from cspr_docs.publish import accessibility
from cspr_docs.publish.pdf import Maker, Pdf, pdf_faults, to_pdf
from cspr_docs.word.article import Article, to_article
from cspr_docs.word.fresh_contents import with_fresh_contents
from cspr_docs.word.scrub import Scrubbed, scrub
from cspr_docs.word.scrub.settling import settled
from cspr_docs.word.validity import faults


@dataclass(frozen=True, slots=True)
class Forms:
    """A document in each of its forms; `None` where one could not be made, and then the report says why."""

    clean: Scrubbed | None = None
    article: Article | None = None
    pdf: Pdf | None = None


def forms_of(package: Package, title: str, maker: Maker | None, report: Report, tell: Tell) -> Forms:
    """The document without history and hidden data, each form checked as soon as it is there.

    What is pending is settled here, so that everything else can be told of a file that nobody has settled yet.
    """
    clean = _clean(package, title, report, tell)
    article = _article(clean.package, package.name, report, tell) if clean else None
    pdf = _pdf(clean.package, article, maker, report, tell) if clean and article else None
    return Forms(clean, article, pdf)


def _clean(package: Package, title: str, report: Report, tell: Tell) -> Scrubbed | None:
    clean = report.attempt(lambda: scrub(settled(package, accept_changes=True, drop_comments=True), title))
    if clean is None:
        tell("hidden data", "could not be taken out")
        return None
    tell("hidden data", f"{counted(len(clean.taken_out), 'kind')} of it taken out")
    fresh = with_fresh_contents(clean.package)
    if fresh is not clean.package:
        tell("the contents", "brought up to date with the headings")
    wrong = report.add(replace(fault, file=package.name) for fault in faults(fresh))
    tell("a valid Word file", counted(wrong, "fault"))
    return replace(clean, package=fresh)


def _article(clean: Package, file: str, report: Report, tell: Tell) -> Article | None:
    article = report.attempt(lambda: to_article(clean))
    if article is None:
        tell("everybody can read it", "could not be looked at")
        return None
    barriers = report.add(replace(fault, file=file) for fault in accessibility.faults(article))
    tell("everybody can read it", counted(barriers, "barrier"))
    return article


def _pdf(clean: Package, article: Article, maker: Maker | None, report: Report, tell: Tell) -> Pdf | None:
    tell("making the PDF", "this takes a few seconds")
    pdf = report.attempt(lambda: to_pdf(clean, article, maker, lambda words: tell("", words)))
    if pdf is None:
        tell("the PDF", "could not be made")
        return None
    wrong = report.add(replace(fault, file=clean.name) for fault in pdf_faults(pdf.content, article))
    tell(f"the PDF, by {pdf.made_by}", counted(wrong, "fault") if wrong else "tagged, checks passed")
    return pdf
