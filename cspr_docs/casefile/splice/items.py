"""New items for lists of the case: the ids that they get, and their text as a block of YAML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cspr_docs.casefile.places import id_of
from cspr_docs.casefile.shape import Shape, shape_of, value_at
from cspr_docs.casefile.splice.adding import added
from cspr_docs.casefile.splice.changing import same_text
from cspr_docs.casefile.splice.scalar import ScalarPlace, forms
from cspr_docs.casefile.splice.yaml_text import Steps, YamlText, inner_nodes
from cspr_docs.problems import DataPath
from schemas.base import ID_PATTERN, MENTIONABLE
from schemas.case import Case

_NOT_PLAIN = re.compile(r"[@`%&*!\[\]{},#](?!$)|[?:-] |[^'\"|>].*(?:: | #|:$)", re.DOTALL)
"""Words that stand without quotation marks and that YAML takes for something else."""
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

    Of a list of ids that is `[rowan, mother]`. The items' own ids go on counting as those there do: `a19` after `a18`.
    """
    ids, shape = _free_ids(case, into), shape_of(Case).at((*into, 0))
    items = []
    for row in rows:
        path = (*into, next(ids))
        items.append(NewItem(path, {(*path, *part): text for part, text in _parts(row, shape)}))
    return tuple(items)


def _parts(row: Mapping[str, str], shape: Shape) -> Iterator[tuple[DataPath, str]]:
    """Each text of a row with its path in the item: that of a list's every item."""
    for name, text in row.items():
        if shape.below(name).items is None:
            yield (name,), text
        else:
            ids = text.strip("[]").split(",")
            yield from (((name, number), one.strip()) for number, one in enumerate(ids) if one.strip())


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
    text = _at_once(id_, values, shape) or _one_by_one(id_, values, shape)
    lines = text.text.removesuffix("\n").split("\n")
    return "".join(f"{' ' * column if line else ''}{line}{line_end}" for line in lines)


def _at_once(id_: str, values: Mapping[DataPath, str], shape: Shape) -> YamlText | None:
    """The item with each value in the form that reads best; `None` where it reads back otherwise, or nests deeper."""
    order = {name: number for number, name in enumerate(shape.fields or {})}
    lines, wanted = [f"- id: {id_}"], dict[DataPath, str]()
    for name, inner in sorted(_by_field(values).items(), key=lambda entry: order.get(entry[0], len(order))):
        if () in inner:
            spot = ScalarPlace(2, is_exact=shape.below(name).is_prose)
            form = next(form for form in forms(inner[()], spot) if not _NOT_PLAIN.match(form.head))
            lines += (f"  {name}: {form.head}", *form.body)
        elif list(inner) == [(number,) for number in range(len(inner))] and all(map(_is_id, inner.values())):
            lines.append(f"  {name}: [{', '.join(inner.values())}]")
        else:
            return None
        wanted |= {(0, name, *path): text for path, text in inner.items()}
    text = YamlText("\n".join(lines) + "\n")
    read = {steps: value for steps, value in text.leaves.items() if steps != (0, "id")}
    is_same = read.keys() == wanted.keys() and all(
        same_text(read[path], wanted[path], is_exact=shape.below(str(path[1])).is_prose) for path in wanted
    )
    return text if is_same else None


def _by_field(values: Mapping[DataPath, str]) -> dict[str, dict[DataPath, str]]:
    fields: dict[str, dict[DataPath, str]] = {}
    for path, text in values.items():
        fields.setdefault(str(path[0]), {})[path[1:]] = text
    return fields


def _is_id(text: str) -> bool:
    return re.fullmatch(ID_PATTERN, text) is not None


def _one_by_one(id_: str, values: Mapping[DataPath, str], shape: Shape) -> YamlText:
    text = YamlText(f"- id: {id_}\n")
    for path, value in values.items():
        steps = _steps_to(text, path)
        known = len(steps) - 1
        text = added(text, steps, path[known:], shape.at(path[:known]), value)
    return text


def _steps_to(text: YamlText, path: DataPath) -> Steps:
    """The way to what the item has of a path already."""
    steps: Steps = (0,)
    for part in path:
        inner = dict(inner_nodes(text.chain(steps)[-1]))
        found = (
            part
            if part in inner
            else next((n for n, one in inner.items() if isinstance(n, int) and id_of(one) == part), None)
        )
        if found is None:
            break
        steps = (*steps, found)
    return steps
