"""Words struck out and written in as this program's tracked changes, in runs that are cut for it; and why they may not.

Source: ECMA-376 part 1, 17.3.2.1 (runs), 17.3.2.28 (run properties), 17.13.5.14 (deleted runs), 17.13.5.18 (inserted
runs), 17.16 (fields), 17.5.2 (content controls: locks and data bindings).
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE
from cspr_docs.ooxml.namespaces import PREFIXES, PRESERVE, w
from cspr_docs.ooxml.parse import parse_fragment
from cspr_docs.ooxml.text import CHARACTERS, own
from cspr_docs.ooxml.tracked import EITHER, INSERTED, PROPERTY_CHANGES
from cspr_docs.ooxml.values import value
from cspr_docs.word.proposing.lines import PlacedLetter
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.runs import text_runs
from cspr_docs.word.tracking.marks import Marker

PENDING = "somebody's tracked change there is still pending: accept or reject it in Word first"
_FIELD = "it is part of a field, which Word fills in itself"
_BOUND = "it stands in a control that takes its words from elsewhere, or is locked"
_HOLDS = "a note, a picture or a symbol stands among its words"

_HARMLESS = frozenset(
    w(name)
    for name in (*("t", "rPr", "lastRenderedPageBreak"), *(name for name in CHARACTERS if name != "ptab"))
)
_PARENTS = frozenset(
    {
        *(w(name) for name in ("p", "hyperlink", "sdtContent", "sdt", "smartTag", "customXml", "fldSimple")),
        *(w(name) for name in ("bdo", "dir")),
        *(f"{{{PREFIXES['mc']}}}{name}" for name in ("AlternateContent", "Choice")),
    }
)
_BINDING = f"{w('sdtPr')}/{{*}}dataBinding"
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})


def obstacles(paragraph: etree._Element, letters: Sequence[PlacedLetter]) -> Iterator[str]:
    """Why these letters, which follow one another, must stay as they are; nothing where they may go."""
    runs = dict.fromkeys(letter.run for letter in letters)
    for run in runs:
        yield from _around(run)
    chosen = {letter.node for letter in letters}
    elements = list(own(paragraph))
    first, last = elements.index(letters[0].node), elements.index(letters[-1].node)
    for element in elements[first + 1 : last]:
        if element.tag in EITHER:
            yield PENDING
        elif element.tag in (MARK, CODE, SIMPLE):
            yield _FIELD
        elif element.getparent() in runs and element not in chosen and element.tag not in _HARMLESS:
            yield _HOLDS


def _around(run: etree._Element) -> Iterator[str]:
    """What is in the way around a run, up to its paragraph, and around the paragraph."""
    inner = True
    for around in run.iterancestors():
        marks = around.iterfind(f"{w('trPr')}/*") if around.tag == w("tr") else ()
        if around.tag in INSERTED or any(mark.tag in EITHER for mark in marks):
            yield PENDING
        elif value(around.find(w("sdtPr")), "lock") in _LOCKED or around.find(_BINDING) is not None:
            yield _BOUND
        elif around.tag == w("p"):
            inner = False
        elif inner and around.tag not in _PARENTS:
            yield _HOLDS
    if run.tag != w("r"):
        yield _HOLDS


def isolate(letters: Sequence[PlacedLetter], marker: Marker) -> None:
    """Cuts runs so that these letters, which follow one another, stand in runs of their own."""
    first, last = letters[0], letters[-1]
    _cut(last.node, last.offset + 1, marker)
    _cut(first.node, first.offset, marker)


def exchange(letters: Sequence[PlacedLetter], words: str, marker: Marker) -> list[etree._Element]:
    """The changes, in order, that strike out letters in runs of their own and put the words in their place.

    The words go behind the first stretch that is more than space, and look like it: where a range reaches over
    the edge of a control or a link, they stay on the side on which it began.
    """
    said: dict[etree._Element, str] = {}
    for letter in letters:
        said[letter.run] = said.get(letter.run, "") + letter.character
    home = next((run for run, text in said.items() if text.strip()), next(iter(said)))
    for run in said:
        marker.delete_runs(run)
    changed = list(dict.fromkeys(change for run in said if (change := run.getparent()) is not None))
    if words:
        new = marker.change("ins")
        new.extend(parse_fragment(text_runs(words)))
        for run in new:
            if run.find(w("rPr")) is None:  # words written from right to left have properties that they need
                run[:0] = _look_for_new(home)
        place = next(at for at, change in enumerate(changed, start=1) if home in change)
        changed[place - 1].addnext(new)
        changed.insert(place, new)
    return changed


def _cut(node: etree._Element, offset: int, marker: Marker) -> None:
    """Moves what stands from the offset on into a new run behind; nothing where a side would be empty."""
    run = node.getparent()
    if run is None:
        return
    behind = list(node.itersiblings())
    text = (node.text or "") if node.tag == w("t") else "-"
    if 0 < offset < len(text):
        behind.insert(0, deepcopy(node))
        for element, words in ((behind[0], text[offset:]), (node, text[:offset])):
            element.text = words
            element.set(PRESERVE, "preserve")
    elif not offset:
        behind.insert(0, node)
    is_first = not any(child.tag != w("rPr") for child in run if child not in behind)
    if not behind or is_first:
        return
    tail = deepcopy(run)
    tail[:] = tail.findall(w("rPr"))
    for change in tail.iter(*PROPERTY_CHANGES):  # it keeps its author, under a number of its own
        change.set(w("id"), marker.number())
    tail.extend(behind)
    run.addnext(tail)


def _look_for_new(run: etree._Element) -> list[etree._Element]:
    """The properties that new words beside a run get: its own, without what somebody changed in them."""
    look = run.find(w("rPr"))
    if look is None:
        return []
    copy = deepcopy(look)
    for change in list(copy.iter(*PROPERTY_CHANGES)):
        remove(change)
    return [copy] if len(copy) else []
