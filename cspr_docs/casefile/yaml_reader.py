"""YAML text to nodes with places: PyYAML's events, a builder of our own, and a smaller language than YAML.

Every plain scalar is text; only an empty one, `~` and `null` are nothing. What a text means (a date, a yes or
no, a number) is the schema's to say: so a surname `No`, a telephone number 01611234567 and a time 12:30 stay
what was typed, which is what YAML 1.2 set out to mend, and its own number traps (`1e3`, `0x1F`, `.inf`) are
gone as well. Anchors, aliases, tags, directives, keys that are not text, equal keys, further documents and
deep nesting are refused: no writer of a case needs them, and each has lost somebody's data.

Source: YAML 1.2.2, sections 5.1 (which characters may stand), 5.4 (what ends a line), 10.3 (plain scalars).
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from cspr_docs.casefile.places import GIVEN_TWICE
from cspr_docs.casefile.source import (
    AS_ON_DISK,
    Node,
    SourceFile,
    about_unfit,
    broken_node,
    read_source,
    unfit_character,
)
from cspr_docs.casefile.yaml_syntax import syntax_problem
from cspr_docs.problems import Problem, Stop, error

DEEPEST = 32
"""Lists and mappings inside one another. A case needs about eight."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset(("", "~", "null"))

_LINE_ENDS_OF_YAML_1_1 = "\x85\u2028\u2029"

_STAND_INS = "\ufdd0\ufdd1\ufdd2"
"""Noncharacters (Unicode 16, section 23.7): set aside for a program's own use, so no text may hold them."""
_TO_STAND_INS = str.maketrans(_LINE_ENDS_OF_YAML_1_1, _STAND_INS)
_FROM_STAND_INS = str.maketrans(_STAND_INS, _LINE_ENDS_OF_YAML_1_1)
_NOT_YAML = re.compile(  # what is refused is named, for what is allowed takes ten times as long to compile
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdd2\ufeff\ufffe\uffff]"
)
TOO_DEEP = error(
    "too-deep",
    "Lists and fields are nested so deeply that this cannot be a case. Look for lines that are indented further "
    "and further, or brackets that were never closed.",
)


def read_yaml_file(
    path: Path, name: str, contents: Mapping[Path, bytes] = AS_ON_DISK
) -> tuple[Node, tuple[Problem, ...]]:
    """A YAML file's value and what is wrong with it; a broken node where it cannot be read."""
    try:
        return _read_before(read_source(path, name, contents))
    except Stop as stop:
        return broken_node(SourceFile(name, path)), stop.problems


def read_yaml(source: SourceFile) -> tuple[Node, tuple[Problem, ...]]:
    """The file's one value, and what is wrong with it; a broken node where it cannot be read at all."""
    unfit = _NOT_YAML.search(source.text)
    if unfit:
        return broken_node(source), (source.problem(*about_unfit(unfit.group()), offset=unfit.start()),)
    builder = _Builder(source)
    try:
        node = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        opened = error.context_mark.index if error.context_mark else None
        words = f"{error.context or ''}: {error.problem or ''}"
        problem = syntax_problem(source, words, mark.index if mark else 0, opened)
        return broken_node(source), (*builder.problems, problem)
    except _TooDeep as error:
        message = f"lists and mappings stand more than {DEEPEST} deep inside one another here"
        problem = source.problem(TOO_DEEP, message, "a case needs about eight", offset=error.offset)
        return broken_node(source), (*builder.problems, problem)
    return node, tuple(builder.problems)


_read_before = lru_cache(maxsize=128)(read_yaml)
"""A change of a case is proved by reading the case anew, and all but a file or two say what they said: a large case
has some forty. What was read is never changed."""


class _TooDeep(Exception):
    """A signal inside this module."""

    def __init__(self, offset: int) -> None:
        self.offset = offset


YAML_NOT_ALLOWED = error(
    "yaml-not-allowed",
    "YAML has features that a case does not need and that have lost people's data: anchors and aliases (& and *), "
    "tags (!), directives (%), several documents in a file, names that are not plain words. Write the value "
    "itself, and put a text that begins with such a sign in quotes.",
)


