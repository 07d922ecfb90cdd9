"""What an article says should be in its PDF, in the order of reading."""

from collections.abc import Iterable, Iterator

from cspr_docs.word.article import tree
from cspr_docs.word.article.tree import placed


def all_blocks(article: tree.Article) -> Iterator[tree.Block]:
    """Every block of the article, those in lists, tables and callouts too, and last those of the notes."""
    return (each.block for each in placed(article))


def headings(article: tree.Article) -> tuple[tree.Heading[tree.Inline], ...]:
    """The article's headings."""
    return tuple(block for block in all_blocks(article) if isinstance(block, tree.Heading))


def depths(article: tree.Article) -> tuple[int, ...]:
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


def tables(article: tree.Article) -> tuple[tree.CellTable, ...]:
    """The article's tables, each before those inside it."""
    return tuple(block for block in all_blocks(article) if isinstance(block, tree.CellTable))


def list_items(article: tree.Article) -> int:
    """How many items all lists of the article have."""
    return sum(len(block.items) for block in all_blocks(article) if isinstance(block, tree.List))


def inlines(article: tree.Article) -> Iterator[tree.Inline]:
    """Everything that stands in the article's lines, links before what is in them."""
    return (inline for block in all_blocks(article) for inline in tree.inlines_in(block))


def pictures(article: tree.Article) -> tuple[tree.Picture, ...]:
    """The article's pictures that say something."""
    return tuple(inline for inline in inlines(article) if isinstance(inline, tree.Picture) and inline.alt)


def addresses(article: tree.Article) -> tuple[str, ...]:
    """Where the article's links out of it lead to."""
    links = (inline.target for inline in inlines(article) if isinstance(inline, tree.Link))
    return tuple(target for target in links if not target.startswith("#"))


def heading_words(heading: tree.Heading[tree.Inline]) -> str:
    """A heading's number and words, as it is printed."""
    return f"{heading.number} {plain(heading.inlines)}".strip()


def has_words(heading: tree.Heading[tree.Inline]) -> bool:
    """Whether contents and bookmarks have it: makers leave out a heading that somebody left without words."""
    return bool(plain(heading.inlines).strip())


def plain(line: Iterable[tree.Inline]) -> str:
    """The words of a line, without the numbers of notes."""
    return " ".join(pieces(line))


def pieces(line: Iterable[tree.Inline]) -> Iterator[str]:
    """The words of a line, cut where something stands that is no text: a note's number, a picture."""
    text = ""
    flat = (leaf for one in line for leaf in (one.inlines if isinstance(one, tree.Link) else (one,)))
    for inline in flat:
        if isinstance(inline, tree.Text):
            text += inline.text
        elif isinstance(inline, (tree.NoteRef, tree.Picture)):
            yield text
            text = ""
        else:
            text += " "
    yield text
