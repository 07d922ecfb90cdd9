"""What checks and letters ask of a tree: its words without form, and whom it names."""

from collections.abc import Iterator

from cspr_docs.prose.mention import NameOf
from cspr_docs.prose.tree import (
    Blocks,
    FootnoteRef,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mention,
    Text,
    Tree,
    paragraphs_in,
)


def mentions(tree: Tree) -> Iterator[Mention]:
    """Every mention, in reading order, those in footnotes where the footnote's number stands."""
    for inline in inlines_of(tree.blocks):
        if isinstance(inline, Mention):
            yield inline


def words(tree: Tree) -> int:
    """How many words the tree has, footnotes included; a mention counts as one."""
    text = plain_text(tree, lambda _: "x")
    return sum(1 for word in text.split() if any(character.isalnum() for character in word))


def plain_text(tree: Tree, name_of: NameOf) -> str:
    """The words alone, as written: paragraphs, headings and cells apart by an empty line, footnotes last."""
    texts = (inline_text(inlines, name_of) for inlines in paragraphs_of(tree.blocks))
    return "\n\n".join(filter(None, texts))


def inline_text(inlines: Inlines, name_of: NameOf) -> str:
    """The words of one paragraph, without its footnotes."""
    return "".join(_inline_text(inline, name_of) for inline in inlines)


def paragraphs_of(blocks: Blocks) -> Iterator[Inlines]:
    """Every paragraph, heading and cell in reading order, then those of the footnotes."""
    notes: list[FootnoteRef] = []
    for block in blocks:
        for inlines in paragraphs_in(block):
            notes.extend(inline for inline in _flat(inlines) if isinstance(inline, FootnoteRef))
            yield inlines
    for note in notes:
        yield from paragraphs_of(note.blocks)


def inlines_of(blocks: Blocks) -> Iterator[Inline]:
    """Every inline in reading order: links before what they hold, footnotes before theirs."""
    for inline in (
        inline for block in blocks for inlines in paragraphs_in(block) for inline in _flat(inlines)
    ):
        yield inline
        if isinstance(inline, FootnoteRef):
            yield from inlines_of(inline.blocks)


def _flat(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Link):
            yield from inline.inlines


def _inline_text(inline: Inline, name_of: NameOf) -> str:
    match inline:
        case Text():
            return inline.text
        case Mention():
            return name_of(inline.id)
        case LineBreak():
            return "\n"
        case Link():
            return "".join(_inline_text(leaf, name_of) for leaf in inline.inlines)
        case FootnoteRef():
            return ""
