"""New items for lists of the case: the ids that they get, and their text as a block of YAML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cspr_docs.casefile.shape import Shape, value_at
from cspr_docs.casefile.splice.adding import added
from cspr_docs.casefile.splice.yaml_text import YamlText
from cspr_docs.problems import DataPath
from schemas.base import MENTIONABLE
from schemas.case import Case

_NUMBERED = re.compile(r"(.*?)(\d+)")


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that a list of the case does not have yet.

    Attributes:
        path: its own data path, which ends in its new id.
        changes: its values, as `spliced` takes them.
    """

    path: DataPath
    changes: Mapping[DataPath, str]


def new_items(case: Case, into: DataPath, rows: Iterable[Mapping[str, str]]) -> tuple[NewItem, ...]:
    """An item for each row, under an id that nothing has; `rows` give each field's text as a case file would hold it.

    Ids go on counting as those of the list do: `a19` follows `a18`.
    """
    ids = _free_ids(case, into)
    items = []
    for row in rows:
        path = (*into, next(ids))
        items.append(NewItem(path, {(*path, name): text for name, text in row.items()}))
    return tuple(items)


def _free_ids(case: Case, into: DataPath) -> Iterator[str]:
    own = _ids(case, into)
    lists = MENTIONABLE if into in [(name,) for name in MENTIONABLE] else ()
    taken = {*own, *(id_ for name in lists for id_ in _ids(case, (name,)))}
    numbered = [found for id_ in own if (found := _NUMBERED.fullmatch(id_))]
    letters, digits = numbered[-1].groups() if numbered else (str(into[-1])[0], "0")
    number = max((int(found[2]) for found in numbered if found[1] == letters), default=0)
    while True:
        number += 1
        id_ = f"{letters}{number:0{len(digits)}d}"
        if id_ not in taken:
            yield id_


def _ids(case: Case, into: DataPath) -> list[str]:
    items = value_at(case, into)
    return [item.id for item in items if hasattr(item, "id")] if isinstance(items, tuple) else []


def item_lines(id_: str, values: Mapping[DataPath, str], shape: Shape, column: int, line_end: str) -> str:
    """An item as lines of a list in this column; `shape` is the item's, the values' paths begin in it."""
    text = YamlText(f"- id: {id_}\n")
    for path, value in values.items():
        text = added(text, (0,), path, shape, value)
    lines = text.text.removesuffix("\n").split("\n")
    return "".join(f"{' ' * column if line else ''}{line}{line_end}" for line in lines)
