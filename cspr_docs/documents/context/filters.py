"""The filters that a template may use, and no others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cspr_docs.documents.context.records import Record, blank_rows, month_and_year
from cspr_docs.documents.context.values import Fact, Many, Nothing, ProseText, ToFill, words_in
from cspr_docs.problems import wording
from cspr_docs.problems.wording import listed, quoted
from cspr_docs.word.language.refusals import Refusal
from schemas.base import Term, words_of


def joined(values: Iterable[object]) -> object:
    """`A`, `A and B`, `A, B and C`; the prompt where the list is empty, or for the first value that is missing."""
    values = values if isinstance(values, Many) else tuple(_items(values))
    missing = next((value for value in values if isinstance(value, Fact) and not value.words), None)
    if missing is not None:
        return missing
    words = listed([words_in(value) for value in values])
    if isinstance(values, Many):
        return Fact(words, words, values.path, values.description, values.writer)
    return words


def names(records: Iterable[Record]) -> object:
    """The name of each record, as this reader is to see it."""
    found = tuple(_field(record, "name") for record in _records(records))
    return replace(records, items=found) if isinstance(records, Many) else found


def numbers(records: Iterable[Record]) -> object:
    """The number of each record: `1`, `2`, `3`."""
    found = tuple(str(record.number) for record in _records(records))
    return replace(records, items=found) if isinstance(records, Many) else found


def ids(records: Iterable[Record]) -> tuple[str, ...]:
    """The id of each record, to ask whether one is among them."""
    return tuple(str(_field(record, "id")) for record in _records(records))


def who_died(records: Iterable[Record]) -> object:
    """The children among them who have died."""
    found = tuple(record for record in _records(records) if _field(record, "died") == "yes")
    return replace(records, items=found) if isinstance(records, Many) else found


def ideas(prose: ProseText) -> tuple[Fact, ...]:
    """The prose one idea at a time, a sentence each, to stand in lines of their own; the prompt where it is missing."""
    prose = _prose(prose)
    return (
        prose.writer.ideas_of(prose)
        if prose
        else (Fact(None, "", prose.path, prose.description, prose.writer),)
    )


def nil_returns(returns: Iterable[Record]) -> tuple[str, ...]:
    """The ids of the agencies that answered that they have no record of the family."""
    given = [one for one in _records(returns) if _field(one, "nil_return")]
    return tuple(str(_field(_field(one, "agency"), "id")) for one in given)


def in_words(value: object) -> str:
    """A day or a term of what is told over all cases, as people write it; empty where there is none."""
    return words_of(value)


def lower_first(value: Fact | str) -> Fact | str:
    """The words with a small first letter, to stand inside a sentence.

    What somebody wrote stays as they wrote it: nobody can know whether it begins with a name.
    """
    words = words_in(value)
    if isinstance(value, Fact) and value.is_own and not isinstance(value.value, Term):
        return value
    small = wording.lower_first(words)
    return value.saying(small) if isinstance(value, Fact) else small


def latest(days: Iterable[object]) -> object:
    """The latest of some days; those that are missing are left out, and the last is given where all are."""
    facts = [day for day in _items(days) if isinstance(day, Fact)]
    if not facts:
        raise Refusal("only days of the case can be compared")
    return max(facts, key=lambda fact: fact.value if isinstance(fact.value, date) else date.min)


def count(values: Iterable[object]) -> int:
    """How many there are."""
    return sum(1 for _ in _items(values))


def under(prose: ProseText, level: int) -> ProseText:
    """The prose with its headings below a heading of this level."""
    if not isinstance(level, int):
        raise Refusal("it asks for the level of a heading as a number: under(2)")
    return replace(_prose(prose), heading_base=level)


def in_appendix(prose: ProseText) -> ProseText:
    """The prose with its headings below that of an appendix."""
    return replace(_prose(prose), heading_base=1, in_appendix=True)


def cell(prose: ProseText) -> ProseText:
    """The prose in the styles of a table cell."""
    return replace(_prose(prose), in_cell=True)


def to_fill(value: Fact | ProseText) -> ToFill:
    """The value as a field that whoever gets the document fills in."""
    if not isinstance(value, Fact | ProseText):
        raise Refusal("only a single value or prose can be filled in")
    return ToFill(value)


def _prose(value: object) -> ProseText:
    if isinstance(value, ProseText):
        return value
    if isinstance(value, Nothing):  # the record is missing that would hold it
        return ProseText("", value.path, value.description, value.writer)
    raise Refusal("only prose has headings and stands in cells: leave the filter out")


def _records(values: Iterable[object]) -> Iterator[Record]:
    for value in _items(values):
        if not isinstance(value, Record):
            raise Refusal("only the records of the case have names, numbers and ids")
        yield value


def _items(values: object) -> Iterable[object]:
    """What is in a list; a text and a single value are none."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise Refusal("it is no list: print it without this filter")
    return values


def _field(record: object, name: str) -> object:
    """A field that the filter asks each record for."""
    found = getattr(record, name, None)
    if found is None:
        raise Refusal(f"what is in this list has no {quoted(name)}: go through it with {{% for %}}")
    return found


FILTERS: Mapping[str, Callable[..., object]] = {
    "blank_rows": blank_rows,
    "cell": cell,
    "count": count,
    "ideas": ideas,
    "ids": ids,
    "in_appendix": in_appendix,
    "in_words": in_words,
    "joined": joined,
    "latest": latest,
    "lower_first": lower_first,
    "month_year": month_and_year,
    "names": names,
    "nil_returns": nil_returns,
    "numbers": numbers,
    "to_fill": to_fill,
    "under": under,
    "who_died": who_died,
}
