"""YAML read with the place of every value, and its faults in plain words."""

from pathlib import Path

import pytest
import yaml
from yaml_nodes import every_place, plain, read, spots, value

from cspr_docs.casefile import yaml_reader
from cspr_docs.casefile.places import Places
from cspr_docs.casefile.source import read_source
from cspr_docs.casefile.yaml_reader import DEEPEST, read_yaml
from cspr_docs.problems import Stop

C_LOADER, PYTHON_LOADER = yaml_reader._LOADER, yaml.SafeLoader


@pytest.fixture(params=["libyaml", "pure Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both of PyYAML's parsers: not every machine has the one in C."""
    monkeypatch.setattr(yaml_reader, "_LOADER", C_LOADER if request.param == "libyaml" else PYTHON_LOADER)
    return str(request.param)


def test_plain_words_and_numbers_stay_the_text_that_was_typed(loader: str) -> None:
    text = "surname: No\non: yes\ntime: 12:30\nphone: 01611234567\noctal: 0117\nbig: 1e3\nday: 2026-03-03\n"
    assert value(text) == {
        "surname": "No",
        "on": "yes",
        "time": "12:30",
        "phone": "01611234567",
        "octal": "0117",
        "big": "1e3",
        "day": "2026-03-03",
    }


def test_only_an_empty_value_a_tilde_and_null_are_nothing(loader: str) -> None:
    assert value("a:\nb: ~\nc: null\nd: Null\ne: 'null'\nf: \"\"\n") == {
        "a": None,
        "b": None,
        "c": None,
        "d": "Null",
        "e": "null",
        "f": "",
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "~\n"])
def test_a_file_without_a_value_is_nothing(text: str, loader: str) -> None:
    assert value(text) is None


def test_characters_that_only_yaml_1_1_takes_for_line_ends_are_text(loader: str) -> None:
    text = "a: one\u2028two\nb: |\n  x\x85y\n  z\u2029\nc: last\n"
    node, problems = read(text)
    assert problems == ()
    assert plain(node) == {"a": "one\u2028two", "b": "x\x85y\nz\u2029\n", "c": "last"}
    place = Places(node).at(("c",))
    assert place is not None
    assert (place.line, place.column) == (5, 4)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_any_line_end_and_characters_not_bytes(end: str, loader: str) -> None:
    node, problems = read(
        end.join(("title: 😀 Zoë", "list:", "  - é: x", "    ü: |", "      one", "      two", ""))
    )
    assert problems == ()
    assert plain(node)["list"][0]["ü"] == "one\ntwo\n"
    place = Places(node).at(("list", 0, "é"))
    assert place is not None
    assert (place.line, place.column) == (3, 8)
    assert node.source.text[place.start : place.end] == "x"
    assert Places(node).inside(("list", 0, "ü"), 2, 2) == ("case.yaml", 6, 8)


def test_a_byte_order_mark_is_no_part_of_the_text_and_moves_no_column(tmp_path: Path, loader: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbfreference: EX-1\n")
    source = read_source(path, "case.yaml")
    node, problems = read_yaml(source)
    assert problems == ()
    assert plain(node) == {"reference": "EX-1"}
    assert source.has_mark
    assert source.position(node.start) == (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: *x\n", [("yaml-not-allowed", 1, 4), ("yaml-not-allowed", 2, 4)]),
        ("a: !!str 1\nb: !t {c: d}\n", [("yaml-not-allowed", 1, 4), ("yaml-not-allowed", 2, 4)]),
        ("? [a]\n: b\n? {c: d}\n: e\n", [("yaml-not-allowed", 1, 3), ("yaml-not-allowed", 3, 3)]),
        ("%YAML 1.1\n---\na: b\n---\nc: d\n", [("yaml-not-allowed", 1, 1), ("yaml-not-allowed", 4, 1)]),
        ("a: 1\nb: {c: 1, c: 2}\na: 2\n", [("given-twice", 2, 11), ("given-twice", 3, 1)]),
        ('a: "\\x07"\nb: "\\0"\n', [("unfit-character", 1, 4), ("unfit-character", 2, 4)]),
        ("a: b\nc: d\x07e\n", [("unfit-character", 2, 5)]),
        ("a: b\nc: \ufeffd\n", [("unfit-character", 2, 4)]),
        ("a: b\nc: \ufdd0d\n", [("unfit-character", 2, 4)]),
    ],
)
def test_what_a_case_does_not_need_is_refused_at_its_place(
    text: str, expected: list[tuple[str, int, int]], loader: str
) -> None:
    assert spots(read(text)[1]) == expected


def test_the_first_of_two_equal_names_is_kept_and_both_places_are_told(loader: str) -> None:
    node, (problem,) = read("a: 1\nb: 2\na: 3\n")
    assert plain(node) == {"a": "1", "b": "2"}
    assert "case.yaml:1:1" in problem.message
    assert (problem.line, problem.column) == (3, 1)


SYNTAX = [
    ("a: b: c\n", "colon", 1, 5),
    ("a: b\nstray words\nc: d\n", "neither a field", 2, 1),
    ("a: b\nc: 'never closed\n", "never closed", 2, 4),
    ('a: "C:\\docs"\n', "backslash", 1, 7),
    ("a: *bold* words\n", "* or &", 1, 4),
    ("a: | text on the line\n  more\n", "own lines", 1, 6),
    ("a: [one, two\nb: c\n", "bracket", 1, 4),
    ("- a\nb: c\n", "list and fields", 2, 1),
    ("a:\n  - b\n  c: d\n", "list and fields", 3, 3),
    ('a: "b" c\n', "does not fit", 1, 8),
    ("a: b\n c: d\n", "colon", 2, 3),
    ("a: @mother\n", "begins with @", 1, 4),
    ("a: `x`\n", "begins with `", 1, 4),
    ("a: %x\n", "begins with %", 1, 4),
    ("a:\n\tb: c\n", "tab", 2, 1),
]


@pytest.mark.parametrize(("text", "words", "line", "column"), SYNTAX)
def test_syntax_is_explained_in_plain_words(
    text: str, words: str, line: int, column: int, loader: str
) -> None:
    node, (problem,) = read(text)
    assert node.is_broken
    assert problem.code == "yaml-syntax"
    assert words in problem.message
    assert problem.hint
    assert (problem.line, problem.column) == (line, column)
    for jargon in ("scalar", "token", "mapping", "sequence", "node", "indicator"):
        assert jargon not in problem.message + problem.hint


def test_an_alias_bomb_is_refused_without_growing(loader: str) -> None:
    rows = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10)]
    node, problems = read("\n".join(rows))
    assert {problem.code for problem in problems} == {"yaml-not-allowed"}
    assert len(list(every_place(node))) == 1 + 10 + 100


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_where_it_becomes_too_deep(opening: str, loader: str) -> None:
    node, (problem,) = read(opening * 5000)
    assert node.is_broken
    assert (problem.code, problem.line) == ("too-deep", 1)
    assert problem.column == DEEPEST * len(opening) + 1


