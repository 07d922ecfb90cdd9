"""A draft's comments as open points of the case."""

import re
from collections.abc import Callable, Iterator

from cspr_docs.problems import path_text
from cspr_docs.review.ledger import Point, Reply
from cspr_docs.word.anchors import Issue
from cspr_docs.word.comments import read_comments
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.fields import key_around
from cspr_docs.word.returned import Returned


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
