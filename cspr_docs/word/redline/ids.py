"""Keys and ids that count through a document, the same in two files for what is the same, while those are compared.

One value more at the beginning gives every later one another key and id, and the library would take each for a change.

Source: ECMA-376 part 1, 17.5.2.18 (a control's id), 17.13.6.2 (bookmarks: id and name are unique).
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.text import text
from cspr_docs.problems import DataPath
from cspr_docs.word.anchors import BOOKMARK, Anchor, Held, Issue

TOC = "_Toc"

Identity = tuple[Held, DataPath, int]
"""What stands there, its data path, and which time in the draft it is."""

_ENDS = (w("bookmarkStart"), w("bookmarkEnd"))


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
    seen[what] += 1
    digest = hashlib.sha256(f"{what} {seen[what]}".encode()).digest()
    return 1 + int.from_bytes(digest[:8], "big") % (10**9 - 1)


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
