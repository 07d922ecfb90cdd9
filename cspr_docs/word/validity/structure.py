"""What may stand in what, in which order, and what must be there: tables, cells, runs, properties, fields.

Source: ECMA-376 part 1, 17.2.2 (`body`), 17.3.1.22 (`p`), 17.3.2.25 (`r`), 17.3.3.31 (`t`), 17.4.37 (`tbl`), 17.4.78
(`tr`), 17.4.65 (`tc`: it ends in a paragraph), 17.4.48 (`tblGrid`), 17.16.18 (`fldChar`).
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from lxml import etree

from cspr_docs.files import toml_of
from cspr_docs.ooxml.fields import CODES, MARK, OpenFields
from cspr_docs.ooxml.namespaces import PREFIXES, W, w
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.ooxml.schema import FIRST, ORDERS, PARTS_OF_NUMBERING
from cspr_docs.problems import error
from cspr_docs.word.rules import Breach, Rule, in_texts, local, texts, value

WORD_STRUCTURE = error(
    "word-structure",
    "A Word file breaks a rule of its format, such as a table cell without a paragraph, or parts of a "
    "paragraph in the wrong order. Word may say that it has to be repaired, or leave text out. Type that place "
    "anew, or open and save the file in Word.",
)
HOLDERS = tuple(
    w(name) for name in ("body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "docPartBody")
)
"""The elements that hold a text of its own: what begins in it must end in it."""

_TOLD = toml_of(__package__, "validity.toml")
_BLOCKS = (w("p"), w("tbl"), w("altChunk"))
_CHANGES = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_AROUND = frozenset({w("sdtContent"), w("customXml")}) | _CHANGES
_RUNS = frozenset({w("r"), w("rt"), w("rubyBase")})
_PARENTS = {
    w("p"): frozenset(HOLDERS) | {w("tc")} | _AROUND,
    w("tbl"): frozenset(HOLDERS) | {w("tc")} | _AROUND,
    w("tr"): frozenset({w("tbl")}) | _AROUND,
    w("tc"): frozenset({w("tr")}) | _AROUND,
    w("tab"): _RUNS | {w("tabs")},
    w("sectPr"): frozenset({w("body"), w("pPr")}),
    **dict.fromkeys(
        map(w, ["t", "br", "drawing", "footnoteReference", "endnoteReference", "fldChar", "instrText"]), _RUNS
    ),
}
_NO_PARENT_OF_RUNS = frozenset(HOLDERS) | {w("tc"), w("tr"), w("tbl"), w("r")}
_MARKERS = (w("bookmarkStart"), w("bookmarkEnd"), w("tblPrEx"), w("proofErr"))
_amiss = partial(Breach, WORD_STRUCTURE)
_TYPE_ANEW = "delete that place in Word and type it anew"
_PUT_IN_AGAIN = "delete it in Word and put it in again"
_SAVE_AGAIN = "open the file in Word and save it again"


def cells(found: Opened) -> Iterator[Breach]:
    """A cell holds a paragraph, and a paragraph is the last thing in it."""
    for part, cell in in_texts(found, "tc"):
        blocks = list(_inside(cell, *_BLOCKS))
        if not blocks:
            yield _amiss("the cell holds no paragraph", _PUT_IN_AGAIN, part, cell)
        elif blocks[-1].tag != w("p"):
            hint = "add an empty line below the inner table"
            yield _amiss("the cell ends in a table, not in a paragraph", hint, part, cell)


def holders(found: Opened) -> Iterator[Breach]:
    """Tables have properties, a grid and rows, rows have cells; headers, notes and text boxes hold a paragraph."""
    for name, wanted, what in _TOLD["must_hold"]:
        for part, holder in in_texts(found, name):
            if next(_inside(holder, *map(w, wanted.split())), None) is None:
                yield _amiss(what, "delete the row" if name == "tr" else _PUT_IN_AGAIN, part, holder)


def _inside(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children of some kinds, controls and changes around them seen through."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND or child.tag == w("sdt"):
            yield from _inside(child, *tags)


def misplaced(found: Opened) -> Iterator[Breach]:
    """Nothing stands where nothing of its kind may."""
    for part, root in texts(found):
        for element in root.iter(w("r"), *_PARENTS):
            parent = element.getparent()
            if parent is None or str(parent.tag).startswith(f"{{{PREFIXES['mc']}}}"):
                continue
            allowed = _PARENTS.get(str(element.tag))
            if parent.tag in _NO_PARENT_OF_RUNS if allowed is None else parent.tag not in allowed:
                what = _TOLD["in_words"].get(local(element), f"a '{local(element)}'")
                yield _amiss(f"{what} stands where it may not", _TYPE_ANEW, part, element)
        for link in root.iter(w("hyperlink")):
            if next(link.iterancestors(w("hyperlink")), None) is not None:
                yield _amiss("a link stands inside another link", _TYPE_ANEW, part, link)


def section_last(found: Opened) -> Iterator[Breach]:
    """The body ends with the set-up of its last pages, once."""
    root = found.trees.get(found.main)
    body = None if root is None else root.find(w("body"))
    sections = [] if body is None else body.findall(w("sectPr"))
    if body is not None and (len(sections) != 1 or sections[0].getnext() is not None):
        message = "the body does not end with the set-up of its last page"
        yield _amiss(message, "copy the whole text into a new document")


def fields(found: Opened) -> Iterator[Breach]:
    """Every field has a beginning, one divider at most, and an end, in the same text."""
    for part, root in texts(found):
        open_: defaultdict[etree._Element | None, OpenFields] = defaultdict(OpenFields)
        for element in root.iter(MARK, *CODES):
            holder = next(element.iterancestors(*HOLDERS), None)
            if what := _amiss_with(element, open_[holder]):
                yield _amiss(f"a field {what}", _TYPE_ANEW, part, element)
            open_[holder].take(element)
        for left in (field for each in open_.values() for field in each.fields):
            yield _amiss("a field begins and never ends", _TYPE_ANEW, part, left.begin)


def _amiss_with(element: etree._Element, open_: OpenFields) -> str:
    """What is wrong with the next mark or code of a field, if anything."""
    if element.tag != MARK:
        return "has code outside of its code" if open_.is_stray(element) else ""
    kind = value(element, "fldCharType")
    if kind not in ("begin", "separate", "end"):
        return "has a mark of no known kind"
    if open_.is_stray(element):
        return "ends that was never begun"
    return "is divided twice" if kind == "separate" and open_.fields[-1].separate is not None else ""


def in_order(found: Opened) -> Iterator[Breach]:
    """Properties stand in the schema's order, each once."""
    for part, root in _word_trees(found):
        for element in root.iter(*ORDERS):
            if what := _disorder(element):
                whose = _TOLD["owners"].get(local(element), f"a '{local(element)}'")
                yield _amiss(f"the settings of {whose} {what}", _SAVE_AGAIN, part, element)


