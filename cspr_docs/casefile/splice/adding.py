"""A value that the case does not write yet: the file where it belongs, its place there, and its indentation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cspr_docs.casefile.folder import ROOT_FILE
from cspr_docs.casefile.places import children
from cspr_docs.casefile.shape import Shape
from cspr_docs.casefile.source import Node
from cspr_docs.casefile.splice.changing import same_text
from cspr_docs.casefile.splice.scalar import Form, ScalarPlace, forms
from cspr_docs.casefile.splice.yaml_text import Steps, YamlText, inner_nodes
from cspr_docs.problems import DataPath


def added(file: YamlText, steps: Steps, parts: DataPath, shape: Shape, text: str) -> YamlText:
    """The file with a text at `parts` inside the list or mapping at the steps' end, whose shape is given.

    What lies between is added too: mappings, and items of a list with their ids.
    """
    chain = file.chain(steps)
    is_exact = shape.at(parts).is_prose
    spot = ScalarPlace(0, file.line_end, is_exact=is_exact)
    for candidate in _candidates(file, chain, parts, shape, spot, text):
        if _adds_only(file, candidate, text, is_exact=is_exact):
            return candidate
    raise AssertionError(parts)


def with_lines(file: YamlText, steps: Steps, lines: str) -> YamlText:
    """The file with lines below the last item of the list at the steps' end."""
    chain = file.chain(steps)
    below = _below(file, chain, 0, Shape(), lines)
    if file.leaves.items() <= below.leaves.items():
        return below
    return _at_the_end(file, chain[-1], lines)


def _adds_only(before: YamlText, after: YamlText, text: str, *, is_exact: bool) -> bool:
    """Whether the text is there, and but for it and the ids of items around it all is as it was."""
    new = [item for item in after.leaves.items() if item not in before.leaves.items()]
    lost = [steps for steps in before.leaves if steps not in after.leaves]
    is_kept = all(before.leaves[steps] is None for steps in lost)
    changed = [value for steps, value in new if value is not None and steps[-1:] != ("id",)]
    if not changed:
        changed = [value for _, value in new if value is not None]
    return is_kept and len(changed) == 1 and same_text(changed[0], text, is_exact=is_exact)


def _candidates(
    file: YamlText, chain: list[Node], parts: DataPath, shape: Shape, spot: ScalarPlace, text: str
) -> Iterator[YamlText]:
    holder = chain[-1]
    if any(file.is_flow(node) for node in chain):
        for form in forms(text, replace(spot, is_flow=True)):
            yield _in_brackets(file, holder, parts, shape, form)
        return
    is_empty = holder.value is None or not holder.value
    column = file.column(holder.start)
    if is_empty:  # two columns right of its parent
        column = file.column(chain[-2].start) + 2 if len(chain) > 1 else 0
    before, inner_column = _opening(parts, shape, column, spot.line_end)
    for form in forms(text, replace(spot, column=inner_column)):
        lines = spot.line_end.join((f"{before} {form.head}", *form.body)) + spot.line_end
        part = parts[0]
        if is_empty:
            yield _into_empty(file, chain, part, lines)
            continue
        yield _below(file, chain, part, shape, lines)
        yield _at_the_end(file, holder, lines)


def _opening(
    parts: DataPath, shape: Shape, column: int, line_end: str, *, goes_on: bool = False
) -> tuple[str, int]:
    """What stands before the value, and the column of the list or mapping that holds it."""
    part, rest = parts[0], parts[1:]
    lead = "" if goes_on else " " * column
    inner = shape.below(part)
    if shape.items is None or (isinstance(part, str) and not shape.has_ids):
        if not rest:
            return f"{lead}{part}:", column
        further, inner_column = _opening(rest, inner, column + 2, line_end)
        return f"{lead}{part}:{line_end}{further}", inner_column
    if isinstance(part, str) and rest != ("id",):
        further, inner_column = _opening(rest, inner, column + 2, line_end)
        return f"{lead}- id: {part}{line_end}{further}", inner_column
    if not rest:
        return f"{lead}-", column
    further, inner_column = _opening(rest, inner, column + 2, line_end, goes_on=True)
    return f"{lead}- {further}", inner_column


