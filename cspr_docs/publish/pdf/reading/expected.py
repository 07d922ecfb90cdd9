"""What an article says should be in its PDF, in the order of reading."""

from collections.abc import Iterable, Iterator

from cspr_docs.word.article.tree import (
    Article,
    Block,
    Heading,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Picture,
    Table,
    Text,
)
from cspr_docs.word.article.words import placed


def all_blocks(article: Article) -> Iterator[Block]:
    """Every block of the article, those in lists, tables and callouts too, and last those of the notes."""
    return (each.block for each in placed(article))


def headings(article: Article) -> tuple[Heading, ...]:
    """The article's headings."""
    return tuple(block for block in all_blocks(article) if isinstance(block, Heading))


def depths(article: Article) -> tuple[int, ...]:
    """How deep each heading stands: its level, but one below the heading that it belongs to where levels are skipped.

    A report may set a small heading right below a chapter; who listens to it hears no level that is not there.

    Source: ISO 14289-1:2014, 7.4.2 (no level of headings is skipped).
    """
    above: list[int] = []
    result: list[int] = []
    for heading in headings(article):
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        result.append(len(above))
    return tuple(result)


def tables(article: Article) -> tuple[Table, ...]:
    """The article's tables, each before those inside it."""
    return tuple(block for block in all_blocks(article) if isinstance(block, Table))


def list_items(article: Article) -> int:
    """How many items all lists of the article have."""
    return sum(len(block.items) for block in all_blocks(article) if isinstance(block, List))


def inlines(article: Article) -> Iterator[Inline]:
    """Everything that stands in the article's lines, links before what is in them."""
    for block in all_blocks(article):
        if isinstance(block, (Paragraph, Heading)):
            for inline in block.inlines:
                yield inline
                if isinstance(inline, Link):
                    yield from inline.inlines


def pictures(article: Article) -> tuple[Picture, ...]:
    """The article's pictures that say something."""
    return tuple(inline for inline in inlines(article) if isinstance(inline, Picture) and inline.alt)


def addresses(article: Article) -> tuple[str, ...]:
    """Where the article's links out of it lead to."""
    links = (inline.target for inline in inlines(article) if isinstance(inline, Link))
    return tuple(target for target in links if not target.startswith("#"))


def heading_words(heading: Heading) -> str:
    """A heading's number and words, as it is printed."""
    return f"{heading.number} {plain(heading.inlines)}".strip()


def has_words(heading: Heading) -> bool:
    """Whether contents and bookmarks have it: makers leave out a heading that somebody left without words."""
    return bool(plain(heading.inlines).strip())


def plain(line: Iterable[Inline]) -> str:
    """The words of a line, without the numbers of notes."""
    return " ".join(pieces(line))


def pieces(line: Iterable[Inline]) -> Iterator[str]:
    """The words of a line, cut where something stands that is no text: a note's number, a picture."""
    text = ""
    for inline in _flat(line):
        if isinstance(inline, Text):
            text += inline.text
        elif isinstance(inline, (NoteRef, Picture)):
            yield text
            text = ""
        else:
            text += " "
    yield text


def _flat(line: Iterable[Inline]) -> Iterator[Inline]:
    for inline in line:
        if isinstance(inline, Link):
            yield from inline.inlines
        else:
            yield inline
