"""The bookmarks of a PDF: what stands beside the pages, to jump to a heading."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Object, Pdf

from cspr_docs.publish.pdf.reading.structure import NOWHERE, destinations

DEEPEST = 50
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One bookmark: its depth from 1, its words, and the page from 0 that it leads to."""

    depth: int
    text: str
    page: int


def read_bookmarks(pdf: Pdf) -> tuple[Bookmark, ...]:
    """The bookmarks from the top, each before those inside it."""
    return tuple(_below(pdf.Root.get("/Outlines"), pdf))


def _below(outlines: Object | None, pdf: Pdf) -> Iterator[Bookmark]:
    page_of = destinations(pdf)
    waiting: list[tuple[int, Object]] = []
    _add(waiting, 1, outlines, "/First")
    for _ in range(MOST):
        if not waiting:
            return
        depth, mark = waiting.pop()
        target = mark.get("/Dest", mark.get("/A", Dictionary()).get("/D"))
        yield Bookmark(depth, str(mark.get("/Title", "")), NOWHERE if target is None else page_of(target))
        _add(waiting, depth, mark, "/Next")
        if depth < DEEPEST:
            _add(waiting, depth + 1, mark, "/First")


def _add(waiting: list[tuple[int, Object]], depth: int, holder: Object | None, key: str) -> None:
    if holder is not None and key in holder:
        waiting.append((depth, holder[key]))
