"""Any data and any bytes: what was written comes back, and every place points at it."""

from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml_nodes import every_place, plain, read

from cspr_docs.casefile.source import Node, read_source
from cspr_docs.casefile.yaml_reader import read_yaml
from cspr_docs.problems import Stop

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=8)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\x85\t"),
    max_size=60,
).filter(lambda text: "\ufeff" not in text)
DATA = st.recursive(
    st.none() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(NAMES.filter(lambda n: "\ufeff" not in n), inner, max_size=4)
    ),
    max_leaves=20,
)


def without_nothing(data: Any) -> Any:
    """The data with empty texts for None, which a forced style cannot write without a tag."""
    if isinstance(data, dict):
        return {name: without_nothing(inner) for name, inner in data.items()}
    if isinstance(data, list):
        return [without_nothing(inner) for inner in data]
    return "" if data is None else data


def texts_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for inner in data.items() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ():
        yield from texts_in(inner)


def begins_where_it_stands(node: Node, written: str) -> bool:
    if isinstance(node.value, str):
        if node.style in ("'", '"'):
            return bool(yaml.safe_load(written) == node.value)
        return written.split() == node.value.split() if not node.style else written.startswith(node.style)
    if written[0] in "[{":
        return written[-1] in "]}"
    if isinstance(node.value, dict):
        return written[0] == "?" or next(iter(node.value.values())).named_at == node.start
    return written[0] == "-"


@settings(max_examples=150)
@given(DATA, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_what_was_written_comes_back_and_every_place_points_at_it(
    data: Any, style: str | None, flow: bool, end: str
) -> None:
    data = without_nothing(data) if style else data
    # PyYAML writes YAML 1.1, where these characters end lines: there it must escape them
    as_it_is = not {"\x85", "\u2028", "\u2029"} & set("".join(texts_in(data)))
    dumped = yaml.safe_dump(
        data, default_style=style, default_flow_style=flow, allow_unicode=as_it_is, width=30
    )
    node, problems = read(dumped.replace("\n", end))
    assert problems == ()
    assert plain(node) == data
    for path, place in every_place(node):
        found = node
        for part in path:
            found = found.value[part]  # type: ignore[index, call-overload]
        if found.value is not None:
            assert begins_where_it_stands(found, node.source.text[place.start : place.end])
        assert node.source.offset(place.line, place.column) == place.start


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text("ab:-[]{}&*!|>'\"%@`#?, \n\t\r~\\", max_size=60).map(str.encode))
def test_any_bytes_give_a_value_or_problems_and_nothing_else(tmp_path_factory: Any, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    try:
        source = read_source(path, "any.yaml")
    except Stop:
        return
    node, problems = read_yaml(source)
    assert bool(problems) or not node.is_broken
    lines = source.text.count("\n") + source.text.count("\r") + 1
    for problem in problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
