"""Content controls around blocks, turned into paragraphs of their own for the comparison, and back, tracked.

The library compares a control as one thing: a word changed in a long text would strike out the whole text. As
landmarks the edges of a control are paragraphs that both files have, and what stands between is compared word by word.

Controls that hold only what came, or only what went, come and go with it: an empty control would stay behind where its
words were accepted away or rejected.

Source: ECMA-376 part 1, 17.5.2 (structured document tags), 17.13.5.4 to 17.13.5.7 (controls that came or went are told
by ranges around their tags).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.tracked import State, mark_state, state_of
from cspr_docs.word.redline.engine import DATE
from cspr_docs.word.redline.ids import called
from cspr_docs.word.revisions.surgery import remove

HOLDERS = frozenset(w(name) for name in ("body", "tc", "sdtContent"))
_RANGES = {State.INSERTED: "customXmlIns", State.DELETED: "customXmlDel"}
_MARK = re.compile(r"csprlandmark(open|close)([0-9a-f]{16})")


Landmarks = dict[str, list[etree._Element]]
"""The properties of each control that has been taken out, by the name of its landmarks."""


def set_landmarks(root: etree._Element, landmarks: Landmarks) -> None:
    """Put landmarks in the place of the controls around blocks, in place."""
    seen: Counter[str] = Counter()
    for control in list(root.iter(w("sdt"))):
        parent, content = control.getparent(), control.find(w("sdtContent"))
        if parent is None or content is None or parent.tag not in HOLDERS:
            continue
        known = called(control)
        seen[known] += 1
        name = hashlib.sha256(f"{known} {seen[known]}".encode()).hexdigest()[:16]
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
    for text in list(root.iter(w("t"), w("delText"))):
        for match in _MARK.finditer(text.text or ""):
            paragraph = next(text.iterancestors(w("p")))
            found.setdefault((match[1], match[2], state_of(text)), []).append(paragraph)
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
    given = (element.get(w("id"), "") for element in root.iter(etree.Element))
    ids = count(1 + max((int(id_) for id_ in given if id_.isdecimal()), default=0))
    for control in list(root.iter(w("sdt"))):
        states = set(_states(control))
        if len(states) == 1 and State.KEPT not in states:
            _track(control, states.pop(), author, ids)


def _states(control: etree._Element) -> Iterator[State]:
    """The states of all that a reader sees of a control."""
    for run in control.iter(w("r")):
        if len(run) > (run.find(w("rPr")) is not None):
            yield state_of(run)
    for paragraph in control.iter(w("p")):
        yield mark_state(paragraph)


def _track(control: etree._Element, state: State, author: str, ids: "count[int]") -> None:
    content = control.find(w("sdtContent"))
    if content is None:
        return
    kind = _RANGES[state]
    for before, after, last in ((control, content, False), (content, control, True)):
        id_ = str(next(ids))
        start = etree.Element(w(f"{kind}RangeStart"), {w("id"): id_, w("author"): author, w("date"): DATE})
        end = etree.Element(w(f"{kind}RangeEnd"), {w("id"): id_})
        if last:
            before.append(start)
            after.addnext(end)
        else:
            before.addprevious(start)
            after.insert(0, end)
