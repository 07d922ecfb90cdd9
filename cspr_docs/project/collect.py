"""The verb collect: what agencies sent in, forms and tables, goes into the case folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.casefile.splice import ChangedFile, write_splice
from cspr_docs.collect.adding import Adding, add
from cspr_docs.collect.form import FormAnswer, ReturnedForm, read_form
from cspr_docs.collect.tables.columns import (
    ColumnQuestion,
    folded_header,
    remembered_columns,
    with_columns,
)
from cspr_docs.collect.tables.opening import read_sheets
from cspr_docs.collect.tables.tabled import Tabled, read_items
from cspr_docs.ooxml.package import read_package
from cspr_docs.problems import Problem, Severity, Stop, error, severity_of, stop_for
from cspr_docs.project.case_of_draft import DRAFT_OF_ANOTHER_CASE, case_of_draft
from cspr_docs.project.collect_ledger import entries_of
from cspr_docs.project.concerns import concerns_of
from cspr_docs.project.pull import issued_of
from cspr_docs.project.workspace import case_folders
from cspr_docs.review.pulled import KeptChange, Pulled
from cspr_docs.review.records import (
    Point,
    hiding,
    points_of,
    undecided_files,
    with_entries,
    with_points,
)
from cspr_docs.word.issue import issue_of
from cspr_docs.word.returned import Returned, read_returned
from schemas.agencies import AgencyReturn

COLLECT_AGENCY = error(
    "collect-agency",
    "A table does not say which agency sent it, and the case has no agency of that id. Say it with --agency and the id "
    "that stands in agencies.yaml; the table's own column for agencies comes before it.",
)
COLLECT_CASE = error(
    "collect-case",
    "A table does not say which case it belongs to, as a form does. Say it with --case.",
)


@dataclass(frozen=True, slots=True)
class CollectRequest:
    """What a person asks for.

    Attributes:
        agency: the id of the agency that sent the tables; forms say it themselves.
        on: the day on which the files came; `None` means the day that a form says, or that it was saved on.
        columns: the field that a column fills, by the column's header.
    """

    files: tuple[Path, ...]
    case: Path | None = None
    agency: str | None = None
    on: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    identities: Path | None = None


@dataclass(frozen=True)
class CollectProposal:
    """What collecting would do to one case; nothing has been written.

    `entries` and `points` are what the ledger and the open points get, `undated` the returns whose day nobody knows,
    `concerns` what the checks would say of the case then and do not say now.
    """

    case_file: CaseFile
    forms: tuple[ReturnedForm, ...]
    adding: Adding
    problems: tuple[Problem, ...]
    questions: tuple[ColumnQuestion, ...]
    undated: tuple[str, ...]
    points: tuple[Point, ...]
    concerns: tuple[Problem, ...]
    tables: tuple[Path, ...]  # without those whose columns nobody knows
    columns: Mapping[str, str]
    agency: str | None


def propose_collect(request: CollectRequest, output: Path, today: date) -> CollectProposal:
    """What collecting these files would do.

    Raises:
        Stop: a file is refused, belongs to another case, or answers no return of it; or the case cannot be read.
    """
    drafts, tables = _told_apart(request.files)
    case_file = _case(request, drafts, tables)
    said = {folded_header(header): fills for header, fills in request.columns.items()}
    known = remembered_columns(case_file.folder, _name(case_file, request.agency)) | said
    forms, refused = _each(drafts, lambda draft: _form(draft, case_file))
    rows, unread = _each(tables, lambda path: (path, _tabled(path, case_file, request.agency, known)))
    if refused := (*refused, *unread, *_of_nobody(request, case_file, dict(rows))):
        raise Stop(refused)
    tabled = tuple(found for _, found in rows)
    answers, undated = _answers(forms, request, today)
    every: tuple[ReturnedForm | Tabled, ...] = (*forms, *tabled)
    items = [item for one in every for item in one.items]
    adding = add(case_file, (*answers, *_of_tables(request, tables, case_file)), items)
    kept = [change for form in forms for change in _kept(form, request, output, case_file)]
    return CollectProposal(
        case_file,
        forms,
        replace(adding, kept=(*adding.kept, *kept)),
        tuple(problem for one in every for problem in one.problems),
        tuple(question for one in tabled for question in one.questions),
        tuple(undated),
        tuple(point for form in forms for point in points_of(form.draft)),
        concerns_of(case_file, adding.splice, today),
        tuple(path for path, found in rows if not found.questions),
        request.columns,
        request.agency,
    )


def carry_out_collect(proposal: CollectProposal, today: date) -> tuple[Path, ...]:
    """Writes the changes into the case folder, what is kept out beside it; gives the files written.

    Raises:
        Stop: the case folder was changed since it was read, or cannot be written.
    """
    folder, adding = proposal.case_file.folder, proposal.adding
    files: Sequence[ChangedFile] = (
        *undecided_files(folder, Pulled(adding.splice.files, kept=adding.kept)),
        *with_points(folder, proposal.points),
        *with_entries(folder, entries_of(proposal, today)),
        *with_columns(folder, _name(proposal.case_file, proposal.agency), proposal.columns),
        *adding.splice.files,
    )
    write_splice(files)
    return tuple(file.path for file in files)


def _name(case_file: CaseFile, agency: str | None) -> str:
    """The agency's name, under which its columns are remembered for all cases."""
    return next((one.name for one in case_file.case.agencies if one.id == agency), "")


