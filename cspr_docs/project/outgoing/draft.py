"""The draft that is to leave: opened as a stranger's file is, and searched for what reviewers left open in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cspr_docs.ooxml.package import Package, load_package, read_file
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.outgoing.report import Tell
from cspr_docs.word.hazards import hazards
from cspr_docs.word.returned import Returned, to_returned
from cspr_docs.word.scrub.settling import pending_changes, pending_comments


class Settling(NamedTuple):
    """What a person has said may be done with tracked changes and comments that are still in the draft."""

    accept_changes: bool = False
    drop_comments: bool = False


AS_IT_STANDS = Settling()


@dataclass(frozen=True)
class OpenedDraft:
    """A draft that is safe to look at.

    Attributes:
        sha256: of the file's bytes as they were read.
        package: its parts as they stand; its name is the file's.
        returned: what it says of itself, and its fields with tracked changes accepted.
    """

    file: Path
    sha256: str
    package: Package
    returned: Returned


def open_draft(file: Path) -> OpenedDraft:
    """The draft, read once; nothing of it is used before it is known to be safe.

    Raises:
        Stop: there is no such file, it is unsafe, or it is no draft of ours, so that nothing more can be said of it.
    """
    content = read_file(file)
    package = load_package(content, file.as_posix())
    if unsafe := hazards(package):
        raise Stop(unsafe)
    return OpenedDraft(file, hashlib.sha256(content).hexdigest(), package, to_returned(package, file))


def pending(package: Package, settling: Settling, tell: Tell) -> Iterator[Problem]:
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
