"""The tables of a form that came back: which field stood in which column, whatever became of the rows."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml import model, read
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import number
from cspr_docs.word.anchored import is_placeholder, key_of
from cspr_docs.word.anchors import BOOKMARK
from cspr_docs.word.returned import Returned


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table with fields: by the column's place from 0 the key of a field that stands in it."""

    table: model.WordTable
    columns: Mapping[int, str]


def form_tables(draft: Returned, keys: Iterable[str]) -> Iterator[FormTable]:
    """Each table in which fields of these keys stand, without the words by which empty ones invite to write."""
    wanted = frozenset(keys)
    columns: dict[etree._Element, dict[int, str]] = {}
    for element in draft.body.iter(w("sdt"), w("bookmarkStart")):
        key = key_of(element) or element.get(w("name"), "").removeprefix(BOOKMARK)
        cell = next(element.iterancestors(w("tc")), None) if key in wanted else None
        if cell is not None:
            table = next(cell.iterancestors(w("tbl")))
            columns.setdefault(table, {}).setdefault(_place(cell), key)
    for table, found in columns.items():
        blocks = read.read_blocks((_uninviting(table),), draft.source.links)
        yield from (FormTable(block, found) for block in blocks if isinstance(block, model.WordTable))


def _place(cell: etree._Element) -> int:
    """The first column of a cell."""
    at = 0
    for one in next(cell.iterancestors(w("tr"))).iter(w("tc")):
        if one is cell:
            break
        span = one.find(f"{w('tcPr')}/{w('gridSpan')}")
        at += 1 if span is None else number(span.get(w("val"))) or 1
    return at


def _uninviting(table: etree._Element) -> etree._Element:
    own = deepcopy(table)
    for control in own.iter(w("sdt")):
        for text in control.iter(w("t")) if is_placeholder(control) else ():
            text.text = ""
    return own
