"""A draft's comments as open points of the case."""

from collections.abc import Iterator

from cspr_docs.problems import path_text
from cspr_docs.review.ledger import Point, Reply
from cspr_docs.word.comments import read_comments
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.fields import key_around
from cspr_docs.word.returned import Returned


def points_of(draft: Returned) -> Iterator[Point]:
    """What reviewers remarked, with the field that each remark stands in; our own prompts' comments are left out."""
    paths = {anchor.key: path_text(anchor.path) for anchor in draft.issue.anchors}
    for comment in read_comments(draft.package, draft.body, key_around):
        if comment.author == PROGRAM and not comment.answers:
            continue
        yield Point(
            by=comment.author or draft.reviewer,
            on=comment.at[:10],
            draft=draft.issue.document,
            at=paths.get(comment.place or "", ""),
            words=comment.about,
            text=comment.text,
            replies=tuple(Reply(by=one.author, on=one.at[:10], text=one.text) for one in comment.answers),
            is_open=not comment.done,
        )
