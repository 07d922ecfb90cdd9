"""What the ledger of a case remembers of each file that was collected."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cspr_docs.files import sha256
from cspr_docs.problems import path_text
from cspr_docs.review.records import KeptOut, LedgerEntry
from cspr_docs.word.anchors import issue_id

if TYPE_CHECKING:
    from cspr_docs.project.collect import CollectProposal


def entries_of(proposal: "CollectProposal", today: date) -> Iterator[LedgerEntry]:
    """What the ledger gets for each file."""
    adding = proposal.adding
    for form in proposal.forms:
        draft = form.draft
        entry = _entry(draft.path, draft.issue.document, (form.title, form.by), proposal, today)
        own = {path_text(one.path) for one in adding.values if one.by == form.by}
        yield entry.model_copy(
            update={
                "issue": issue_id(draft.issue),
                "reviewer": draft.reviewer,
                "taken": tuple(sorted({*entry.taken, *own})),
            }
        )
    for path in proposal.tables:
        yield _entry(path, "table", (path.name,), proposal, today)


def _entry(
    path: Path, document: str, names: tuple[str, ...], proposal: "CollectProposal", today: date
) -> LedgerEntry:
    """What came of a file; `names` are what sources and changes call it."""
    adding = proposal.adding
    added = {path_text(one.path) for one in adding.added if one.item.origin.file in names}
    kept = [one for one in adding.kept if one.reviewer.startswith(names)]
    return LedgerEntry(
        draft=document,
        issue="",
        file=path.name,
        sha256=sha256(path.read_bytes()),
        reviewer=proposal.agency or "",
        pulled_on=today.isoformat(),
        taken=tuple(sorted(added)),
        kept_out=tuple(KeptOut(at=path_text(one.path), because=one.reason) for one in kept),
    )
