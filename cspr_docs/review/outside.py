"""What a reviewer changed outside of the fields: words that belong to a template, reported and never taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from cspr_docs.word.fields import own_words
from cspr_docs.word.returned import Returned


@dataclass(frozen=True, slots=True)
class Rewording:
    """A paragraph of a template's own words that a reviewer changed; `old` is empty for a new one."""

    draft: Path
    reviewer: str
    document: str
    old: str
    new: str


def rewordings(draft: Returned, issued: Returned) -> Iterator[Rewording]:
    """The paragraphs outside of the fields that differ from the draft as it was issued."""
    before, after = (tuple(own_words(one.body, one.fields)) for one in (issued, draft))
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            old, new = "\n".join(before[start:end]), "\n".join(after[new_start:new_end])
            yield Rewording(draft.path, draft.reviewer, draft.issue.document, old, new)
