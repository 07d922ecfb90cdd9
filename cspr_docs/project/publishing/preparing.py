"""Everything that is looked at before a report is made public; nothing is written here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from cspr_docs import law
from cspr_docs.casefile import CaseFile
from cspr_docs.documents.kinds import Kind, read_library
from cspr_docs.documents.origins.draft import kind_of_draft
from cspr_docs.problems import Problem, Severity, Stop, in_order, severity_of
from cspr_docs.project.build import output_folder
from cspr_docs.project.owner import case_of
from cspr_docs.project.publishing.reasons import keep_until, of_case, of_kind, of_marks
from cspr_docs.project.publishing.recording import Looked, files_of
from cspr_docs.project.workspace import Workspace
from cspr_docs.publish import accessibility
from cspr_docs.publish.decisions import split
from cspr_docs.publish.disclosure import Finding, Model, read_model, to_problem, watch
from cspr_docs.publish.html import Page, html_passages, stylesheet, to_html
from cspr_docs.publish.pdf import Maker, Pdf, pdf_faults, pdf_passages, to_pdf
from cspr_docs.publish.searching import Search, only_there, out_of_sight
from cspr_docs.publish.sections import missing_sections
from cspr_docs.word.article import to_article
from cspr_docs.word.article.tree import Article
from cspr_docs.word.hazards import hazards
from cspr_docs.word.package import Package, read_package
from cspr_docs.word.returned import to_returned
from cspr_docs.word.scrub import Scrubbed, scrub
from cspr_docs.word.scrub.settling import pending_changes, pending_comments, settled
from cspr_docs.word.texts import passages
from cspr_docs.word.texts.passage import Passage
from cspr_docs.word.validity import faults
from schemas.improvement import Kept

Tell = Callable[[str, str], None]
"""Called with each step and what came of it, so that whoever waits sees where it is."""

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for; `is_thorough` also searches for names that nobody has listed."""

    draft: Path
    case: Path | None = None
    accept_changes: bool = False
    drop_comments: bool = False
    maker: Maker | None = None
    is_thorough: bool = False


@dataclass(frozen=True)
class Prepared:
    """What would be published, or why not.

    Attributes:
        problems: every reason not to, and advice.
        undecided: the findings that a person may decide to keep.
        decided: those that somebody has.
        files: the package by names with `/`; empty where there is a reason not to publish.
    """

    case_file: CaseFile
    kind: Kind
    problems: tuple[Problem, ...]
    undecided: tuple[Finding, ...]
    decided: Mapping[Finding, Kept]
    files: Mapping[str, bytes]
    keep_until: str
    output: Path

    @property
    def is_refused(self) -> bool:
        """Whether anything but advice was told."""
        return any(severity_of(problem) is not Severity.ADVICE for problem in self.problems)


@dataclass(frozen=True)
class _Forms:
    """The report in each of its forms, as far as each could be made."""

    clean: Scrubbed
    article: Article | None
    page: bytes | None
    pdf: Pdf | None


