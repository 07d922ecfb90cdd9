"""The anchors of two drafts under the same keys, so that the same value is the same value in both.

Keys count the values of one draft; a value more at the beginning gives every later one another key.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.problems import DataPath
from cspr_docs.word.anchors import BOOKMARK, Anchor, Held, Issue

Identity = tuple[Held, DataPath, int]
"""What stands there, its data path, and which time in the draft it is."""


def keys_by_identity(issue: Issue) -> dict[Identity, str]:
    """The key of each value, in the order of the draft."""
    return {identity: anchor.key for identity, anchor in _identified(issue)}


def _identified(issue: Issue) -> Iterator[tuple[Identity, Anchor]]:
    seen: Counter[tuple[Held, DataPath]] = Counter()
    for anchor in issue.anchors:
        seen[anchor.held, anchor.path] += 1
        yield (anchor.held, anchor.path, seen[anchor.held, anchor.path]), anchor


def new_keys(old: Issue, new: Issue) -> dict[str, str]:
    """For each key of the new draft the one that the old draft has for the value, or a key that neither has."""
    known = keys_by_identity(old)
    taken = {anchor.key for anchor in (*old.anchors, *new.anchors)}
    renamed: dict[str, str] = {}
    for identity, anchor in _identified(new):
        key = known.get(identity) or _free(anchor.key[:1], taken)
        taken.add(key)
        renamed[anchor.key] = key
    return renamed


def _free(letter: str, taken: set[str]) -> str:
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


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
    added = tuple(replace(anchor, key=renamed[anchor.key]) for anchor in new.anchors)
    fresh = tuple(anchor for anchor in added if anchor.key not in known)
    return replace(old, anchors=(*old.anchors, *fresh), names={**new.names, **old.names})
