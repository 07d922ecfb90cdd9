"""Rows that somebody added to a table of a draft whose rows each tell one item of a list of the case.

A row is known by the values in its cells, and what belongs into a column by those of all rows. Which rows are new is
told by the draft as it was issued, so that a heading or a closing row of the template's own is never taken for one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.text import TextRules, text
from cspr_docs.ooxml.values import child, value
from cspr_docs.problems import DataPath
from cspr_docs.prose.folding import one_spaced
from cspr_docs.word.anchored import AnchoredField, key_of, words_of
from cspr_docs.word.anchors import BOOKMARK, Held
from cspr_docs.word.returned import Returned

ItemsAround = Callable[[DataPath], Iterable[DataPath]]
"""Gives the items of lists, named by their ids, that a data path leads through."""
_ON_ONE_LINE = TextRules(tab=" ", line=" ", paragraph=" ")
_UNITS = (w("p"), w("sdt"), w("tr"))


@dataclass(frozen=True, slots=True)
class IssuedCell:
    """A cell of an item's row as it was issued: its words, those of its first paragraph, and the values in it."""

    words: str
    first_words: str
    fields: tuple[AnchoredField, ...]

    @property
    def lead(self) -> AnchoredField | None:
        """The value that stands alone in the cell, or in its first paragraph, without words of the template's own."""
        said = one_spaced(words_of(self.fields[0])) if self.fields else ""
        is_alone = len(self.fields) == 1 and said == self.words
        return self.fields[0] if self.fields and (is_alone or said == self.first_words) else None


@dataclass(frozen=True, slots=True)
class AddedCell:
    """A cell of an added row: what stands in it, and its words on one line."""

    elements: tuple[etree._Element, ...]
    words: str


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row that nobody issued.

    Attributes:
        row: the row itself, in the draft that came back.
        into: the data path of the list.
        issued: by the data paths of the items their rows as issued.
        words: all that it says.
    """

    row: etree._Element
    into: DataPath
    issued: Mapping[DataPath, tuple[IssuedCell, ...]]
    words: str

    @property
    def cells(self) -> tuple[AddedCell, ...]:
        """Its cells."""
        return tuple(
            AddedCell(tuple(cell.iterchildren(w("p"), w("tbl"), w("sdt"))), row_words(cell))
            for cell in self.row.iterchildren(w("tc"))
        )


def added_rows(draft: Returned, issued: Returned, items_around: ItemsAround) -> tuple[AddedRow, ...]:
    """The rows that were added to the tables of a draft, in its order; empty ones too."""
    before = tuple(_tables(issued, items_around))
    return tuple(
        row
        for table in _tables(draft, items_around)
        for as_issued in before
        if as_issued.keys & table.keys
        for row in _added(as_issued, table)
    )


def rows_said(draft: Returned) -> frozenset[str]:
    """What each row of the draft's tables says."""
    return frozenset(row_words(row) for row in draft.body.iter(w("tr")))


def values_in_rows(draft: Returned, rows: Sequence[AddedRow]) -> frozenset[DataPath]:
    """The data paths of the values in rows that say the same as one of these in half of their cells or more."""
    typed = [[cell.words for cell in row.cells] for row in rows]
    places = ((field, element) for field in draft.fields for element in field.elements[:1])
    return frozenset(
        field.anchor.path
        for field, element in places
        if (row := next(element.iterancestors(w("tr")), None)) is not None
        and any(_are_alike([row_words(cell) for cell in row.iterchildren(w("tc"))], words) for words in typed)
    )


def list_around(added: Sequence[etree._Element], draft: Returned, items_around: ItemsAround) -> DataPath:
    """The list of the case whose items stand around paragraphs that somebody added; empty where nothing tells.

    They stand in a row of one, or beside rows; or beside paragraphs of the same style.
    """
    first, last = (next(one.iterancestors(w("tr")), one) for one in (added[0], added[-1]))
    beside = [next(first.itersiblings(*_UNITS, preceding=True), None), next(last.itersiblings(*_UNITS), None)]
    units = [first, *(one for one in beside if one is not None and _style(one) == _style(first))]
    held: dict[etree._Element, list[AnchoredField]] = {unit: [] for unit in units}
    for field in draft.fields:
        for element in field.elements[:1]:
            for unit in held.keys() & {element, *element.iterancestors()}:
                held[unit].append(field)
    told = items_told({unit: fields for unit, fields in held.items() if fields}, items_around)
    return next((item[:-1] for item in told.values()), ())


