"""Puts a draft into the output folder without ever touching what a person has edited."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from cspr_docs.documents.drafts.inputs import sha256_of
from cspr_docs.documents.drafts.manifest import IssuedDraft
from cspr_docs.files import free, numbered, reason_of, sha256, write_whole
from cspr_docs.problems import error, stop_for

ISSUED = ".issued"
"""Inside an output folder: every draft as it was issued."""

DRAFT_NOT_WRITTEN = error(
    "draft-not-written",
    "A draft could not be written. Most often it is open in Word: close it and build again. The file that was "
    "there is as it was.",
)
OUTPUT_IS_LINK = error(
    "output-is-link",
    "The output folder is a link to some other place. Drafts about real children are not written to a place that "
    "the path does not show. Delete the link, or name the real folder with --output.",
)
OUTPUT_NOT_WRITABLE = error(
    "output-not-writable",
    "The output folder cannot be made or written. Check that no file has its name, that the disk is not full and "
    "that you may write there, or name another folder with --output.",
)


class DraftOutcome(StrEnum):
    """What became of a draft."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    SENT = "as it was sent"
    EDITED = "edited, kept"
    BESIDE = "edited, kept; new one beside"
    REPLACED = "replaced, copy kept"
    MERGED = "merged, copy kept"
    COMMENTED = "commented, copy kept"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to be written: its name, its bytes, what it was made from, its prompts, and its issue's id."""

    name: str
    content: bytes
    made_from: str
    prompts: int
    issue_id: str = ""

    @property
    def sha256(self) -> str:
        """Of the bytes."""
        return sha256(self.content)


@dataclass(frozen=True, slots=True)
class Step:
    """What has to be done with one draft: the file to write, a copy to keep first, and the entry that follows.

    Attributes:
        merged: what is written in place of the draft: the edited file with what is new.
        obsolete: drafts of ours beside it that it makes old.
    """

    outcome: DraftOutcome
    issue: IssuedDraft
    target: Path | None = None
    copy_to: Path | None = None
    merged: "MergedFile | None" = None
    obsolete: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedFile:
    """An edited draft (its SHA-256 is `made_from`) with what the case says now.

    `issued` is the draft as it was sent, with which it is compared when it comes back; `None` where none is kept.
    """

    content: bytes
    made_from: str
    issue_id: str
    issued: bytes | None = None
    has_values: bool = True
    """Whether values came into it, or comments alone, which say why none could."""


def step_for(folder: Path, draft: Draft, known: IssuedDraft | None, *, force: bool) -> Step:
    """What to do with a draft, given what stands in the folder; nothing is written yet."""
    target = folder / draft.name
    there, new = sha256_of(target), draft.sha256
    fresh = IssuedDraft(draft.made_from, (new,), new, prompts=draft.prompts)
    if there == new:
        return Step(DraftOutcome.UNCHANGED, fresh)
    ours_beside = known.beside.items() if known else ()
    obsolete = tuple(folder / name for name, sha in ours_beside if sha256_of(folder / name) == sha)
    if there is None or (known and there in known.issued):
        return Step(DraftOutcome.WRITTEN, fresh, target, obsolete=obsolete)
    if force:
        copy = free(_names(folder, draft.name, "edited"))
        return Step(DraftOutcome.REPLACED, fresh, target, copy, obsolete=obsolete)
    if known is None:
        known = IssuedDraft("", (), "")
    kept = replace(known, made_from=draft.made_from, latest=new, prompts=draft.prompts)
    if new in known.issued:
        return Step(DraftOutcome.EDITED, kept)
    return _beside(folder, draft, kept)


def sent_step(
    folder: Path, draft: Draft, known: IssuedDraft | None, sent: str, newer: Path | None
) -> Step | None:
    """What to do with a draft that was sent as the case has it still: nothing, whatever somebody has done to the file.

    `sent` is the SHA-256 of the file that went, `newer` a later draft of ours that the case no longer bears out.
    `None` where there is no file any more.
    """
    if sha256_of(folder / draft.name) is None:
        return None
    obsolete = (newer,) if newer else ()
    issued = tuple(dict.fromkeys((sent, *(known.issued if known else ()))))
    beside = known.beside if known else {}
    return Step(DraftOutcome.SENT, IssuedDraft(draft.made_from, issued, issued[0], beside), obsolete=obsolete)


