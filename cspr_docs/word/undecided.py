"""This program's own proposals in a draft on which nobody has decided: found, and taken back.

What a merge brought into a draft bears the same author and stays: the case says it already.

Source: ECMA-376 part 1, 17.13.5.14 (deleted runs), 17.13.5.18 (inserted runs).
"""

from collections import Counter
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import stories, to_xml
from cspr_docs.ooxml.tracked import DELETED, DELETED_TEXT, INSERTED
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchored import find_fields
from cspr_docs.word.anchors import Anchor
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.proposing.lines import mark_of_note, parsed
from cspr_docs.word.redline.engine import DATE
from cspr_docs.word.revisions.surgery import MARKERS, remove, unwrap

_DAY_OF_MERGES = DATE[:10]


@dataclass(frozen=True, slots=True)
class Undecided:
    """The undecided proposals of one value.

    Attributes:
        key: of the anchor that they stand in; empty for words outside of all values.
        count: how many there are.
        is_touched: whether somebody has typed into one or decided on half of it, so that taking it back would
            leave words that nobody meant.
    """

    key: str
    count: int
    is_touched: bool


def take_back(package: Package, anchors: tuple[Anchor, ...]) -> tuple[Package, tuple[Undecided, ...]]:
    """The file with the words that stood there before wherever a proposal is still undecided, and what those were.

    A proposal whose new words somebody has struck out is decided: nothing is to stand there.

    Raises:
        Stop: a part of the file is not whole.
    """
    roots = {part: parsed(package, part) for part, _ in stories(package) if PROGRAM.encode() in package[part]}
    if not roots:
        return package, ()
    body = roots[BODY] if BODY in roots else parsed(package, BODY)
    homes = {element: found.anchor.key for found in find_fields(body, anchors) for element in found.elements}
    counts: Counter[str] = Counter()
    touched: dict[str, bool] = {}
    changed: dict[str, bytes] = {}
    for part, root in roots.items():
        proposals = [change for change in root.iter(w("ins"), w("del")) if _is_proposal(change)]
        undecided = [change for change in proposals if not _is_decided(change)]
        for change in undecided:
            mark = mark_of_note(change, body)  # a note belongs to the value that it is a note to
            place = change if mark is None else mark
            key = next((homes[each] for each in (place, *place.iterancestors()) if each in homes), "")
            # it begins with these words
            counts[key] += change.tag == w("del") and not _is_proposal(_beside(change, forward=False), "del")
            touched[key] = touched.get(key, False) or _is_touched(change)
        for change in undecided:
            _undo(change)
        if undecided:
            changed[part] = to_xml(root).encode()
    found = tuple(Undecided(key, max(counts[key], 1), is_touched) for key, is_touched in touched.items())
    return Package({**package, **changed}, package.name), found


def _is_proposal(change: etree._Element | None, *kinds: str) -> bool:
    """Whether it is a proposal (of these kinds) that holds words, not what a merge brought in."""
    return (
        change is not None
        and change.tag in map(w, kinds or ("ins", "del"))
        and change.get(w("author")) == PROGRAM
        and not change.get(w("date"), "").startswith(_DAY_OF_MERGES)
        and next(change.iter(w("r")), None) is not None
    )


def _is_decided(change: etree._Element) -> bool:
    """Whether somebody has struck out the new words, or all around words that were struck out."""
    behind = _beside(change, forward=True)
    if change.tag == w("ins"):
        return all(next(run.iterancestors(w("del")), None) is not None for run in change.iter(w("r")))
    if behind is not None and _is_proposal(behind):
        return _is_decided(behind)
    return _is_struck_by_hand(behind) and _is_struck_by_hand(_beside(change, forward=False))


def _is_struck_by_hand(change: etree._Element | None) -> bool:
    return change is not None and change.tag in DELETED and not _is_proposal(change)


def _is_touched(change: etree._Element) -> bool:
    """Whether somebody has typed into a proposal, struck out some of it, or decided on half of it."""
    before, behind = _beside(change, forward=False), _beside(change, forward=True)
    if change.tag == w("del"):
        return not _is_proposal(behind) and (_is_struck_by_hand(behind) or _is_struck_by_hand(before))
    is_typed_on = behind is not None and behind.tag in INSERTED and not _is_proposal(behind)
    is_cut = next(change.iter(w("del")), None) is not None
    return is_typed_on or is_cut or not _is_proposal(before, "del")


def _beside(change: etree._Element, *, forward: bool) -> etree._Element | None:
    """What stands next to a change, markers and the marks of comments left out."""
    for element in change.itersiblings(preceding=not forward):
        is_mark = element.tag == w("r") and next(element.iter(w("commentReference")), None) is not None
        if element.tag not in MARKERS and not is_mark:
            return element
    return None


def _undo(change: etree._Element) -> None:
    """Leaves the words as they were; bookmarks and the like that came to stand in the change stay."""
    if change.tag == w("ins"):
        for inner in [each for each in change if each.tag not in MARKERS]:
            remove(inner)
    else:
        for text in change.iter(*DELETED_TEXT):
            text.tag = DELETED_TEXT[str(text.tag)]
    unwrap(change)
