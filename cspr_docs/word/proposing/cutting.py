"""Runs cut in two without changing what they say or how they look.

Source: ECMA-376 part 1, 17.3.2.1 (runs), 17.3.2.28 (run properties).
"""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.additions import Counter
from cspr_docs.word.proposing.letters import Letter, set_text
from cspr_docs.word.revisions.markup import PROPERTY_CHANGES

REVISION = "revision"
"""Under what name a counter keeps the numbers of tracked changes."""


def isolate(letters: Iterable[Letter], ids: Counter) -> None:
    """Cuts runs so that these letters, which follow one another, stand in runs of their own."""
    chosen = list(letters)
    first, last = chosen[0], chosen[-1]
    _cut(last.node, last.offset + 1, ids)
    _cut(first.node, first.offset, ids)


def _cut(node: etree._Element, offset: int, ids: Counter) -> None:
    """Moves what stands from the offset on into a new run behind; nothing where a side would be empty."""
    run = node.getparent()
    if run is None:
        return
    behind = list(node.itersiblings())
    text = (node.text or "") if node.tag == w("t") else "-"
    if offset < len(text):
        behind.insert(0, _parted(node, offset) if offset else node)
    is_first = not any(child.tag != w("rPr") for child in run if child not in behind)
    if not behind or is_first:
        return
    tail = _like(run)
    look = run.find(w("rPr"))
    if look is not None:
        tail.append(_look(look, ids))
    tail.extend(behind)
    run.addnext(tail)


def _parted(node: etree._Element, offset: int) -> etree._Element:
    """A new text with what stands from the offset on; the old one keeps the rest."""
    text = node.text or ""
    tail = _like(node)
    set_text(tail, text[offset:])
    set_text(node, text[:offset])
    return tail


def _like(element: etree._Element) -> etree._Element:
    """An empty element with the name and the attributes of another."""
    new = etree.Element(str(element.tag))
    for name, value in element.attrib.items():
        new.set(name, value)
    return new


def _look(look: etree._Element, ids: Counter) -> etree._Element:
    """A copy of run properties; what somebody changed in them keeps its author under a number of its own."""
    copy = deepcopy(look)
    for change in copy.iter(*PROPERTY_CHANGES):
        change.set(w("id"), str(ids.take(REVISION)))
    return copy


def look_for_new(run: etree._Element) -> list[etree._Element]:
    """The properties that new words beside a run get: its own, without what somebody changed in them."""
    look = run.find(w("rPr"))
    if look is None:
        return []
    copy = deepcopy(look)
    for change in list(copy.iter(*PROPERTY_CHANGES)):
        parent = change.getparent()
        if parent is not None:
            parent.remove(change)
    return [copy] if len(copy) else []
