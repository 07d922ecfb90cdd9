"""The verb pull: what reviewers changed in Word goes back into the case folder."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.shape import items_around
from cspr_docs.casefile.splice import write_splice
from cspr_docs.documents.drafts.writing import ISSUED, issued_copy
from cspr_docs.files import sha256
from cspr_docs.problems import Problem, Stop, error, path_text
from cspr_docs.project.case_of_draft import DRAFT_OF_ANOTHER_CASE, case_of_draft
from cspr_docs.project.concerns import concerns_of
from cspr_docs.review.edits import Waiting, without_undecided
from cspr_docs.review.outside import outside_of_fields
from cspr_docs.review.pull import pull
from cspr_docs.review.pulled import OUTSIDE, Choices, Pulled
from cspr_docs.review.records import (
    KeptOut,
    LedgerEntry,
    Point,
    points_of,
    undecided_files,
    with_entries,
    with_points,
)
from cspr_docs.review.row_edits import row_edits
from cspr_docs.word.added_rows import added_rows
from cspr_docs.word.anchored import own_paragraphs
from cspr_docs.word.anchors import issue_id
from cspr_docs.word.reanchoring import without_template_words
from cspr_docs.word.returned import Changes, Returned, read_returned

PULL_FORM = error(
    "pull-form",
    "The file is a form that an agency filled in, and no draft that a reviewer edited. 'cspr collect' reads forms: it "
    "puts mentions in place of real names and gives every row an id of its own.",
)


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What a person asks for."""

    drafts: tuple[Path, ...]
    case: Path | None = None
    changes: Changes = Changes.ACCEPT
    choices: Choices = field(default_factory=Choices)
    identities: Path | None = None


@dataclass(frozen=True)
class PullProposal:
    """What a pull would do to one case; nothing has been written.

    `waiting` are this program's own proposals on which nobody has decided, `uncompared` the drafts whose issue is no
    longer kept, so that nothing can be said of what is outside the fields. `forms` are left to 'collect'.
    """

    case_file: CaseFile
    drafts: tuple[Returned, ...]
    pulled: Pulled
    waiting: tuple[Waiting, ...]
    uncompared: tuple[Path, ...]
    points: tuple[Point, ...]
    forms: tuple[Path, ...]


def propose(request: PullRequest, output: Path, today: date) -> PullProposal:
    """What pulling these drafts would do.

    Raises:
        Stop: a draft cannot be read or belongs to no case here, or the case cannot be read.
    """
    read, waiting = _read(request)
    forms = tuple(one.path for one in read if one.is_form)
    drafts = tuple(one for one in read if one.path not in forms)
    if not drafts:
        raise Stop(_to_collect(path) for path in forms)
    case_file = case_of_draft({draft.issue.case for draft in drafts}, request.case, request.identities)
    strangers = [draft for draft in drafts if draft.issue.case != case_file.case.reference]
    if strangers:
        raise Stop(_not_of(draft, case_file.case.reference) for draft in strangers)
    issued = {draft.path: issued_of(draft, output / case_file.folder.resolve().name) for draft in drafts}
    drafts = tuple(_with_own_words(draft, issued[draft.path]) for draft in drafts)
    compared = tuple((draft, sent) for draft in drafts if (sent := issued[draft.path]))
    rows = {draft.path: added_rows(draft, sent, items_around) for draft, sent in compared}
    edits = tuple(one for draft, _ in compared for one in row_edits(draft, rows[draft.path], case_file.case))
    outside = tuple(
        one
        for draft, sent in compared
        for one in outside_of_fields(draft, sent, rows[draft.path], items_around)
    )
    pulled = pull(
        *(drafts, (*edits, *outside), case_file, request.choices),
        lambda splice: concerns_of(case_file, splice, today),
    )
    return PullProposal(
        case_file,
        drafts,
        pulled,
        waiting,
        tuple(path for path, copy in issued.items() if copy is None),
        tuple(point for draft in drafts for point in points_of(draft, issued[draft.path])),
        forms,
    )


