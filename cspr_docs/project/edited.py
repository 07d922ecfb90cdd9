"""Drafts that somebody has edited while the case changed as well: what a build can say of them and do with them."""

from dataclasses import replace
from pathlib import Path

from cspr_docs.documents.drafts.inputs import sha256_of
from cspr_docs.documents.drafts.manifest import IssuedDraft
from cspr_docs.documents.drafts.writing import Draft, MergedFile, Step, issued_copy, merged_step
from cspr_docs.ooxml.package import load_package
from cspr_docs.problems import Stop
from cspr_docs.problems.wording import counted
from cspr_docs.review.edits import edits_of
from cspr_docs.review.merging import MergedDraft, merge_into
from cspr_docs.word.anchors import issue_id, title_of
from cspr_docs.word.returned import issue_of_draft, read_returned, to_returned

_SHOWN, _MOST_EDITED = 3, 12


def edited_values(file: Path) -> int | None:
    """How many values of the case somebody has edited in the file; `None` where the file cannot tell."""
    try:
        return len({edit.path for edit in edits_of(read_returned(file))})
    except Stop:
        return None


def merge_step(output: Path, draft: Draft, known: IssuedDraft | None) -> tuple[Step, MergedDraft]:
    """How the case's changes go into the edited draft, what became of each, and what the case does not say yet.

    Raises:
        Stop: the edited file is no draft of ours, or they cannot be brought into it exactly.
    """
    file = output / draft.name
    made_from = sha256_of(file) or ""
    edited = load_package(file.read_bytes(), file.as_posix())
    copy = issued_copy(output, issue_id(issue_of_draft(edited, file)))
    issued = copy.read_bytes() if copy.exists() else None
    fresh = load_package(draft.content, draft.name)
    made = merge_into(edited, fresh, load_package(issued, copy.as_posix()) if issued else None)
    then = edited if made.content is None else load_package(made.content, file.as_posix())
    titles = dict.fromkeys(title_of(edit.path) for edit in edits_of(to_returned(then, file)))
    made = replace(made, edited=tuple(titles))
    if made.content is None:
        return merged_step(output, draft, known, None), made
    merged = MergedFile(made.content, made_from, made.issue_id, issued, has_values=bool(made.merged))
    return merged_step(output, draft, known, merged), made


def merged_note(made: MergedDraft, copy: Path | None) -> str:
    """What came into an edited draft, and what somebody has to look at."""
    merged, conflicts = counted(len(made.merged), "value"), counted(len(made.conflicts), "value")
    came = f"{merged} came as tracked changes" if made.merged else "Nothing could be brought in"
    told = [f"{came}; the file as it was is kept as {copy.name}."] if copy else []
    if made.conflicts:
        told.append(f"You and the case both changed {conflicts}: see the comments.")
    if made.left:
        told.append(f"Not brought in: {'; '.join(made.left[:_SHOWN])}")
        more = len(made.left) - _SHOWN
        told.append(f"and {more} more; all are in the comment at the beginning." if more > 0 else "")
    if made.edited:
        more = len(made.edited) - _MOST_EDITED
        named = (*made.edited[:_MOST_EDITED], *((f"{more} more",) if more > 0 else ()))
        told.append(
            f"Edited in it and not in the case yet: {'; '.join(named)}. 'cspr pull' brings them home."
        )
    return " ".join(filter(None, told))
