"""The file with changes, made and proved: whatever it shows, both sides of it are the files that were compared."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from lxml import etree

from cspr_docs.ooxml.disguises import damaged
from cspr_docs.ooxml.namespaces import PREFIXES, SVG_BLIP, w
from cspr_docs.ooxml.package import Package, load_package, to_bytes
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.ooxml.tracked import NUMBERING_CHANGE, PROPERTY_CHANGES
from cspr_docs.ooxml.values import value
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchors import Issue, issue_parts
from cspr_docs.word.issue import issue_of
from cspr_docs.word.redline import controls
from cspr_docs.word.redline.canonical import canonical
from cspr_docs.word.redline.controls import Landmarks
from cspr_docs.word.redline.engine import COMPARE_IN_WORD, compare
from cspr_docs.word.redline.lists import with_same_lists
from cspr_docs.word.revisions import Change, accepted, changes, rejected
from cspr_docs.word.revisions.surgery import remove

REDLINE_INEXACT = error(
    "redline-inexact",
    "Every comparison is tested before it is written: accepting all changes must give the new file, and rejecting "
    "all the old one. This one failed the test, so it is not written, since it would show a reviewer something "
    "that is not so. Compare the two files in Word under Review, Compare.",
)

_STORY = re.compile(r"word/(?:house-)*(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_SVG = f"{{{SVG_BLIP}}}svgBlip"
_EXTENSION = f"{{{PREFIXES['a']}}}ext"

Trees = dict[str, etree._Element]
View = Callable[[etree._Element], etree._Element]


@dataclass(frozen=True, slots=True)
class Redline:
    """A Word file with tracked changes, and what they are."""

    content: bytes
    changes: tuple[Change, ...]


class _Side(NamedTuple):
    """The lines of one of the two files, the view of the changes that must give them, and what it is if it does not."""

    lines: list[str]
    view: View
    what: str


def redline(old: Package, new: Package, author: str) -> Redline:
    """The two files as one with tracked changes.

    Tracked changes that the files hold already are taken as accepted. How words are formatted is not compared.

    Raises:
        Stop: a file cannot be compared, the library is not installed, or accepting what it made would not give
            the new file, or rejecting it not the old one.
    """
    before, after = _settled(old), _settled(new)
    if (issue_of(old) is None) != (issue_of(new) is None):  # what was sent has no controls, and its draft has
        old, new = controls.set_free(old, before), controls.set_free(new, after)
    new = with_same_lists(old, new, after)
    sides = (
        _Side(canonical(new, after), accepted, "accepting all changes would not give the new file"),
        _Side(canonical(old, before), rejected, "rejecting all changes would not give the old file"),
    )
    if sides[0].lines == sides[1].lines:
        return Redline(to_bytes(new), ())
    pair = _pair(old, new, before, after)
    problems: tuple[Problem, ...] = ()
    for formats in (False, True):
        made = load_package(compare(pair.before, pair.after, author, formats=formats), "the comparison")
        for spare in (True, False) if formats else (True,):
            trees = _trees(made)
            parts = _finished(made, trees, pair, author, spare=spare)
            problems = tuple(_inexact(parts, trees, sides))
            if not problems:
                return Redline(
                    to_bytes(parts), tuple(each for root in trees.values() for each in changes(root))
                )
    raise Stop(problems)


@dataclass(frozen=True, slots=True)
class _Compared:
    """The two files as the library is given them, and what is needed to finish what it makes of them."""

    before: bytes
    after: bytes
    landmarks: Landmarks
    issue: Issue | None


def _pair(old: Package, new: Package, before: Trees, after: Trees) -> _Compared:
    landmarks: Landmarks = {}
    issues, issue = (issue_of(old), issue_of(new)), None
    if issues[0] and issues[1]:
        renamed = controls.new_keys(issues[0], issues[1])
        controls.rename_keys(after[BODY], renamed)
        issue = controls.joint_issue(issues[0], issues[1], renamed)
    for trees in (before, after):
        controls.tell_ids(trees[BODY])
        controls.set_landmarks(trees[BODY], landmarks)
    return _Compared(to_bytes(_with(old, before)), to_bytes(_with(new, after)), landmarks, issue)


def _finished(made: Package, trees: Trees, pair: _Compared, author: str, *, spare: bool) -> dict[str, bytes]:
    """The parts with their controls, without changes that show a reader nothing; changes the trees in place.

    With `spare`, changes of formatting are taken as made, except those that make another kind of paragraph.
    """
    body = trees[BODY]
    for root in trees.values():
        _drop_noise(root, spare=spare)
    controls.set_controls(body, pair.landmarks)
    controls.track_controls(body, author)
    controls.count_ids(body)
    parts = _with(made, trees)
    if pair.issue:
        parts |= {part: text.encode() for part, text in issue_parts(pair.issue).items()}
    return parts


def _trees(package: Package) -> Trees:
    if BODY not in package:
        raise Stop([damaged(package.name, "it holds no text that can be compared")])
    try:
        return {part: parse(package[part]) for part in package if _STORY.fullmatch(part)}
    except etree.XMLSyntaxError:
        raise Stop([damaged(package.name, "its text is not whole")]) from None


def _settled(package: Package) -> Trees:
    """The file's parts with every tracked change made that it holds already, pictures as points alone.

    Of a picture in two forms the library gives back the points of one file beside the drawing of another.
    """
    settled = {part: accepted(root) for part, root in _trees(package).items()}
    for drawing in [one for root in settled.values() for one in root.iter(_SVG)]:
        remove(next(drawing.iterancestors(_EXTENSION), drawing))
    return settled


def _with(package: Package, trees: Trees) -> dict[str, bytes]:
    """The file's parts, those that were parsed as their trees are now."""
    return {**package, **{part: to_xml(root).encode() for part, root in trees.items()}}


def _inexact(parts: Mapping[str, bytes], trees: Trees, sides: Iterable[_Side]) -> Iterator[Problem]:
    """Accepting must give the new file and rejecting the old one; a problem for each side that it does not give."""
    for wanted, view, what in sides:
        got = canonical(parts, {part: view(root) for part, root in trees.items()})
        if wanted != got:
            pairs = zip_longest(wanted, got, fillvalue="")
            first = next(one or other for one, other in pairs if one != other)
            words = " ".join(first.rpartition(" | ")[2].split())
            message = f"the comparison is not exact, so it is not written: {what}, first at “{words[:60]}”"
            yield Problem(REDLINE_INEXACT, message, COMPARE_IN_WORD)


def _drop_noise(root: etree._Element, *, spare: bool) -> None:
    """Take out changes that no reader sees, in place: another number for the same list, the same style again.

    With `spare` all changes of formatting go that leave a paragraph's kind alone.
    """
    for change in list(root.iter(NUMBERING_CHANGE, *(PROPERTY_CHANGES if spare else ()))):
        is_kind = change.tag == w("pPrChange") and _kind(change.getparent()) != _kind(change.find(w("pPr")))
        if not is_kind:
            remove(change)


def _kind(properties: etree._Element | None) -> tuple[str, str]:
    """A paragraph's style, and the level of the list that it stands in."""
    if properties is None:
        return "", ""
    level = value(properties.find(w("numPr")), "ilvl")
    return value(properties, "pStyle") or "", "none" if level is None else level