def _into_empty(file: YamlText, chain: list[Node], part: str | int, lines: str) -> YamlText:
    """Into a field that was left empty, or a file that holds comments alone."""
    holder = chain[-1]
    if len(chain) == 1:
        below = _below_comment(file, 0, len(file.text), 0, str(part))
        return _inserted(file, len(file.text) if below is None else below, lines)
    emptied = (
        YamlText(file.text[: holder.start] + file.text[holder.end :]) if holder.end > holder.start else file
    )
    return _inserted(emptied, emptied.next_line(holder.start), lines)


def _below(file: YamlText, chain: list[Node], part: str | int, shape: Shape, lines: str) -> YamlText:
    """Below the comment that stands for the field, else below the nearest sibling that comes before it."""
    holder = chain[-1]
    column = file.column(holder.start)
    start, end = _region(file, chain, column)
    below = _below_comment(file, start, end, column, str(part)) if isinstance(holder.value, dict) else None
    if below is not None:
        return _inserted(file, below, lines)
    sibling = _sibling_before(holder, part, shape)
    first = next(inner for _, inner in inner_nodes(holder))
    opens_line = not file.text[file.line_start(holder.start) : holder.start].strip(" ")
    if sibling is None and opens_line:
        return _inserted(file, file.line_start(holder.start), lines)
    return _inserted(file, _line_after(file, sibling or first), lines)


def _at_the_end(file: YamlText, holder: Node, lines: str) -> YamlText:
    """Behind all that is inside a list or mapping: its last text may end in lines of spaces, which are its own."""
    return _inserted(file, max(node.end for _, node in inner_nodes(holder)), lines)


def _line_after(file: YamlText, node: Node) -> int:
    end = file.value_end(node)
    at_line = end > node.start and file.text[end - 1] in "\r\n"
    return end if at_line else file.next_line(end)


def _inserted(file: YamlText, offset: int, lines: str) -> YamlText:
    before, after = file.text[:offset], file.text[offset:]
    gap = file.line_end if before and before[-1] not in "\r\n" else ""
    return YamlText(f"{before}{gap}{lines}{after}")


def _sibling_before(holder: Node, part: str | int, shape: Shape) -> Node | None:
    """The sibling after which a new one stands: of a list the last, of fields the nearest that comes before it."""
    if not isinstance(holder.value, dict):
        return max((inner for _, inner in inner_nodes(holder)), key=lambda inner: inner.start)
    order = {name: number for number, name in enumerate(shape.fields or {})}
    entries = holder.value.items()
    own = order.get(str(part), len(order))
    before = [(order.get(name, -1), node) for name, node in entries if order.get(name, -1) < own]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _region(file: YamlText, chain: list[Node], column: int) -> tuple[int, int]:
    """The lines in which a mapping's own comments may stand."""
    if len(chain) == 1:
        return 0, len(file.text)
    start = file.line_start(chain[-1].start)
    end = _line_after(file, chain[-1])
    while end < len(file.text) and _is_own_comment(file.rest_of_line(end), column):
        end = file.next_line(end)
    while start and _is_own_comment(file.rest_of_line(file.line_start(start - 1)), column):
        start = file.line_start(start - 1)
    return start, end


def _is_own_comment(line: str, column: int) -> bool:
    words = line.lstrip(" ")
    return not words or (words.startswith("#") and len(line) - len(words) >= column)


def _below_comment(file: YamlText, start: int, end: int, column: int, name: str) -> int | None:
    """The line below a comment `# name:` and what is indented under it; None where there is none."""
    pattern = re.compile(rf"^ {{{column}}}# ?{re.escape(name)}:(?=[ \r\n]|\Z)", re.MULTILINE)
    for found in pattern.finditer(file.text, start, end):
        if file.in_a_text(found.start()):
            continue
        below = file.next_line(found.start())
        while re.compile(rf" {{{column}}}# {{2,}}\S").match(file.text, below):
            below = file.next_line(below)
        return below
    return None


def _in_brackets(file: YamlText, holder: Node, parts: DataPath, shape: Shape, form: Form) -> YamlText:
    entry = _flow_entry(parts, shape, form.head)
    text = file.text
    if not file.is_flow(holder):  # a field left empty inside brackets
        opened = f" {{{entry}}}" if text[holder.start - 1 : holder.start] == ":" else f"{{{entry}}}"
        return YamlText(text[: holder.start] + opened + text[holder.end :])
    sibling = _sibling_before(holder, parts[0], shape) if holder.value else None
    if sibling is not None:
        end = file.value_end(sibling)
        return YamlText(f"{text[:end]}, {entry}{text[end:]}")
    comma = ", " if holder.value else ""
    return YamlText(f"{text[: holder.start + 1]}{entry}{comma}{text[holder.start + 1 :]}")


