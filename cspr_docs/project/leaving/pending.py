"""What reviewers left open in a draft, and what is to become of it."""

from collections.abc import Iterator
from typing import NamedTuple

from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Problem
from cspr_docs.project.leaving.told import Tell
from cspr_docs.word.scrub.settling import pending_changes, pending_comments


class Settling(NamedTuple):
    """What a person has said may be done with what is still pending."""

    accept_changes: bool = False
    drop_comments: bool = False


AS_IT_STANDS = Settling()


def of_pending(package: Package, settling: Settling, tell: Tell) -> Iterator[Problem]:
    """Tracked changes and comments of which nobody has said what to do with them.

    Raises:
        Stop: a part of the file is not whole.
    """
    changes, comments = pending_changes(package), pending_comments(package)
    accepted = " (accepted)" if settling.accept_changes and changes else ""
    dropped = " (taken out)" if settling.drop_comments and comments else ""
    tell("tracked changes and comments", f"{len(changes)}{accepted}, {len(comments)}{dropped}")
    yield from () if settling.accept_changes else changes
    yield from () if settling.drop_comments else comments
