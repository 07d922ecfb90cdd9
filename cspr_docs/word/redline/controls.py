"""Controls that hold only what came, or only what went, come and go with it.

Without that, an empty control would stay behind where its words were accepted away or rejected.

Source: ECMA-376 part 1, 17.13.5.4 to 17.13.5.7 (inserted and deleted controls are told by ranges around their tags).
"""

from collections.abc import Iterator
from itertools import count

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.redline.engine import DATE
from cspr_docs.word.redline.state import State, mark_state, state_of

_RANGES = {State.INSERTED: "customXmlIns", State.DELETED: "customXmlDel"}


def track_controls(root: etree._Element, author: str) -> None:
    """Mark the controls that came or went, in place."""
    ids = count(1 + max((int(id_) for id_ in _ids(root)), default=0))
    for control in list(root.iter(w("sdt"))):
        states = set(_states(control))
        if len(states) == 1 and State.KEPT not in states:
            _track(control, states.pop(), author, ids)


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        id_ = element.get(w("id"), "") if isinstance(element.tag, str) else ""
        if id_.isdecimal():
            yield id_


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
