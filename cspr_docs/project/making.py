"""Makes the drafts of one case, or over all cases: reads and renders everything first, then writes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cspr_docs.checks.known import AFTER_ITS_DATE
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.drafts.inputs import sha256_of
from cspr_docs.documents.drafts.manifest import (
    MANIFEST,
    IssuedDraft,
    Manifest,
    Planned,
    read_manifest,
    write_manifest,
)
from cspr_docs.documents.drafts.writing import (
    ISSUED,
    OUTPUT_NOT_WRITABLE,
    Draft,
    DraftOutcome,
    Step,
    prepare_folder,
    sent_step,
    step_for,
    take,
)
from cspr_docs.documents.its_day import missing_sections
from cspr_docs.documents.kinds import Library, read_library
from cspr_docs.documents.length import too_long
from cspr_docs.documents.plan import Document, NotMade, broken_kinds, plan
from cspr_docs.documents.render import template_of
from cspr_docs.documents.versions import RenderedVersion, render_version
from cspr_docs.files import alone_in, clear_leftovers, writing
from cspr_docs.problems import Problem, Severity, Stop, in_order, severity_of
from cspr_docs.problems.wording import counted
from cspr_docs.project.build_report import (
    NOT_MADE,
    STOPPED,
    UNKNOWN_RECIPIENT,
    BuildRequest,
    BuildRow,
    Built,
    Edited,
    Selection,
    beside_note,
)
from cspr_docs.project.check import check
from cspr_docs.project.sent import changed_since_sent


@dataclass(frozen=True, slots=True)
class MadeDraft:
    """A document that is ready to be written (`step` says how), or the problems that stop it.

    `told` are the gaps and advice that its own kind asks for, and what it tells of days after its own; `note` is what
    its row tells, `unmerged` why the case's changes could not go into the edited file, `is_open` whether some of them
    did not. `file_name` is that of the draft, also where none is made; `older` are the drafts from before of a document
    whose file nobody knows. `version` is what it was made with.
    """

    planned: Planned
    draft: Draft | None = None
    step: Step | None = None
    stopped_by: tuple[Problem, ...] = ()
    told: tuple[Problem, ...] = ()
    note: str = ""
    unmerged: tuple[Problem, ...] = ()
    is_open: bool = False
    file_name: str = ""
    older: tuple[str, ...] = ()
    version: RenderedVersion | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """What drafts are made from, with the problems that are told anyway; `pin` gives a problem its place."""

    facts: Facts
    problems: tuple[Problem, ...]
    pin: Callable[[Problem], Problem]


def _source(request: BuildRequest) -> _Source:
    if request.over_all:
        from cspr_docs.documents.all_cases.gathered import gather

        all_cases, unread = gather(request.folders, request.today, request.locked)
        told = tuple(problem for one in unread for problem in one.problems)
        return _Source(Facts.of_all_cases(all_cases), told, lambda problem: problem)
    checked = check(request.folder, request.today, request.space.identities, beside=lambda _: ())
    case_file = checked.case_file
    facts = Facts(case_file.case, case_file.identities, checked.edition, checked.deadlines)
    return _Source(facts, checked.problems, case_file.pin)


def make_drafts(request: BuildRequest, digest: str) -> Built:
    """Writes the drafts that are asked for. Of two builds that write in one folder, the second waits for the first.

    Raises:
        Stop: as `build`.
    """
    source, output = _source(request), request.output
    facts = source.facts
    library = read_library(request.space.templates)
    planned = (*plan(facts, library.kinds), *broken_kinds(library))
    _refuse_unknown(request.wanted, library, facts)
    prepare_folder(output)
    made = []
    for entry in planned:
        stopped = isinstance(entry, NotMade) and bool(entry.problems)
        if request.wanted.includes(as_planned(entry), of_anybody=stopped):
            made.append(_made(entry, facts, source.problems, library, digest))
    with alone_in(output):
        clear_leftovers(output, output / ISSUED)
        return _take_steps(request, made, planned, source, digest)


def _take_steps(
    request: BuildRequest,
    made: Sequence[MadeDraft],
    planned: Sequence[Document | NotMade],
    source: _Source,
    digest: str,
) -> Built:
    """Decides what becomes of each draft, given what lies in the folder now, and does it."""
    output = request.output
    manifest = read_manifest(output)
    made = [replace(one, older=_older(one, manifest, planned)) for one in made]
    steps = tuple(_with_step(one, output, manifest, request.edited) for one in made)
    own = (source.pin(problem) for one in made for problem in (*one.stopped_by, *one.told))
    found = in_order((*source.problems, *own))
    now = {(one.planned.kind, one.planned.item): one.planned for one in made}
    known = tuple(now.get((one.kind, one.item), one) for one in map(as_planned, planned))
    manifest = replace(manifest, planned=known, problems=found)
    _remember(output, _announcing(manifest, steps))
    return _write(output, replace(manifest, looked_at=digest), steps, source)


def _remember(output: Path, manifest: Manifest) -> None:
    """Writes the manifest.

    Raises:
        Stop: it cannot be written; the one before has what a next build must know.
    """
    with writing(output / MANIFEST, OUTPUT_NOT_WRITABLE, "make room on the disk, and build again"):
        write_manifest(output, manifest)


def as_planned(entry: Document | NotMade) -> Planned:
    """The entry of the manifest."""
    if isinstance(entry, NotMade):
        return Planned(entry.title, entry.kind, entry.item, entry.recipient, not_made_because=entry.reason)
    return Planned(entry.title, entry.kind.name, entry.item, entry.recipient, entry.file_name)


def _older(one: MadeDraft, manifest: Manifest, planned: Iterable[Document | NotMade]) -> tuple[str, ...]:
    """The drafts of before that may be this one's, where what is wrong leaves no name for it."""
    if one.file_name or not one.stopped_by:
        return ()
    known = {entry.file_name for entry in planned}
    return tuple(name for name in sorted(manifest.drafts) if name not in known)


