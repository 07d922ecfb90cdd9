"""Tracked changes: what was sent, what came back, and who changed what."""

from cspr_docs.word.revisions.changes import Change, ChangeKind, authors, changes
from cspr_docs.word.revisions.views import accepted, rejected

__all__ = ["Change", "ChangeKind", "accepted", "authors", "changes", "rejected"]
