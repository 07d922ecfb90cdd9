"""Everything that is looked at before a report is made public; nothing is written here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cspr_docs import law
from cspr_docs.casefile import CaseFile
from cspr_docs.documents.kinds import Kind, read_library
from cspr_docs.documents.origins.draft import kind_of_draft
from cspr_docs.problems import Stop
from cspr_docs.project.build import output_folder
from cspr_docs.project.leaving import Forms, Opened, Tell, Told, forms_of, inputs_of, of_pending, open_draft
from cspr_docs.project.owner import case_of
from cspr_docs.project.publishing.prepared import Prepared, Request
from cspr_docs.project.publishing.reasons import keep_until, of_case, of_embargo, of_kind, of_marks
from cspr_docs.project.publishing.recording import files_of
from cspr_docs.project.workspace import Workspace
from cspr_docs.publish.decisions import ids_of, split
from cspr_docs.publish.details import FoundDetail, NamesModel, read_model, to_problem, watch
from cspr_docs.publish.html import Page, html_passages, stylesheet, to_html
from cspr_docs.publish.pdf import pdf_passages
from cspr_docs.publish.searching import Search, only_there, out_of_sight
from cspr_docs.publish.sections import missing_sections
from cspr_docs.word.fields import Field
from cspr_docs.word.texts import passages
from cspr_docs.word.texts.passage import Passage
from schemas.improvement import Kept


def prepare(request: Request, space: Workspace, today: date, tell: Tell) -> Prepared:
    """The package of one report, looked at from every side.

    Raises:
        Stop: the file is unsafe, no draft of ours, or of no case here, so that nothing more can be said of it.
    """
    draft = open_draft(request.draft, tell)
    kind = _kind(draft, space)
    case_file = case_of({draft.returned.issue.case}, request.case, space.identities)
    case, told = case_file.case, Told()
    told.add(case_file.pin(problem) for problem in of_case(case_file))
    told.add(of_marks(draft.package))
    told.add(of_pending(draft.package, request.settling, tell))
    _sections(draft, case_file, kind, told, tell)
    search = Search(watch(case, case_file.identities), _model(request, told))
    seen = search.of(passages(draft.package))
    forms = forms_of(draft.package, _title(draft.returned.fields, kind), request.maker, told, tell)
    page = to_html(forms.article, _page(case_file)) if forms.article else None
    ids = ids_of(_found(forms, page, seen, search))
    undecided, decided = split(ids, case)
    _findings(undecided, decided, out_of_sight(seen), draft, told, tell)
    until = keep_until(case, today)
    told.add(case_file.pin(problem) for problem in of_embargo(until))
    model, inputs = search.model.version if search.model else "", inputs_of(case_file, space.identities)
    prepared = Prepared(
        request, case_file, kind, draft, today, forms, page, told.in_order, ids, undecided, decided,
        len(out_of_sight(seen)), model, until, inputs, output_folder(case_file.folder, space),
    )  # fmt: skip
    return prepared if prepared.is_refused else replace(prepared, files=files_of(prepared))


def _kind(draft: Opened, space: Workspace) -> Kind:
    """The kind of document, if it is for the public.

    Raises:
        Stop: it is not.
    """
    kind = kind_of_draft(draft.returned.issue.document, read_library(space.templates))
    refused = tuple(of_kind(kind, draft.package.name))
    if kind is None or refused:
        raise Stop(refused)
    return kind


def _sections(draft: Opened, case_file: CaseFile, kind: Kind, told: Told, tell: Tell) -> None:
    sections = law.edition(case_file.case).sections.get(kind.name.replace("-", "_"), ())
    further = kind.settings.mandatory
    missing = told.add(missing_sections(draft.returned.fields, sections, further, draft.package.name))
    all_ = len({section.path for section in sections} | set(further))
    tell("mandatory sections", f"{all_ - missing} of {all_}")


def _model(request: Request, told: Told) -> NamesModel | None:
    """The model for names that nobody has listed; only where it was asked for."""
    return told.attempt(read_model) if request.is_thorough else None


def _title(fields: Sequence[Field], kind: Kind) -> str:
    """What the properties call the document: its kind and its own title, as the cover has them."""
    own = next((field.anchor.text for field in fields if field.anchor.path[-1:] == ("title",)), "")
    return f"{kind.settings.title}: {own}" if own else kind.settings.title


def _page(case_file: CaseFile) -> Page:
    partnership = case_file.case.partnership
    ways = " or ".join(way for way in (partnership.email, partnership.phone) if way)
    return Page(publisher=partnership.name or "", contact=ways)


def _found(forms: Forms, page: bytes | None, seen: Sequence[FoundDetail], search: Search) -> tuple[FoundDetail, ...]:
    """What identifies somebody in the clean Word file, and what only the page or the PDF shows.

    Where there is no clean file, what a reader of the draft would have `seen`: a refusal tells every reason.
    """
    if forms.clean is None:
        hidden = frozenset(out_of_sight(seen))
        return tuple(finding for finding in seen if finding not in hidden)
    found = search.of(passages(forms.clean.package))
    if page is not None:
        found += only_there(search.of(_written(page)), found)
    if forms.pdf is not None:
        found += only_there(search.of(pdf_passages(forms.pdf.content)), found)
    return found


def _written(page: bytes) -> Iterator[Passage]:
    """The page's texts but for the style sheet, which is the program's own: its `@media` is nobody's name."""
    own = "".join(stylesheet().split())
    return (passage for passage in html_passages(page) if "".join(passage.text.split()) != own)


def _findings(
    undecided: Sequence[FoundDetail],
    decided: Mapping[FoundDetail, Kept],
    hidden: Collection[FoundDetail],
    draft: Opened,
    told: Told,
    tell: Tell,
) -> None:
    told.add(to_problem(finding, draft.package.name) for finding in undecided)
    gone = f"; {len(hidden)} in hidden places, taken out" if hidden else ""
    tell("details that identify", f"{len(undecided)} open, {len(decided)} decided{gone}")