def _beside(folder: Path, draft: Draft, kept: IssuedDraft) -> Step:
    """The new draft beside the edited one, in a file that nobody has edited either."""
    for path in _names(folder, draft.name, "new"):
        there = sha256_of(path)
        if there in (None, draft.sha256, kept.beside.get(path.name)):
            issue = replace(kept, beside={**kept.beside, path.name: draft.sha256})
            return Step(DraftOutcome.BESIDE, issue, path if there != draft.sha256 else None)
    raise AssertionError("there is always another name")


def merged_step(folder: Path, draft: Draft, known: IssuedDraft | None, merged: MergedFile | None) -> Step:
    """What to do with an edited draft into which the case's changes were brought; `None` where there were none.

    From then on the edited file counts as an edited draft of the new issue.
    """
    beside = known.beside if known else {}
    fresh = IssuedDraft(draft.made_from, (draft.sha256,), draft.sha256, beside, draft.prompts)
    if merged is None:
        return Step(DraftOutcome.EDITED, fresh)
    copy = free(_names(folder, draft.name, "edited"))
    outcome = DraftOutcome.MERGED if merged.has_values else DraftOutcome.COMMENTED
    return Step(outcome, fresh, folder / draft.name, copy, merged)


def take(step: Step, draft: Draft) -> None:
    """Writes what the step says: first the copy of the edited file, then the draft.

    Raises:
        Stop: the folder cannot be written, or the file is open in Word.
    """
    try:
        if step.merged and step.target and sha256_of(step.target) != step.merged.made_from:
            message = f"{step.target.as_posix()} was changed while this build was running"
            raise stop_for(DRAFT_NOT_WRITTEN, message, "build again", file=step.target)
        if step.copy_to and step.target:
            write_whole(step.copy_to, step.target.read_bytes())
        if step.target:
            _keep_issue(step.target.parent, draft.issue_id, draft.content)
            if step.merged and step.merged.issued:
                _keep_issue(step.target.parent, step.merged.issue_id, step.merged.issued)
            write_whole(step.target, step.merged.content if step.merged else draft.content)
        for old in step.obsolete:
            old.unlink(missing_ok=True)
    except OSError as error:
        name = (step.target or Path(draft.name)).as_posix()
        why, hint = reason_of(error), "check the disk and the folder"
        if isinstance(error, PermissionError):
            why, hint = "it is open in Word, or you may not write there", "close it in Word and build again"
        raise stop_for(DRAFT_NOT_WRITTEN, f"{name} cannot be written: {why}", hint, file=name) from None


def issued_copy(folder: Path, issue_id: str) -> Path:
    """Where the draft of this issue is kept as it was when it was made."""
    return folder / ISSUED / f"{issue_id}.docx"


def _keep_issue(folder: Path, issue_id: str, content: bytes) -> None:
    """Keeps the draft as issued, so that what a reviewer changed outside of the fields can be told."""
    copy = issued_copy(folder, issue_id)
    if issue_id and not copy.exists():
        copy.parent.mkdir(exist_ok=True)
        write_whole(copy, content)


def prepare_folder(folder: Path) -> None:
    """Makes the output folder where it is not there.

    Raises:
        Stop: it is a link (drafts about real children would land where nobody expects them), a file stands in
            its place, or it cannot be made or written.
    """
    name = folder.as_posix()
    for path in (folder, folder.parent):
        if path.is_symlink():
            message = f"the output folder {path.as_posix()} is a link to another place"
            hint = "delete the link, or name the real folder with --output"
            raise stop_for(OUTPUT_IS_LINK, message, hint, file=path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".cspr-probe"
        write_whole(probe, b"")
        probe.unlink(missing_ok=True)  # another build may have removed it
    except OSError as error:
        message = f"the output folder {name} cannot be written: {reason_of(error)}"
        hint = "check that you may write there, or name another with --output"
        raise stop_for(OUTPUT_NOT_WRITABLE, message, hint, file=name) from None


def _names(folder: Path, name: str, word: str) -> Iterator[Path]:
    """`rapid-review.new.docx`, `rapid-review.new-2.docx`, ..."""
    return numbered(folder / f"{name.removesuffix('.docx')}.{word}.docx", ".docx")
