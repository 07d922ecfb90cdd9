"""The comments of reviewers as open points of the case, kept beside it in `reviews/`.

The list only grows, as the ledger does (`cspr_docs.review.ledger`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.splice import ChangedFile, appended
from cspr_docs.problems import path_text
from cspr_docs.review.ledger import REVIEWS
from cspr_docs.word.anchored import key_around
from cspr_docs.word.anchors import Issue
from cspr_docs.word.comments import read_comments
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.returned import Returned
from schemas.base import Model

COMMENTS = "comments.yaml"


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
            replies=tuple(
                Reply(by=one.author, on=one.at[:10], text=hidden(one.text)) for one in comment.answers
            ),
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


def read_points(case_folder: Path) -> Points:
    """The case's open points; none where there is no file.

    Raises:
        Stop: the file cannot be read or does not hold open points.
    """
    path = case_folder / REVIEWS / COMMENTS
    return read_model(path, Points, "the open points") if path.exists() else Points()


def with_points(case_folder: Path, points: Iterable[Point]) -> Iterator[ChangedFile]:
    """The open points with the comments that are not yet among them; a comment with a new answer is a new point.

    Raises:
        Stop: the file of open points cannot be read.
    """
    known = {_identity(point) for point in read_points(case_folder).points}
    new = {_identity(point): point for point in points if _identity(point) not in known}
    about = "What reviewers remarked; set is_open to false when a point is dealt with."
    yield from appended(case_folder / REVIEWS / COMMENTS, about, new.values(), "points")


def _identity(point: Point) -> tuple[object, ...]:
    return (point.by, point.on, point.draft, point.at, point.text, point.replies)
