"""What stands around a document on its page: title, cover and contents.

Source: WCAG 2.2, 2.4.1 (bypass blocks), 2.4.2 (page titled), 2.4.5 (multiple ways).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cspr_docs.word.article.tree import (
    Article,
    Blocks,
    Contents,
    Heading,
    Inlines,
    Paragraph,
    Role,
    Text,
)
from cspr_docs.word.article.words import plain, words

_COVER = (Role.TITLE, Role.SUBTITLE, Role.COVER)
_USUAL_DEPTH = 2
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line of the cover; `is_heading` for the page's own heading."""

    inlines: Inlines
    role: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading as the contents list it, with the entries below it."""

    id: str
    number: str
    inlines: Inlines
    below: "tuple[ContentsEntry, ...]"


@dataclass(frozen=True, slots=True)
class ContentsShown:
    """The contents of a page: lists one after another where a deeper heading comes before the first; none for none."""

    title: str
    lists: tuple[tuple[ContentsEntry, ...], ...]


def cover_and_rest(blocks: Blocks) -> tuple[tuple[Paragraph, ...], Blocks]:
    """The paragraphs of the cover, with which the document begins, and all that follows."""
    cover: list[Paragraph] = []
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.role in _COVER):
            break
        cover.append(block)
    return tuple(cover), blocks[len(cover) :]


def title_of(article: Article) -> str:
    """The document's title with its subtitle: `Local Child Safeguarding Practice Review: Rowan`."""
    cover, _ = cover_and_rest(article.blocks)
    titles = [words(each.inlines) for each in cover if each.role in (Role.TITLE, Role.SUBTITLE)]
    return ": ".join(titles) or article.title


def cover_lines(article: Article) -> list[CoverLine]:
    """The page's own heading, which is the first title or else the document's, and the other lines of the cover."""
    cover, _ = cover_and_rest(article.blocks)
    title = next((index for index, each in enumerate(cover) if each.role is Role.TITLE), None)
    lines = [CoverLine(each.inlines, each.role.value, index == title) for index, each in enumerate(cover)]
    missing = [CoverLine((Text(article.title),), Role.TITLE.value, True)] if title is None else []
    return missing + lines


def contents_of(article: Article) -> ContentsShown:
    """Links to the headings, where the document has contents or headings enough; no lists where not."""
    contents = next((block for block in article.blocks if isinstance(block, Contents)), None)
    depth = contents.deepest if contents else _USUAL_DEPTH
    headings = [
        block
        for block in article.blocks
        if isinstance(block, Heading) and block.is_listed and block.level <= depth and block.inlines
    ]
    title = (contents.title if contents else "") or "Contents"
    if contents is None and len(headings) < _FEWEST:
        return ContentsShown(title, ())
    lists, at = [], 0
    while at < len(headings):
        entries, at = _entries(headings, at)
        lists.append(entries)
    return ContentsShown(title, tuple(lists))


def _entries(headings: Sequence[Heading], start: int) -> tuple[tuple[ContentsEntry, ...], int]:
    """The headings from `start` on that are of one level, each with those below it; and where they end."""
    level, entries, at = headings[start].level, [], start
    while at < len(headings) and headings[at].level >= level:
        heading, at = headings[at], at + 1
        below: tuple[ContentsEntry, ...] = ()
        if at < len(headings) and headings[at].level > level:
            below, at = _entries(headings, at)
        entries.append(ContentsEntry(heading.id, heading.number, plain(heading.inlines), below))
    return tuple(entries), at
