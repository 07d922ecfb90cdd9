"""What a schema finds wrong, in a report writer's words; never in the schema library's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
_TEXT = (
    "is a text",
    "write the text after the colon, in quotes if it holds a colon or begins with a bracket",
)
_FIELDS = ("has fields", "write fields below it: each on a line of its own, a name, a colon and the value")
_LIST = ("is a list", "begin each item on a line of its own with a hyphen and a space")
_WANTED = {"model": _FIELDS, "model_attributes": _FIELDS, "dict": _FIELDS, "tuple": _LIST, "list": _LIST}
"""By the type that the schema wants how it is written; all others are texts."""


def in_words(errors: Sequence[ErrorDetails], places: Places, shape: Shape, whole: str) -> tuple[Problem, ...]:
    """The schema's errors as problems with data paths, one for each value.

    What is wrong only because a file could not be read is left out. `whole` names the root: "a case".
    """
    problems: dict[tuple[DataPath, str], Problem] = {}
    for one in errors:
        found = _located(one, places, shape, whole)
        if found.follows_from_a_broken_file():
            continue
        worded = _WORDS.get(one["type"], _wrong_form if one["type"].endswith("_type") else _other)(found)
        problems.setdefault((worded.path, worded.code), worded)
    return tuple(problems.values())


def problem_at_name(code: str, message: str, hint: str, path: DataPath, node: Node) -> Problem:
    """A problem with the place of a value's name."""
    line, column = node.source.position(node.named_at)
    return Problem(code, message, hint, path, node.source.name, line, column)


@dataclass(frozen=True, slots=True)
class _SchemaError:
    """Where an error of the schema points.

    Attributes:
        node: the value there; None where nothing is written.
        parent: the node that holds it, or would hold it.
        shape: what the schema wants there; `parent_shape` what it wants of the parent.
        whole: what messages call the root, such as "a case".
    """

    error: ErrorDetails
    path: DataPath
    node: Node | None
    parent: Node
    shape: Shape
    parent_shape: Shape
    whole: str

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
        kinds: dict[type, str] = {str: "a text", tuple: "a list", dict: "fields"}
        return kinds.get(type(self.node.value), "nothing") if self.node is not None else "nothing"

    @property
    def about(self) -> str:
        """What the schema says of the field; empty where it says nothing."""
        about = self.parent_shape.descriptions.get(self.name, "")
        return f"{self.name}: {about}" if about else ""

    def limit(self, name: str) -> object:
        """What the schema's error adds: a limit, or a reason in its own words."""
        return self.error.get("ctx", {}).get(name, "")

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """The problem with the data path of the value."""
        return Problem(code, message, hint, self.path)

    def problem_at_name(self, code: str, message: str, hint: str = "") -> Problem:
        """The problem at the field's name and not at its value, where the name is written."""
        if self.node is None:
            return self.problem(code, message, hint)
        return problem_at_name(code, message, hint, self.path, self.node)


def _located(error: ErrorDetails, places: Places, shape: Shape, whole: str) -> _SchemaError:
    """Follows the error's location down the tree; what leads nowhere names the schema's own branches."""
    trail: list[Node] = [places.root]
    shapes: list[Shape] = [shape]
    path: DataPath = ()
    for number, part in enumerate(error["loc"]):
        child, name = _child(places, trail[-1], part)
        is_missing = error["type"] == "missing" and number == len(error["loc"]) - 1
        if child is None and not is_missing:
            continue
        path = (*path, name)
        shapes.append(shapes[-1].below(part))
        if child is None:
            break
        trail.append(child)
    node = trail[-1] if len(trail) > len(path) else None
    parent = trail[min(len(path), len(trail)) - 1] if path else trail[0]
    return _SchemaError(error, path, node, parent, shapes[-1], shapes[-2 if path else 0], whole)


def _child(places: Places, node: Node, part: str | int) -> tuple[Node | None, str | int]:
    """The child at a part of the schema's location, and the part as a data path names it."""
    if isinstance(node.value, dict):
        return (node.value.get(part) if isinstance(part, str) else None), part
    if isinstance(node.value, tuple) and isinstance(part, int):
        return node.value[part], places.name_of(node, part)
    return None, part


MISSING_FIELD = error(
    "missing-field", "A field that cannot be done without is missing or empty. Write it at the place shown."
)


def _missing(found: _SchemaError) -> Problem:
    is_empty = found.node is not None
    message = (
        f'"{found.name}" is empty in {found.inside}' if is_empty else f'{found.inside} has no "{found.name}"'
    )
    return found.problem_at_name(MISSING_FIELD, message, found.about)


def _unknown(found: _SchemaError) -> Problem:
    known = tuple(found.parent_shape.fields or ())
    message = f'there is no field "{found.name}" in {found.inside}'
    hint = belongs_in(found.name) if nearest(found.name, known) is None else ""
    listed = did_you_mean(found.name, known, listed="the fields here are")
    return found.problem_at_name(UNKNOWN_FIELD, message, hint or listed)


def _unknown_word(found: _SchemaError) -> Problem:
    if found.node is None or not isinstance(found.node.value, str):
        return _wrong_form(found)
    words = found.shape.words
    near = did_you_mean(found.node.value, words)
    listed = f"the words here are: {', '.join(words)}" if words else ""
    message = f'{found.shown} is none of the words for "{found.name}"'
    return found.problem(UNKNOWN_WORD, message, f"{near} {listed}".strip())


def _wrong_form(found: _SchemaError) -> Problem:
    """Another form than the schema wants: a text, fields or a list."""
    here, kind = _in_words(found.path) or found.whole, found.kind
    if kind == "nothing":
        return found.problem(WRONG_FORM, f"{here} is empty", "write it, or delete its hyphen")
    wanted, hint = _WANTED.get(found.error["type"].removesuffix("_type"), _TEXT)
    if wanted == "has fields" and found.node is not None and found.node.style == "md":
        hint = "write it in a .yaml file, or make a folder with a file for each field"
    stands = "stand" if kind == "fields" else "stands"
    return found.problem(WRONG_FORM, f"{here} {wanted}, and {kind} {stands} here", hint)


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


def _pattern(found: _SchemaError) -> Problem:
    hint = "an id begins with a small letter and has small letters, digits, - and _ only, such as f1 or nan"
    if found.name == "id":
        return found.problem(NOT_AN_ID, f"{found.shown} cannot be an id", hint)
    return _other(found)


UNFIT_VALUE = error("unfit-value", "The value does not fit the field. The hint says what belongs there.")


def _too_long(found: _SchemaError) -> Problem:
    code = NOT_AN_ID if found.name == "id" else UNFIT_VALUE
    message = f'"{found.name}" is too long: at most {found.limit("max_length")} characters'
    return found.problem(code, message, "shorten it")


def _too_short(found: _SchemaError) -> Problem:
    message = f'"{found.name}" is too short: at least {found.limit("min_length")} are needed'
    return found.problem(UNFIT_VALUE, message, found.about)


def _partial_date(found: _SchemaError) -> Problem:
    if found.node is None or not isinstance(found.node.value, str):
        return _wrong_form(found)
    return found.problem(NOT_A_DATE, *about_unreadable(found.node.value, partial=True))


def _other(found: _SchemaError) -> Problem:
    """Whatever else does not fit, among it the rules that a schema tells in its own words."""
    message = str(found.limit("error")) or f'{found.shown} does not fit for "{found.name}"'
    return found.problem(UNFIT_VALUE, message, found.about)


_WORDS: dict[str, Callable[[_SchemaError], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "partial_date": _partial_date,
    "partial_date_missing": _partial_date,
}
