"""Tracked changes: what was sent, what came back, and who changed what."""

from cspr_docs.word.revisions.changes import Change, Kind, authors, changes
from cspr_docs.word.revisions.views import accepted, rejected

__all__ = ["Change", "Kind", "accepted", "authors", "changes", "rejected"]