class _Told:
    """The problems gathered on the way; a step that cannot give its value leaves its problems here."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, problems: Iterator[Problem] | tuple[Problem, ...]) -> int:
        """Keeps the problems, and gives how many there were."""
        found = list(problems)
        self.problems += found
        return len(found)

    def attempt(self, step: Callable[[], ValueT]) -> ValueT | None:
        """What the step gives; `None` where it stopped."""
        try:
            return step()
        except Stop as stop:
            self.problems += stop.problems
            return None


def prepare(request: Request, space: Workspace, today: date, tell: Tell) -> Prepared:
    """The package of one report, looked at from every side.

    Raises:
        Stop: the file is unsafe, no draft of ours, or of no case here, so that nothing more can be said of it.
    """
    package = replace(read_package(request.draft), name=request.draft.as_posix())
    unsafe = hazards(package)
    if unsafe:
        raise Stop(unsafe)
    tell("opened safely", f"{len(package)} parts")
    case_file = case_of({to_returned(package, request.draft).issue.case}, request.case, space.identities)
    kind = _kind(package, request, space)
    told = _Told()
    told.add(case_file.pin(problem) for problem in of_case(case_file))
    told.add(of_marks(package))
    _pending(package, request, told, tell)
    plain = settled(package, accept_changes=True, drop_comments=True)
    _sections(plain, case_file, kind, told, tell)
    search = Search(watch(case_file.case, case_file.identities), _model(request, told))
    hidden = out_of_sight(search.of(passages(package)))
    forms = _forms(plain, kind, case_file, request, told, tell)
    undecided, decided = _searched(forms, search, case_file, package.name, hidden, told, tell)
    until = keep_until(case_file.case, today)
    if until:
        told.problems.append(_embargo(until))
    problems = in_order(told.problems)
    prepared = Prepared(
        case_file, kind, problems, undecided, decided, {}, until, output_folder(case_file.folder, space)
    )
    if prepared.is_refused or forms is None or forms.page is None or forms.pdf is None:
        return prepared
    looked = Looked(
        case_file, kind, request.draft, forms.clean, forms.page, forms.pdf, decided, problems, until, hidden,
        search.model.version if search.model else "",
    )  # fmt: skip
    return replace(prepared, files=files_of(looked, today))


def _kind(package: Package, request: Request, space: Workspace) -> Kind:
    """The kind of document, if it is for the public.

    Raises:
        Stop: it is not.
    """
    document = to_returned(package, request.draft).issue.document
    kind = kind_of_draft(document, read_library(space.templates))
    refused = tuple(of_kind(kind, package.name))
    if kind is None or refused:
        raise Stop(refused)
    return kind


def _pending(package: Package, request: Request, told: _Told, tell: Tell) -> None:
    changes, comments = pending_changes(package), pending_comments(package)
    told.add(() if request.accept_changes else changes)
    told.add(() if request.drop_comments else comments)
    accepted = " (accepted)" if request.accept_changes else ""
    dropped = " (taken out)" if request.drop_comments else ""
    tell("tracked changes and comments", f"{len(changes)}{accepted}, {len(comments)}{dropped}")


def _sections(plain: Package, case_file: CaseFile, kind: Kind, told: _Told, tell: Tell) -> None:
    sections = law.edition(case_file.case).sections.get(kind.name.replace("-", "_"), ())
    missing = told.add(missing_sections(plain, sections, kind.settings.mandatory))
    all_ = len({section.path for section in sections} | set(kind.settings.mandatory))
    tell("mandatory sections", f"{all_ - missing} of {all_}")


def _model(request: Request, told: _Told) -> Model | None:
    """The model for names that nobody has listed; only where it was asked for."""
    return told.attempt(read_model) if request.is_thorough else None


def _forms(
    plain: Package, kind: Kind, case_file: CaseFile, request: Request, told: _Told, tell: Tell
) -> _Forms | None:
    """The scrubbed file, the article, the page and the PDF."""
    clean = told.attempt(lambda: scrub(plain, _title(plain, kind)))
    if clean is None:
        tell("hidden data", "could not be taken out")
        return None
    tell("hidden data", f"{len(clean.taken_out)} kinds of it taken out")
    wrong = told.add(replace(fault, file=plain.name) for fault in faults(clean.package))
    tell("a valid Word file", _counted(wrong, "fault"))
    article = told.attempt(lambda: to_article(clean.package))
    if article is None:
        return _Forms(clean, None, None, None)
    barriers = (replace(fault, file=plain.name) for fault in accessibility.faults(article))
    before = sum(severity_of(problem) is Severity.ERROR for problem in told.problems)
    told.add(barriers)
    errors = sum(severity_of(problem) is Severity.ERROR for problem in told.problems) - before
    tell("everybody can read it", _counted(errors, "barrier"))
    page = to_html(article, _page(case_file))
    tell("making the PDF", "this takes a few seconds")
    pdf = told.attempt(lambda: to_pdf(clean.package, article, request.maker))
    if pdf is not None:
        wrong = told.add(replace(fault, file=plain.name) for fault in pdf_faults(pdf.content, article))
        tell(f"the PDF, by {pdf.made_by}", "tagged, checks passed" if not wrong else _counted(wrong, "fault"))
    return _Forms(clean, article, page, pdf)


def _title(plain: Package, kind: Kind) -> str:
    """What the properties call the document: its kind and its own title, as the cover has them."""
    fields = to_returned(plain, Path(plain.name)).fields
    own = next((field.anchor.text for field in fields if field.anchor.path[-1:] == ("title",)), "")
    return f"{kind.settings.title}: {own}" if own else kind.settings.title


def _page(case_file: CaseFile) -> Page:
    partnership = case_file.case.partnership
    ways = " or ".join(way for way in (partnership.email, partnership.phone) if way)
    return Page(publisher=partnership.name or "", contact=ways)


def _searched(
    forms: _Forms | None,
    search: Search,
    case_file: CaseFile,
    file: str,
    hidden: int,
    told: _Told,
    tell: Tell,
) -> tuple[tuple[Finding, ...], Mapping[Finding, Kept]]:
    """The findings that stand open and those decided; every open one is told."""
    if forms is None:
        return (), {}
    found = search.of(passages(forms.clean.package))
    if forms.page is not None:
        found += only_there(search.of(_written(forms.page)), found)
    if forms.pdf is not None:
        found += only_there(search.of(pdf_passages(forms.pdf.content)), found)
    undecided, decided = split(found, case_file.case)
    told.add(to_problem(finding, file) for finding in undecided)
    gone = f"; {hidden} in hidden places, taken out" if hidden else ""
    tell("details that identify", f"{len(undecided)} open, {len(decided)} decided{gone}")
    return undecided, decided


def _written(page: bytes) -> Iterator[Passage]:
    """The page's texts but for the style sheet, which is the program's own: its `@media` is nobody's name."""
    own = "".join(stylesheet().split())
    return (passage for passage in html_passages(page) if "".join(passage.text.split()) != own)


def _embargo(until: str) -> Problem:
    hint = "the package can be made; keep it to yourselves until then"
    return Problem("publish-embargo", f"not to be made public yet: {until}", hint, ("publication",))


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'s' if number != 1 else ''}"
