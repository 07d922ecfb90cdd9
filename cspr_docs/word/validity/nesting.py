"""What may stand in what, and fields that begin and end.

Source: ECMA-376 part 1, 17.2.2 (`body`), 17.3.1.22 (`p`), 17.3.2.25 (`r`), 17.3.3.31 (`t`), 17.16.18 (`fldChar`).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.places import where
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import w
from cspr_docs.word.opened import Opened
from cspr_docs.word.validity.stories import HOLDERS, local, stories, story_of, value

_CHANGES = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_AROUND = frozenset({w("sdtContent"), w("customXml")}) | _CHANGES
_TEXTS = frozenset({w("r"), w("rt"), w("rubyBase")})
_PARENTS = {
    w("p"): frozenset(HOLDERS) | {w("tc")} | _AROUND,
    w("tbl"): frozenset(HOLDERS) | {w("tc")} | _AROUND,
    w("tr"): frozenset({w("tbl")}) | _AROUND,
    w("tc"): frozenset({w("tr")}) | _AROUND,
    w("t"): _TEXTS,
    w("tab"): _TEXTS | {w("tabs")},
    w("br"): _TEXTS,
    w("drawing"): _TEXTS,
    w("footnoteReference"): _TEXTS,
    w("endnoteReference"): _TEXTS,
    w("fldChar"): _TEXTS,
    w("instrText"): _TEXTS,
    w("sectPr"): frozenset({w("body"), w("pPr")}),
}
_WORDS = {"p": "a paragraph", "tbl": "a table", "tr": "a row", "tc": "a cell", "t": "a text", "r": "a text"}
_NO_PARENT_OF_RUNS = frozenset(HOLDERS) | {w("tc"), w("tr"), w("tbl"), w("r")}
_AGAIN = "delete that place in Word and type it anew"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def misplaced(found: Opened) -> Iterator[Problem]:
    """Something stands where nothing of its kind may."""
    for part, root in stories(found):
        for element in root.iter(w("r"), *_PARENTS):
            parent = element.getparent()
            if parent is None or str(parent.tag).startswith(_COMPATIBLE):
                continue
            allowed = _PARENTS.get(str(element.tag))
            wrong = parent.tag in _NO_PARENT_OF_RUNS if allowed is None else parent.tag not in allowed
            if wrong:
                what = _WORDS.get(local(element), f"a '{local(element)}'")
                message = f"{where(element, part)}: {what} stands where it may not"
                yield told(found, "word-structure", message, _AGAIN)
        for link in root.iter(w("hyperlink")):
            if next(link.iterancestors(w("hyperlink")), None) is not None:
                message = f"{where(link, part)}: a link stands inside another link"
                yield told(found, "word-structure", message, _AGAIN)


def section_last(found: Opened) -> Iterator[Problem]:
    """The body ends with the set-up of its last pages, once."""
    root = found.trees.get(found.main)
    body = None if root is None else root.find(w("body"))
    if body is None:
        return
    sections = body.findall(w("sectPr"))
    if len(sections) != 1 or sections[0].getnext() is not None:
        message = "the body does not end with the set-up of its last page"
        yield told(found, "word-structure", message, "copy the whole text into a new document")


def fields(found: Opened) -> Iterator[Problem]:
    """Every field has a beginning, one divider at most, and an end, in the same text."""
    for part, root in stories(found):
        open_: dict[etree._Element | None, list[tuple[etree._Element, bool]]] = {}
        for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText")):
            what = _step(element, open_.setdefault(story_of(element), []))
            if what:
                message = f"{where(element, part)}: a field {what}"
                yield told(found, "word-structure", message, _AGAIN)
        for begun, _ in (mark for stack in open_.values() for mark in stack):
            message = f"{where(begun, part)}: a field begins and never ends"
            yield told(found, "word-structure", message, _AGAIN)


def _step(element: etree._Element, stack: list[tuple[etree._Element, bool]]) -> str:
    """What is wrong with the next mark or code of a field, if anything; the stack holds (beginning, divided)."""
    if element.tag != w("fldChar"):
        return "" if stack and not stack[-1][1] else "has code outside of its code"
    kind = value(element, "fldCharType")
    if kind == "begin":
        stack.append((element, False))
        return ""
    if kind not in ("separate", "end"):
        return "has a mark of no known kind"
    if not stack:
        return "ends that was never begun"
    begun, divided = stack.pop()
    if kind == "end":
        return ""
    stack.append((begun, True))
    return "is divided twice" if divided else ""


RULES: tuple[Rule, ...] = (misplaced, section_last, fields)
