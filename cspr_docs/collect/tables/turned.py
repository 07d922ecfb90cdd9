"""Days that Excel turned round: a list opened in a program that reads the month first.

Such a program keeps 03/04/26 as 4 March and leaves 25/04/26 as text, since there is no month 25. So a column in which
every day that is kept as a day lies before the 13th, and every one that is text behind the 12th, was read so.
"""

import re
from collections.abc import Iterator

from cspr_docs.collect.tables.columns import Columns
from cspr_docs.collect.tables.source_table import SourceTable
from cspr_docs.problems import Problem, gap
from cspr_docs.problems.wording import quoted

DAYS_TURNED = gap(
    "days-turned",
    "In a column of dates, all that Excel keeps as dates lie in the first twelve days of a month, and all that it"
    " keeps as text lie behind them. So it was opened by a program that reads the month first, and 3 April has "
    "become 4 March. Ask the agency for the list as their own system gives it, and compare some of the days.",
)
_KEPT = re.compile(r"\d{4}-\d{2}-(\d{2})(?: .*)?")
_TYPED = re.compile(r"(\d{1,2})[./-]\d{1,2}[./-](?:\d{4}|\d{2})")
_FEWEST = 3


def turned_days(table: SourceTable, columns: Columns, file: str) -> Iterator[Problem]:
    """A problem for each column of dates of `table` that was read with the month first; `file` names its place."""
    for at in (*columns.of("on"), *columns.of("until"), *columns.of("known_on")):
        cells = [row.cell(at) for row in table.rows]
        kept = [int(match[1]) for cell in cells if (match := _KEPT.fullmatch(cell))]
        typed = [int(match[1]) for cell in cells if (match := _TYPED.fullmatch(cell))]
        if len(kept) >= _FEWEST <= len(typed) and max(kept) <= 12 < min(typed):
            message = (
                f"in the column {quoted(table.headers[at])}, {len(kept)} dates were perhaps read with the month first: "
                f"all of them lie in the first 12 days of a month, and {len(typed)} others are kept as text"
            )
            hint = (
                "compare some days with the agency's own record, or ask for the list as their system gives it"
            )
            yield Problem(DAYS_TURNED, message, hint, file=file)
