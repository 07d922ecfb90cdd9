"""The command `cspr yearly`: the section on reviews for the partnership's yearly report."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.many_cases import of_all
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, print_json, print_problems, problems_as_data
from cspr_docs.problems.wording import counted, lower_first

if TYPE_CHECKING:
    from cspr_docs.documents.all_cases.small_numbers import NumberTable
    from cspr_docs.documents.all_cases.year import ReportYear
    from cspr_docs.documents.all_cases.yearly import ThemeOfYear, YearlySection


_WITHHELD = "[c] stands for a number that is withheld: it is below five, or one below five could be worked out from it."


def _year(_: click.Context, __: click.Parameter, text: str) -> "ReportYear":
    from cspr_docs.documents.all_cases.year import ReportYear

    year = ReportYear.of(text)
    if year is None:
        message = (
            f"'{text}' is no year. Write 2026, 2025-26 (April 2025 to March 2026) or 2024-2026 (three years)."
        )
        raise click.BadParameter(message)
    return year


@click.command("yearly")
@options.cases
@click.option("--year", required=True, callback=_year, help="2026, 2025-26 (April to March) or 2024-2026.")
@options.form
@options.output
@options.on
def yearly_command(cases: tuple[Path, ...], year: "ReportYear", form: str, output: Path, today: date) -> None:
    """Write the section on reviews for the yearly report, as Markdown: it names no case and no child.

    CASES are case folders; without any, all cases in cases/. Numbers below five, and those from which they could be
    worked out, are withheld. Do not publish sections of years that overlap: their difference would tell. Exits with 1
    when a case is locked or could not be read: the numbers are then too small.
    """
    if year.first > today:
        raise click.UsageError(f"That year has not begun: {year.words}.")
    all_cases, problems, _ = of_all(cases, output, today, year)
    section = all_cases.yearly
    if form == "json":
        print_json({"section": _as_data(section), "problems": problems_as_data(problems)})
    else:
        for line in _lines(section):
            echo(line)
        if problems:
            echo("Some cases are missing: every number may be too small. Do not publish this section.")
        print_problems(problems)
    if problems:
        raise SystemExit(PROBLEMS_FOUND)


def _as_data(section: "YearlySection") -> dict[str, object]:
    year = {"first": section.year.first.isoformat(), "last": section.year.last.isoformat()}
    return {**asdict(section), "year": year}


def _lines(section: "YearlySection") -> Iterable[str]:
    """The section as Markdown."""
    yield from (f"# Child safeguarding practice reviews, {section.year.words}", "")
    yield from (_WITHHELD, "")
    yield from ("## Children of serious incident notifications", "")
    yield from _tables(section.children, "children")
    yield from ("## What was decided, and when", "")
    yield from _tables([section.decisions], "decisions")
    if section.clocks.rows and not section.clocks.is_empty:
        yield from _table(section.clocks)
    else:
        yield from (f"{section.clocks.title}: fewer than five of each duty, so no numbers are given.", "")
    yield from ("## Themes", "")
    yield from _list(section.themes, "first found in the year", "found before in")
    if section.recommended_again:
        yield from ("Recommended again:", "")
        yield from _list(section.recommended_again, "", "recommended before in")
    yield from ("## Improvements", "")
    yield from (f"- {line}" for line in (*section.work, *section.impact))
    yield ""
    if section.told:
        yield from ("What changed:", "", *(f"- {line}" for line in section.told), "")
    if section.kept_back:
        left_out = counted(section.kept_back, "sentence")
        yield from (f"({left_out} left out: a case or a child is named there, or it is restricted.)", "")
    yield from ("## Families", "")
    for table in section.families:
        yield from _tables([table], lower_first(table.title))


def _tables(tables: Sequence["NumberTable"], of: str) -> Iterable[str]:
    told = [table for table in tables if not table.is_too_small]
    for table in told:
        yield from _table(table)
    if not told:
        yield from (f"Fewer than five {of}: no numbers are given.", "")


def _table(table: "NumberTable") -> Iterable[str]:
    rows = [(table.title, *table.columns), *((row.label, *row.cells) for row in table.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for number, row in enumerate(rows):
        label, *cells = (
            cell.ljust(widths[at]) if not at else cell.rjust(widths[at]) for at, cell in enumerate(row)
        )
        yield f"| {' | '.join((label, *cells))} |"
        if not number:
            yield f"|{'|'.join(['-' * (widths[0] + 2), *('-' * (width + 1) + ':' for width in widths[1:])])}|"
    yield ""


def _list(themes: Iterable["ThemeOfYear"], new: str, before: str) -> Iterable[str]:
    for theme in themes:
        when = f"{before} {theme.years}" if theme.earlier else new
        yield f"- {theme.name}: {when}"
    yield ""
