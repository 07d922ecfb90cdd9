"""Changes outside of the fields: what somebody typed where no field takes it, and the template's own words.

None of it can be taken into the case, and somebody's words may stand nowhere else: so they are kept out whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from cspr_docs.ooxml.relationships import pictures_in
from cspr_docs.problems import path_text
from cspr_docs.review.pulled import KeptChange
from cspr_docs.word.added_rows import AddedRow, ItemsAround, list_around
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchored import OwnParagraph, own_paragraphs
from cspr_docs.word.beside import words_beside
from cspr_docs.word.returned import Returned
from cspr_docs.word.tracking.sheet import drop_contents

_LONGEST = 80
_TEMPLATE = "'cspr templates'"
_REWORDED = (
    "these words belong to the template, so the new ones stay in this draft alone (to have them in every draft, "
    f"change the template: {_TEMPLATE})"
)
_TAKEN_OUT = (
    "it took out words that belong to the template, which stand in the next draft again (to have them out of every "
    f"draft, change the template: {_TEMPLATE})"
)
_TYPED = (
    "it was typed where no field takes it: write it into the case, or for every draft into the template "
    f"({_TEMPLATE})"
)
_PICTURE = (
    "a picture was put where no field takes it: say in the case what it shows, or put it into the template"
)
_AMONG = "it was typed among the items of {path}, where no field takes it: if it is one of them, add it there"


def outside_of_fields(
    draft: Returned, issued: Returned, rows: Iterable[AddedRow], items_around: ItemsAround
) -> Iterator[KeptChange]:
    """What differs outside of the fields, and of the added rows, from the draft as it was issued.

    What somebody only took out is no words of theirs, and waits for nobody.
    """
    for before, after in _changes(issued, draft, rows):
        known = {*(one.own for one in before), "…", ""}  # a value that moved is no words of anybody's
        new = [one for one in after if one.own not in known]
        old = "\n".join(one.whole for one in before if one.own.strip("… "))
        if not (new or old):
            continue
        words = "\n".join(one.whole for one in after if one.whole) if new else ""
        is_added = new and len(after) > len(before)
        among = list_around([one.element for one in new], draft, items_around) if is_added else ()
        reason = _AMONG.format(path=path_text(among)) if among else _REWORDED if old else _TYPED
        yield KeptChange(
            *(among, draft.everybody, reason if new else _TAKEN_OUT, words),
            is_decided=not new,
            document=draft.issue.document,
            old=old,
        )
    yield from _beside(draft, issued)
    yield from _pictures(draft, issued)


def _beside(draft: Returned, issued: Returned) -> Iterator[KeptChange]:
    """What somebody typed into headers, footers and the notes of the template's words."""
    before = words_beside(issued)
    for kind, after in words_beside(draft).items():
        was = before.get(kind, ())
        if new := [words for words in dict.fromkeys(after) if words not in was]:
            old = "\n".join(words for words in was if words not in after)
            reason = f"in a {kind}: {_REWORDED if old else _TYPED}"
            yield KeptChange(
                *((), draft.everybody, reason, "\n".join(new)), document=draft.issue.document, old=old
            )


def _pictures(draft: Returned, issued: Returned) -> Iterator[KeptChange]:
    of_values = (element for field in draft.fields for element in (*field.elements, *field.strayed))
    had = {*issued.package.values(), *(content for _, content in pictures_in(of_values, draft.package, BODY))}
    shown = pictures_in((one.element for one in _own(draft, set())), draft.package, BODY)
    if new := tuple(one for one in shown if one[1] not in had):
        yield KeptChange((), draft.everybody, _PICTURE, pictures=new, document=draft.issue.document)


def layout_changes(fresh: Returned, issued: Returned) -> Iterator[str]:
    """A line for each paragraph that a fresh draft has outside of the fields and the issued one had not, or had.

    The table of contents is taken out of both drafts: it repeats headings. A paragraph that is a value alone is the
    value's matter.
    """
    for draft in (issued, fresh):
        drop_contents(draft.body)
    for before, after in _changes(issued, fresh):
        for what, one in (*(("gone", one) for one in before), *(("new", one) for one in after)):
            words = one.own
            if words.strip("…"):
                yield f"{what}: “{words if len(words) <= _LONGEST else f'{words[:_LONGEST]}…'}”"


def _changes(
    one: Returned, other: Returned, rows: Iterable[AddedRow] = ()
) -> Iterator[tuple[tuple[OwnParagraph, ...], tuple[OwnParagraph, ...]]]:
    """The paragraphs that differ, as they were and as they are.

    A value whose mark is lost in one of them is known there by its words alone, which may stand in the template's own
    words too; so it is looked for in the same way in both.
    """
    unmarked = {field.anchor.key for draft in (one, other) for field in draft.fields if field.is_as_issued}
    before, after = tuple(_own(one, unmarked)), tuple(_own(other, unmarked, rows))
    opcodes = SequenceMatcher(
        None, [each.own for each in before], [each.own for each in after], autojunk=False
    ).get_opcodes()
    for kind, start, end, new_start, new_end in opcodes:
        if kind != "equal":
            yield before[start:end], after[new_start:new_end]


def _own(draft: Returned, unmarked: set[str], rows: Iterable[AddedRow] = ()) -> Iterator[OwnParagraph]:
    fields = (replace(each, is_as_issued=each.anchor.key in unmarked) for each in draft.fields)
    return own_paragraphs(draft.body, fields, (added.row for added in rows))
