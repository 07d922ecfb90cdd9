"""Brings what the case says now into a draft that somebody has edited, as tracked changes; nothing is written here.

Three ways, block by block: as issued, as the reviewer has it, as a fresh draft has it. What only the case changed is
tracked, what both changed stays the reviewer's with a comment that gives the case's words, and what has no place in
the reviewer's file is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from cspr_docs.casefile.shape import items_around
from cspr_docs.ooxml.package import Package, to_bytes
from cspr_docs.problems import DataPath, error, path_text, stop_for
from cspr_docs.prose.folding import one_spaced
from cspr_docs.prose.merge import loosely_equal
from cspr_docs.prose.tree import Blocks, Tree
from cspr_docs.review.outside import layout_changes
from cspr_docs.review.versions import BlockDecision, decisions, returned_blocks, text_of, version_of
from cspr_docs.word.added_rows import AddedRow, added_rows, values_in_rows
from cspr_docs.word.anchors import Anchor, Held, issue_id
from cspr_docs.word.emitter import Emitter
from cspr_docs.word.reading import read_blocks, read_inline_text, read_single
from cspr_docs.word.returned import Returned, to_returned
from cspr_docs.word.tracking import Sheet, open_sheet
from cspr_docs.word.tracking.marks import is_undone_exactly
from cspr_docs.word.tracking.spots import TrackedBlocks, TrackedField, passage_of

MERGE_INEXACT = error(
    "merge-inexact",
    "Before an edited draft is written with the case's changes in it, it is tested: rejecting them must give the "
    "edited file, accepting them the case's words. This one failed the test, so the edited file was left as it is "
    "and a fresh draft put beside it. Pull the edits into the case instead, and build again.",
)

_MOST_LINES = 30
"""In the comment at the beginning; what is more is counted."""

_LEFT = "The case has changed in ways that could not be brought into this file. Look at a fresh draft for:"
_INEXACT = "its new words could not be put there exactly"


@dataclass(frozen=True, slots=True)
class MergedDraft:
    """The reviewer's file with the case's changes; `content` is `None` where there was nothing to bring in.

    Attributes:
        merged: the titles of the values whose new words are in it as tracked changes.
        conflicts: the titles of those that both changed; each bears a comment.
        left: what could not be brought in, a line for each.
        edited: the titles of what the reviewer has otherwise than the case.
    """

    content: bytes | None
    issue_id: str
    merged: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


@dataclass(slots=True)
class _MergeUnderWay:
    """One merge under way.

    Attributes:
        names: what the reader of the edited draft and of the fresh one sees for each id.
        inexact: the keys of values that were tried before and did not come in exactly.
        wanted: by key what must stand there when all changes are accepted.
    """

    sheet: Sheet
    names: tuple[Mapping[str, str], Mapping[str, str]]
    emitter: Emitter
    inexact: frozenset[str]
    merged: dict[str, None] = field(default_factory=dict)
    conflicts: dict[str, None] = field(default_factory=dict)
    left: dict[str, None] = field(default_factory=dict)
    wanted: dict[str, Blocks | str] = field(default_factory=dict)

    def leave(self, anchor: Anchor, reason: str) -> Anchor:
        """Notes a value that cannot be brought in; it stays as issued."""
        self.left[f"{anchor.title}: {reason}"] = None
        return anchor


def merge_into(edited: Package, fresh: Package, issued: Package | None) -> MergedDraft:
    """The edited draft with what the fresh one says otherwise than the edited one's own issue.

    `issued` is the edited draft as it was sent, where it is still kept. A value whose words turn out not to come
    in exactly is left as the reviewer has it, and told.

    Raises:
        Stop: the edited file is no draft of ours, or the result would not be exact.
    """
    mine, new = _read(edited), _read(fresh)
    around: tuple[str, ...] = ()
    if issued:
        sent = _read(issued)
        new = _without_typed_rows(new, mine, added_rows(mine, sent, items_around))
        around = tuple(layout_changes(new, sent))  # their bodies are less from here on
    inexact: frozenset[str] = frozenset()
    while True:
        made, wrong = _attempt((mine, new), around, inexact)
        if not wrong:
            return made
        if None in wrong or wrong <= inexact:
            message = "what the case says now cannot be brought into this file exactly"
            hint = "pull the edits into the case instead, and build again"
            raise stop_for(MERGE_INEXACT, message, hint, file=edited.name)
        inexact |= {key for key in wrong if key}


def _without_typed_rows(fresh: Returned, edited: Returned, rows: Sequence[AddedRow]) -> Returned:
    """The fresh draft without the values of rows that stand in the edited one already, as somebody typed them."""
    typed = values_in_rows(fresh, rows)
    typed -= {anchor.path for anchor in edited.issue.anchors}
    new = tuple(anchor for anchor in fresh.issue.anchors if anchor.path not in typed)
    return replace(fresh, issue=replace(fresh.issue, anchors=new))


def _attempt(
    drafts: tuple[Returned, Returned], around: tuple[str, ...], inexact: frozenset[str]
) -> tuple[MergedDraft, set[str | None]]:
    """The merge without the values that were inexact before, and the keys of those that are inexact now."""
    mine, new = drafts
    sheet = open_sheet(mine.package, mine.issue)
    names = (mine.issue.names, new.issue.names)
    desk = _MergeUnderWay(sheet, names, sheet.emitter(new.issue.names), inexact)
    pairs, lost = _pairs_of(mine.issue.anchors, new.issue.anchors)
    anchors = tuple(_merged(desk, anchor, pairs.get(anchor.key)) for anchor in mine.issue.anchors)
    desk.left |= dict.fromkeys((*lost, *around))
    if not (desk.merged or desk.conflicts or desk.left):
        return MergedDraft(None, issue_id(mine.issue)), set()
    if desk.left:
        left = tuple(desk.left)
        more = (f"and {len(left) - _MOST_LINES} more",) if len(left) > _MOST_LINES else ()
        sheet.remark_blocks((), (_LEFT, *left[:_MOST_LINES], *more))
    # a draft of an older version does not say its kind and reader: the fresh one of the same name does
    kind, reader = (mine.issue.kind or new.issue.kind, mine.issue.reader or new.issue.reader)
    issue = replace(mine.issue, kind=kind, reader=reader, anchors=anchors, names={**names[0], **names[1]})
    parts = sheet.parts(issue)
    told = (tuple(desk.merged), tuple(desk.conflicts), tuple(desk.left))
    made = MergedDraft(to_bytes(parts), issue_id(issue), *told)
    return made, set(_wrong(desk, Package(parts, mine.package.name)))


def _pairs_of(edited: Sequence[Anchor], fresh: Sequence[Anchor]) -> tuple[Mapping[str, Anchor], list[str]]:
    """By key of the edited draft the same value in the fresh one, and a line for each value that has no place.

    A value is found by its data path, and by order where one path stands there often; one that stands in both but not
    as often is paired only where that leaves no doubt.
    """
    old, new = _by_path(edited), _by_path(fresh)
    found: dict[str, Anchor] = {}
    left: dict[str, None] = {}
    for place, anchors in old.items():
        others = new.get(place, [])
        if len(anchors) == len(others):
            found |= {anchor.key: other for anchor, other in zip(anchors, others, strict=True)}
        elif others and len({_shown(other) for other in others}) == 1:
            found |= {anchor.key: others[0] for anchor in anchors}
        elif not others:
            left[f"{anchors[0].title}: a fresh draft no longer has it"] = None
        elif {_shown(anchor) for anchor in anchors} != {_shown(other) for other in others}:
            left[f"{anchors[0].title}: it stands in other places now"] = None
    for place in new.keys() - old.keys():
        left[f"{new[place][0].title}: new, and the edited file has no place for it"] = None
    return found, sorted(left)


def _by_path(anchors: Iterable[Anchor]) -> dict[tuple[DataPath, Held], list[Anchor]]:
    found: dict[tuple[DataPath, Held], list[Anchor]] = {}
    for anchor in anchors:
        found.setdefault((anchor.path, anchor.held), []).append(anchor)
    return found


def _shown(anchor: Anchor) -> str:
    return anchor.text or anchor.prompt


def _read(package: Package) -> Returned:
    return to_returned(package, Path(package.name))


def _merged(desk: _MergeUnderWay, old: Anchor, new: Anchor | None) -> Anchor:
    """The anchor as it is from now on: as the case says now where the words are in, as it was where they are not."""
    if new is None:
        return old
    return (_merged_prose if old.held is Held.PROSE else _merged_fact)(desk, old, new)


def _merged_fact(desk: _MergeUnderWay, old: Anchor, new: Anchor) -> Anchor:
    was, now = _shown(old), _shown(new)
    fresh = replace(old, text=new.text, prompt=new.prompt)
    if _same(was, now):
        return fresh
    spot = desk.sheet.spots[old.key]
    if spot.trouble or old.key in desk.inexact:
        return desk.leave(old, spot.trouble or _INEXACT)
    if _same(spot.words, now):
        return fresh
    words, unheld = read_single(spot.seen, desk.sheet.source)
    if unheld or not _same(words, was) or not spot.elements:
        desk.conflicts[old.title] = None
        desk.sheet.remark_words(spot, ("You and the case both changed this. The case says now:", now))
        return old
    prompt = "" if new.text else desk.emitter.prompt(new.prompt, _still_missing(new))
    desk.sheet.replace_words(spot, now, prompt)
    desk.merged[old.title] = None
    desk.wanted[old.key] = now
    return fresh


def _merged_prose(desk: _MergeUnderWay, old: Anchor, new: Anchor) -> Anchor:
    issued, now = version_of(old, desk.names[0]), version_of(new, desk.names[1])
    fresh = replace(old, text=new.text, prompt=new.prompt)
    if issued.shown == now.shown:
        return fresh
    spot = desk.sheet.spots[old.key]
    trouble = spot.trouble or (_INEXACT if old.key in desk.inexact else "")
    passage = trouble or passage_of(spot, desk.sheet.source)
    if isinstance(passage, str):
        return desk.leave(old, passage)
    if not spot.elements:
        return desk.leave(old, "the edited file has nothing left where it stood")
    theirs = returned_blocks(passage.blocks, old)
    found = tuple(decisions(issued, theirs, now))
    for decision in found:
        _carry_out(desk, decision, spot, passage, new)
    blocks = (one.now if one.is_new else theirs[one.first :][: one.count] for one in found)
    desk.wanted[old.key] = tuple(chain.from_iterable(blocks))
    if not any(decision.is_conflict for decision in found):
        return fresh
    kept = text_of([block for decision in found for block in decision.kept])
    return replace(fresh, text=kept, prompt=old.prompt)


def _carry_out(
    desk: _MergeUnderWay, decision: BlockDecision, spot: TrackedField, passage: TrackedBlocks, new: Anchor
) -> None:
    first, count = decision.first, decision.count
    if decision.is_new:
        written = "".join(_written(desk, decision, new))
        desk.sheet.replace_blocks(spot, passage, first, count, written)
        desk.merged[new.title] = None
    elif decision.is_conflict:
        near = passage.elements[first : first + max(count, 1)] or passage.elements[-1:]
        words = text_of(decision.now) or "(nothing: it was taken out)"
        lines = ("You and the case both changed this. The case says now:", *filter(None, words.splitlines()))
        desk.sheet.remark_blocks(list(chain.from_iterable(near)) or spot.elements, lines)
        desk.conflicts[new.title] = None


def _written(desk: _MergeUnderWay, decision: BlockDecision, new: Anchor) -> Iterator[str]:
    """The case's blocks as Word has them; the prompt with its comment."""
    if None in decision.kept:
        yield desk.emitter.prompt_paragraph(new.prompt, _still_missing(new), in_cell=new.in_cell)
    pairs = zip(decision.now, decision.kept, strict=True)
    blocks = tuple(shown for shown, own in pairs if own is not None)
    if blocks:
        how = {"in_cell": new.in_cell, "in_appendix": new.in_appendix}
        yield desk.emitter.blocks(Tree(blocks), heading_base=new.heading_base, **how)


def _still_missing(anchor: Anchor) -> str:
    return f"Still missing: it stands in the case as {path_text(anchor.path)}."


def _wrong(desk: _MergeUnderWay, package: Package) -> Iterator[str | None]:
    """The keys of values that accepting our changes would not give as they must be.

    `None` where taking our changes back would not give the reviewer's file.
    """
    sheet, made = desk.sheet, _read(package)
    if not is_undone_exactly(sheet.before, sheet.root, sheet.marker.made):
        yield None
    got = {field.anchor.key: field for field in made.fields}
    for key, wanted in desk.wanted.items():
        elements, anchor = got[key].elements, got[key].anchor
        if isinstance(wanted, str):
            is_right = _same(read_inline_text(elements), wanted)
        else:
            reading = read_blocks(elements, made.source, heading_base=anchor.heading_base)
            is_right = loosely_equal(reading.tree, Tree(wanted))
        if not is_right:
            yield key


def _same(one: str, other: str) -> bool:
    """Whether both say the same, whatever spaces they use."""
    return one_spaced(one) == one_spaced(other)
