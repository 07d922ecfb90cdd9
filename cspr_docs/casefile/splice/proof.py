"""The proof before anything is written: the new values are there, and all else is as it was."""

from collections.abc import Collection, Iterable, Mapping
from enum import Enum

from cspr_docs.casefile.shape import Value, as_written, values
from cspr_docs.casefile.splice.changing import same_text
from cspr_docs.problems import DataPath
from schemas.case import Case


def differences(before: Case, after: Case, changes: Mapping[DataPath, str | None]) -> list[DataPath]:
    """The paths where the case after the changes is not what they ask for; none where the change is exact.

    A record that is new brings its id and what the schema takes for said where nothing is; one that is gone takes
    the same with it.
    """
    old = {value.path: value for value in values(before)}
    new = {value.path: value for value in values(after)}
    wanted = _expected(old, changes)
    records = {path[:end] for path in changes for end in range(1, len(path))}
    came = [path for path in new.keys() - wanted.keys() if not _comes_along(new[path], records)]
    went = [
        path for path in wanted.keys() - new.keys() if path in changes or not _comes_along(old[path], records)
    ]
    other = [path for path in wanted.keys() & new.keys() if not _says(new[path], wanted[path])]
    kept = [path for path in wanted if path in new and path in old]
    in_order = [path for path in new if path in wanted and path in old]
    moved = [one for one, two in zip(kept, in_order, strict=True) if one != two]
    return sorted((*came, *went, *other), key=str) or moved


def _comes_along(value: Value, records: Collection[DataPath]) -> bool:
    """Whether it stands in a record that a change concerns, and says no more than the record's being there does."""
    is_id = value.field == "id" and value.value == value.path[-2]
    return value.path[:-1] in records and (
        is_id or value.value == value.model.model_fields[value.field].default
    )


def _says(value: Value, wanted: "object | _Asked") -> bool:
    if not isinstance(wanted, _Asked):
        return value.value == wanted
    if not isinstance(value.value, str) or isinstance(value.value, Enum):
        return as_written(value.value) == wanted.text.strip()
    return same_text(value.value, wanted.text, is_exact=value.shape.is_prose)


class _Asked:
    """A text that a change asks for, as it stands in the file."""

    def __init__(self, text: str) -> None:
        self.text = text


def _expected(
    old: Mapping[DataPath, Value], changes: Mapping[DataPath, str | None]
) -> dict[DataPath, object]:
    gone = [path for path, text in changes.items() if text is None]
    expected = {
        _renumbered(path, gone): value.value
        for path, value in old.items()
        if not any(path[: len(lost)] == lost for lost in gone)
    }
    return expected | {path: _Asked(text) for path, text in changes.items() if text is not None}


def _renumbered(path: DataPath, gone: Iterable[DataPath]) -> DataPath:
    """The path once items of lists of plain values before it are gone."""
    parts = list(path)
    for lost in gone:
        place = len(lost) - 1
        own, last = path[place : place + 1], lost[-1]
        if (
            own
            and path[:place] == lost[:place]
            and isinstance(own[0], int)
            and isinstance(last, int)
            and last < own[0]
        ):
            parts[place] = parts[place] - 1  # type: ignore[operator]
    return tuple(parts)