def _told_apart(files: Iterable[Path]) -> tuple[tuple[Returned, ...], tuple[Path, ...]]:
    """The drafts of this program among the files, and the others; each file once, in the order of their names.

    Raises:
        Stop: with the problems of every draft that cannot be read.
    """
    tables: list[Path] = []
    drafts: list[Path] = []
    for path in sorted(dict.fromkeys(files), key=lambda path: (path.name, path.as_posix())):
        try:
            is_draft = issue_of(read_package(path)) is not None
        except Stop:  # whoever reads tables says why, where it is none either
            is_draft = False
        (drafts if is_draft else tables).append(path)
    found, problems = _each(drafts, read_returned)
    if problems:
        raise Stop(problems)
    return found, tuple(tables)


Given = TypeVar("Given")
Made = TypeVar("Made")


def _each(
    given: Iterable[Given], read: Callable[[Given], Made]
) -> tuple[tuple[Made, ...], tuple[Problem, ...]]:
    """What is read of each, and every problem with those that cannot be read."""
    found: list[Made] = []
    problems: list[Problem] = []
    for one in given:
        try:
            found.append(read(one))
        except Stop as stop:
            problems += stop.problems
    return tuple(found), tuple(problems)


def _case(request: CollectRequest, drafts: Sequence[Returned], tables: Sequence[Path]) -> CaseFile:
    if drafts:
        return case_of_draft({draft.issue.case for draft in drafts}, request.case, request.identities)
    folders = [request.case] if request.case else case_folders(())
    if len(folders) == 1:
        return read_case(folders[0], request.identities)
    _, unread = _each(tables, lambda path: read_sheets(path, lambda _: False))
    if unread:  # a form that is locked is no table, and asks for no case
        raise Stop(unread)
    message = f"there are {len(folders)} cases here, and a table does not say which it belongs to"
    raise stop_for(COLLECT_CASE, message, "say it with --case")


def _form(draft: Returned, case_file: CaseFile) -> ReturnedForm:
    """The form of this case.

    Raises:
        Stop: it belongs to another case, or answers no return of this one.
    """
    case = case_file.case.reference
    if draft.issue.case == case:
        return read_form(draft, case_file)
    message = f"this form belongs to the case {draft.issue.case}, not to {case}"
    hint = "collect it in its own case; nothing was taken"
    raise stop_for(DRAFT_OF_ANOTHER_CASE, message, hint, file=draft.path)


def _tabled(path: Path, case_file: CaseFile, agency: str | None, known: Mapping[str, str]) -> Tabled:
    """The rows of a file.

    Raises:
        Stop: it cannot be read, or holds no rows.
    """
    found = read_items(path, case_file, agency, known)
    if faults := [problem for problem in found.problems if severity_of(problem) is Severity.ERROR]:
        raise Stop(faults)
    return found


def _of_nobody(
    request: CollectRequest, case_file: CaseFile, tabled: Mapping[Path, Tabled]
) -> Iterator[Problem]:
    """Why nobody can say whose the rows of a file are."""
    ids = [agency.id for agency in case_file.case.agencies]
    listed = ", ".join(ids) or "none yet"
    if request.agency is not None and request.agency not in ids:
        message = f'the case has no agency "{request.agency}"'
        yield Problem(COLLECT_AGENCY, message, f"its agencies are: {listed}")
    for path, found in tabled.items() if request.agency is None else ():
        if not found.has_agencies:
            message = "nothing says which agency sent this"
            yield Problem(COLLECT_AGENCY, message, f"say it with --agency: {listed}", file=path.name)


def _kept(
    form: ReturnedForm, request: CollectRequest, output: Path, case_file: CaseFile
) -> Iterator[KeptChange]:
    """What stands in a form and cannot be taken, without the real names that the form prints.

    A day that is none does not matter where --on says it.
    """
    issued = issued_of(form.draft, output / case_file.folder.resolve().name)
    is_moved = form.draft.is_from_libreoffice  # it moves too much for anybody to tell
    outside = () if issued is None or is_moved else form.outside(issued)
    hidden = hiding(form.draft.issue)
    said = None if request.on is None else ("agency_returns", form.asked.id, "returned_on")
    for change in (*form.kept, *outside):
        if change.path != said:
            yield replace(change, words=hidden(change.words))


def _answers(
    forms: Iterable[ReturnedForm], request: CollectRequest, today: date
) -> tuple[list[FormAnswer], list[str]]:
    """What the forms say, with the day and the title of each return; and the returns whose day nobody knows."""
    answers: list[FormAnswer] = []
    undated: list[str] = []
    for form in forms:
        path, who = ("agency_returns", form.asked.id), form.by
        own = [one for one in form.answers if one.path != (*path, "returned_on") or request.on is None]
        said = {one.path for one in own}
        if not own and not form.items:
            continue
        if (*path, "source") not in said and form.asked.source is None:
            own.append(FormAnswer((*path, "source"), form.title, who))
        if (*path, "returned_on") not in said and form.asked.returned_on is None:
            day = request.on or _saved_on(form.draft, form.asked, today)
            own += [FormAnswer((*path, "returned_on"), day.isoformat(), who)] if day else []
            undated += [] if day else [form.asked.id]
        answers += own
    return answers, undated


def _saved_on(draft: Returned, asked: AgencyReturn, today: date) -> date | None:
    """The day on which somebody saved the form, where it can be the day of an answer."""
    day = draft.saved_on
    return day if day and asked.requested_on and asked.requested_on <= day <= today else None


def _of_tables(request: CollectRequest, tables: Sequence[Path], case_file: CaseFile) -> Iterator[FormAnswer]:
    """The day on which an agency's tables came, where a person says it and one return waits for it."""
    waiting = [
        one
        for one in case_file.case.agency_returns
        if one.agency == request.agency and one.returned_on is None
    ]
    if tables and request.on and len(waiting) == 1:
        path = ("agency_returns", waiting[0].id, "returned_on")
        yield FormAnswer(path, request.on.isoformat(), "--on")
