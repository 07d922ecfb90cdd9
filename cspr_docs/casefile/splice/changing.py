"""One value of a file replaced or taken out: its characters change, and no others."""

import re
from difflib import SequenceMatcher

from cspr_docs.casefile.source import Node
from cspr_docs.casefile.splice.scalar import Form, ScalarPlace, forms
from cspr_docs.casefile.splice.yaml_text import Steps, YamlText, inner_nodes

_COMMENT = re.compile(r"[ \t]*(#.*)?")


def replaced(file: YamlText, steps: Steps, text: str, *, is_exact: bool) -> YamlText:
    """The file with another text (or a first one, where the field was left empty) at the steps' end.

    `is_exact` tells whether line breaks at the text's end are part of the value.
    """
    *outer, node = file.chain(steps)
    spot = _spot(file, outer, node, is_exact=is_exact)
    for form in forms(text, spot):
        changed = _with_form(file, node, form, spot)
        if changed is not None and _says_only(file, changed, steps, text, is_exact=is_exact):
            return changed
    raise AssertionError(steps)


def same_text(one: str | None, other: str | None, *, is_exact: bool) -> bool:
    """Whether two texts are one value: at the end of a line's text, line breaks say nothing."""
    if is_exact or one is None or other is None:
        return one == other
    return one.rstrip("\n") == other.rstrip("\n")


def _says_only(before: YamlText, after: YamlText, steps: Steps, text: str, *, is_exact: bool) -> bool:
    new = dict(after.leaves)
    own = new.pop(steps, None)
    old = {path: value for path, value in before.leaves.items() if path != steps}
    return (
        new == old and same_text(own, text, is_exact=is_exact) and list(after.leaves) == list(before.leaves)
    )


def _spot(file: YamlText, outer: list[Node], node: Node, *, is_exact: bool) -> ScalarPlace:
    is_flow = any(file.is_flow(parent) for parent in outer)
    column = file.column(outer[-1].start) if outer else -1
    raw = file.text[node.start : node.end] if node.value is not None else ""
    return ScalarPlace(column, file.line_end, is_flow, is_exact, node.style, raw)


def _with_form(file: YamlText, node: Node, form: Form, spot: ScalarPlace) -> YamlText | None:
    text, end = file.text, file.value_end(node)
    closes_line = end > node.start and text[end - 1] in "\r\n"  # a block that keeps all its line breaks
    before = text[: node.start]
    if node.start == end and before[-1:] in (":", "-", ","):
        before += " "
    if not form.is_block:
        comment = spot.comment
        return YamlText(f"{before}{form.head}{comment}{spot.line_end if closes_line else ''}{text[end:]}")
    comment = spot.comment
    if node.style not in ("|", ">"):
        comment = file.rest_of_line(end)
        if not _COMMENT.fullmatch(comment):
            return None
        end += len(comment)
    lines = spot.line_end.join((f"{form.head}{comment.rstrip()}", *form.body))
    needs_end = closes_line or (end == len(text) and "-" not in form.head)
    return YamlText(f"{before}{lines}{spot.line_end if needs_end else ''}{text[end:]}")


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


_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def changed_markdown(before: str, text: str) -> str:
    """The file's text (without its byte-order mark) once it says `text`, whose lines end in LF."""
    raw = [found.groups() for found in _LINE.finditer(before) if found.group()]
    line_end = next((end for _, end in raw if end), "\n")
    old = [words + ("\n" if end else "") for words, end in raw]
    new = [found.group() for found in _LINE.finditer(text) if found.group()]
    first = _equal_from_start(old, new)
    last = _equal_from_start(old[first:][::-1], new[first:][::-1])
    lines = ["".join(pair) for pair in raw]
    middle = _middle(
        old[first : len(old) - last], lines[first : len(lines) - last], new[first : len(new) - last], line_end
    )
    changed = "".join([*lines[:first], *middle, *lines[len(lines) - last :]])
    reads_back = "".join(words + ("\n" if end else "") for words, end in _LINE.findall(changed)) == text
    return (
        changed if reads_back else text.replace("\n", line_end)
    )  # where a lone CR came to stand before an LF


def _equal_from_start(one: list[str], other: list[str]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def _middle(old: list[str], lines: list[str], new: list[str], line_end: str) -> list[str]:
    kept: list[str] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            kept += lines[start:end]
        else:
            kept += [line.replace("\n", line_end) for line in new[new_start:new_end]]
    return kept
