"""Tables of numbers for the public: small ones are withheld, and so are those from which they could be worked out.

Tables of the same people share their total. All their numbers together are flows: what goes into a place goes out of
it, as the numbers of a row add up to its total. A number that is withheld can be another one if one unit more, or less,
can go round, through other numbers that are withheld too. Where it cannot, the smallest numbers that let it are
withheld as well, and a total last of all.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

SMALLEST_SHOWN = 5
"""Every number below it is withheld, none as well: a rule of the house, after how public bodies guard small numbers."""
WITHHELD = "[c]"
"""What stands for a number that is withheld, as in the statistics of government departments."""
_NEVER_IF_AVOIDABLE = 1_000_000
"""What it costs to withhold a total, in units of what else is withheld."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of some people are in each row, and in each column where there is more than one."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(map(sum, self.counts))


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of a table with its numbers as they may be shown."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberTable:
    """A table as it may be shown: with its totals, the last of `rows` and, of several columns, their last."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[NumberRow, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it has several columns of numbers."""
        return len(self.columns) > 1

    @property
    def is_too_small(self) -> bool:
        """Whether not even the total may be shown, so that the table says nothing."""
        return self.rows[-1].cells[-1] == WITHHELD

    @property
    def is_empty(self) -> bool:
        """Whether no number of it may be shown."""
        return all(cell == WITHHELD for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Flow:
    """A number on its way from one place to another."""

    tail: int
    head: int
    value: int
    is_total: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it must not be shown."""
        return self.value < SMALLEST_SHOWN


def shown(counts: Sequence[Count]) -> tuple[NumberTable, ...]:
    """The tables of the same people, without any number that must not be known.

    Raises:
        ValueError: the tables do not add up to the same total, so they are not of the same people.
    """
    if len({count.total for count in counts}) > 1:
        raise ValueError("tables of the same people have the same total")
    flows: list[Flow] = []
    laid, end, places = [], 0, itertools.count(1)
    for count in counts:
        start, end = end, next(places)
        laid.append(_lay(count, start, end, places, flows))
    flows.append(Flow(end, 0, counts[0].total if counts else 0, is_total=True))
    hidden = withheld(flows)
    words = [WITHHELD if at in hidden else str(flow.value) for at, flow in enumerate(flows)]
    return tuple(_table(count, numbers, words) for count, numbers in zip(counts, laid, strict=True))


def side_by_side(title: str, counts: Sequence[Count]) -> NumberTable:
    """A table with a line for each count, which has nothing to do with the others: its rows are the columns."""
    lines = [
        NumberRow(count.title, tuple(row.cells[0] for row in shown([count])[0].rows)) for count in counts
    ]
    columns = (*counts[0].rows, "Total") if counts else ()
    return NumberTable(title, columns, tuple(lines))


def _lay(
    count: Count, start: int, end: int, places: Iterator[int], flows: list[Flow]
) -> tuple[tuple[int, ...], ...]:
    """Adds the flows of a table between two places; gives by row the index of each number, the totals at the end."""

    def add(tail: int, head: int, value: int) -> int:
        flows.append(Flow(tail, head, value))
        return len(flows) - 1

    if len(count.columns) == 1:
        return tuple((add(start, end, row[0]),) for row in count.counts)
    columns = [next(places) for _ in count.columns]
    rows = []
    for numbers in count.counts:
        row = next(places)
        total = add(start, row, sum(numbers))
        rows.append((*(add(row, column, one) for column, one in zip(columns, numbers, strict=True)), total))
    sums = tuple(add(column, end, sum(row[at] for row in count.counts)) for at, column in enumerate(columns))
    return (*rows, sums)


def _table(count: Count, numbers: tuple[tuple[int, ...], ...], words: list[str]) -> NumberTable:
    is_wide = len(count.columns) > 1
    cells = [tuple(words[at] for at in row) for row in numbers]
    last = (*cells.pop(), words[-1]) if is_wide else (words[-1],)
    rows = [NumberRow(label, row) for label, row in zip(count.rows, cells, strict=True)]
    columns = (*count.columns, "Total") if is_wide else count.columns
    return NumberTable(count.title, columns, (*rows, NumberRow("Total", last)))


def withheld(flows: Sequence[Flow]) -> frozenset[int]:
    """The indexes of the numbers that must not be shown, so that each of them can still be at least two numbers.

    Whoever reads the others, knows the rule and adds and takes away cannot tell which it is. The flows go round: into
    each place goes as much as out of it.
    """
    hidden = {at for at, flow in enumerate(flows) if flow.is_small}
    for at in sorted(hidden):
        hidden |= _cheapest_round(flows, hidden, at)
    return frozenset(hidden)


def _cheapest_round(flows: Sequence[Flow], hidden: Iterable[int], at: int) -> frozenset[int]:
    """The numbers that change when this one is one more or one less, so that the fewest shown ones are among them."""
    flow, known = flows[at], frozenset(hidden)
    ways = []
    if flow.value + 1 < SMALLEST_SHOWN:
        ways.append(_way(flows, known, at, flow.head, flow.tail))
    if flow.value > 0:
        ways.append(_way(flows, known, at, flow.tail, flow.head))
    return min(ways, key=lambda way: way[0])[1]


def _way(
    flows: Sequence[Flow], hidden: frozenset[int], without: int, start: int, end: int
) -> tuple[int, frozenset[int]]:
    """The cheapest way on which one unit can go from a place to another: what it costs, and by which numbers."""
    heap: list[tuple[int, int, frozenset[int]]] = [(0, start, frozenset())]
    seen = set()
    while heap:
        cost, place, way = heappop(heap)
        if place == end:
            return cost, way
        if place in seen:
            continue
        seen.add(place)
        for at, flow in enumerate(flows):
            then = _next_place(flow, place)
            if at != without and then is not None and then not in seen:
                heappush(heap, (cost + _cost(flow, is_hidden=at in hidden), then, way | {at}))
    return 2 * _NEVER_IF_AVOIDABLE, frozenset()


def _next_place(flow: Flow, place: int) -> int | None:
    """Where a unit comes to from a place by making this number one more, or one less; `None` where it cannot."""
    can_be_more = not flow.is_small or flow.value + 1 < SMALLEST_SHOWN
    if place == flow.tail and can_be_more:
        return flow.head
    if place == flow.head and flow.value > 0:
        return flow.tail
    return None


def _cost(flow: Flow, *, is_hidden: bool) -> int:
    if is_hidden:
        return 0
    return flow.value + (_NEVER_IF_AVOIDABLE if flow.is_total else 0)
