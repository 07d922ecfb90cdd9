"""The command `cspr themes`: what comes back over cases and years, to people and to programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.many_cases import of_each
from cspr_docs.cli.printing import (
    PROBLEMS_FOUND,
    echo,
    echo_wrapped,
    print_json,
    print_problems,
    problems_as_data,
    shown,
)
from cspr_docs.problems.wording import counted
from cspr_docs.project.engine import Engine
from cspr_docs.project.workspace import CASES, case_folders, home

if TYPE_CHECKING:
    from cspr_docs.documents.all_cases.themes import CaseThemes, ThemeSeen
    from schemas.themes import Theme

_WIDTH = 108


@click.command("themes")
@options.cases
@options.form
@options.output
@options.engine
@options.flag("--vocabulary", "List the themes that a case may name, and when each fits.")
def themes_command(
    cases: tuple[Path, ...], form: str, output: Path, vocabulary: bool, engine: Engine
) -> None:
    """Show what comes back over cases and years, what was recommended on it, and what became of that.

    CASES are case folders; without any, the case in this folder or all cases in cases/. Themes come from findings, key
    practice episodes and the learning of rapid reviews. Exits with 1 when a case could not be read.
    """
    from cspr_docs.casefile.themes import vocabulary_of

    if vocabulary:
        in_workspace = cases[0] if cases else home() / CASES / "a-case"
        _print_vocabulary([*vocabulary_of([in_workspace]).values()], form)
        return
    from cspr_docs.documents.all_cases.themes import case_themes, seen_over

    found, problems, is_whole = of_each(cases, output, case_themes, engine)
    themes = seen_over(found, vocabulary_of(case_folders(cases)))
    if form == "json":
        print_json({"themes": [_as_data(one) for one in themes], "problems": problems_as_data(problems)})
    else:
        for one in themes:
            _print(one)
        without = [case.reference for case in found if not case.named]
        again = sum(one.is_recurrent for one in themes)
        echo(
            f"{counted(len(found), 'case')}, {counted(len(themes), 'theme')}, {again} of them in more than one case"
        )
        if without:
            echo_wrapped(f"no themes yet: {', '.join(without)}", _WIDTH)
        print_problems(problems)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)


def _print(seen: "ThemeSeen") -> None:
    from schemas.base import day_in_words

    years = seen.years
    over = "" if not years else f", {years[0]}" if len(years) == 1 else f", {years[0]} to {years[-1]}"
    colour = "yellow" if seen.is_recurrent else None
    echo(shown(seen.theme.name, bold=True, fg=colour), f"({counted(len(seen.cases), 'case')}{over})")
    for one in seen.found:
        day = f" ({day_in_words(one.day)})" if one.day else ""
        echo_wrapped(f"{one.reference}{day}: {one.where}", _WIDTH, "  ")
    if seen.recommended:
        echo("  recommended in more than one review:" if seen.is_recommended_again else "  recommended:")
    for made in seen.recommended:
        echo_wrapped(f"{made.reference} {made.id} {made.title}: {made.became}", _WIDTH, "    ")


def _as_data(seen: "ThemeSeen") -> dict[str, object]:
    return {
        "id": seen.theme.id,
        "name": seen.theme.name,
        "cases": [_case_as_data(case, seen.theme.id) for case in seen.cases],
        "recommended": [
            {
                "case": made.reference,
                "id": made.id,
                "title": made.title,
                "reported_on": made.reported_on and made.reported_on.isoformat(),
                "became": made.became,
            }
            for made in seen.recommended
        ],
        "is_recommended_again": seen.is_recommended_again,
    }


def _case_as_data(case: "CaseThemes", theme: str) -> dict[str, object]:
    return {
        "case": case.reference,
        "folder": case.folder.as_posix(),
        "day": case.day and case.day.isoformat(),
        "where": [*case.named[theme]],
    }


def _print_vocabulary(themes: "Sequence[Theme]", form: str) -> None:
    if form == "json":
        print_json({"themes": [theme.model_dump() for theme in themes]})
        return
    for theme in themes:
        echo(shown(f"{theme.id:<24}", bold=True), theme.name)
        if theme.about:
            echo_wrapped(theme.about, _WIDTH, " " * 25)
