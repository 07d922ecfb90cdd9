"""How problems and rows look on a terminal, and as JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from cspr_docs.problems import Problem, Severity, in_order, path_text, severity_of
from cspr_docs.problems.wording import counted

COLOURS = {Severity.ERROR: "red", Severity.GAP: "yellow", Severity.ADVICE: "cyan"}
PROBLEMS_FOUND = 1
_NOUNS = {
    Severity.ERROR: ["error"],
    Severity.GAP: ["gap"],
    Severity.ADVICE: ["piece of advice", "pieces of advice"],
}


def print_step(step: str, outcome: str) -> None:
    """One step of something that takes seconds, and what came of it."""
    click.echo(f"  {step:<32}{click.style(outcome, dim=True)}")


def print_written(path: Path) -> None:
    """A file or folder that was written."""
    click.echo(f"{click.style('written', fg='green')} {path.as_posix()}")


def print_item(word: str, colour: str, place: str, what: str) -> None:
    """One thing that was found: a word for what becomes of it, where it stands, and below it what it is."""
    click.echo(f"{click.style(word, fg=colour, bold=True)} {place}\n  {what}")


def print_problems(problems: Iterable[Problem], *, as_told: bool = False) -> None:
    """Each problem on a line of its own, its hint below it, then how many there are.

    They come by file, line and column; `as_told` keeps the order that they have, such as that of a report's text.
    """
    problems = tuple(problems) if as_told else in_order(problems)
    for problem in problems:
        severity = severity_of(problem)
        place = f"{problem.place}: " if problem.place else ""
        code = click.style(f"{severity}: {problem.code}:", fg=COLOURS[severity], bold=True)
        field = click.style(f" ({path_text(problem.path)})", dim=True) if problem.path else ""
        click.echo(f"{place}{code} {problem.message}{field}")
        if problem.hint:
            click.echo(click.style(f"  hint: {problem.hint}", dim=True))
    found = Counter(severity_of(problem) for problem in problems)
    if told := ", ".join(counted(found[one], *_NOUNS[one]) for one in Severity if found[one]):
        click.echo(f"{told}  ('cspr explain CODE' says more)")


def print_json(problems: Iterable[Problem]) -> None:
    """The problems as a JSON list, with their severity."""
    entries = [
        {**asdict(problem), "path": path_text(problem.path), "severity": severity_of(problem).value}
        for problem in in_order(problems)
    ]
    click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
