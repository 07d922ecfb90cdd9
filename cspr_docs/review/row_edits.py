"""What rows that somebody added to a table say, as values of new items of the case's lists; nothing is written here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cspr_docs.casefile.shape import Shape, as_written, field_path, shape_of, value_at
from cspr_docs.problems import DataPath, path_text
from cspr_docs.prose.folding import one_spaced, same_words
from cspr_docs.prose.markdown import to_markdown
from cspr_docs.prose.names_and_mentions import with_mentions
from cspr_docs.prose.tree import Tree
from cspr_docs.review.facts import Unreadable, fact_text
from cspr_docs.review.pulled import KeptChange
from cspr_docs.word.added_rows import AddedCell, AddedRow, IssuedCell, rows_said
from cspr_docs.word.reading import read_blocks, read_single
from cspr_docs.word.returned import Returned
from schemas.case import Case

_ELSEWHERE = {
    "identities": "real names and addresses stand in identities.yaml: add it there",
    "partnership": "partnership.yaml is that of every case: add it there",
}
_NAMES = ("name", "short_name", "label", "pseudonym", "title")
"""The fields by which an item is called in a document."""


@dataclass(frozen=True, slots=True)
class RowEdit:
    """A row as a new item of a list: the text of each field as a case file would hold it, and the row's own words."""

    into: DataPath
    reviewer: str
    values: Mapping[str, str]
    words: str


def row_edits(draft: Returned, rows: Sequence[AddedRow], case: Case) -> Iterator[RowEdit | KeptChange]:
    """Each row as a new item, or why it is none; nothing for an empty row or one that the case tells already."""
    for row in (row for row in rows if row.words):
        by = _editor(row, draft)
        values = _values(row, draft, case)
        reason = values.reason if isinstance(values, Unreadable) else _changed_since(row, values, case)
        if reason:
            yield KeptChange(row.into, by, reason, row.words)
        elif not isinstance(values, Unreadable) and not any(
            _says(item, values) for item in _items(case, row.into)
        ):
            yield RowEdit(row.into, by, values, row.words)


def _editor(row: AddedRow, draft: Returned) -> str:
    """Whose row it is: that of the authors of tracked changes only if it is gone without these."""
    if draft.reviewer == draft.saved_by:
        return draft.reviewer
    return draft.saved_by if row.words in rows_said(draft.undone) else draft.reviewer


def _items(case: Case, into: DataPath) -> tuple[object, ...]:
    items = value_at(case, into)
    return items if isinstance(items, tuple) else ()


def _says(item: object, values: Mapping[str, str]) -> bool:
    return all(
        one_spaced(as_written(getattr(item, name, None))) == one_spaced(text) for name, text in values.items()
    )


def _changed_since(row: AddedRow, values: Mapping[str, str], case: Case) -> str:
    """That the case has the row since an earlier pull, and other words in it now; empty where it has not."""
    shape = shape_of(Case).at((*row.into, 0))
    lead = next((name for name in values if shape.below(name).written or shape.below(name).kind is str), None)
    for item in _items(case, row.into) if lead else ():
        path = (*row.into, str(getattr(item, "id", "")))
        if path not in row.issued and _says(item, {str(lead): values[str(lead)]}) and not _says(item, values):
            return f"the case has it as {path_text(path)}, and says something else there: change it there"
    return ""


