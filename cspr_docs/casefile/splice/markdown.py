"""A Markdown file with another text: lines that stay keep their bytes, whatever their line ends."""

import re
from difflib import SequenceMatcher

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
