"""One value of a YAML file replaced: its characters change, and no others."""

import re

from cspr_docs.casefile.node import Node
from cspr_docs.casefile.splice.scalar import Form, Spot, forms
from cspr_docs.casefile.splice.yaml_text import Steps, YamlText

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


def _spot(file: YamlText, outer: list[Node], node: Node, *, is_exact: bool) -> Spot:
    is_flow = any(file.is_flow(parent) for parent in outer)
    column = file.column(outer[-1].start) if outer else -1
    raw = file.text[node.start : node.end] if node.value is not None else ""
    return Spot(column, file.line_end, is_flow, is_exact, node.style, raw)


def _with_form(file: YamlText, node: Node, form: Form, spot: Spot) -> YamlText | None:
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
