"""One value taken out of a YAML file: its lines go, or inside brackets its entry and one comma."""

import re

from cspr_docs.casefile.node import Node
from cspr_docs.casefile.splice.yaml_text import Steps, YamlText, inner_nodes


def removed(file: YamlText, steps: Steps) -> YamlText:
    """The file without the value at the steps' end; comments beside its lines stay."""
    chain = file.chain(steps)
    if len(chain) == 1:
        return YamlText("")
    *_, holder, node = chain
    changed = _from_brackets(file, holder, node) if file.is_flow(holder) else _from_lines(file, holder, node)
    if [value for value in changed.leaves.values() if value is not None] != _others(file, steps):
        raise AssertionError(steps)
    return changed


def _others(file: YamlText, steps: Steps) -> list[str]:
    inside = len(steps)
    return [text for path, text in file.leaves.items() if text is not None and path[:inside] != steps]


def _from_lines(file: YamlText, holder: Node, node: Node) -> YamlText:
    text, start = file.text, _entry_start(file, holder, node)
    end = file.value_end(node)
    behind = end if end > start and text[end - 1] in "\r\n" else file.next_line(end)
    before = text[file.line_start(start) : start]
    if not before.strip(" "):
        return YamlText(text[: file.line_start(start)] + text[behind:])
    following = [inner for _, inner in inner_nodes(holder) if inner.start > node.start]
    if not following:
        return YamlText(text[:start].rstrip(" ") + text[end:])
    return YamlText(text[:start] + text[_entry_start(file, holder, following[0]) :])


def _entry_start(file: YamlText, holder: Node, node: Node) -> int:
    """Where a field's name or an item's dash begins."""
    if isinstance(holder.value, dict):
        return node.named_at
    return max(file.text.rfind("-", 0, node.start + 1 if node.start == node.end else node.start), 0)


def _from_brackets(file: YamlText, holder: Node, node: Node) -> YamlText:
    text, end = file.text, file.value_end(node)
    comma_after = re.compile(r"[ \t\r\n]*,[ \t]*").match(text, end)
    if comma_after:
        return YamlText(text[: node.named_at] + text[comma_after.end() :])
    before = text[: node.named_at].rstrip()
    keeps_comma = not before.endswith(",")
    return YamlText((text[: node.named_at] if keeps_comma else before[:-1]) + text[end:])
