"""A Markdown text with some of its blocks replaced, gone or new, and every other line as it is.

Footnotes go with the blocks that refer to them: a definition that a changed block still has keeps its lines and its
label, one that nothing refers to any more goes, and a new one stands at the end under a number that is free.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, product

from cspr_docs.prose.line_breaks import starts_now
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.merge.footnotes import FootnoteLabels
from cspr_docs.prose.tree import Blocks, List, Paragraph, Quote, Tree
from cspr_docs.prose.writer import follows_alike, write_block

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_INDENT = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True)
class BlockOutcome:
    """A block of the text by its number, or None for what is new; `blocks` is what stands there now, None as before."""

    number: int | None
    blocks: Blocks | None


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines of the text, from the first to before the last, that become others."""

    first: int
    last: int
    lines: tuple[str, ...]


def patched(text: str, tree: Tree, outcomes: Sequence[BlockOutcome]) -> str:
    """The text, whose tree is given, with these outcomes in place of its blocks, in order.

    It is read again and compared; where Markdown cannot be patched so (two lists that came to stand beside each
    other), the lists are written anew with other markers, and at last the whole text.
    """
    if all(outcome.blocks is None for outcome in outcomes):
        return text
    wanted = Tree(tuple(block for outcome in outcomes for block in _blocks_of(outcome, tree)))
    if not text.strip() or not wanted.blocks:
        return to_markdown(wanted)
    attempts = ((outcomes, False), (outcomes, True), (_lists_anew(outcomes, tree), False))
    for attempt, alternate in attempts:
        for careful, wraps in product((False, True), (True, False)):
            candidate = _Patch(text, tree, careful, alternate, wraps).applied(attempt)
            if candidate is not None and to_tree(candidate)[0] == wanted:
                return candidate
    return to_markdown(wanted)


def _wrapped(written: Sequence[str], old: Sequence[str]) -> list[str]:
    """The lines of a block with breaks where its old lines had them, as far as the words around these are still there.

    So somebody who wraps lines by hand finds each line as it was in which no word is another now.
    """
    words, starts = _words(old)
    new, own_starts = _words(written)
    begins = dict(own_starts)
    for start, at in starts_now(words, starts, new).items():
        begins.setdefault(at, starts[start])
    edges = [*sorted(begins), len(new)]
    return [f"{begins[first]}{' '.join(new[first:last])}" for first, last in pairwise(edges)]


