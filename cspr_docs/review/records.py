"""What a pull leaves beside the case in `reviews/`: the ledger of drafts, the open points, the clashes.

`reviews/` is no part of the case, so nothing in it is ever printed. The lists only grow: an entry is added at the end,
and what people have written there since stays byte for byte. Of each clash both sides stand in full in a file, so that
a person can decide; the field stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.splice import ChangedFile, appended
from cspr_docs.problems import path_text
from cspr_docs.review.pulled import Clash
from cspr_docs.word.anchored import key_around
from cspr_docs.word.anchors import Issue
from cspr_docs.word.comments import read_comments
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.returned import Returned
from schemas.base import Model

REVIEWS, LEDGER, COMMENTS, CONFLICTS = "reviews", "ledger.yaml", "comments.yaml", "conflicts"


class KeptOut(Model):
    """A change that was not taken, and why."""

    at: str = Field(description="The data path.")
    because: str = Field(description="Why it was not taken.")


class LedgerEntry(Model):
    """One draft that came back."""

    draft: str = Field(description="Which document.")
    issue: str = Field(description="Which issue of it.")
    file: str = Field(description="The name of the file that came back.")
    sha256: str = Field(description="Its hash.")
    reviewer: str = Field(description="Who sent it back.")
    pulled_on: str = Field(description="When it was pulled.")
    taken: tuple[str, ...] = Field((), description="The data paths whose text was taken.")
    kept_out: tuple[KeptOut, ...] = Field((), description="What was not taken.")


class ReviewLedger(Model):
    """The drafts that came back, oldest first."""

    entries: tuple[LedgerEntry, ...] = ()


def with_entries(case_folder: Path, entries: Iterable[LedgerEntry]) -> Iterator[ChangedFile]:
    """The ledger with what came back; nothing where it tells all of it already.

    Raises:
        Stop: the ledger cannot be read.
    """
    path = case_folder / REVIEWS / LEDGER
    known = read_model(path, ReviewLedger, "the ledger of reviews").entries if path.exists() else ()
    new = []
    for entry in entries:
        same = [one for one in known if one.sha256 == entry.sha256]
        taken = {path for one in same for path in one.taken}
        kept_out = {kept for one in same for kept in one.kept_out}
        if not (same and taken.issuperset(entry.taken) and kept_out.issuperset(entry.kept_out)):
            new.append(entry)
    about = "What came back from reviewers; written by 'cspr pull'."
    yield from appended(path, about, new, "entries")


class Reply(Model):
    """An answer to a comment."""

    by: str
    on: str = ""
    text: str = ""


class Point(Model):
    """A comment, as an open point of the case."""

    by: str = Field(description="Who wrote it.")
    on: str = Field("", description="When.")
    draft: str = Field(description="In which document.")
    at: str = Field("", description="The data path of the field that it stands in.")
    words: str = Field("", description="The words that it is about.")
    text: str = Field(description="What it says.")
    replies: tuple[Reply, ...] = Field((), description="The answers to it.")
    is_open: bool = Field(True, description="true until somebody has dealt with it.")


class Points(Model):
    """The open points, oldest first."""

    points: tuple[Point, ...] = ()


def points_of(draft: Returned) -> Iterator[Point]:
    """What reviewers remarked, with the field that each remark stands in; our own prompts' comments are left out."""
    hidden = _hidden(draft.issue)
    paths = {anchor.key: path_text(anchor.path) for anchor in draft.issue.anchors}
    for comment in read_comments(draft.package, draft.body, key_around):
        if comment.author == PROGRAM and not comment.answers:
            continue
        yield Point(
            by=comment.author or draft.reviewer,
            on=comment.at[:10],
            draft=draft.issue.document,
            at=paths.get(comment.place or "", ""),
            words=hidden(comment.about),
            text=hidden(comment.text),
            replies=tuple(Reply(by=a.author, on=a.at[:10], text=hidden(a.text)) for a in comment.answers),
            is_open=not comment.done,
        )


def _hidden(issue: Issue) -> Callable[[str], str]:
    """What takes the real names out of words about a letter that prints them: a mention stands in their place."""
    people = [anchor for anchor in issue.anchors if anchor.path[:2] == ("identities", "people")]
    if not people:
        return str
    own = {str(anchor.path[2]): anchor.text for anchor in people if len(anchor.path) == 3}
    first = {str(anchor.path[2]): anchor.text for anchor in people if anchor.path[3:] == ("first_name",)}

    def hidden(words: str) -> str:
        for names in (own, first, issue.names):
            for id_, name in names.items():
                words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"@{id_}", words) if name else words
        return words

    return hidden


def with_points(case_folder: Path, points: Iterable[Point]) -> Iterator[ChangedFile]:
    """The open points with the comments that are not yet among them; a comment with a new answer is a new point.

    Raises:
        Stop: the file of open points cannot be read.
    """
    path = case_folder / REVIEWS / COMMENTS
    kept = read_model(path, Points, "the open points").points if path.exists() else ()
    known = {_identity(point) for point in kept}
    new = {_identity(point): point for point in points if _identity(point) not in known}
    about = "What reviewers remarked; set is_open to false when a point is dealt with."
    yield from appended(path, about, new.values(), "points")


def _identity(point: Point) -> tuple[object, ...]:
    return (point.by, point.on, point.draft, point.at, point.text, point.replies)


def clash_files(case_folder: Path, clashes: Iterable[Clash]) -> Iterator[ChangedFile]:
    """One Markdown file for each value with clashes, in `reviews/conflicts/`; none that tells all of them already.

    What an earlier pull wrote there stays, since the words of its reviewers may stand nowhere else: a clash that it
    does not have yet is added at its end.
    """
    by_path: dict[str, list[Clash]] = {}
    for clash in clashes:
        by_path.setdefault(path_text(clash.path), []).append(clash)
    for path, found in by_path.items():
        file = case_folder / REVIEWS / CONFLICTS / f"{path.replace('[', '.').replace(']', '')}.md"
        before = file.read_bytes() if file.exists() else None
        text = before.decode(errors="surrogateescape") if before else _head(path, found[0])
        told = {part.strip() for part in text.replace("\r\n", "\n").split("\n## ")}
        for parts in map(_parts, found):
            if not told.issuperset(parts):
                text = "\n\n## ".join((text.rstrip(), *parts)) + "\n"
                told.update(parts)
        after = text.encode(errors="surrogateescape")
        if before != after:
            yield ChangedFile(file, before, after)


def way_out(clash: Clash) -> str:
    """What a person can do about a clash."""
    path = path_text(clash.path)
    keep = f"--ours {path} keeps the case's words"
    if len(clash.theirs) == 1:
        return f"{keep}, --theirs {path} takes the reviewer's; or write what you want into the case"
    return f"{keep}; to take one reviewer's, pull that draft alone; or write what you want into the case"


def _head(path: str, clash: Clash) -> str:
    return (
        f"# Two versions of {path}\n\nThe case keeps its own words until you decide. When you pull again, "
        f"{way_out(clash)}.\n\nThen delete this file.\n"
    )


def _parts(clash: Clash) -> tuple[str, ...]:
    """What the record says of one clash, a part below a heading each."""
    sides = (("As issued", clash.base), ("As the case says now", clash.ours))
    theirs = ((f"As {' '.join(reviewer.split())} has it", words) for reviewer, words in clash.theirs)
    return tuple(f"{head}\n\n{_quoted(words)}" for head, words in (*sides, *theirs))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in (text or "(nothing)").splitlines())
