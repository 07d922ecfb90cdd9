"""Changes outside of the fields: the template's own words, which are told and never taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from cspr_docs.word.fields import own_words
from cspr_docs.word.returned import Returned
from cspr_docs.word.tracking.likeness import drop_contents

_LONGEST = 80


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
    for before, after in _changes(issued, draft):
        old, new = "\n".join(before), "\n".join(after)
        yield Rewording(draft.path, draft.reviewer, draft.issue.document, old, new)


def layout_changes(fresh: Returned, issued: Returned) -> Iterator[str]:
    """A line for each paragraph that a fresh draft has outside of the fields and the issued one had not, or had.

    The table of contents is taken out of both drafts: it repeats headings.
    """
    for draft in (issued, fresh):
        drop_contents(draft.body)
    for before, after in _changes(issued, fresh):
        yield from (f"gone: “{_short(words)}”" for words in before if words)
        yield from (f"new: “{_short(words)}”" for words in after if words)


def _changes(one: Returned, other: Returned) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The paragraphs that differ, as they were and as they are."""
    before, after = (tuple(own_words(draft.body, draft.fields)) for draft in (one, other))
    for kind, start, end, new_start, new_end in SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield before[start:end], after[new_start:new_end]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
