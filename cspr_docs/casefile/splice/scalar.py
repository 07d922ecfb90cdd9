"""A text as a YAML scalar: in the style that stood there if it can hold the text, else in the least surprising one.

Each way to write it is a candidate: the file is read again with it, and the next one is tried where it reads back
otherwise. So what stands here need not know every trap of YAML, only what would surprise a reader.

Source: YAML 1.2.2, sections 7.3 (flow scalars) and 8.1 (block scalars).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from cspr_docs.prose.line_breaks import starts_now

_ESCAPED_ONLY = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdd3-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What is written by its number alone: control characters and what older YAML takes for a line's end."""
_HEADER = re.compile(r"(?P<style>[|>])(?P<signs>[-+1-9]*)(?P<comment>.*)")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class ScalarPlace:
    """Where a scalar is written.

    Attributes:
        column: the column, from 0, of the list or mapping that holds it; -1 for a file's one value.
        line_end: how lines end in the file.
        is_flow: whether it stands between brackets, where only one line or quotes will do.
        is_exact: whether the line breaks at the text's end are part of the value.
        style: what stood there before, as in `Node`; "" too where nothing stood there.
        raw: the characters that stood there.
    """

    column: int
    line_end: str = "\n"
    is_flow: bool = False
    is_exact: bool = False
    style: str = ""
    raw: str = ""

    @property
    def old_lines(self) -> list[str]:
        """The lines that stood there, without the header of a block."""
        lines = re.split(r"\r\n|\r|\n", self.raw)
        return lines[1:] if self.style in ("|", ">") else lines

    @property
    def signs(self) -> str:
        """What stood behind `|` or `>`."""
        return self._header[0]

    @property
    def comment(self) -> str:
        """The comment behind `|` or `>`, with the space before it."""
        return self._header[1]

    @property
    def _header(self) -> tuple[str, str]:
        header = _HEADER.match(self.raw) if self.style in ("|", ">") else None
        return (header["signs"], header["comment"].rstrip()) if header else ("", "")


@dataclass(frozen=True, slots=True)
class Form:
    """A scalar's characters: those in its own line, and the lines below (of a block), which end without a break."""

    head: str
    body: tuple[str, ...] = ()
    is_block: bool = False


def forms(text: str, spot: ScalarPlace) -> Iterator[Form]:
    """The ways to write a text there, the best first; the last, between double quotes, can hold every text."""
    kept = (spot.style,) if spot.raw else ()
    for style in dict.fromkeys((*kept, *_preferred(text, spot))):
        form = _MAKERS[style](text, spot)
        if form is not None:
            yield form


def _preferred(text: str, spot: ScalarPlace) -> Iterator[str]:
    if "\n" in text:
        yield "|"
    elif len(text) > WIDTH and not spot.is_flow and not spot.raw:
        yield ">"
    yield ""
    if '"' in text or "\\" in text:
        yield "'"
    yield '"'


def _plain(text: str, spot: ScalarPlace) -> Form | None:
    is_plain = (
        text.strip() == text and not _ESCAPED_ONLY.search(text) and "\t" not in text and "\n" not in text
    )
    return Form(_folded_flow(text, spot)) if text and is_plain else None


def _single_quoted(text: str, spot: ScalarPlace) -> Form | None:
    if _ESCAPED_ONLY.search(text) or "\n" in text or "\t" in text:
        return None
    return Form(f"'{_folded_flow(text.replace(chr(39), chr(39) * 2), spot)}'")


def _double_quoted(text: str, spot: ScalarPlace) -> Form:
    escaped = re.sub(rf'["\\\n\t]|{_ESCAPED_ONLY.pattern}', _escape, text)
    return Form(f'"{_folded_flow(escaped, spot)}"')


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    number = ord(character)
    return _ESCAPES.get(character) or (f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}")


def _folded_flow(text: str, spot: ScalarPlace) -> str:
    """The text over several lines where the old one stood so."""
    style = spot.style if spot.style in ("'", '"') else ""
    if spot.style in ("|", ">") or len(spot.old_lines) < 2 or "\n" in text:
        return text
    _, *rest = spot.old_lines
    filled = [line for line in rest if line.strip()]
    indent = len(filled[0]) - len(filled[0].lstrip(" ")) if filled else 0
    quoted = 1 if style else 0
    inner = replace(spot, raw=spot.raw[quoted : len(spot.raw) - quoted])
    lines = wrapped(text, paragraphs_in(inner.old_lines))
    return f"{spot.line_end}{' ' * max(indent, spot.column + 1)}".join(lines)