def _values(row: AddedRow, draft: Returned, case: Case) -> Mapping[str, str] | Unreadable:
    """The text of each field; why it cannot be told where one cannot be read."""
    into = path_text(row.into)
    if row.into[0] in _ELSEWHERE:
        return Unreadable(_ELSEWHERE[str(row.into[0])])
    if len(row.into) > 1 and value_at(case, row.into[:-1]) is None:
        return Unreadable(f"{path_text(row.into[:-1])} is no longer in the case: add it there first")
    columns = tuple(zip(*row.issued.values(), strict=False))
    if {len(row.cells), len(columns)} != {len(cells) for cells in row.issued.values()}:
        return Unreadable(f"it has not as many cells as the rows of the table: add it to the case, in {into}")
    shape = shape_of(Case).at((*row.into, 0))
    items = tuple(row.issued)
    meanings = [_Column.of(column, items, shape) for column in columns]
    values = _hidden(meanings, items, shape, case)
    for cell, column in zip(row.cells, meanings, strict=True):
        if not cell.words or cell.words in column.silent:
            continue
        read = _read(cell, column, shape, draft, case)
        if isinstance(read, Unreadable):
            return Unreadable(
                f"“{cell.words}”: {read.reason}; put it right in Word, or add the row to {into}"
            )
        values[read[0]] = read[1]
    return values


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in a column.

    Attributes:
        own: the fields of an item that lead their cells: what is typed into an empty one is meant for them.
        referring: the fields that refer to what is named there.
        silent: words of the template's for an item that says nothing there (`Not yet`).
        is_mixed: whether other values stand in the same cells.
    """

    own: frozenset[str]
    referring: frozenset[str]
    silent: frozenset[str]
    is_mixed: bool

    @classmethod
    def of(cls, cells: Sequence[IssuedCell], items: Sequence[DataPath], shape: Shape) -> "_Column":
        own: set[str] = set()
        referring: set[str] = set()
        for cell, item in zip(cells, items, strict=True):
            for field in cell.fields:
                path = field_path(field.anchor.path)
                is_own = path[: len(item)] == item
                if is_own and len(path) == len(item) + 1 and field is cell.lead:
                    own.add(str(path[-1]))
                elif not is_own:
                    referring.update(_referring(path, shape))
        silent = frozenset(cell.words for cell in cells if not cell.fields)
        is_mixed = any(len(cell.fields) > 1 for cell in cells)
        return cls(frozenset(own), frozenset(referring), silent, is_mixed)


def _referring(path: DataPath, shape: Shape) -> Iterator[str]:
    """The fields of an item that may refer to what a path leads to."""
    for name, inner in (shape.fields or {}).items():
        if any(path[: len(place)] == place for place in (tuple(to.split(".")) for to in inner.refers)):
            yield name


def _hidden(
    columns: Sequence[_Column], items: Sequence[DataPath], shape: Shape, case: Case
) -> dict[str, str]:
    """What the table does not show since all its rows refer to the same: the recommendation whose actions they are."""
    shown = frozenset().union(*(column.own | column.referring for column in columns))
    values = {}
    for name, inner in (shape.fields or {}).items():
        same = {getattr(value_at(case, item), name, None) for item in items} if inner.refers else set()
        if name not in shown and len(same) == 1 and (only := same.pop()):
            values[name] = str(only)
    return values


def _read(
    cell: AddedCell, column: _Column, shape: Shape, draft: Returned, case: Case
) -> tuple[str, str] | Unreadable:
    """The field and its text."""
    words, blocked = read_single(cell.elements, draft.source)
    for name in sorted(column.referring):
        if found := _called(words, shape.below(name).refers, draft, case):
            return name, found
    if len(column.own) != 1 or (column.is_mixed and "\n" in words):
        if column.referring and not column.own:
            return Unreadable(
                f"nothing in the case is called so; add it to {' or '.join(_lists(column, shape))} first"
            )
        return Unreadable("nothing tells which value this is, as the column holds several values or none")
    [name] = column.own
    inner = shape.below(name)
    if inner.is_prose:
        reading = read_blocks(cell.elements, draft.source)
        blocked = reading.blocked
        words = to_markdown(with_mentions(reading.tree, Tree(()), draft.issue.names))
    if blocked:
        return Unreadable(f"it holds what a value cannot ({', '.join(blocked)})")
    text = words if inner.is_prose else fact_text(words, inner, draft.issue.names)
    return text if isinstance(text, Unreadable) else (name, text)


def _lists(column: _Column, shape: Shape) -> Sequence[str]:
    return sorted({place for name in column.referring for place in shape.below(name).refers})


def _called(words: str, lists: Sequence[str], draft: Returned, case: Case) -> str:
    """The id of what is called so, in the draft or in the case; empty where nothing or more than one thing is."""
    items = [item for place in lists for item in _items(case, tuple(place.split(".")))]
    ids = {str(getattr(item, "id", "")) for item in items}
    found = {
        id_ for id_, name in draft.issue.names.items() if id_ in ids and same_words(name) == same_words(words)
    }
    for item in items:
        called = (as_written(getattr(item, field, None)) for field in _NAMES)
        if same_words(words) in map(same_words, called):
            found.add(str(getattr(item, "id", "")))
    return found.pop() if len(found) == 1 else ""
