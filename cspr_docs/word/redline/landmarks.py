"""Content controls around blocks, turned into paragraphs of their own for the comparison, and back.

The library compares a control as one thing: a word changed in a long text would strike out the whole text. As
landmarks the edges of a control are paragraphs that both files have, and what stands between is compared word by word.

Source: ECMA-376 part 1, 17.5.2 (structured document tags), 17.13.5.4 and 17.13.5.6 (controls that came or went).
"""

import hashlib
import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.redline.ids import called
from cspr_docs.word.redline.state import State, state_of

HOLDERS = frozenset(w(name) for name in ("body", "tc", "sdtContent"))
_MARK = re.compile(r"csprlandmark(open|close)([0-9a-f]{16})")


@dataclass(slots=True)
class Landmarks:
    """The properties of each control that has been taken out, by the name of its landmarks."""

    properties: dict[str, list[etree._Element]] = field(default_factory=dict)


class Found(NamedTuple):
    """A landmark in the compared file, the paragraph that it is, and whether it was kept."""

    paragraph: etree._Element
    state: State


def set_landmarks(root: etree._Element, landmarks: Landmarks) -> None:
    """Put landmarks in the place of the controls around blocks, in place."""
    seen: dict[str, int] = {}
    for control in list(root.iter(w("sdt"))):
        parent, content = control.getparent(), control.find(w("sdtContent"))
        if parent is None or content is None or parent.tag not in HOLDERS:
            continue
        known = called(control)
        seen[known] = seen.get(known, 0) + 1
        name = hashlib.sha256(f"{known} {seen[known]}".encode()).hexdigest()[:16]
        landmarks.properties.setdefault(name, [child for child in control if child is not content])
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
    found = _found(root)
    for name, properties in reversed(landmarks.properties.items()):
        for state in State:
            edges = [_one(found, edge, name, state) for edge in ("open", "close")]
            opening, closing = edges
            if opening is not None and closing is not None:
                _wrap(opening, closing, properties)
    for paragraph in {one.paragraph: None for entries in found.values() for one in entries}:
        parent = paragraph.getparent()
        if parent is not None:
            parent.remove(paragraph)


def _found(root: etree._Element) -> dict[tuple[str, str], list[Found]]:
    found: dict[tuple[str, str], list[Found]] = {}
    for text in list(root.iter(w("t"), w("delText"))):
        for match in _MARK.finditer(text.text or ""):
            paragraph = next(text.iterancestors(w("p")))
            found.setdefault((match[1], match[2]), []).append(Found(paragraph, state_of(text)))
    return found


def _one(
    found: dict[tuple[str, str], list[Found]], edge: str, name: str, state: State
) -> etree._Element | None:
    entries = [one.paragraph for one in found.get((edge, name), ()) if one.state is state]
    return entries[0] if len(entries) == 1 else None


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