def _disorder(element: etree._Element) -> str:
    """What is wrong with the order of the element's children; empty if nothing."""
    ranks, last = ORDERS[str(element.tag)], -1
    for child in element:
        rank = ranks.get(str(child.tag))
        if rank is None:
            continue
        if rank == last:
            return f"say '{local(child)}' twice"
        if rank < last:
            return f"are not in order ('{local(child)}' comes too late)"
        last = rank
    return ""


def first(found: Opened) -> Iterator[Breach]:
    """Properties come before what they are about."""
    for part, root in _word_trees(found):
        for element in root.iter(*FIRST):
            parent, before = element.getparent(), element.getprevious()
            is_own = parent is not None and parent.tag == FIRST[str(element.tag)]
            if is_own and before is not None and before.tag not in _MARKERS:
                message = f"settings ('{local(element)}') stand behind what they are about"
                yield _amiss(message, _SAVE_AGAIN, part, element)


def numbering(found: Opened) -> Iterator[Breach]:
    """In the part of lists, what lists look like comes before the lists."""
    for part, root in _word_trees(found):
        ranks = [PARTS_OF_NUMBERING[str(child.tag)] for child in root if child.tag in PARTS_OF_NUMBERING]
        if root.tag == w("numbering") and ranks != sorted(ranks):
            message = f"{part}: a list stands before what lists look like ('abstractNum' after 'num')"
            yield _amiss(message, _SAVE_AGAIN)


def _word_trees(found: Opened) -> Iterator[tuple[str, etree._Element]]:
    return ((part, root) for part, root in found.trees.items() if etree.QName(root).namespace == W)


RULES: tuple[Rule, ...] = (*(cells, holders, misplaced, section_last, fields, in_order, first, numbering),)
