from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml_nodes import every_place

from cspr_docs.casefile.places import Places
from cspr_docs.casefile.source import Node, SourceFile
from cspr_docs.casefile.yaml_reader import read_yaml

CASE = """\
title: Rowan
findings:
  - id: f1
    title: One
  - title: No id
  - id: f1
    title: The same id again
  - id: f3
    why: |  # a remark
      First line.

        Indented, with @mother in it.
    evidence: >-
      Folded
      over lines with @nan.
    quoted: 'It''s
      @dad''s'
    escaped: "Caf\\u00e9 @aunt"
    plain: two
      lines @uncle
"""


def places() -> Places:
    node, problems = read_yaml(SourceFile("case.yaml", Path("case.yaml"), CASE))
    assert problems == ()
    return Places(node)


def spot(path: tuple[str | int, ...]) -> tuple[int, int] | None:
    place = places().at(path)
    return (place.line, place.column) if place else None


def test_an_item_is_found_by_its_id_and_the_first_one_where_two_have_it() -> None:
    assert spot(("findings", "f1", "title")) == (4, 12)
    assert spot(("findings", "f3", "id")) == (8, 9)
    assert spot(("findings", 1, "title")) == (5, 12)
    assert spot(("findings", 2, "title")) == (7, 12)


@pytest.mark.parametrize(
    "path", [("titel",), ("title", "x"), ("findings", "f9"), ("findings", 9), ("findings", "f1", "why"), (0,)]
)
def test_a_path_that_nothing_writes_has_no_place_but_a_nearest_parent(path: tuple[str | int, ...]) -> None:
    assert places().at(path) is None
    parents = [path[:length] for length in range(len(path))]
    nearest = next(place for parent in reversed(parents) if (place := places().at(parent)))
    assert places().nearest(path) == nearest


def test_items_gives_every_path_once_and_each_leads_back_to_its_place() -> None:
    found = list(every_place(places().root))
    paths = [path for path, _ in found]
    assert paths[:4] == [(), ("title",), ("findings",), ("findings", "f1")]
    assert paths[-1] == ("findings", "f3", "plain")
    assert len(set(paths)) == len(paths) == 18
    for path, place in found:
        assert places().at(path) == place


@pytest.mark.parametrize(
    ("field", "mention"),
    [("why", "@mother"), ("evidence", "@nan"), ("quoted", "@dad"), ("plain", "@uncle")],
)
def test_a_place_inside_a_text_is_found_in_the_file_however_the_text_is_written(
    field: str, mention: str
) -> None:
    text = yaml.safe_load(CASE)["findings"][3][field]
    before = text[: text.index(mention)]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    file, found_line, found_column = places().inside(("findings", "f3", field), line, column)
    assert file == "case.yaml"
    assert CASE.splitlines()[found_line - 1][found_column - 1 :].startswith(mention)


def test_a_place_inside_an_escaped_or_missing_text_is_the_start_of_what_there_is() -> None:
    assert places().inside(("findings", "f3", "escaped"), 1, 6) == ("case.yaml", 18, 14)
    assert places().inside(("findings", "f3", "title"), 3, 2) == ("case.yaml", 8, 5)
    assert places().inside(("title",), 99, 99) == ("case.yaml", 1, 8)


WORDS = st.lists(
    st.text("ab'\"#:-@é😀\u2028 ", min_size=1, max_size=12).map(str.strip).filter(bool),
    min_size=1,
    max_size=5,
)


@settings(max_examples=150)
@given(WORDS, st.sampled_from(["'", "|", ">"]), st.sampled_from(["\n", "\r\n"]))
def test_every_character_of_a_text_is_found_where_it_stands(lines: list[str], style: str, end: str) -> None:
    text = "\n".join(lines)
    if style == "'":
        body = "'" + text.replace("'", "''").replace("\n", "\n\n  ") + "'"
    else:
        body = f"{style}\n" + "".join(f"  {line}\n\n" if style == ">" else f"  {line}\n" for line in lines)
    written = f"a: b\nc: {body}\n".replace("\n", end)
    node, problems = read_yaml(SourceFile("case.yaml", Path("case.yaml"), written))
    assert problems == ()
    where = Places(node)
    assert isinstance(node.value, dict)
    held = node.value["c"].value
    assert isinstance(held, str)
    assert held.strip("\n").split("\n") == lines
    for number, line in enumerate(lines, 1):
        for column, character in enumerate(line, 1):
            if character != " ":
                _, found_line, found_column = where.inside(("c",), number, column)
                assert written[node.source.offset(found_line, found_column)] == character


def test_a_folder_has_no_line() -> None:
    folder = SourceFile("cases/rowan", Path("cases/rowan"), is_folder=True)
    place = Places(Node({}, folder)).nearest(("reference",))
    assert (place.file, place.line, place.column) == ("cases/rowan", 0, 0)