def carry_out(proposal: PullProposal, today: date) -> tuple[Path, ...]:
    """Writes the changes into the case folder, the clashes and comments beside it; gives the files written.

    Raises:
        Stop: the case folder was changed since it was read, or cannot be written.
    """
    folder, pulled = proposal.case_file.folder, proposal.pulled
    # What is kept of the reviewers comes first: whoever is stopped in the middle pulls again, and it is complete.
    files = (
        *undecided_files(folder, pulled),
        *with_points(folder, proposal.points),
        *with_entries(folder, (_entry(draft, proposal, today) for draft in proposal.drafts)),
        *pulled.files,
    )
    write_splice(files)
    return tuple(file.path for file in files)


def _read(request: PullRequest) -> tuple[tuple[Returned, ...], tuple[Waiting, ...]]:
    """Every draft without its undecided proposals, and these; or every problem with the drafts."""
    drafts: list[Returned] = []
    waiting: list[Waiting] = []
    problems: list[Problem] = []
    for path in request.drafts:
        try:
            draft, undecided = without_undecided(read_returned(path, request.changes), request.changes)
        except Stop as stop:
            problems.extend(stop.problems)
        else:
            drafts.append(draft)
            waiting.extend(undecided)
    if problems:
        raise Stop(problems)
    in_turn = sorted(drafts, key=lambda draft: (draft.reviewer, draft.path.as_posix()))
    return tuple(_told_apart(in_turn)), tuple(waiting)


def _told_apart(drafts: Sequence[Returned]) -> Iterator[Returned]:
    """The drafts with the file's name behind the reviewer's where two bear the same."""
    known = Counter(name for draft in drafts for name in {draft.reviewer, draft.saved_by})
    files = Counter(draft.path.name for draft in drafts)
    for draft in drafts:
        file = draft.path.name if files[draft.path.name] == 1 else draft.path.as_posix()
        names = (draft.reviewer, draft.saved_by)
        reviewer, saved_by = (name if known[name] == 1 else f"{name} ({file})" for name in names)
        yield replace(draft, reviewer=reviewer, saved_by=saved_by)


def _to_collect(form: Path) -> Problem:
    message, hint = "this is a form that an agency filled in", f"cspr collect {form.as_posix()}"
    return Problem(PULL_FORM, message, hint, file=form.as_posix())


def _not_of(draft: Returned, reference: str) -> Problem:
    message = f"this draft belongs to the case {draft.issue.case}, not to {reference}"
    return Problem(DRAFT_OF_ANOTHER_CASE, message, "pull it in its own case", file=draft.path.as_posix())


def issued_of(draft: Returned, output: Path) -> Returned | None:
    """The draft as it was issued, from the output folder or from beside the file itself."""
    id_ = issue_id(draft.issue)
    copies = (issued_copy(output, id_), draft.path.parent / ISSUED / f"{id_}.docx")
    return next((read_returned(copy) for copy in copies if copy.exists()), None)


def _with_own_words(draft: Returned, issued: Returned | None) -> Returned:
    """The draft whose texts hold none of the template's paragraphs, even if an editor has stretched their marks."""
    if issued is None or not any(field.by_bookmark for field in draft.fields):
        return draft
    template = frozenset(one.own for one in own_paragraphs(issued.body, issued.fields))
    return replace(draft, fields=tuple(without_template_words(draft.fields, template)))


def _entry(draft: Returned, proposal: PullProposal, today: date) -> LedgerEntry:
    pulled = proposal.pulled
    people = {draft.reviewer, draft.saved_by, draft.everybody}
    taken = [one for one in pulled.taken if people.intersection(one.reviewers)]
    kept = [one for one in pulled.kept if one.reviewer in people]
    clashes = [one for one in pulled.clashes if people.intersection(dict(one.theirs))]
    return LedgerEntry(
        draft=draft.issue.document,
        issue=issue_id(draft.issue),
        file=draft.path.name,
        sha256=sha256(draft.path.read_bytes()),
        reviewer=draft.reviewer,
        pulled_on=today.isoformat(),
        taken=tuple(dict.fromkeys(path_text(one.path) for one in taken)),
        kept_out=(
            *(KeptOut(at=one.at, because=one.reason) for one in kept),
            *(KeptOut(at=path_text(one.path), because="two sides changed it differently") for one in clashes),
            *(
                KeptOut(at=path_text(one.path) or OUTSIDE, because=one.reason)
                for one in proposal.waiting
                if one.draft == draft.path
            ),
        ),
    )
