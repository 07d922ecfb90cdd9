"""What a schema finds wrong, in a report writer's words; never in the schema library's."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from cspr_docs.casefile.places import Places
from cspr_docs.casefile.plain import NOT_A_DATE, UNKNOWN_WORD, about_unreadable
from cspr_docs.casefile.shape import Shape, belongs_in
from cspr_docs.casefile.source import Node
from cspr_docs.problems import DataPath, Problem, error, path_text
from cspr_docs.problems.suggestion import did_you_mean, nearest
from cspr_docs.problems.wording import shortened

WRONG_FORM = error(
    "wrong-form",
    "A text, a list or a group of fields stands where something else belongs. A list has a hyphen before each "
    "item; fields have a name, a colon and a value on lines of their own; a text follows the colon.",
)
UNKNOWN_FIELD = error(
    "unknown-field",
    "The name of a field, file or folder is none that a case has. Mostly it is misspelt. Names are written in "
    "small letters with _ between words.",
)
_BLOCK_HINT = "write the text after the colon, in quotes if it holds a colon or begins with a bracket"
_FIELDS_HINT = "write fields below it: each on a line of its own, a name, a colon and the value"
_LIST_HINT = "begin each item on a line of its own with a hyphen and a space"


def in_words(errors: Sequence[ErrorDetails], places: Places, shape: Shape, whole: str) -> tuple[Problem, ...]:
    """The schema's errors as problems with data paths, one for each value.

    What is wrong only because a file could not be read is left out. `whole` names the root: "a case".
    """
    problems: dict[tuple[DataPath, str], Problem] = {}
    for found in errors:
        spot = _Spot.find(found, places, shape, whole)
        if spot.follows_from_a_broken_file():
            continue
        worded = _WORDS.get(found["type"], _other)(spot)
        problems.setdefault((worded.path, worded.code), worded)
    return tuple(problems.values())


def problem_at_name(code: str, message: str, hint: str, path: DataPath, node: Node) -> Problem:
    """A problem with the place of a value's name."""
    line, column = node.source.position(node.named_at)
    return Problem(code, message, hint, path, node.source.name, line, column)


class _Spot:
    """Where an error points: the data path, the node there, its parent, and the shape that was wanted."""

    def __init__(
        self, error: ErrorDetails, path: DataPath, trail: list[Node], shapes: list[Shape | None]
    ) -> None:
        self.error = error
        self.path = path
        self.whole = ""
        self.node = trail[-1] if len(trail) > len(path) else None
        self.parent = trail[min(len(path), len(trail)) - 1] if path else trail[0]
        self.shape = shapes[-1] or Shape()
        self.parent_shape = (shapes[-2] if len(shapes) > 1 else shapes[0]) or Shape()

    @classmethod
    def find(cls, error: ErrorDetails, places: Places, shape: Shape, whole: str) -> "_Spot":
        """Follows the error's location down the tree; what leads nowhere names the schema's own branches."""
        trail: list[Node] = [places.root]
        shapes: list[Shape | None] = [shape]
        path: DataPath = ()
        for number, part in enumerate(error["loc"]):
            child, name = _child(places, trail[-1], part)
            is_missing = error["type"] == "missing" and number == len(error["loc"]) - 1
            if child is None and not is_missing:
                continue
            path = (*path, name)
            shapes.append(_shape_below(shapes[-1], part))
            if child is None:
                break
            trail.append(child)
        spot = cls(error, path, trail, shapes)
        spot.whole = whole
        return spot

    def follows_from_a_broken_file(self) -> bool:
        """Whether the value, or the fields around a missing one, could not be read in the first place."""
        if self.node is not None and self.node.is_broken:
            return True
        return self.error["type"] == "missing" and self.parent.is_broken

    @property
    def name(self) -> str:
        """The field's name, or the list's for an item that has none."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), self.whole)

    @property
    def inside(self) -> str:
        """What holds the value: a case, or the data path of its parent."""
        return _in_words(self.path[:-1]) or self.whole

    @property
    def shown(self) -> str:
        """What the writer wrote, shortened."""
        value = self.node.value if self.node is not None else self.error["input"]
        return f'"{shortened(value)}"' if isinstance(value, str) else self.kind

    @property
    def kind(self) -> str:
        """What stands there: a text, a list, fields, nothing."""
        value = self.node.value if self.node is not None else None
        kinds: dict[type, str] = {str: "a text", tuple: "a list", dict: "fields"}
        return kinds.get(type(value), "nothing")

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        return Problem(code, message, hint, self.path)

    def problem_at_name(self, code: str, message: str, hint: str = "") -> Problem:
        """The problem at the field's name and not at its value, where the name is written."""
        if self.node is None:
            return self.problem(code, message, hint)
        return problem_at_name(code, message, hint, self.path, self.node)


def _child(places: Places, node: Node, part: str | int) -> tuple[Node | None, str | int]:
    """The child at a part of the schema's location, and the part as a data path names it."""
    if isinstance(node.value, dict):
        return (node.value.get(part) if isinstance(part, str) else None), part
    if isinstance(node.value, tuple) and isinstance(part, int):
        return node.value[part], places.name_of(node, part)
    return None, part


def _shape_below(shape: Shape | None, part: str | int) -> Shape | None:
    if shape is None:
        return None
    if isinstance(part, int):
        return shape.items
    return shape.fields.get(part) if shape.fields is not None else shape.named