def test_the_deepest_that_is_allowed_is_read(loader: str) -> None:
    assert value("[" * DEEPEST + "]" * DEEPEST) is not None


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.yaml"
    with path.open("wb") as stream:
        stream.truncate(20_000_000)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(Stop) as stop:
        read_source(path, "case.yaml")
    assert [problem.code for problem in stop.value.problems] == ["too-large"]


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"a: b\r\nc: caf\xe9\r\n", 2, 7),
        (b"\xef\xbb\xbfa: \xff\n", 1, 4),
        ("a: é\nb: ".encode() + b"\x80\n", 2, 4),
        ("a: b\n".encode("utf-16"), 1, 1),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_at_its_first_wrong_byte(
    content: bytes, line: int, column: int, tmp_path: Path
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    with pytest.raises(Stop) as stop:
        read_source(path, "case.yaml")
    assert spots(stop.value.problems) == [("not-utf-8", line, column)]


def test_both_parsers_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, {b: c}]\nd:\n  - e: |\n      f\n    g: >-\n      h\n      i\nj:\nk: 'l''m'\n"
    monkeypatch.setattr(yaml_reader, "_LOADER", C_LOADER)
    first = list(every_place(read(text)[0]))
    monkeypatch.setattr(yaml_reader, "_LOADER", PYTHON_LOADER)
    assert list(every_place(read(text)[0])) == first
