"""What messages, hints and explanations tell people to write or to call is there: fields, filters, commands."""

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import click

from cspr_docs.casefile.plain import read_day
from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.cli.group import COMMANDS, cspr
from cspr_docs.documents.context.filters import FILTERS
from schemas.base import Term
from schemas.case import Case
from schemas.identities import Identities
from tests.conftest import ROOT

PROGRAM = sorted((ROOT / "cspr_docs").rglob("*.py"))
ABOUT_THE_CASE = sorted(
    path for room in ("checks", "casefile", "law") for path in (ROOT / "cspr_docs" / room).rglob("*.py")
)
ANY_FILTER = "filter"


def sentences(paths: Iterable[Path] = PROGRAM) -> Iterator[tuple[str, str]]:
    """Each text of some words in the source, docstrings aside, with the file's name."""
    for path in paths:
        yield from ((path.relative_to(ROOT).as_posix(), text) for text in sentences_of(path))


@cache
def sentences_of(path: Path) -> tuple[str, ...]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    documented = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in documented)
    return tuple(text for text in texts if isinstance(text, str) and " " in text.strip())


def names_in(shape: Shape) -> Iterator[str]:
    for name, inner in (shape.fields or {}).items():
        yield name
        yield from names_in(inner)
    yield from shape.words
    for inner in (shape.items, shape.named):
        if inner is not None:
            yield from names_in(inner)


def leads_somewhere(path: list[str]) -> bool:
    shape: Shape | None = shape_of(Case)
    for name in path:
        inner = shape.items if shape and shape.items else shape
        shape = (inner.fields or {}).get(name) if inner else None
    return shape is not None


def test_every_filter_that_is_recommended_is_there() -> None:
    found = {(place, name) for place, text in sentences() for name in re.findall(r"\{\{ [\w.]+\|(\w+)", text)}
    assert found
    assert {name for _, name in found} - {ANY_FILTER} <= set(FILTERS), found


def test_nobody_is_sent_to_a_manual() -> None:
    assert [(place, text) for place, text in sentences() if re.search(r"\bmanual\b", text)] == []


def test_every_command_and_option_that_is_named_is_there() -> None:
    context = click.Context(cspr)
    commands = [cspr.get_command(context, name) for name in COMMANDS]
    options = {"--help"} | {
        option
        for command in commands
        if command
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    named = {name for _, text in sentences() for name in re.findall(r"[`'\"]cspr ([a-z]+)", text)}
    assert named
    assert named <= set(COMMANDS)
    told = [
        (place, text) for place, text in sentences() if re.search(r"(?<!\S)[A-Za-z]", text)
    ]  # no bare options
    asked = {(place, name) for place, text in told for name in re.findall(r"(?<!\S)(--[a-z-]+)\b", text)}
    assert asked
    assert {(place, name) for place, name in asked if name not in options} == set()


def test_every_field_and_word_that_is_named_is_in_the_schema() -> None:
    words = {str(member.value) for term in Term.__subclasses__() for member in term}
    known = {*names_in(shape_of(Case)), *names_in(shape_of(Identities)), *words}
    named = {(place, word) for place, text in sentences(ABOUT_THE_CASE)
             for word in re.findall(r"(?<![\w.])[a-z]+(?:_[a-z]+)+\b", text)}  # fmt: skip
    assert len(named) > 10
    assert {(place, word) for place, word in named if word not in known} == set()


def test_every_data_path_that_is_named_leads_somewhere() -> None:
    parts = set(shape_of(Case).fields or ()) | {"lead_reviewer"}
    named = {
        (place, path)
        for place, text in sentences(ABOUT_THE_CASE)
        for path in re.findall(r"(?<![\w./])([a-z_]+(?:\.[a-z_]+)+)\b(?!/)", text)
        if path.split(".")[0] in parts and path.split(".")[-1] not in ("yaml", "md")
    }
    assert len(named) > 5
    assert {(place, path) for place, path in named if not leads_somewhere(path.split("."))} == set()


def test_every_file_that_is_named_is_a_part_of_a_case() -> None:
    parts = {*(shape_of(Case).fields or ()), "case", "identities", "sent", "themes"}
    named = {(place, name) for place, text in sentences(ABOUT_THE_CASE)
             for name in re.findall(r"\b([a-z_]+)\.yaml\b", text)}  # fmt: skip
    assert len(named) > 3
    assert {(place, name) for place, name in named if name not in parts} == set()


def test_every_day_that_is_shown_is_one() -> None:
    days = {day for _, text in sentences(ABOUT_THE_CASE) for day in re.findall(r"\b\d{4}-\d\d-\d\d\b", text)}
    assert days
    assert all(isinstance(read_day(day), date) for day in days)
