"""The filters that a template may use, and no others."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from cspr_docs.documents.context.records import Record, month_and_year
from cspr_docs.documents.context.values import Fact, Many, ProseText


def month_year(fact: Fact) -> Fact:
    """The date as month and year: what a published report may tell."""
    return month_and_year(fact)


def joined(values: Iterable[object]) -> object:
    """`A`, `A and B`, `A, B and C`; the prompt where the list is empty."""
    words = [str(value) for value in values]
    if not words:
        return _as_fact(values, "")
    text = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return _as_fact(values, text)


def names(records: Iterable[Record]) -> object:
    """The name of each record, as this reader is to see it."""
    found = tuple(record.name for record in records)
    return replace(records, items=found) if isinstance(records, Many) else found


def numbers(records: Iterable[Record]) -> object:
    """The number of each record: `1`, `2`, `3`."""
    found = tuple(str(record.number) for record in records)
    return replace(records, items=found) if isinstance(records, Many) else found


def ids(records: Iterable[Record]) -> tuple[str, ...]:
    """The id of each record, to ask whether one is among them."""
    return tuple(str(record.id) for record in records)


def lower_first(value: Fact | str) -> Fact | str:
    """The words with a small first letter, to stand inside a sentence."""
    words = str(value)
    small = words[:1].lower() + words[1:]
    return value.saying(small) if isinstance(value, Fact) else small


def count(values: Iterable[object]) -> int:
    """How many there are."""
    return sum(1 for _ in values)


def under(prose: ProseText, level: int) -> ProseText:
    """The prose with its headings below a heading of this level."""
    return replace(prose, heading_base=level)


def in_appendix(prose: ProseText) -> ProseText:
    """The prose with its headings below that of an appendix."""
    return replace(prose, heading_base=1, in_appendix=True)


def cell(prose: ProseText) -> ProseText:
    """The prose in the styles of a table cell."""
    return replace(prose, in_cell=True)


def _as_fact(values: object, words: str) -> object:
    if isinstance(values, Many):
        return Fact(words, words, values.path, values.description, values.writer)
    return words


FILTERS: Mapping[str, Callable[..., object]] = {
    "cell": cell,
    "count": count,
    "ids": ids,
    "in_appendix": in_appendix,
    "joined": joined,
    "lower_first": lower_first,
    "month_year": month_year,
    "names": names,
    "numbers": numbers,
    "under": under,
}
