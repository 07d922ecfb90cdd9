"""Word knows only paragraphs: how lists and quotes stood inside each other is read from how far they are set in.

The emitter sets a quote in by `QUOTE_STEP` and each level of a list by `STEP`, and no sum of one is a sum of the
other, so that an indent says how many of each stand around a paragraph.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from cspr_docs.prose.tree import Item, List, Numbering, Quote
from cspr_docs.word.surroundings import QUOTE_STEP, STEP

_NEAR = 3
"""Programs that count in tenths of millimetres move an indent by so many twips."""

_MOST_QUOTES = 12


@dataclass(frozen=True, slots=True)
class Bullet:
    """What a numbered paragraph is numbered by.

    Attributes:
        left: where its words begin, in twips.
        label: all that is printed before it, where that is more than the list's numbering says.
    """

    list_id: str
    level: int
    left: int
    ordered: bool
    start: int
    loose: bool
    numbering: Numbering
    label: str = ""

    @property
    def of_list(self) -> tuple[str, int, bool]:
        """What is the same for the items of one list."""
        return self.list_id, self.level, self.ordered


@dataclass(slots=True)
class Quoted:
    """A quote that is being filled; `left` is where it begins, in twips."""

    left: int
    blocks: list[object] = field(default_factory=list)


@dataclass(slots=True)
class Listed:
    """A list that is being filled; `first` is what its first item is numbered by."""

    first: Bullet
    loose: bool = False
    items: "list[OpenItem]" = field(default_factory=list)


@dataclass(slots=True)
class OpenItem:
    """An item that is being filled, and the list that it is of."""

    bullet: Bullet
    of: Listed
    blocks: list[object] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Where its words begin, in twips."""
        return self.bullet.left


@dataclass(slots=True)
class Nesting:
    """Takes blocks one after another and puts each into the list or quote that it stands in."""

    top: list[object] = field(default_factory=list)
    _open: list[Quoted | OpenItem] = field(default_factory=list)

    def add(self, block: object, left: int, *, quoted: bool = False, free: bool = False) -> bool:
        """Take a block that begins at `left` twips; whether that is where something can stand.

        `quoted`: it has the style of a quote; `free`: it keeps its own style inside a quote, as headings and
        tables do.
        """
        found = self._place(left, quoted=quoted, free=free)
        if found is not None:
            depth, quotes = found
            del self._open[depth:]
            self._open_quotes(quotes)
        elif quoted and self._open and isinstance(self._open[0], Quoted):
            del self._open[1:]  # it goes on with the outermost quote
        else:
            self._open.clear()
            if quoted:
                self._open_quote(left)
        self._inner().append(block)
        return found is not None

    def add_item(self, bullet: Bullet, *, quoted: bool = False) -> None:
        """Take the beginning of a list's item; its words follow by `add_words`."""
        known = self._list_of(bullet)
        if known is None:
            known = self._new_list(bullet, quoted=quoted)
        known.loose = known.loose or bullet.loose
        item = OpenItem(bullet, known)
        known.items.append(item)
        self._open.append(item)

    def add_words(self, block: object) -> None:
        """Take a block into what was opened last."""
        self._inner().append(block)

    def gap(self, left: int) -> None:
        """An empty paragraph parts two quotes; a list runs on over it."""
        for depth, frame in enumerate(self._open):
            if isinstance(frame, Quoted) and frame.left > left + _NEAR:
                del self._open[depth:]
                return

    def _inner(self) -> list[object]:
        return self._open[-1].blocks if self._open else self.top

    def _left(self, depth: int) -> int:
        return self._open[depth - 1].left if depth else 0

    def _place(self, left: int, *, quoted: bool, free: bool) -> tuple[int, int] | None:
        """How many of the open frames the block stands in, and how many quotes open before it."""
        for depth in range(len(self._open), -1, -1):
            quotes, rest = divmod(left - self._left(depth) + _NEAR, QUOTE_STEP)
            if rest > 2 * _NEAR or not 0 <= quotes <= _MOST_QUOTES:
                continue
            if quotes and (quoted or free):
                return depth, quotes
            in_quote = depth > 0 and isinstance(self._open[depth - 1], Quoted)
            if not quotes and (in_quote or not quoted):
                return depth, 0
        return None

    def _open_quotes(self, count: int) -> None:
        for _ in range(count):
            self._open_quote(self._left(len(self._open)) + QUOTE_STEP)

    def _open_quote(self, left: int) -> None:
        quote = Quoted(left)
        self._inner().append(quote)
        self._open.append(quote)

    def _list_of(self, bullet: Bullet) -> Listed | None:
        """The open list that the item goes on with; what stands inside its last item is closed."""
        for depth, frame in enumerate(self._open):
            if isinstance(frame, OpenItem) and frame.of.first.of_list == bullet.of_list:
                del self._open[depth:]
                return frame.of
        return None

    def _new_list(self, bullet: Bullet, *, quoted: bool) -> Listed:
        quotes, rest = divmod(bullet.left - STEP * (bullet.level + 1) + _NEAR, QUOTE_STEP)
        is_known = rest <= 2 * _NEAR and 0 <= quotes <= _MOST_QUOTES  # as the emitter writes it
        wanted = quotes if is_known else int(quoted)
        depth, held = 0, 0
        for frame in self._open:
            if isinstance(frame, OpenItem) and frame.of.first.level >= bullet.level:
                break
            if isinstance(frame, Quoted):
                if held == wanted:
                    break
                held += 1
            depth += 1
        del self._open[depth:]
        self._open_quotes(wanted - held)
        new = Listed(bullet)
        self._inner().append(new)
        return new


def to_blocks(
    held: Iterable[object], tidy: Callable[[Iterable[Any]], Iterable[Any]] = tuple
) -> tuple[Any, ...]:
    """What was taken, as blocks: lists and quotes made; `tidy` is done to the blocks of each text, item and quote."""

    def made(block: object) -> object:
        if isinstance(block, Quoted):
            return Quote(to_blocks(block.blocks, tidy))
        if isinstance(block, Listed):
            items = tuple(Item(to_blocks(item.blocks, tidy), item.bullet.label) for item in block.items)
            first = block.first
            return List(first.ordered, items, first.start, not block.loose, first.numbering)
        return block

    return tuple(tidy(map(made, held)))
