"""Long texts over several lines, with the line breaks that were there kept as far as the words are the same."""

import re
from collections.abc import Sequence

WIDTH = 110
"""Characters; where the lines that were there are longer, the longest of them."""

_BREAKABLE = re.compile(r"(?<=\S) (?=\S)")


def wrapped(text: str, before: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a text that YAML folds: one line break is a space, and each empty line is a line break.

    `before` are the paragraphs, each as its lines, that stood there; equal ones keep their lines, and of one that
    changed the lines at its beginning and end stay.

    Source: YAML 1.2.2, section 6.5.
    """
    width = max([WIDTH, *(len(line) for lines in before for line in lines)])
    paragraphs = [part for part in text.split("\n") if part]
    known = {" ".join(lines): list(lines) for lines in before}
    pairs = before if len(before) == len(paragraphs) else [()] * len(paragraphs)
    folded = iter(
        known.get(paragraph) or _rewrapped(paragraph, old, width)
        for paragraph, old in zip(paragraphs, pairs, strict=True)
    )
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        lines += [""] if number else []
        lines += next(folded) if part else []
    return lines


def paragraphs_in(lines: Sequence[str]) -> list[list[str]]:
    """The lines of a folded text by paragraphs, without indentation."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip(" \t"))
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _rewrapped(text: str, before: Sequence[str], width: int) -> list[str]:
    first: list[str] = []
    last: list[str] = []
    rest = text
    for line in before:
        if not (rest.startswith(f"{line} ") and _joins(line, rest[len(line) + 1 :])):
            break
        first.append(line)
        rest = rest[len(line) + 1 :]
    for line in reversed(before[len(first) :]):
        if not (rest.endswith(f" {line}") and _joins(rest[: -len(line) - 1], line)):
            break
        last.insert(0, line)
        rest = rest[: -len(line) - 1]
    return [*first, *_filled(rest, width), *last]


def _joins(before: str, after: str) -> bool:
    """Whether a line may end and the next begin here, so that folding gives back the one space between."""
    return bool(before) and bool(after) and not before[-1].isspace() and not after[0].isspace()


def _filled(text: str, width: int) -> list[str]:
    lines: list[str] = []
    start = end = 0
    for space in _BREAKABLE.finditer(text):
        if space.start() - start > width and end > start:
            lines.append(text[start:end])
            start = end + 1
        end = space.start()
    if len(text) - start > width and end > start:
        lines.append(text[start:end])
        start = end + 1
    return [*lines, text[start:]]
