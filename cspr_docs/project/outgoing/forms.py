"""The forms in which a document leaves, and the report of what was found wrong with each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Problem, Severity, Stop, severity_of
from cspr_docs.publish import accessibility
from cspr_docs.publish.pdf import Maker, Pdf, pdf_faults, to_pdf
from cspr_docs.word.article import Article, to_article
from cspr_docs.word.contents_update import with_fresh_contents, with_page_numbers
from cspr_docs.word.scrub import Scrubbed, scrub
from cspr_docs.word.scrub.settling import settled
from cspr_docs.word.validity import faults

Tell = Callable[[str, str], None]
"""Called with each step and its outcome, so that whoever waits sees where it is."""

ValueT = TypeVar("ValueT")


class Report:
    """The problems that were found so far; where a file `is_unsafe` nothing is given to another program."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self.is_unsafe = False

    def add_unsafe(self, problems: Iterable[Problem]) -> None:
        """Keeps what makes the file unsafe."""
        self.is_unsafe |= bool(self.add(problems))

    def add(self, problems: Iterable[Problem]) -> int:
        """Keeps the problems; gives how many of them are more than advice."""
        found = tuple(problems)
        self._problems += found
        return sum(severity_of(problem) is not Severity.ADVICE for problem in found)

    def attempt(self, step: Callable[[], ValueT]) -> ValueT | None:
        """The step's value; `None` where it stopped, and then its problems are kept."""
        try:
            return step()
        except Stop as stop:
            self._problems += stop.problems
            return None

    @property
    def in_order(self) -> tuple[Problem, ...]:
        """Each problem once: the case's by file and line, then the draft's, errors first, in the order of its text."""
        return tuple(sorted(dict.fromkeys(self._problems), key=_rank))

    @property
    def is_refusal(self) -> bool:
        """Whether there is more than advice."""
        return any(severity_of(problem) is not Severity.ADVICE for problem in self._problems)


def _rank(problem: Problem) -> tuple[bool, str, int, int, int]:
    """By place and severity and no further: what has no line was found in the order of the text, and stays in it."""
    severity = list(Severity).index(severity_of(problem))
    return not problem.file, problem.file, problem.line, problem.column, severity


def counted(number: int, noun: str) -> str:
    """`no fault`, `1 fault`, `2 faults`."""
    return f"{number or 'no'} {noun}{'s' if number > 1 else ''}"


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
    if clean and pdf:  # what leaves in Word has the page numbers of the PDF beside it; a draft has none
        clean = replace(clean, package=with_page_numbers(clean.package, pdf.pages))
    return Forms(clean, article, pdf)


def _clean(package: Package, title: str, report: Report, tell: Tell) -> Scrubbed | None:
    clean = report.attempt(lambda: scrub(settled(package, accept_changes=True, drop_comments=True), title))
    if clean is None:
        tell("hidden data", "could not be taken out")
        return None
    report.add(clean.told)
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
    if report.is_unsafe:
        tell("the PDF", "not made of an unsafe file")
        return None
    tell("making the PDF", "this takes a few seconds")
    pdf = report.attempt(lambda: to_pdf(clean, article, maker, lambda words: tell("", words)))
    if pdf is None:
        tell("the PDF", "could not be made")
        return None
    wrong = report.add(replace(fault, file=clean.name) for fault in pdf_faults(pdf.content, article))
    tell(f"the PDF, by {pdf.made_by}", counted(wrong, "fault") if wrong else "tagged, checks passed")
    return pdf
