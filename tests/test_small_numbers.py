"""Small numbers are withheld, and nobody who adds and takes away the others can tell what they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs.documents.all_cases.case_year import ChildCounted
from cspr_docs.documents.all_cases.categories import (
    AGES,
    CATEGORIES,
    NATURES,
    NOT_KNOWN,
    OTHER_GROUP,
    QUARTERS,
    age_band,
    ethnic_group,
)
from cspr_docs.documents.all_cases.small_numbers import WITHHELD, Count, NumberTable, shown, side_by_side
from cspr_docs.documents.all_cases.yearly import tables_of_children

Sum = tuple[tuple[str, ...], str]
"""Cells, and the cell that is their sum."""


@dataclass
class Reader:
    """Somebody who has the printed tables, knows the rule, and tries to work out what is withheld."""

    known: dict[str, int] = field(default_factory=dict)
    ranges: dict[str, range] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)

    def reads(self, name: str, word: str, true: int) -> None:
        if word == WITHHELD:
            self.ranges[name] = range(5) if true < 5 else range(200)
        else:
            assert int(word) == true >= 5
            self.known[name] = true

    def worlds(self, given: Mapping[str, int], true: Mapping[str, int]) -> Iterator[Mapping[str, int]]:
        """Every set of numbers that the tables allow, with some given; those near the true one first."""
        values = {**self.known, **given}
        if all(self._may_hold(one, values) for one in self.sums):
            yield from self._worlds(values, true)

    def _worlds(self, values: Mapping[str, int], true: Mapping[str, int]) -> Iterator[Mapping[str, int]]:
        left = [name for name in self.ranges if name not in values]
        if not left:
            yield values
            return
        name = min(left, key=lambda one: self._unknowns(one, values))
        for value in sorted(self.ranges[name], key=lambda one: abs(one - true[name])):
            further = {**values, name: value}
            if all(self._may_hold(one, further) for one in self._sums_of[name]):
                yield from self._worlds(further, true)

    @cached_property
    def _sums_of(self) -> Mapping[str, list[Sum]]:
        """For each cell the sums that it is in; once all tables are read."""
        return {name: [one for one in self.sums if name in (*one[0], one[1])] for name in self.ranges}

    def _unknowns(self, name: str, values: Mapping[str, int]) -> int:
        return min(
            sum(cell not in values for cell in (*cells, total)) for cells, total in self._sums_of[name]
        )

    def _may_hold(self, one: Sum, values: Mapping[str, int]) -> bool:
        cells, total = one
        low = sum(values.get(cell, 0) for cell in cells)
        high = sum(values[cell] if cell in values else self.ranges[cell].stop - 1 for cell in cells)
        least, most = (values[total], values[total]) if total in values else (0, self.ranges[total].stop - 1)
        return low <= most and high >= least


def reader_of(counts: Sequence[Count], tables: Sequence[NumberTable]) -> tuple[Reader, dict[str, int]]:
    """What is printed, and the true numbers, by a name for each cell; the total of all is one cell."""
    reader, true = Reader(), {}
    for number, (count, table) in enumerate(zip(counts, tables, strict=True)):
        numbers = [[*row, *([sum(row)] if len(row) > 1 else [])] for row in count.counts]
        numbers.append([sum(row[at] for row in numbers) for at in range(len(numbers[0]))])
        last_row, last = len(numbers) - 1, len(numbers[0]) - 1

        def name(row: int, at: int, table: int = number, end: tuple[int, int] = (last_row, last)) -> str:
            return "all" if (row, at) == end else f"{table}:{row}:{at}"

        for row, (cells, words) in enumerate(zip(numbers, table.rows, strict=True)):
            for at, (cell, word) in enumerate(zip(cells, words.cells, strict=True)):
                true[name(row, at)] = cell
                reader.reads(name(row, at), word, cell)
        for at in range(last + 1):
            reader.sums.append((tuple(name(row, at) for row in range(last_row)), name(last_row, at)))
        if last:
            for row in range(last_row + 1):
                reader.sums.append((tuple(name(row, at) for at in range(last)), name(row, last)))
    return reader, true


def assert_nothing_can_be_solved(counts: Sequence[Count]) -> Reader:
    reader, true = reader_of(counts, shown(counts))
    for name in reader.ranges:
        others = (
            world
            for value in sorted(reader.ranges[name], key=lambda one, name=name: abs(one - true[name]))
            if value != true[name]
            for world in reader.worlds({name: value}, true)
        )
        assert next(others, None) is not None, f"{name} can only be {true[name]}"
    return reader


def of(*rows: Sequence[int]) -> Count:
    columns = tuple(f"c{at}" for at, _ in enumerate(rows[0]))
    return Count("t", tuple(f"r{at}" for at, _ in enumerate(rows)), columns, tuple(map(tuple, rows)))


def cells(table: NumberTable) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


NUMBERS = st.one_of(st.integers(0, 4), st.integers(0, 12))
TABLES = st.tuples(st.integers(2, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(
        st.lists(NUMBERS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


@st.composite
def same_people(draw: st.DrawFn) -> list[Count]:
    """One to three tables that add up to the same total."""
    first = draw(TABLES)
    total = sum(map(sum, first))
    counts = [of(*first)]
    for _ in range(draw(st.integers(0, 2))):
        cuts = sorted(draw(st.lists(st.integers(0, total), min_size=1, max_size=2)))
        ends = [0, *cuts, total]
        counts.append(of(*([b - a] for a, b in pairwise(ends))))
    return counts


@settings(max_examples=150)
@given(same_people())
def test_no_number_that_is_withheld_can_be_solved_for(counts: list[Count]) -> None:
    assert_nothing_can_be_solved(counts)


def has_other(name: str, reader: Reader, true: Mapping[str, int], total: int) -> bool:
    """Whether a number can be another one in its own table, where there are so many in all."""
    given = {"all": total} if "all" in reader.ranges else {}
    values = (value for value in reader.ranges[name] if value != true[name] and abs(value - true[name]) < 3)
    return any(next(reader.worlds({**given, name: value}, true), None) is not None for value in values)


CHILDREN = st.lists(
    st.builds(
        lambda nature, age, part, rows: ChildCounted(nature, age, part, tuple(rows)),
        st.sampled_from(NATURES[:2]),
        st.sampled_from(AGES[:4]),
        st.sampled_from(QUARTERS),
        st.tuples(*(st.sampled_from(rows[:3]) for rows, _ in CATEGORIES.values())),
    ),
    max_size=24,
)


@pytest.mark.slow
@settings(max_examples=30)
@given(CHILDREN)
def test_nothing_in_all_the_tables_of_a_year_can_be_solved_for(children: list[ChildCounted]) -> None:
    """Given how many there are in all, each table stands alone; else all of them must fit another total."""
    counts = tables_of_children(children)
    tables = shown(counts)
    each = [reader_of([count], [table]) for count, table in zip(counts, tables, strict=True)]
    number = len(children)
    for reader, true in each:
        for name in set(reader.ranges) - {"all"}:
            assert has_other(name, reader, true, number) or any(
                has_other(name, reader, true, other)
                and all(next(one.worlds({"all": other}, its), None) is not None for one, its in each)
                for other in (number - 1, number + 1)
                if "all" in reader.ranges and other >= 0
            )


def test_the_reader_of_this_test_does_solve_what_is_badly_withheld() -> None:
    reader, true = Reader(), {"a": 3, "b": 9, "all": 12}
    for name, word in (("a", WITHHELD), ("b", "9"), ("all", "12")):
        reader.reads(name, word, true[name])
    reader.sums.append((("a", "b"), "all"))
    assert [dict(world)["a"] for world in reader.worlds({}, true)] == [3]


@pytest.mark.parametrize(
    ("counts", "printed"),
    [
        ([of([9], [3])], [("[c]",), ("[c]",), ("12",)]),
        ([of([9], [3], [2], [30])], [("9",), ("[c]",), ("[c]",), ("30",), ("44",)]),
        ([of([9], [0], [0])], [("[c]",), ("[c]",), ("[c]",), ("9",)]),
        ([of([2], [1])], [("[c]",), ("[c]",), ("[c]",)]),
        ([of([7], [8])], [("7",), ("8",), ("15",)]),
    ],
)
def test_what_is_printed_of_one_column(counts: list[Count], printed: list[tuple[str, ...]]) -> None:
    assert cells(shown(counts)[0]) == printed


def test_a_number_in_a_table_of_two_ways_hides_a_rectangle_and_no_total() -> None:
    (table,) = shown([of([16, 11, 9], [11, 2, 7], [8, 9, 10])])
    hidden = [
        (row, at) for row, line in enumerate(cells(table)) for at, cell in enumerate(line) if cell == WITHHELD
    ]
    assert (1, 1) in hidden
    assert len(hidden) == 4
    assert all(row < 3 and at < 3 for row, at in hidden)


def test_a_total_that_one_table_gives_away_is_held_back_in_all() -> None:
    four_and_four, other = of([4], [4]), of([6, 1], [1, 0])
    reader = assert_nothing_can_be_solved([four_and_four, other])
    assert "all" in reader.ranges


def test_tables_of_different_people_are_refused_and_lines_that_stand_apart_are_not() -> None:
    with pytest.raises(ValueError, match="same total"):
        shown([of([9], [3]), of([9], [4])])
    table = side_by_side("Clocks", [of([9], [0]), of([6], [7])])
    assert (table.columns, cells(table)) == (
        ("r0", "r1", "Total"),
        [("[c]", "[c]", "9"), ("6", "7", "13")],
    )


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("11 weeks", "Under 1"), ("5 months", "Under 1"), ("14 months", "1 to 5"), ("0", "Under 1"), ("5", "1 to 5"),
        ("6 years", "6 to 10"), ("15", "11 to 15"), ("17 years and 3 months", "16 and 17"), ("18", "18 and over"),
        ("52 weeks", "1 to 5"), ("twelve months", NOT_KNOWN), ("", NOT_KNOWN), (None, NOT_KNOWN), ("-3", NOT_KNOWN),
    ],
)  # fmt: skip
def test_an_age_has_its_band(age: str | None, band: str) -> None:
    assert age_band(age) == band


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("Mixed: White and Black Caribbean", "Mixed or multiple"), ("White and Asian", "Mixed or multiple"),
        ("British Pakistani", "Asian or Asian British"), ("Irish Traveller", "White"), ("White British", "White"),
        ("Black British, Ghanaian", "Black, Black British, Caribbean or African"), ("Māori", OTHER_GROUP),
        ("West Indian", "Black, Black British, Caribbean or African"), ("not recorded", NOT_KNOWN), (None, NOT_KNOWN),
    ],
)  # fmt: skip
def test_an_ethnicity_has_its_group(words: str | None, group: str) -> None:
    assert ethnic_group(words) == group