def _words(lines: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """The words of lines, and by the number of each line's first word what stands before it."""
    words: list[str] = []
    starts: dict[int, str] = {}
    for line in lines:
        indent = _INDENT.match(line)
        starts[len(words)] = indent[0] if indent else ""
        words += line[len(starts[len(words)]) :].rstrip("\r\n").split(" ")
    return words, starts


def _blocks_of(outcome: BlockOutcome, tree: Tree) -> Blocks:
    if outcome.blocks is not None:
        return outcome.blocks
    return (tree.blocks[outcome.number],) if outcome.number is not None else ()


def _lists_anew(outcomes: Sequence[BlockOutcome], tree: Tree) -> list[BlockOutcome]:
    """The outcomes, with lists that stay written anew: their markers may have to differ from a neighbour's."""
    return [
        BlockOutcome(outcome.number, blocks)
        if outcome.blocks is None and any(isinstance(block, List) for block in blocks)
        else outcome
        for outcome, blocks in ((outcome, _blocks_of(outcome, tree)) for outcome in outcomes)
    ]


class _Patch:
    """Works out the edits of one attempt."""

    def __init__(self, text: str, tree: Tree, careful: bool, alternate: bool, wraps: bool) -> None:
        self._text = text
        self._lines = [found.group() for found in _LINE.finditer(text) if found.group()]
        self._tree = tree
        self._careful = careful
        self._alternate = alternate
        self._wraps = wraps
        ends = _LINE_END.search(text)
        self._end = ends.group() if ends else "\n"

    def applied(self, outcomes: Sequence[BlockOutcome]) -> str | None:
        """The text with the outcomes; None where lines that change are part of one another."""
        kept = [block for one in outcomes if one.blocks is None for block in _blocks_of(one, self._tree)]
        notes = FootnoteLabels(self._text, self._lines, kept)
        edits = list(self._edits(outcomes, notes))
        edits += [_Edit(one - 1, self._without_blank(end - 1), ()) for one, end in notes.gone(self._tree)]
        edits += [_Edit(first - 1, last - 1, tuple(lines)) for (first, last), lines in notes.changed.items()]
        edits.sort(key=lambda edit: (edit.first, edit.last))
        if any(one.last > other.first for one, other in pairwise(edits)):
            return None
        return self._joined(edits, notes.new)

    def _edits(self, outcomes: Sequence[BlockOutcome], notes: FootnoteLabels) -> Iterator[_Edit]:
        before, alternate = None, False
        first = next((outcome.number for outcome in outcomes if outcome.number is not None), None)
        behind = len(self._lines) if first is None else self._tree.blocks[first].lines[0] - 1
        for outcome in outcomes:
            old = self._tree.blocks[outcome.number] if outcome.number is not None else None
            if outcome.blocks is None:
                before, alternate = old, False
                behind = old.lines[1] - 1 if old is not None else behind
                continue
            written: list[str] = []
            for block in outcome.blocks:
                alternate = (follows_alike(before, block) and not alternate) ^ self._alternate
                own = write_block(block, first_note=notes.first, alternate=alternate, careful=self._careful)
                own_lines = notes.settled(*own, block, old)
                if self._wraps and old is not None and isinstance(block, Paragraph | List | Quote):
                    own_lines = _wrapped(own_lines, self._lines[old.lines[0] - 1 : old.lines[1] - 1])
                written += ["", *own_lines]
                before = block
            if old is None:
                yield _Edit(behind, behind, tuple(written))
            elif written:
                yield _Edit(old.lines[0] - 1, old.lines[1] - 1, tuple(written[1:]))
                behind = old.lines[1] - 1
            else:
                yield _Edit(old.lines[0] - 1, self._without_blank(old.lines[1] - 1), ())
                behind = self._without_blank(old.lines[1] - 1)

    def _without_blank(self, line: int) -> int:
        """The line after the empty ones that follow."""
        while line < len(self._lines) and not self._lines[line].strip():
            line += 1
        return line

    def _joined(self, edits: Sequence[_Edit], new_notes: Sequence[str]) -> str:
        out: list[str] = []
        position = 0
        for edit in edits:
            _append(out, self._lines[position : edit.first], self._end)
            self._insert(out, edit.lines)
            if edit.lines and "".join(self._lines[edit.last : edit.last + 1]).strip():
                out.append(self._end)
            position = edit.last
        _append(out, self._lines[position:], self._end)
        self._insert(out, new_notes)
        return self._ended(out)

    def _insert(self, out: list[str], lines: Sequence[str]) -> None:
        """Add lines, without the empty ones they begin with, behind an empty line where anything stands before them."""
        if lines:
            _append(out, (), self._end)
            out += [self._end] if out and out[-1].strip() else []
            out += [f"{line}{self._end}" for line in dropwhile(lambda line: not line, lines)]

    def _ended(self, out: list[str]) -> str:
        """The lines as a text that ends as the old one did."""
        ending = self._text[len(self._text.rstrip(" \t\r\n")) :]
        is_end = _LINE_END.search(ending) or not ending.strip("\r\n")
        return "".join(out).rstrip(" \t\r\n") + (ending if is_end else "")


def _append(out: list[str], lines: Sequence[str], line_end: str) -> None:
    """Add lines, the last of those before them ended where it has no end and something follows."""
    if out and not out[-1].endswith(("\n", "\r")):
        out[-1] += line_end
    out += lines
