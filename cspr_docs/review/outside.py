"""Changes outside of the fields: the template's own words, which are told and never taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from cspr_docs.word.added_rows import AddedRow
from cspr_docs.word.anchored import own_words
from cspr_docs.word.returned import Returned
from cspr_docs.word.tracking.sheet import drop_contents

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Rewording:
    """A paragraph of a template's own words that a reviewer changed; `old` is empty for a new one."""

    draft: Path
    reviewer: str
    document: str
    old: str
    new: str


def rewordings(draft: Returned, issued: Returned, rows: Iterable[AddedRow]) -> Iterator[Rewording]:
    """The paragraphs outside of the fields, and of the added rows, that differ from the draft as it was issued."""
    for before, after in _changes(issued, draft, rows):
        old, new = "\n".join(before), "\n".join(after)
        yield Rewording(draft.path, draft.everybody, draft.issue.document, old, new)


def layout_changes(fresh: Returned, issued: Returned) -> Iterator[str]:
    """A line for each paragraph that a fresh draft has outside of the fields and the issued one had not, or had.

    The table of contents is taken out of both drafts: it repeats headings. A paragraph that is a value alone is the
    value's matter.
    """
    for draft in (issued, fresh):
        drop_contents(draft.body)
    for before, after in _changes(issued, fresh):
        for what, words in (*(("gone", words) for words in before), *(("new", words) for words in after)):
            if words.strip("…"):
                yield f"{what}: “{words if len(words) <= _LONGEST else f'{words[:_LONGEST]}…'}”"


def _changes(
    one: Returned, other: Returned, rows: Iterable[AddedRow] = ()
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The paragraphs that differ, as they were and as they are.

    A value whose mark is lost in one of them is known there by its words alone, which may stand in the template's own
    words too; so it is looked for in the same way in both.
    """
    unmarked = {field.anchor.key for draft in (one, other) for field in draft.fields if field.is_as_issued}
    before, after = tuple(_own_words(one, unmarked)), tuple(_own_words(other, unmarked, rows))
    opcodes = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in opcodes:
        if kind != "equal":
            yield before[start:end], after[new_start:new_end]


def _own_words(draft: Returned, unmarked: set[str], rows: Iterable[AddedRow] = ()) -> Iterator[str]:
    fields = (replace(each, is_as_issued=each.anchor.key in unmarked) for each in draft.fields)
    return own_words(draft.body, fields, (added.row for added in rows))
