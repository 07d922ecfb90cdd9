"""Word knows only paragraphs: how lists and quotes stood inside each other is read from how far they are set in.

The emitter sets a quote in by `QUOTE_STEP` and each level of a list by `STEP`, and no sum of one is a sum of the
other, so that an indent says how many of each stand around a paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cspr_docs.prose.tree import Block, Blocks, Item, List, Quote
from cspr_docs.word.numbering import STEP
from cspr_docs.word.place import QUOTE_STEP

_NEAR = 3
"""Programs that count in tenths of millimetres move an indent by so many twips."""

_MOST_QUOTES = 12


@dataclass(slots=True)
class _Quote:
    left: int
    blocks: "list[Block | _Quote | _List]" = field(default_factory=list)


@dataclass(slots=True)
class _List:
    list_id: str
    level: int
    ordered: bool
    start: int
    loose: bool = False
    items: "list[_Item]" = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    left: int
    of: _List
    blocks: "list[Block | _Quote | _List]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bullet:
    """What a numbered paragraph is numbered by: `left` is where its words begin, in twips."""

    list_id: str
    level: int
    left: int
    ordered: bool
    start: int
    loose: bool


@dataclass(slots=True)
class Nesting:
    """Takes blocks one after another and puts each into the list or quote that it stands in."""

    _top: "list[Block | _Quote | _List]" = field(default_factory=list)
    _open: "list[_Quote | _Item]" = field(default_factory=list)

    def blocks(self) -> Blocks:
        """All that was taken."""
        return tuple(_finished(self._top))

    def add(self, block: Block, left: int, *, quoted: bool = False, free: bool = False) -> bool:
        """Take a block that begins at `left` twips; whether that is where something can stand.

        `quoted`: it has the style of a quote; `free`: it keeps its own style inside a quote, as headings and
        tables do.
        """
        found = self._place(left, quoted=quoted, free=free)
        if found is None:
            self._keep_quotes(1 if quoted else 0, left)
        else:
            depth, quotes = found
            del self._open[depth:]
            self._open_quotes(quotes)
        self._inner().append(block)
        return found is not None

    def add_item(self, bullet: Bullet, *, quoted: bool = False) -> None:
        """Take the beginning of a list's item; its words follow by `add_words`."""
        known = self._list_of(bullet)
        if known is None:
            known = self._new_list(bullet, quoted=quoted)
        known.loose = known.loose or bullet.loose
        item = _Item(bullet.left, known)
        known.items.append(item)
        self._open.append(item)

    def add_words(self, block: Block) -> None:
        """Take a block into what was opened last."""
        self._inner().append(block)

    def gap(self, left: int) -> None:
        """An empty paragraph parts two quotes; a list runs on over it."""
        for depth, frame in enumerate(self._open):
            if isinstance(frame, _Quote) and frame.left > left + _NEAR:
                del self._open[depth:]
                return

    def _inner(self) -> "list[Block | _Quote | _List]":
        return self._open[-1].blocks if self._open else self._top

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
            in_quote = depth > 0 and isinstance(self._open[depth - 1], _Quote)
            if not quotes and (in_quote or not quoted):
                return depth, 0
        return None

    def _keep_quotes(self, wanted: int, left: int) -> None:
        """Leave `wanted` quotes open at the outermost place, and nothing else."""
        if wanted and self._open and isinstance(self._open[0], _Quote):
            del self._open[1:]
            return
        self._open.clear()
        if wanted:
            self._open_quote(left)

    def _open_quotes(self, count: int) -> None:
        for _ in range(count):
            self._open_quote(self._left(len(self._open)) + QUOTE_STEP)

    def _open_quote(self, left: int) -> None:
        quote = _Quote(left)
        self._inner().append(quote)
        self._open.append(quote)

    def _list_of(self, bullet: Bullet) -> _List | None:
        """The open list that the item goes on with; what stands inside its last item is closed."""
        for depth, frame in enumerate(self._open):
            if isinstance(frame, _Item) and _is_of(frame.of, bullet):
                del self._open[depth:]
                return frame.of
        return None

    def _new_list(self, bullet: Bullet, *, quoted: bool) -> _List:
        quotes = _quotes_around(bullet)
        wanted = int(quoted) if quotes is None else quotes
        depth, held = 0, 0
        for frame in self._open:
            if isinstance(frame, _Item) and frame.of.level >= bullet.level:
                break
            if isinstance(frame, _Quote):
                if held == wanted:
                    break
                held += 1
            depth += 1
        del self._open[depth:]
        self._open_quotes(wanted - held)
        new = _List(bullet.list_id, bullet.level, bullet.ordered, bullet.start)
        self._inner().append(new)
        return new


def _is_of(known: _List, bullet: Bullet) -> bool:
    return known.list_id == bullet.list_id and known.level == bullet.level and known.ordered == bullet.ordered


def _quotes_around(bullet: Bullet) -> int | None:
    """How many quotes stand around a list that the emitter wrote; `None` where another program did."""
    quotes, rest = divmod(bullet.left - STEP * (bullet.level + 1) + _NEAR, QUOTE_STEP)
    return quotes if rest <= 2 * _NEAR and 0 <= quotes <= _MOST_QUOTES else None


def _finished(blocks: "list[Block | _Quote | _List]") -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, _Quote):
            yield Quote(tuple(_finished(block.blocks)))
        elif isinstance(block, _List):
            items = tuple(Item(tuple(_finished(item.blocks))) for item in block.items)
            yield List(block.ordered, items, start=block.start, tight=not block.loose)
        else:
            yield block
