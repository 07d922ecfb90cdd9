"""The verb build: one case folder becomes its drafts.

What a build with nothing to do needs is imported here; what reads and renders is imported when it is needed, since
it costs most of a second.
"""

from datetime import date
from pathlib import Path

from cspr_docs.documents.drafts.inputs import digest_of, sha256_of
from cspr_docs.documents.drafts.manifest import Issue, Manifest, Planned, read_manifest
from cspr_docs.documents.drafts.writing import Outcome
from cspr_docs.project.rows import NOT_MADE, Built, Edited, Report, Row, Wanted, beside_note
from cspr_docs.project.workspace import Workspace


def build(
    folder: Path,
    space: Workspace,
    wanted: Wanted,
    today: date,
    report: Report,
    *,
    edited: Edited = Edited.KEEP,
) -> Built:
    """Builds the drafts of one case that are asked for.

    Raises:
        Stop: the case cannot be read, the output folder cannot be used, or something is asked for that there
            is not; nothing has been written then.
    """
    output = output_folder(folder, space)
    manifest = read_manifest(output)
    digest = _digest(folder, space, today)
    rows = None if edited is Edited.REPLACE else _nothing_to_do(output, manifest, digest, wanted)
    if edited is Edited.MERGE and any(row.outcome == Outcome.BESIDE for row in rows or ()):
        rows = None
    if rows is None:
        from cspr_docs.project.making import make_drafts

        return make_drafts(folder, output, space, manifest, digest, wanted, today, report, edited)
    for row in rows:
        report(row)
    return Built(rows, manifest.problems)


def output_folder(folder: Path, space: Workspace) -> Path:
    """Where the drafts of a case go."""
    return space.output / folder.resolve().name


def _digest(folder: Path, space: Workspace, today: date) -> str:
    files = [path for place in space.templates for path in place.rglob("*") if path.is_file()]
    apart = (space.identities, folder.resolve().parent / "partnership.yaml")
    files.extend(path for path in apart if path and path.exists())
    return digest_of(folder, files, today.isoformat())


def _nothing_to_do(output: Path, manifest: Manifest, digest: str, wanted: Wanted) -> tuple[Row, ...] | None:
    """The rows of a build that changes nothing; `None` where something has to be made."""
    chosen = [planned for planned in manifest.planned if wanted.includes(planned)]
    if manifest.looked_at != digest or not chosen:
        return None
    rows = [_standing(output, planned, manifest.drafts.get(planned.file_name), digest) for planned in chosen]
    known = tuple(row for row in rows if row)
    return known if len(known) == len(rows) else None


def _standing(output: Path, planned: Planned, issue: Issue | None, digest: str) -> Row | None:
    """The row of a document that needs no work; `None` where it has to be made."""
    if planned.not_made_because:
        return Row(planned.title, NOT_MADE, note=planned.not_made_because)
    file = output / planned.file_name
    there = sha256_of(file)
    if issue is None or there is None or issue.made_from != digest:
        return None
    if there in issue.issued:
        return Row(planned.title, Outcome.UNCHANGED, file.as_posix(), issue.prompts)
    if issue.latest in issue.issued:
        return Row(planned.title, Outcome.EDITED, file.as_posix(), issue.prompts)
    beside = [
        output / name
        for name, sha in sorted(issue.beside.items())
        if sha == issue.latest == sha256_of(output / name)
    ]
    if not beside:
        return None
    from cspr_docs.project.edited import edited_values

    note = beside_note(beside[0], file, edited_values(file))
    return Row(planned.title, Outcome.BESIDE, file.as_posix(), issue.prompts, note)