def _refuse_unknown(wanted: Selection, library: Library, facts: Facts) -> None:
    for name in wanted.kinds:
        library.kind(name, facts.of)
    people = {letter.to for letter in facts.case.letters}
    unknown = [name for name in wanted.recipients if name not in people]
    known = (
        f"the case has letters to {', '.join(sorted(people))}" if people else "the case has no letters yet"
    )
    if unknown:
        raise Stop([Problem(UNKNOWN_RECIPIENT, f'no letter goes to "{name}"', known) for name in unknown])


def _made(
    entry: Document | NotMade, facts: Facts, problems: tuple[Problem, ...], library: Library, digest: str
) -> MadeDraft:
    planned = as_planned(entry)
    if isinstance(entry, NotMade):
        return MadeDraft(planned, stopped_by=entry.problems, file_name=entry.file_name)
    try:
        missing = tuple(missing_sections(entry, facts))
        template = template_of(entry, library)
        version = render_version(entry, facts, (*problems, *missing), template)
    except Stop as stop:
        return MadeDraft(planned, stopped_by=stop.problems, file_name=entry.file_name)
    rendered, planned = version.rendered, as_planned(version.document)
    errors = tuple(problem for problem in rendered.touched if severity_of(problem) is Severity.ERROR)
    if errors:
        return MadeDraft(planned, stopped_by=errors, file_name=entry.file_name)
    draft = Draft(version.document.file_name, rendered.content, digest, rendered.prompts, rendered.issue_id)
    later = (problem for problem in rendered.touched if problem.code == AFTER_ITS_DATE)
    told = (*missing, *later, *too_long(entry, rendered.words), *template.advice)
    return MadeDraft(planned, draft, told=told, version=version)


def _with_step(one: MadeDraft, output: Path, manifest: Manifest, edited: Edited) -> MadeDraft:
    if one.draft is None:
        return one
    known = manifest.drafts.get(one.draft.name)
    if one.version and one.version.sent:
        newer = _untouched(output, manifest, one.version.following)
        if kept := sent_step(output, one.draft, known, one.version.sent.draft, newer):
            return replace(one, step=kept, told=())
    step = step_for(output, one.draft, known, force=edited is Edited.REPLACE)
    if step.outcome is DraftOutcome.BESIDE:
        return _with_edited(replace(one, step=step), one.draft, output, known, edited)
    note = f"the edited one is kept as {step.copy_to.name}" if step.copy_to else ""
    return replace(one, step=step, note=note)