def _literal(text: str, spot: ScalarPlace) -> Form | None:
    if spot.is_flow or _ESCAPED_ONLY.search(text) or not text.strip():
        return None
    core = text.rstrip("\n")
    return _block("|", text, core.split("\n"), spot)


def _folded(text: str, spot: ScalarPlace) -> Form | None:
    core = text.rstrip("\n")
    can_fold = not any(line != line.strip(" \t") for line in core.split("\n"))
    if spot.is_flow or _ESCAPED_ONLY.search(text) or not text.strip() or not can_fold:
        return None
    before = paragraphs_in(spot.old_lines) if spot.style == ">" else []
    return _block(">", text, wrapped(core, before), spot)


def _block(style: str, text: str, lines: list[str], spot: ScalarPlace) -> Form:
    """A block with its header: how its end is chomped, and its indentation where that cannot be seen."""
    line_breaks = len(text) - len(text.rstrip("\n"))
    chomping = _chomping(line_breaks, spot)
    lines = [*lines, *([""] * (line_breaks - 1 if chomping == "+" else 0))]
    indent = _indent(spot)
    begins_with_space = not lines[0] or lines[0].startswith((" ", "\t"))
    counted = begins_with_space or any(sign.isdecimal() for sign in spot.signs)
    number = str(indent - spot.column) if counted and spot.column >= 0 else ""
    body = tuple(f"{' ' * indent}{line}" if line else "" for line in lines)
    return Form(f"{style}{number}{chomping}", body, is_block=True)


def _chomping(line_breaks: int, spot: ScalarPlace) -> str:
    if not spot.is_exact:
        return "" if spot.style in ("|", ">") and "-" not in spot.signs else "-"
    return ("-", "")[line_breaks] if line_breaks < 2 else "+"


def _indent(spot: ScalarPlace) -> int:
    """The indentation of the block that stood there, else two columns from what holds it."""
    if spot.style in ("|", ">") and not any(sign.isdecimal() for sign in spot.signs):
        filled = next((line for line in spot.old_lines if line.strip()), None)
        if filled is not None:
            return len(filled) - len(filled.lstrip(" "))
    counted = next((int(sign) for sign in spot.signs if sign.isdecimal()), 2)
    return max(spot.column, 0) + counted


_MAKERS: dict[str, Callable[[str, ScalarPlace], Form | None]] = {
    "": _plain,
    "'": _single_quoted,
    '"': _double_quoted,
    "|": _literal,
    ">": _folded,
}
WIDTH = 110
"""Characters; where the lines that were there are longer, the longest of them."""
_BREAKABLE = re.compile(r"(?<=\S) (?=\S)")


def wrapped(text: str, before: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a text that YAML folds: one line break is a space, and each empty line is a line break.

    `before` are the paragraphs, each as its lines, that stood there; lines break where these did as far as the words
    around are still there, and where they would be too long.

    Source: YAML 1.2.2, section 6.5.
    """
    width = max([WIDTH, *(len(line) for lines in before for line in lines)])
    paragraphs = [part for part in text.split("\n") if part]
    breaks, count = _breaking(paragraphs, before) if before else set(), 0
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        lines += [""] if number else []
        if part:
            words = part.split(" ")
            edges = [0, *(at for at in range(1, len(words)) if count + at in breaks), len(words)]
            kept = (" ".join(words[first:last]) for first, last in pairwise(edges))
            lines += [line for one in kept for line in _filled(one, width)]
            count += len(words) + 1
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


def _breaking(paragraphs: Sequence[str], before: Sequence[Sequence[str]]) -> set[int]:
    """The numbers of the words at which lines break as they did, counted over all paragraphs, each with its end."""
    old = [word for lines in before for word in (*" ".join(lines).split(" "), "\n")]
    new = [word for paragraph in paragraphs for word in (*paragraph.split(" "), "\n")]
    starts = accumulate(
        len(line.split(" ")) + (number == len(lines) - 1)
        for lines in before
        for number, line in enumerate(lines)
    )
    return {at for at in starts_now(old, starts, new).values() if _joins(new[at - 1], new[at])}


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
