"""The years that a yearly report tells of."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from schemas.base import day_in_words


@dataclass(frozen=True, slots=True)
class ReportYear:
    """One year or several: from its first day to its last."""

    first: date
    last: date

    @classmethod
    def of(cls, text: str) -> Self | None:
        """The year that is meant by `2026`, `2025-26` (April to March) or `2024-2026` (whole years); else `None`."""
        match = re.fullmatch(r"(\d{4})(?:[-–/](\d{4}|\d\d))?", text.strip())
        if not match or not 1990 <= int(match[1]) <= 2200:
            return None
        begins, ends = int(match[1]), match[2] or match[1]
        if len(ends) == 2:
            is_next = (begins + 1) % 100 == int(ends)
            return cls(date(begins, 4, 1), date(begins + 1, 3, 31)) if is_next else None
        is_in_order = begins <= int(ends) <= begins + 20
        return cls(date(begins, 1, 1), date(int(ends), 12, 31)) if is_in_order else None

    @classmethod
    def ended_before(cls, today: date) -> Self:
        """The year from April to March that ended last."""
        ends = today.year if today > date(today.year, 3, 31) else today.year - 1
        return cls(date(ends - 1, 4, 1), date(ends, 3, 31))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def words(self) -> str:
        """`1 April 2025 to 31 March 2026`."""
        return f"{day_in_words(self.first)} to {day_in_words(self.last)}"