def _untouched(output: Path, manifest: Manifest, name: str) -> Path | None:
    """The draft of this name, if there is one and nobody has changed it."""
    known = manifest.drafts.get(name)
    return output / name if known and sha256_of(output / name) in known.issued else None


def _with_edited(
    one: MadeDraft, draft: Draft, output: Path, known: IssuedDraft | None, edited: Edited
) -> MadeDraft:
    """A draft that somebody has edited, while the case says something new."""
    from cspr_docs.project.edited import edited_values, merge_step, merged_note

    problems: tuple[Problem, ...] = ()
    if edited is Edited.MERGE:
        try:
            step, made = merge_step(output, draft, known)
        except Stop as stop:
            problems = stop.problems
        else:
            note = merged_note(made, step.copy_to)
            return replace(one, step=step, note=note, is_open=bool(made.conflicts or made.left))
    beside = one.step.issue.beside if one.step else {}
    names = [name for name, sha in beside.items() if sha == draft.sha256]
    file = output / draft.name
    note = beside_note(output / names[-1], file, edited_values(file))
    return replace(one, note=note, unmerged=problems)


def _announcing(manifest: Manifest, made: Iterable[MadeDraft]) -> Manifest:
    """The manifest before anything is written: it knows the old file and the new one, whichever will be there.

    If the program is killed between two files, the next build must not take a draft of ours for somebody's edit.
    """
    for one in made:
        known = manifest.drafts.get(one.draft.name) if one.draft else None
        if one.step and one.step.merged:
            continue  # until it is written, the file counts as an edited draft of the issue before
        if one.draft and one.step and one.step.target and one.step.outcome is not DraftOutcome.BESIDE:
            issued = (*(known.issued if known else ()), one.draft.sha256)
            manifest = manifest.with_draft(
                one.draft.name, replace(one.step.issue, issued=issued, made_from="")
            )
        elif one.draft and one.step and one.step.outcome is DraftOutcome.BESIDE:
            manifest = manifest.with_draft(one.draft.name, replace(one.step.issue, made_from=""))
    return replace(manifest, looked_at="")


def _write(output: Path, manifest: Manifest, made: Iterable[MadeDraft], source: _Source) -> Built:
    """Writes file after file; one that cannot be written is reported and the others are written all the same."""
    rows, problems = [], list(manifest.problems)
    for one in made:
        row = _row(output, one)
        problems.extend(one.unmerged)
        if one.draft and one.step:
            try:
                take(one.step, one.draft)
                manifest = manifest.with_draft(one.draft.name, one.step.issue)
            except Stop as stop:
                problems.extend(stop.problems)
                row = replace(row, outcome=STOPPED, note=stop.problems[0].message)
        rows.append(row)
    _remember(output, manifest)
    sent = tuple(source.pin(problem) for problem in changed_since_sent(source.facts.case, output))
    if sent:  # a build that has nothing to do tells it again
        _remember(output, replace(manifest, problems=in_order((*manifest.problems, *sent))))
    return Built(tuple(rows), in_order((*problems, *sent)))


def _row(output: Path, one: MadeDraft) -> BuildRow:
    title, file = one.planned.title, (output / one.planned.file_name).as_posix()
    if one.stopped_by:
        note = f"{counted(len(one.stopped_by), 'error')} must be put right first{_from_before(output, one)}"
        return BuildRow(title, STOPPED, note=note)
    if one.draft is None or one.step is None:
        before = _from_before(output, one)
        note, is_not_due = f"{one.planned.not_made_because}{before}", not (one.planned.item or before)
        return BuildRow(title, NOT_MADE, note=note, is_not_due=is_not_due)
    return BuildRow(title, one.step.outcome, file, one.draft.prompts, one.note, one.is_open)


def _from_before(output: Path, one: MadeDraft) -> str:
    """That a draft which is still there does not say what the case says now; empty where there is none."""
    there = [name for name in (*filter(None, (one.file_name,)), *one.older) if (output / name).is_file()]
    return (
        f"; from before, and older than the case: {', '.join(there)} in {output.as_posix()}" if there else ""
    )
