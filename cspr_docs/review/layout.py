"""What a fresh draft says outside of the values and the draft as issued did not: sentences, rows, sections."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from cspr_docs.word.fields import own_words
from cspr_docs.word.returned import Returned
from cspr_docs.word.tracking.likeness import drop_contents

_LONGEST = 80


def layout_changes(fresh: Returned, issued: Returned) -> Iterator[str]:
    """A line for each paragraph of a template's own words that came or went.

    The table of contents is taken out of both drafts: it repeats headings.
    """
    for draft in (issued, fresh):
        drop_contents(draft.body)
    before, after = (tuple(own_words(one.body, one.fields)) for one in (issued, fresh))
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield from (f"gone: “{_short(words)}”" for words in before[start:end] if words)
            yield from (f"new: “{_short(words)}”" for words in after[new_start:new_end] if words)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
