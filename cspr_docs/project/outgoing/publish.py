"""`publish`: everything that is looked at before a report is made public; nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs import law
from cspr_docs.casefile import CaseFile
from cspr_docs.checks.restrictions import held_from
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.kinds import SETTINGS, DocumentKind, read_library
from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Problem, Severity, error, severity_of, stop_for
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.project.build_report import output_folder
from cspr_docs.project.case_of_draft import case_of_draft
from cspr_docs.project.outgoing import reasons
from cspr_docs.project.outgoing.draft import OpenedDraft, inputs_of, open_draft, pending
from cspr_docs.project.outgoing.forms import Forms, Report, Tell, forms_of
from cspr_docs.project.outgoing.request import PublishRequest
from cspr_docs.project.workspace import Workspace
from cspr_docs.publish.decisions import ids_of, split
from cspr_docs.publish.details import FoundDetail, read_model, to_problem, watch
from cspr_docs.publish.details.drawn_pictures import own_pictures
from cspr_docs.publish.details.find import Search, only_there, out_of_sight
from cspr_docs.publish.details.pictures import pictures_of_words
from cspr_docs.publish.html import Page, html_passages, stylesheet, to_html
from cspr_docs.publish.pdf import pdf_passages
from cspr_docs.publish.sections import PUBLISH_SECTION, missing_sections
from cspr_docs.word.anchored import AnchoredField
from cspr_docs.word.texts import passages
from schemas.case import Case
from schemas.improvement import Kept

PUBLISH_NOT_PUBLIC = error(
    "publish-not-public",
    "You asked to publish a document that is not written for the public. Papers for the Panel and letters to a "
    "family are made ready with 'cspr send'.",
)


@dataclass(frozen=True)
class Identified:
    """What was found in a report that identifies somebody.

    Attributes:
        ids: what a decision about each finding is kept under.
        undecided: the findings that stand open, some of which a person may decide to keep.
        decided: those that somebody has.
        hidden: how many more stood where no reader looks, and are gone.
        model: the language model that looked for further names; empty for none.
    """

    ids: Mapping[FoundDetail, str]
    undecided: tuple[FoundDetail, ...]
    decided: Mapping[FoundDetail, Kept]
    hidden: int
    model: str


@dataclass(frozen=True)
class PreparedReport:
    """What would be published, or why not: `problems` are every reason not to, and advice.

    `keep_until` is what must not be said until when, `inputs` has the SHA-256 of the files that the report was checked
    against, `output` is the folder of the drafts.
    """

    request: PublishRequest
    case_file: CaseFile
    kind: DocumentKind
    draft: OpenedDraft
    today: date
    forms: Forms
    page: bytes | None
    identified: Identified
    problems: tuple[Problem, ...]
    keep_until: str
    inputs: Mapping[str, str]
    output: Path

    @property
    def is_refused(self) -> bool:
        """Whether there is more than advice against it."""
        return any(severity_of(problem) is not Severity.ADVICE for problem in self.problems)


def prepare_report(request: PublishRequest, space: Workspace, today: date, tell: Tell) -> PreparedReport:
    """One report, looked at from every side.

    Raises:
        Stop: the file cannot be read, is no draft of ours, not for the public, or of no case here, so that nothing
            more can be said of it.
    """
    draft = open_draft(request.draft)
    tell("opened safely", f"{len(draft.package)} parts" if not draft.unsafe else "no")
    kind = _kind(draft, space)
    case_file = case_of_draft({draft.returned.issue.case}, request.case, space.identities)
    report = Report()
    report.add_unsafe(draft.unsafe)
    report.add(case_file.pin(problem) for problem in reasons.of_plan(case_file))
    report.add(reasons.marks(draft.package, reasons.PUBLISH))
    report.add(pending(draft.package, request.settling, tell))
    _sections(draft, case_file.case, kind, report, tell)
    model = report.attempt(read_model) if request.is_thorough else None
    search = Search(watch(case_file.case, case_file.identities), model)
    seen = search.of(passages(draft.package))
    forms = forms_of(draft.package, _title(draft.returned.fields, kind), request.maker, report, tell)
    partnership = case_file.case.partnership
    ways = " or ".join(filter(None, (partnership.email, partnership.phone)))
    page = to_html(forms.article, Page(case_file.case.held_by, ways)) if forms.article else None
    identified = _identified(_found(draft.package, forms, page, seen, search), seen, search, case_file.case)
    report.add(to_problem(finding, draft.package.name) for finding in identified.undecided)
    kept_back = held_from(case_file.case, case_file.identities, is_public=True)
    report.add(reasons.restricted(kept_back, (forms.clean or draft).package, draft.returned.printed))
    gone = f"; {identified.hidden} in hidden places, taken out" if identified.hidden else ""
    told = f"{len(identified.undecided)} open, {len(identified.decided)} decided{gone}"
    tell("details that identify", told)
    until = reasons.keep_until(case_file.case, today)
    report.add(case_file.pin(problem) for problem in reasons.of_embargo(until))
    inputs, output = inputs_of(case_file, space.identities), output_folder(case_file.folder, space)
    return PreparedReport(
        request, case_file, kind, draft, today, forms, page, identified, report.in_order, until, inputs, output
    )  # fmt: skip


def _kind(draft: OpenedDraft, space: Workspace) -> DocumentKind:
    """The kind of document.

    Raises:
        Stop: there is none of this name any more, or it, or this draft of it, is not for the public.
    """
    issue, file = draft.returned.issue, draft.package.name
    kind = read_library(space.templates).kind(issue.kind)
    if kind.settings.reader is not Reader.PUBLIC:
        message = f"{kind.settings.title} is not written for the public"
        raise stop_for(
            PUBLISH_NOT_PUBLIC, message, "make it ready for its reader with 'cspr send'", file=file
        )
    if issue.reader != Reader.PUBLIC:
        message = f"this draft was made for another reader: {issue.reader}"
        raise stop_for(PUBLISH_NOT_PUBLIC, message, "build it again with 'cspr build'", file=file)
    return kind


def _sections(draft: OpenedDraft, case: Case, kind: DocumentKind, report: Report, tell: Tell) -> None:
    """Whether the sections that the guidance and the kind itself ask for are there."""
    edition, key = law.edition(case), kind.settings.sections
    if key and key not in edition.sections:
        message = f'{edition.name} has no mandatory sections "{key}"'
        hint = did_you_mean(key, edition.sections, listed="it has them for")
        settings = (kind.folder / SETTINGS).as_posix()
        report.add([Problem(PUBLISH_SECTION, message, hint, file=settings)])
    sections, further = edition.sections.get(key or "", ()), kind.settings.mandatory
    missing = report.add(missing_sections(draft.returned.fields, sections, further, draft.package.name))
    all_ = len({section.path for section in sections} | set(further))
    tell("mandatory sections", f"{all_ - missing} of {all_}" if all_ else "none asked for")


def _title(fields: Sequence[AnchoredField], kind: DocumentKind) -> str:
    """What the properties call the document: its kind and its own title, as the cover has them."""
    own = next((field.anchor.text for field in fields if field.anchor.path[-1:] == ("title",)), "")
    return f"{kind.settings.title}: {own}" if own else kind.settings.title


def _found(
    draft: Package, forms: Forms, page: bytes | None, seen: Sequence[FoundDetail], search: Search
) -> tuple[FoundDetail, ...]:
    """What identifies somebody in the clean Word file, and what only the page or the PDF shows.

    Where there is no clean file, what a reader of the draft would have `seen`: a refusal tells every reason.
    """
    if forms.clean is None:
        hidden = frozenset(out_of_sight(seen))
        return tuple(finding for finding in seen if finding not in hidden)
    drawn, clean = tuple(own_pictures(draft)), forms.clean.package
    in_pictures = (passage for one in drawn for passage in one.passages)
    found = (
        *search.of((*passages(clean), *in_pictures)),
        *pictures_of_words(clean, {one.content for one in drawn}),
    )
    if page is not None:  # the style sheet is the program's own: its `@media` is nobody's name
        own = "".join(stylesheet().split())
        written = (one for one in html_passages(page) if "".join(one.text.split()) != own)
        found += only_there(search.of(written), found)
    if forms.pdf is not None:
        found += only_there(search.of(pdf_passages(forms.pdf.content)), found)
    return found


def _identified(
    found: tuple[FoundDetail, ...], seen: tuple[FoundDetail, ...], search: Search, case: Case
) -> Identified:
    ids = ids_of(found)
    model = search.model.version if search.model else ""
    return Identified(ids, *split(ids, case), len(out_of_sight(seen)), model)
