"""A timeline: a lane for each agency, its entries as shapes, so that it can be read without colours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cspr_docs.pictures.drawing import (
    INK,
    PAPER,
    SOFT,
    box,
    circle,
    cut,
    drawn,
    in_lines,
    line,
    polygon,
    width_of,
    words,
)  # fmt: skip
from cspr_docs.word.drawn_picture import DrawnPicture
from schemas.base import MONTHS
from schemas.chronology import Significance

_LABEL, _TOP, _FOOT, _LEGEND = 128.0, 30.0, 10.0, 16.0
_TALLEST, _LEAST_ROW, _MOST_ROW = 264.0, 13.0, 26.0
_SIZE, _SHAPE = 7.5, 3.4
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_MOST_TICKS = 13
_LAYERS = (0, -1, 1)
"""Shapes that would lie over each other stand in three layers of their lane."""


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """An entry: its first and last day, and why it matters."""

    first: date
    last: date
    significance: Significance | None


@dataclass(frozen=True, slots=True)
class TimelineLane:
    """An agency and its entries."""

    label: str
    marks: tuple[TimelineMark, ...]


@dataclass(frozen=True, slots=True)
class TimelineLook:
    """How it is drawn.

    Attributes:
        width: in points.
        relative: whether days are told as months counted from the first that is shown, and nothing more exact.
        incident: the day of the incident, where it is known.
    """

    width: float
    relative: bool = False
    incident: date | None = None


def draw_timeline(lanes: Sequence[TimelineLane], look: TimelineLook, alt: str) -> DrawnPicture | None:
    """The picture; `None` where there is nothing to show."""
    days = [day for lane in lanes for mark in lane.marks for day in (mark.first, mark.last)]
    if not days:
        return None
    return _Timeline(lanes, look, min(days).replace(day=1), max(days)).picture(alt)


def month_number(start: date, day: date) -> int:
    """Which month it is, the first that is shown being month 1."""
    return (day.year - start.year) * 12 + day.month - start.month + 1


@dataclass(frozen=True, slots=True)
class _Timeline:
    """One picture while it is drawn; `start` is the first day of its first month."""

    lanes: Sequence[TimelineLane]
    look: TimelineLook
    start: date
    end: date

    @property
    def row(self) -> float:
        return max(_LEAST_ROW, min(_MOST_ROW, _TALLEST / len(self.lanes)))

    @property
    def bottom(self) -> float:
        return _TOP + self.row * len(self.lanes)

    @property
    def months(self) -> int:
        return month_number(self.start, self.end)

    def picture(self, alt: str) -> DrawnPicture:
        height = self.bottom + _FOOT + _LEGEND + 6
        parts = [*self._lanes(), *self._ticks(), *self._incident(), *self._marks(), *self._legend()]
        return drawn(parts, self.look.width, height, alt)

    def x_of(self, day: date, within: float = 0.5) -> float:
        """Where a day stands; told by months alone, at a share of its month."""
        within = within if self.look.relative else (day.day - 0.5) / 31
        month = month_number(self.start, day) - 1 + within
        return _LABEL + (self.look.width - _LABEL - 8) * month / self.months

    def _lanes(self) -> Iterator[str]:
        for index, lane in enumerate(self.lanes):
            top = _TOP + index * self.row
            if index % 2 == 0:
                yield box(0, top, self.look.width, self.row, 'fill="#eef2f3"')
            lines = in_lines(lane.label, _SIZE, _LABEL - 8, 2 if self.row >= 18 else 1)
            foot = top + self.row / 2 + _SIZE * 0.35 - (len(lines) - 1) * _SIZE * 0.55
            for number, text in enumerate(lines):
                yield words(3, foot + number * _SIZE * 1.1, text, _SIZE)

    def _ticks(self) -> Iterator[str]:
        step = next((one for one in _STEPS if self.months / one <= _MOST_TICKS), _STEPS[-1])
        offset = 0 if self.look.relative or step < 12 else (13 - self.start.month) % 12
        for month in range(offset, self.months, step):
            year, index = divmod(self.start.year * 12 + self.start.month - 1 + month, 12)
            x = _LABEL + (self.look.width - _LABEL - 8) * month / self.months
            yield line(x, _TOP - 3, x, self.bottom, f'style="stroke:{SOFT};stroke-width:.4"')
            label = f"Month {month + 1}" if self.look.relative else f"{MONTHS[index][:3]} {year}"
            if x + width_of(label, 6.8) <= self.look.width:
                yield words(x + 1, _TOP - 6, label, 6.8, colour=SOFT)

    def _incident(self) -> Iterator[str]:
        day = self.look.incident
        if day and self.start <= day <= self.end:
            x = self.x_of(day)
            yield line(x, _TOP - 14, x, self.bottom, 'stroke-dasharray="4 2"')
            yield words(min(x, self.look.width - 16), _TOP - 17, "Incident", 7.5, "middle")

    def _marks(self) -> Iterator[str]:
        for index, lane in enumerate(self.lanes):
            middle = _TOP + (index + 0.5) * self.row
            lift = (self.row - 2 * _SHAPE) / 2 - 1
            taken = [-1e9] * len(_LAYERS)
            ordered = sorted(lane.marks, key=lambda one: (one.first, one.last))
            months = [month_number(self.start, mark.first) for mark in ordered]
            for at, mark in enumerate(ordered):
                share = (months[:at].count(months[at]) + 0.5) / months.count(months[at])
                x = self.x_of(mark.first, share)
                end = max(x, self.x_of(mark.last))
                free = next((layer for layer, till in enumerate(taken) if x - till >= 2 * _SHAPE + 1), None)
                layer = taken.index(min(taken)) if free is None else free
                taken[layer] = max(end, x)
                y = middle + _LAYERS[layer] * lift
                if end - x > 2:
                    yield line(x, y, end, y, 'style="stroke-width:2.4"')
                yield shape_of_mark(x, y, mark.significance)

    def _legend(self) -> Iterator[str]:
        y, x = self.bottom + _FOOT + 6, 3.0
        shown = {mark.significance for lane in self.lanes for mark in lane.marks}
        for kind in (*Significance, None):
            if kind in shown:
                yield shape_of_mark(x + 4, y, kind)
                said = kind.words if kind else "Not said why it matters"
                yield words(x + 11, y + 2.6, said, _SIZE)
                x += 30 + len(said) * 4.2
        if (
            any(mark.first != mark.last for lane in self.lanes for mark in lane.marks)
            and not self.look.relative
        ):
            yield line(x, y, x + 14, y, 'style="stroke-width:2.4"')
            yield words(x + 18, y + 2.6, cut("Over a time", _SIZE, self.look.width - x - 20), _SIZE)


def shape_of_mark(x: float, y: float, kind: Significance | None) -> str:
    """A shape of its own for each significance."""
    size = _SHAPE
    match kind:
        case Significance.KEY:
            return polygon([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], INK)
        case Significance.MISSED_OPPORTUNITY:
            return polygon([(x - size, y - size + 0.6), (x + size, y - size + 0.6), (x, y + size)], PAPER)
        case Significance.GOOD_PRACTICE:
            return circle(x, y, size - 0.4, INK)
        case Significance.CONTEXT:
            return circle(x, y, size - 0.9, PAPER)
        case None:
            return line(x, y - size, x, y + size)


def months_in_words(lanes: Iterable[TimelineLane]) -> tuple[tuple[str, str, str], ...]:
    """What a timeline by months shows, in words: a row for each month and agency, with what its entries were."""
    lanes = tuple(lanes)
    days = [mark.first for lane in lanes for mark in lane.marks]
    if not days:
        return ()
    start = min(days)
    rows: dict[tuple[int, str], list[str]] = {}
    for lane in lanes:
        for mark in lane.marks:
            said = mark.significance.words if mark.significance else "Not said why it matters"
            rows.setdefault((month_number(start, mark.first), lane.label), []).append(said)
    counted = (
        (month, agency, dict.fromkeys(kinds), kinds) for (month, agency), kinds in sorted(rows.items())
    )
    return tuple(
        (f"Month {month}", agency, "; ".join(_times(kind, kinds.count(kind)) for kind in unique))
        for month, agency, unique, kinds in counted
    )


def _times(kind: str, times: int) -> str:
    return kind if times == 1 else f"{kind} ({times})"
