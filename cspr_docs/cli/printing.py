"""What a terminal shows: problems, rows, and JSON for programs. Everything that is printed goes through `echo`."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import click

from cspr_docs.problems import Problem, Severity, in_order, path_text, severity_of
from cspr_docs.problems.wording import counted, escaped, visible

ItemT = TypeVar("ItemT")
COLOURS = {Severity.ERROR: "red", Severity.GAP: "yellow", Severity.ADVICE: "cyan"}
PROBLEMS_FOUND = 1
_NOUNS = {
    Severity.ERROR: ["error"],
    Severity.GAP: ["gap"],
    Severity.ADVICE: ["piece of advice", "pieces of advice"],
}


_bars: list[object] = []
"""The bar of progress that stands on the terminal now, if one does."""
_TO_AN_EMPTY_LINE = "\r\x1b[K"


class Shown(str):
    """Words in which every unseen character is visible, so that a look may be put around them."""


def shown(words: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> Shown:
    """Words with a look: a colour, strong or faint."""
    return Shown(click.style(visible(words), fg=fg, bold=bold, dim=dim))


def echo(*words: str, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> None:
    """Prints one line, a space between the words; no name that a stranger gave can steer the terminal."""
    line = " ".join(each if isinstance(each, Shown) else visible(each) for each in words)
    if _bars:
        click.echo(_TO_AN_EMPTY_LINE, nl=False, err=True)
    click.echo(click.style(line, fg=fg, bold=bold, dim=dim))


def echo_wrapped(text: str, width: int, indent: str = "") -> None:
    """Prints a long text on as many lines as it needs."""
    text = click.wrap_text(visible(text), width=width, initial_indent=indent, subsequent_indent=indent)
    for line in text.splitlines():
        echo(line)


def print_step(step: str, outcome: str) -> None:
    """One step of something that takes seconds, and what came of it."""
    echo(f"  {step:<31}", shown(outcome, dim=True))


def print_written(path: Path) -> None:
    """A file or folder that was written."""
    echo(shown("written", fg="green"), path.as_posix())


def print_item(word: str, colour: str, place: str, what: str) -> None:
    """One thing that was found: a word for what becomes of it, where it stands, and below it what it is."""
    echo(shown(word, fg=colour, bold=True), place)
    echo(f"  {what}")


def print_problems(problems: Iterable[Problem], *, as_told: bool = False) -> None:
    """Each problem on a line of its own, its hint below it, then how many there are.

    They come by file, line and column; `as_told` keeps the order that they have, such as that of a report's text.
    """
    problems = tuple(problems) if as_told else in_order(problems)
    for problem in problems:
        print_problem(problem)
    print_numbers(Counter(severity_of(problem) for problem in problems), "'cspr explain CODE' says more")


def print_problem(problem: Problem) -> None:
    """One problem on a line of its own, its hint below it."""
    severity = severity_of(problem)
    place = f"{problem.place}:" if problem.place else ""
    code = shown(f"{severity}: {problem.code}:", fg=COLOURS[severity], bold=True)
    field = shown(f"({path_text(problem.path)})", dim=True) if problem.path else ""
    echo(*filter(None, (place, code, problem.message, field)))
    if problem.hint:
        echo(f"  hint: {problem.hint}", dim=True)


def print_numbers(found: Mapping[Severity, int], more: str) -> None:
    """How many errors, gaps and pieces of advice there are, and how somebody learns more; nothing where none are."""
    if told := ", ".join(counted(found[one], *_NOUNS[one]) for one in Severity if found.get(one)):
        echo(f"{told}  ({more})")


def problems_as_data(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """The problems for programs, with their severity."""
    return [
        {**asdict(problem), "path": path_text(problem.path), "severity": severity_of(problem).value}
        for problem in in_order(problems)
    ]


def print_json(data: object, indent: int | None = 2) -> None:
    """Lists and mappings as JSON, for programs; without an indent on one line."""
    import json

    for line in json.dumps(data, ensure_ascii=False, indent=indent).split("\n"):
        echo(escaped(line))


def with_progress(items: Iterable[ItemT], total: int) -> Iterator[ItemT]:
    """The items as they come; on a terminal with a bar, how many a second are done, and the time left."""
    if total == 1 or not sys.stderr.isatty():
        yield from items
        return
    began = time.monotonic()

    def rate(done: int | None) -> str | None:
        return f"{done / (time.monotonic() - began):.1f} a second" if done else None

    with click.progressbar(range(total), file=sys.stderr, show_pos=True, item_show_func=rate) as bar:
        _bars.append(bar)
        try:
            for done, item in enumerate(items, 1):
                yield item
                bar.update(1, done)
        finally:
            _bars.clear()
