"""What the library must not see of two files, and gets back afterwards: keys, ids, and the controls around blocks.

Keys and ids count through a document: one value more at the beginning gives every later one another, and the library
would take each for a change. So they are the same in two files for what is the same, while those are compared.

The library compares a control as one thing: a word changed in a long text would strike out the whole text. As
landmarks the edges of a control are paragraphs that both files have, and what stands between is compared word by word.
Controls that hold only what came, or only what went, come and go with it: an empty control would stay behind where its
words were accepted away or rejected.

Source: ECMA-376 part 1, 17.5.2 (structured document tags), 17.5.2.18 (a control's id), 17.13.6.2 (bookmarks: id and
name are unique), 17.13.5.4 to 17.13.5.7 (controls that came or went are told by ranges around their tags).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from itertools import count

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.text import text
from cspr_docs.ooxml.tracked import State, first_free_number, mark_state, state_of
from cspr_docs.problems import DataPath
from cspr_docs.word.anchors import BOOKMARK, Anchor, Held, Issue
from cspr_docs.word.issue import issue_part
from cspr_docs.word.redline.engine import DATE
from cspr_docs.word.revisions.surgery import remove, unwrap

TOC = "_Toc"

Identity = tuple[Held, DataPath, int]
"""What stands there, its data path, and which time in the draft it is."""

_ENDS = (w("bookmarkStart"), w("bookmarkEnd"))
HOLDERS = frozenset(w(name) for name in ("body", "tc", "sdtContent"))
_RANGES = {State.INSERTED: "customXmlIns", State.DELETED: "customXmlDel"}
_MARK = re.compile(r"csprlandmark(open|close)([0-9a-f]{16})")


Landmarks = dict[str, list[etree._Element]]
"""The properties of each control that has been taken out, by the name of its landmarks."""


def called(control: etree._Element) -> str:
    """By what a control is known: its tag, or else its title and kind."""
    properties = [child for child in control.iterfind(f"{w('sdtPr')}/*") if child.tag != w("id")]
    tag = next((child.get(w("val"), "") for child in properties if child.tag == w("tag")), None)
    return " ".join(f"{child.tag} {child.get(w('val'), '')}" for child in properties) if tag is None else tag


def tell_ids(root: etree._Element) -> None:
    """Give controls and bookmarks ids by what they are called, the same in every file, in place."""
    seen: Counter[str] = Counter()
    for control in root.iter(w("sdt")):
        id_ = control.find(f"{w('sdtPr')}/{w('id')}")
        if id_ is not None:
            id_.set(w("val"), str(_number(f"control {called(control)}", seen)))
    _rename_contents(root, seen)
    numbers: dict[str, str] = {}
    for end in root.iter(*_ENDS):
        old = end.get(w("id"), "")
        if end.tag == _ENDS[0]:
            numbers[old] = str(_number(f"bookmark {end.get(w('name'))}", seen))
        end.set(w("id"), numbers.get(old, old))


def _rename_contents(root: etree._Element, seen: Counter[str]) -> None:
    """Name the targets of a table of contents by their headings."""
    names: dict[str, str] = {}
    for start in root.iter(w("bookmarkStart")):
        name = start.get(w("name"), "")
        paragraph = next(start.iterancestors(w("p")), None)
        if name.startswith(TOC) and paragraph is not None:
            names[name] = f"{TOC}{_number(f'heading {text(paragraph)}', seen):09}"
            start.set(w("name"), names[name])
    for link in root.iter(w("hyperlink")):
        anchor = link.get(w("anchor"), "")
        if anchor in names:
            link.set(w("anchor"), names[anchor])


def _number(what: str, seen: Counter[str]) -> int:
    """A number below 10 to the 9 for what is called so, and each time it comes another."""
    return 1 + int(_name(what, seen), 16) % (10**9 - 1)


def _name(what: str, seen: Counter[str]) -> str:
    """Sixteen letters and digits for what is called so, and each time it comes others."""
    seen[what] += 1
    return hashlib.sha256(f"{what} {seen[what]}".encode()).hexdigest()[:16]


def count_ids(root: etree._Element) -> None:
    """Number controls and bookmarks from 1, in place; of two bookmarks of one name the first stays."""
    for place, id_ in enumerate(root.iterfind(f".//{w('sdtPr')}/{w('id')}"), start=1):
        id_.set(w("val"), str(place))
    names: set[str] = set()
    numbers: dict[str, str] = {}
    free = count(1)
    for end in list(root.iter(*_ENDS)):
        old, parent = end.get(w("id"), ""), end.getparent()
        if end.tag == _ENDS[0]:
            is_first = end.get(w("name"), "") not in names
            names.add(end.get(w("name"), ""))
            numbers[old] = str(next(free)) if is_first else ""
        number = numbers.get(old, "")
        end.set(w("id"), number)
        if not number and parent is not None:
            parent.remove(end)
        elif end.tag == _ENDS[1]:
            del numbers[old]


def _identified(issue: Issue) -> Iterator[tuple[Identity, Anchor]]:
    seen: Counter[tuple[Held, DataPath]] = Counter()
    for anchor in issue.anchors:
        seen[anchor.held, anchor.path] += 1
        yield (anchor.held, anchor.path, seen[anchor.held, anchor.path]), anchor


def new_keys(old: Issue, new: Issue) -> dict[str, str]:
    """For each key of the new draft the one that the old draft has for the value, or a key that neither has."""
    known = {identity: anchor.key for identity, anchor in _identified(old)}
    taken = {anchor.key for anchor in (*old.anchors, *new.anchors)}
    renamed: dict[str, str] = {}
    for identity, anchor in _identified(new):
        free = (f"{anchor.key[:1]}{number}" for number in count(len(taken) + 1))
        key = known.get(identity) or next(key for key in free if key not in taken)
        taken.add(key)
        renamed[anchor.key] = key
    return renamed


def rename_keys(root: etree._Element, renamed: Mapping[str, str]) -> None:
    """Give the controls and bookmarks of a part their new keys, in place."""
    for tag in root.iter(w("tag")):
        key = tag.get(w("val"), "")
        tag.set(w("val"), renamed.get(key, key))
    for start in root.iter(w("bookmarkStart")):
        name = start.get(w("name"), "")
        key = name.removeprefix(BOOKMARK)
        if name.startswith(BOOKMARK) and key in renamed:
            start.set(w("name"), f"{BOOKMARK}{renamed[key]}")


def joint_issue(old: Issue, new: Issue, renamed: Mapping[str, str]) -> Issue:
    """What the file with changes says of itself: every value as the old draft issued it, then those that are new."""
    known = {anchor.key for anchor in old.anchors}
    added = (replace(anchor, key=renamed[anchor.key]) for anchor in new.anchors)
    fresh = tuple(anchor for anchor in added if anchor.key not in known)
    return replace(old, anchors=(*old.anchors, *fresh), names={**new.names, **old.names})


def set_free(package: Package, trees: Mapping[str, etree._Element]) -> Package:
    """The file as one without controls or anchors; changes the trees in place."""
    for root in trees.values():
        for control in reversed(list(root.iter(w("sdt")))):
            content = control.find(w("sdtContent"))
            unwrap(control, etree.Element("none") if content is None else content)
        ours = [one for one in root.iter(_ENDS[0]) if one.get(w("name"), "").startswith(BOOKMARK)]
        ids = {one.get(w("id")) for one in ours}
        for end in [*ours, *(one for one in root.iter(_ENDS[1]) if one.get(w("id")) in ids)]:
            remove(end)
    issue = issue_part(package)
    return Package({**package, issue: b"<nothing/>"} if issue else package.parts, package.name)


def set_landmarks(root: etree._Element, landmarks: Landmarks) -> None:
    """Put landmarks in the place of the controls around blocks, in place."""
    seen: Counter[str] = Counter()
    for control in list(root.iter(w("sdt"))):
        parent, content = control.getparent(), control.find(w("sdtContent"))
        if parent is None or content is None or parent.tag not in HOLDERS:
            continue
        name = _name(called(control), seen)
        landmarks.setdefault(name, [child for child in control if child is not content])
        place = parent.index(control)
        parent.remove(control)
        parent[place:place] = [_landmark("open", name), *content, _landmark("close", name)]


def _landmark(edge: str, name: str) -> etree._Element:
    paragraph = etree.Element(w("p"))
    text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
    text.text = f"csprlandmark{edge}{name}"
    return paragraph


def set_controls(root: etree._Element, landmarks: Landmarks) -> None:
    """Put the controls back where their landmarks stand, in place; a control whose edges are torn apart stays out."""
    found: dict[tuple[str, str, State], list[etree._Element]] = {}
    for mark in list(root.iter(w("t"), w("delText"))):
        for match in _MARK.finditer(mark.text or ""):
            paragraph = next(mark.iterancestors(w("p")))
            found.setdefault((match[1], match[2], state_of(mark)), []).append(paragraph)
    for name, properties in reversed(landmarks.items()):
        for state in State:
            opening, closing = (found.get((edge, name, state), ()) for edge in ("open", "close"))
            if len(opening) == len(closing) == 1:
                _wrap(opening[0], closing[0], properties)
    for paragraph in {one: None for paragraphs in found.values() for one in paragraphs}:
        remove(paragraph)


def _wrap(opening: etree._Element, closing: etree._Element, properties: list[etree._Element]) -> None:
    parent = opening.getparent()
    if parent is None or closing.getparent() is not parent:
        return
    first, last = parent.index(opening), parent.index(closing)
    control = etree.Element(w("sdt"))
    control.extend(deepcopy(child) for child in properties)
    content = etree.SubElement(control, w("sdtContent"))
    content.extend(list(parent)[first + 1 : last])
    parent.insert(first + 1, control)


def track_controls(root: etree._Element, author: str) -> None:
    """Mark the controls that came or went, in place."""
    ids = count(first_free_number(root, ["*"]))
    for control in list(root.iter(w("sdt"))):
        seen = (run for run in control.iter(w("r")) if len(run) > (run.find(w("rPr")) is not None))
        states = {*map(state_of, seen), *map(mark_state, control.iter(w("p")))}
        content = control.find(w("sdtContent"))
        if len(states) != 1 or State.KEPT in states or content is None:
            continue
        kind = _RANGES[states.pop()]
        for is_end in (False, True):
            id_ = str(next(ids))
            start = etree.Element(
                w(f"{kind}RangeStart"), {w("id"): id_, w("author"): author, w("date"): DATE}
            )
            end = etree.Element(w(f"{kind}RangeEnd"), {w("id"): id_})
            if is_end:
                content.append(start)
                control.addnext(end)
            else:
                control.addprevious(start)
                content.insert(0, end)