def _style(unit: etree._Element) -> str:
    """The style of a paragraph, or of the first in a control; rows have none, whatever stands in them."""
    paragraph = next(unit.iter(w("p")), None) if unit.tag != w("tr") else None
    return "" if paragraph is None else value(child(paragraph, "pPr"), "pStyle") or ""


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    same = sum(bool(word) and word == also for word, also in zip(one, other, strict=False))
    return len(one) == len(other) and 2 * same >= len(one)


def _first_words(cell: etree._Element) -> str:
    first = next(cell.iter(w("p")), None)
    return "" if first is None else row_words(first)


def row_words(row: etree._Element) -> str:
    """What a row or a cell says, on one line."""
    return one_spaced(text(row, _ON_ONE_LINE))


@dataclass(frozen=True)
class _ItemTable:
    """A table that holds values.

    Attributes:
        keys: those of its values.
        rows: each row with its item's data path, or its words; ours are those that hold values but tell no item.
        of_items: by the data path of its item each row's cells with their values.
    """

    keys: frozenset[str]
    rows: Sequence[tuple[etree._Element, DataPath | str]]
    of_items: Mapping[DataPath, Sequence[tuple[etree._Element, tuple[AnchoredField, ...]]]]

    @cached_property
    def cells(self) -> Mapping[DataPath, tuple[IssuedCell, ...]]:
        """By the data path of its item what each row's cells say; read where a row was added, which is seldom."""
        return {
            item: tuple(IssuedCell(row_words(cell), _first_words(cell), own) for cell, own in held)
            for item, held in self.of_items.items()
        }


def _added(before: _ItemTable, after: _ItemTable) -> Iterator[AddedRow]:
    """The rows without values that stand where none did, or where rows of items stood that are gone."""
    lists = {item[:-1] for item in before.of_items}
    if len(lists) != 1:
        return
    old, new = ([said for _, said in table.rows] for table in (before, after))
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind not in ("insert", "replace") or any(isinstance(said, str) for said in old[start:end]):
            continue
        for row, said in after.rows[new_start:new_end]:
            if isinstance(said, str) and not _holds_a_value(row):
                yield AddedRow(row, next(iter(lists)), before.cells, said)


def _holds_a_value(row: etree._Element) -> bool:
    marks = (mark.get(w("name"), "") for mark in row.iter(w("bookmarkStart")))
    return any(map(key_of, row.iter(w("sdt")))) or any(name.startswith(BOOKMARK) for name in marks)


def _tables(draft: Returned, items_around: ItemsAround) -> Iterator[_ItemTable]:
    inside: dict[etree._Element, dict[etree._Element, list[AnchoredField]]] = {}
    for field in draft.fields:
        where = next(iter(field.elements or field.strayed), None)
        cell = None if where is None else next(where.iterancestors(w("tc")), None)
        if cell is not None:
            table = next(cell.iterancestors(w("tbl")))
            inside.setdefault(table, {}).setdefault(cell, []).append(field)
    for table, fields in inside.items():
        yield _table(table, fields, items_around)


def _table(
    table: etree._Element,
    fields: Mapping[etree._Element, Sequence[AnchoredField]],
    items_around: ItemsAround,
) -> _ItemTable:
    held = {
        row: [(cell, tuple(fields.get(cell, ()))) for cell in row.iterchildren(w("tc"))]
        for row in table.iterchildren(w("tr"))
    }
    values = {row: [one for _, own in cells for one in own] for row, cells in held.items()}
    items = items_told(values, items_around)
    rows = [(row, items[row] if row in items else row_words(row)) for row in held]
    of_items = {items[row]: cells for row, cells in held.items() if row in items}
    return _ItemTable(frozenset(one.anchor.key for own in fields.values() for one in own), rows, of_items)


def items_told(
    rows: Mapping[etree._Element, Sequence[AnchoredField]], items_around: ItemsAround
) -> Mapping[etree._Element, DataPath]:
    """By row the item that it tells: of the list of which each row has an item of its own and most values are."""
    found = {
        row: Counter(
            item
            for one in held
            if one.anchor.held is not Held.SHOWN
            for item in items_around(one.anchor.path)
        )
        for row, held in rows.items()
    }
    lists = Counter(item[:-1] for items in found.values() for item in items.elements())
    for into, _ in sorted(lists.items(), key=lambda pair: (pair[1], len(pair[0])), reverse=True):
        own = {row: [item for item in items if item[:-1] == into] for row, items in found.items()}
        told = {row: items[0] for row, items in own.items() if len(items) == 1}
        if len(set(told.values())) == len([items for items in own.values() if items]):
            return told
    return {}