class _Builder:
    """Turns events into nodes, and gathers what the smaller language does not allow."""

    def __init__(self, source: SourceFile) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._strange = any(character in source.text for character in _LINE_ENDS_OF_YAML_1_1)
        text = source.text.translate(_TO_STAND_INS) if self._strange else source.text
        self._next: Callable[[], Any] = _LOADER(text).get_event
        self._depth = 0

    def document(self) -> Node:
        """The first document; a second one is a problem and is not read."""
        self._next()
        event = self._next()
        if type(event) is yaml.StreamEndEvent:
            return Node(None, self._source)
        if event.version or event.tags:
            message, hint = "a line that begins with % is not allowed in a case", "delete it"
            at = self._source.text.find("%")
            self.problems.append(self._source.problem(YAML_NOT_ALLOWED, message, hint, offset=at))
        node = self._node(self._next())
        self._next()
        if type(event := self._next()) is not yaml.StreamEndEvent:
            message = "a second document begins here; a case file holds one"
            hint = "delete the line --- or move what follows it to a file of its own"
            self._refuse(YAML_NOT_ALLOWED, message, event, hint)
        return node

    def _node(self, event: Any, named_at: int = -1) -> Node:  # noqa: ANN401 -- PyYAML's events are untyped
        kind = type(event)
        start = event.start_mark.index
        if named_at < 0:
            named_at = start
        if kind is yaml.AliasEvent:
            return self._alias(event, named_at)
        if event.anchor or event.tag:
            self._anchor_or_tag(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, start, named_at)
        self._depth += 1
        if self._depth > DEEPEST:
            raise _TooDeep(start)
        children = self._mapping() if kind is yaml.MappingStartEvent else self._sequence()
        self._depth -= 1
        return Node(children, self._source, start, self._end, "", named_at)

    def _scalar(self, event: Any, start: int, named_at: int) -> Node:  # noqa: ANN401
        value, style = event.value, event.style or ""
        if self._strange:
            value = value.translate(_FROM_STAND_INS)
        if not style and value in _NOTHING and not event.tag:
            value = None
        elif style == '"' and (unfit := unfit_character(value)) is not None:
            self.problems.append(self._source.problem(*about_unfit(value[unfit]), offset=start))
            return broken_node(self._source, start, event.end_mark.index)
        return Node(value, self._source, start, event.end_mark.index, style, named_at)

    def _sequence(self) -> tuple[Node, ...]:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event))
        self._end = self._end_of(event, items[-1].end if items else 0)
        return tuple(items)

    def _mapping(self) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        last = 0
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            node = self._node(self._next(), event.start_mark.index)
            last = node.end
            if key is None:
                continue
            if key in entries:
                self._duplicate(key, entries[key], event)
                continue
            entries[key] = node
        self._end = self._end_of(event, last)
        return entries

    def _end_of(self, event: Any, last: int) -> int:  # noqa: ANN401
        """Where a collection ends: its bracket, or its last child (a block has no end of its own)."""
        flow = event.end_mark.index > event.start_mark.index
        return event.end_mark.index if flow or not last else last

    def _key(self, event: Any) -> str | None:  # noqa: ANN401
        if type(event) is yaml.ScalarEvent and event.value and not event.tag and not event.anchor:
            key: str = event.value
            return key.translate(_FROM_STAND_INS) if self._strange else key
        message = "the name before this colon is not a plain word"
        hint = "write a field's name before the colon, without ?, [ or {"
        self._refuse(YAML_NOT_ALLOWED, message, event, hint)
        if type(event) is not yaml.ScalarEvent:
            known = len(self.problems)
            self._node(event)
            del self.problems[known:]  # one problem for a key is enough
        return None

    def _alias(self, event: Any, named_at: int) -> Node:  # noqa: ANN401
        message = f'"*{event.anchor}" would repeat a value from elsewhere, which a case file does not allow'
        self._refuse(
            YAML_NOT_ALLOWED, message, event, "write the value itself; put text that begins with * in quotes"
        )
        return Node(None, self._source, event.start_mark.index, event.end_mark.index, "broken", named_at)

    def _anchor_or_tag(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor:
            message = f'"&{event.anchor}" marks a value for repeating, which a case file does not allow'
            self._refuse(YAML_NOT_ALLOWED, message, event, "delete it; put text that begins with & in quotes")
        if event.tag:
            message = (
                "a value that begins with ! has a special meaning in YAML, which a case file does not allow"
            )
            self._refuse(YAML_NOT_ALLOWED, message, event, "delete it; put text that begins with ! in quotes")

    def _duplicate(self, key: str, first: Node, event: Any) -> None:  # noqa: ANN401
        line, column = self._source.position(first.named_at)
        message = f'"{key}" is given twice: here and at {self._source.name}:{line}:{column}'
        self._refuse(GIVEN_TWICE, message, event, "keep one of the two and delete the other")

    def _refuse(self, code: str, message: str, event: Any, hint: str) -> None:  # noqa: ANN401
        self.problems.append(self._source.problem(code, message, hint, offset=event.start_mark.index))
