"""The verb build: a case folder becomes its drafts, all cases their papers, and again when something is saved.

What a build with nothing to do needs is imported here; what reads and renders is imported when it is needed, since
it costs most of a second.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence, Set
from contextlib import closing
from pathlib import Path

from cspr_docs.documents.drafts.inputs import digest_of, sha256_of
from cspr_docs.documents.drafts.manifest import IssuedDraft, Manifest, Planned, read_manifest
from cspr_docs.documents.drafts.writing import DraftOutcome
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.build_report import (
    NOT_MADE,
    UNKNOWN_RECIPIENT,
    BuildRequest,
    BuildRow,
    Built,
    Edited,
    beside_note,
)
from cspr_docs.project.workspace import Workspace, shared_files

Changes = Set[tuple[object, str]]

_PATIENCE = 100
"""Milliseconds after which the watch says that it stands, though nothing was saved."""


def build(request: BuildRequest) -> Built:
    """Builds the drafts of one case, or over all cases, that are asked for.

    Raises:
        Stop: the case cannot be read, the output folder cannot be used, or something is asked for that there
            is not; nothing has been written then.
    """
    manifest, digest = read_manifest(request.output), _digest(request)
    rows = None if request.edited is Edited.REPLACE else nothing_to_do(request, manifest, digest)
    if request.edited is Edited.MERGE and any(row.outcome == DraftOutcome.BESIDE for row in rows or ()):
        rows = None
    if rows is None:
        from cspr_docs.project.making import make_drafts

        return make_drafts(request, digest)
    return Built(rows, manifest.problems)


def build_case(asked: BuildRequest, folder: Path) -> Built:
    """Builds the drafts of this case, or over all cases, all else being as it is asked for.

    Raises:
        Stop: as `build`.
    """
    return build(asked.of(folder))


def older_drafts(output: Path, why: Iterable[Problem]) -> tuple[str, ...]:
    """The drafts that lie in an output folder from before what stopped a build; none where it was asked amiss."""
    from cspr_docs.documents.kinds import UNKNOWN_KIND

    if any(problem.code in (UNKNOWN_KIND, UNKNOWN_RECIPIENT) for problem in why):
        return ()
    try:
        known = read_manifest(output).drafts
    except Stop:
        return ()
    return tuple(name for name in sorted(known) if (output / name).is_file())


def _digest(request: BuildRequest) -> str:
    space = request.space
    files = [path for place in space.templates for path in place.rglob("*") if path.is_file()]
    shared = {file for folder in request.folders for file in shared_files(folder)}
    apart = (space.identities, *shared)
    files.extend(path for path in apart if path and path.exists())
    return digest_of(request.folders, files, request.program, request.today.isoformat(), *request.locked)


def nothing_to_do(request: BuildRequest, manifest: Manifest, digest: str) -> tuple[BuildRow, ...] | None:
    """The rows of a build that changes nothing; `None` where something has to be made."""
    chosen = [planned for planned in manifest.planned if request.wanted.includes(planned)]
    if manifest.looked_at != digest or not chosen:
        return None
    issued = [(planned, manifest.drafts.get(planned.file_name)) for planned in chosen]
    rows = tuple(row for planned, issue in issued if (row := _row(request.output, planned, issue, digest)))
    return rows if len(rows) == len(chosen) else None


def _row(output: Path, planned: Planned, issue: IssuedDraft | None, digest: str) -> BuildRow | None:
    """The row of a document that needs no work; `None` where it has to be made."""
    if planned.not_made_because:
        return BuildRow(planned.title, NOT_MADE, note=planned.not_made_because, is_not_due=not planned.item)
    file = output / planned.file_name
    there = sha256_of(file)
    if issue is None or there is None or issue.made_from != digest:
        return None
    if there in issue.issued:
        return BuildRow(planned.title, DraftOutcome.UNCHANGED, file.as_posix(), issue.prompts)
    if issue.latest in issue.issued:
        return BuildRow(planned.title, DraftOutcome.EDITED, file.as_posix(), issue.prompts)
    for name, sha in sorted(issue.beside.items()):
        if sha == issue.latest == sha256_of(output / name):
            from cspr_docs.project.edited import edited_values

            note = beside_note(output / name, file, edited_values(file))
            return BuildRow(planned.title, DraftOutcome.BESIDE, file.as_posix(), issue.prompts, note)
    return None


def saves(folders: Sequence[Path], space: Workspace) -> Iterator[tuple[str, ...]]:
    """The names of the files of cases and templates that were saved, each time some were; first and at once none.

    Ends when somebody presses Ctrl+C. The next watch stands before anything is given: what is saved while the caller
    builds is given next. A watch is new each time, since one on a file ends when a program saves that file by putting
    another in its place.
    """
    names: tuple[str, ...] = ()
    while True:
        with closing(_watch(folders, space)) as watch:
            if next(watch, None) is None:  # the caller reads what these are about, so they are not given
                return
            yield names
            names = _first(watch)
            if not names:
                return


def _watch(folders: Sequence[Path], space: Workspace) -> Generator[Changes, None, None]:
    """Changes as they come, and none whenever it has waited a while."""
    from watchfiles import watch

    shared = {file for folder in folders for file in shared_files(folder)}
    files = (path for path in (*shared, space.identities) if path and path.is_file())
    watched = (*folders, *files, *(folder for folder in space.templates if folder.is_dir()))
    try:
        yield from watch(*watched, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_PATIENCE)
    except KeyboardInterrupt:  # it came between two looks
        return


def _first(watch: Iterator[Changes]) -> tuple[str, ...]:
    """The names of the first files that are saved; empty where somebody stops it. Hidden files belong to programs."""
    for changes in watch:
        names = {Path(path).name for _, path in changes}
        if seen := sorted(name for name in names if not name.startswith((".", "~$"))):
            return tuple(seen)
    return ()