def _flow_entry(parts: DataPath, shape: Shape, head: str) -> str:
    part, rest = parts[0], parts[1:]
    inner = shape.below(part)
    is_list = shape.items is not None and (shape.has_ids or isinstance(part, int))
    value = head if not rest else _flow_entry(rest, inner, head)
    if is_list and isinstance(part, str) and rest != ("id",):
        return f"{{id: {part}, {value}}}"
    if is_list:
        return f"{{{value}}}" if rest else value
    opens = ("[", "]") if inner.items is not None else ("{", "}")
    return f"{part}: {opens[0]}{value}{opens[1]}" if rest else f"{part}: {value}"


@dataclass(frozen=True, slots=True)
class Target:
    """A file, there or not yet, that is to hold a value.

    Attributes:
        parts: the value's data path from the list or mapping that holds it; empty for a Markdown file.
        shape: of that list or mapping.
        holder: that list or mapping where the file has one already, else the file's own beginning.
    """

    path: Path
    parts: DataPath = ()
    shape: Shape = field(default_factory=Shape)
    holder: Node | None = None


def target_for(folder: Path, chain: tuple[Node, ...], path: DataPath, shape: Shape) -> Target:
    """Where a value goes whose path leads only as far as `chain`; `shape` is that of the case.

    Prose goes to a Markdown file where its siblings stand in such files, or where nothing else of its record is
    written; all else goes into the YAML file of its record. A case that stands in one file stays in one.
    """
    depth = len(chain) - 1
    while chain[depth].value is None:
        depth -= 1
    holder, parts, own = chain[depth], path[depth:], shape.at(path[:depth])
    empty = chain[depth + 1] if len(chain) > depth + 1 else None
    if empty is not None and empty.source.path == holder.source.path and not empty.source.is_folder:
        return Target(holder.source.path, parts[1:], own.at(parts[:1]), empty)
    is_prose = own.at(parts).is_prose
    beside = _markdown_folder(holder)
    if is_prose and len(parts) == 1 and beside is not None:
        return Target(beside / f"{parts[0]}.md")
    if depth == 0 and len(parts) > 1 and not _stands_in_one_file(holder):
        return _in_folder(folder, parts, own, is_prose=is_prose)
    if not holder.source.is_folder:
        return Target(holder.source.path, parts, own, holder)
    base = holder.source.path
    file = base.parent / f"{base.name}.yaml"
    if isinstance(holder.value, dict) and file.exists():
        return Target(file, parts, own)
    if len(parts) > 1 or is_prose:
        return _in_folder(base, parts, own, is_prose=is_prose)
    return Target(file, parts, own)


def _in_folder(folder: Path, parts: DataPath, shape: Shape, *, is_prose: bool) -> Target:
    """Inside a folder that stands for the list or mapping."""
    if len(parts) == 1:
        return Target(folder / f"{parts[0]}.md")
    file = folder / f"{parts[0]}.yaml"
    if is_prose and len(parts) == 2 and not file.exists() and isinstance(parts[1], str):
        return Target(folder / str(parts[0]) / f"{parts[1]}.md")
    return Target(file, parts[1:], shape.at(parts[:1]))


def _markdown_folder(holder: Node) -> Path | None:
    """The folder in which the fields of a record stand as Markdown files, if any of them does."""
    if not isinstance(holder.value, dict):
        return None
    texts = (node.source.path.parent for node in holder.value.values() if node.style == "md")
    return next(texts, None)


def _stands_in_one_file(root: Node) -> bool:
    """Whether the case writes its lists and mappings in its root file."""
    parts = [node for _, node in children(root) if isinstance(node.value, dict | tuple)]
    own = [node for node in parts if node.source.path == root.source.path]
    elsewhere = [node for node in parts if node.source.path.parent.name == root.source.path.parent.name]
    return root.source.path.name == ROOT_FILE and bool(own) and len(own) == len(elsewhere)