MISSING_FIELD = error(
    "missing-field",
    "A field that cannot be done without is missing or empty. Write it at the place shown.",
)


def _missing(spot: _Spot) -> Problem:
    is_empty = spot.node is not None
    message = (
        f'"{spot.name}" is empty in {spot.inside}' if is_empty else f'{spot.inside} has no "{spot.name}"'
    )
    return spot.problem_at_name(MISSING_FIELD, message, _about(spot))


def _unknown(spot: _Spot) -> Problem:
    known = tuple(spot.parent_shape.fields or ())
    message = f'there is no field "{spot.name}" in {spot.inside}'
    hint = belongs_in(spot.name) if nearest(spot.name, known) is None else ""
    listed = did_you_mean(spot.name, known, listed="the fields here are")
    return spot.problem_at_name(UNKNOWN_FIELD, message, hint or listed)


def _unknown_word(spot: _Spot) -> Problem:
    if spot.node is None or not isinstance(spot.node.value, str):
        return _no_text(spot)
    words = spot.shape.words
    near = did_you_mean(spot.node.value, words)
    listed = f"the words here are: {', '.join(words)}" if words else ""
    message = f'{spot.shown} is none of the words for "{spot.name}"'
    return spot.problem(UNKNOWN_WORD, message, f"{near} {listed}".strip())


def _no_text(spot: _Spot) -> Problem:
    if spot.kind == "nothing":
        return spot.problem(WRONG_FORM, f"{_here(spot)} is empty", "write it, or delete its hyphen")
    return spot.problem(
        WRONG_FORM, f"{_here(spot)} is a text, and {spot.kind} {_stands(spot)} here", _BLOCK_HINT
    )


def _no_fields(spot: _Spot) -> Problem:
    if spot.kind == "nothing":
        return _no_text(spot)
    hint = _FIELDS_HINT
    if spot.node is not None and spot.node.style == "md":
        hint = "write it in a .yaml file, or make a folder with a file for each field"
    return spot.problem(WRONG_FORM, f"{_here(spot)} has fields, and {spot.kind} stands here", hint)


def _no_list(spot: _Spot) -> Problem:
    if spot.kind == "nothing":
        return _no_text(spot)
    return spot.problem(
        WRONG_FORM, f"{_here(spot)} is a list, and {spot.kind} {_stands(spot)} here", _LIST_HINT
    )


def _stands(spot: _Spot) -> str:
    return "stand" if spot.kind == "fields" else "stands"


def _here(spot: _Spot) -> str:
    return _in_words(spot.path) or spot.whole


def _in_words(path: DataPath) -> str:
    """The data path with items that have no id counted as people count: item 3 of chronology."""
    for number, part in enumerate(path):
        if isinstance(part, int):
            inner = path_text(path[number + 1 :])
            item = f"item {part + 1} of {path_text(path[:number])}"
            return f"{inner} in {item}" if inner else item
    return path_text(path)


NOT_AN_ID = error(
    "not-an-id",
    "An id is a short name that never changes: it begins with a small letter, has small letters, digits, hyphens "
    "and underscores only, and at most 40 of them.",
)


def _pattern(spot: _Spot) -> Problem:
    hint = "an id begins with a small letter and has small letters, digits, - and _ only, such as f1 or nan"
    if spot.name == "id":
        return spot.problem(NOT_AN_ID, f"{spot.shown} cannot be an id", hint)
    return _other(spot)


UNFIT_VALUE = error("unfit-value", "The value does not fit the field. The hint says what belongs there.")


def _too_long(spot: _Spot) -> Problem:
    most = spot.error.get("ctx", {}).get("max_length")
    what = NOT_AN_ID if spot.name == "id" else UNFIT_VALUE
    return spot.problem(what, f'"{spot.name}" is too long: at most {most} characters', "shorten it")


def _too_short(spot: _Spot) -> Problem:
    least = spot.error.get("ctx", {}).get("min_length")
    return spot.problem(UNFIT_VALUE, f'"{spot.name}" is too short: at least {least} are needed', _about(spot))


def _partial_date(spot: _Spot) -> Problem:
    if spot.node is None or not isinstance(spot.node.value, str):
        return _no_text(spot)
    return spot.problem(NOT_A_DATE, *about_unreadable(spot.node.value, partial=True))


def _by_the_schema(spot: _Spot) -> Problem:
    """A rule that a schema tells in its own words."""
    reason: Any = spot.error.get("ctx", {}).get("error", "")
    message = str(reason) or f"{spot.shown} does not fit here"
    return spot.problem(UNFIT_VALUE, message, _about(spot))


def _other(spot: _Spot) -> Problem:
    return spot.problem(UNFIT_VALUE, f'{spot.shown} does not fit for "{spot.name}"', _about(spot))


def _about(spot: _Spot) -> str:
    about = spot.parent_shape.descriptions.get(spot.name, "")
    return f"{spot.name}: {about}" if about else ""


_WORDS: dict[str, Callable[[_Spot], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "string_type": _no_text,
    "date_type": _no_text,
    "bool_type": _no_text,
    "int_type": _no_text,
    "model_type": _no_fields,
    "model_attributes_type": _no_fields,
    "dict_type": _no_fields,
    "tuple_type": _no_list,
    "list_type": _no_list,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "partial_date": _partial_date,
    "partial_date_missing": _partial_date,
    "value_error": _by_the_schema,
    "assertion_error": _by_the_schema,
}
