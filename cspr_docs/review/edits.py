"""What one reviewer made of each value of a draft, compared with how it was issued."""

from collections.abc import Iterator
from dataclasses import dataclass

from cspr_docs.problems import DataPath
from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.mentions import with_mentions
from cspr_docs.prose.plain import inline_text
from cspr_docs.prose.tree import Paragraph, Tree
from cspr_docs.word.anchors import Anchor, Held
from cspr_docs.word.fields import Field
from cspr_docs.word.reading import read_blocks, read_inline_text
from cspr_docs.word.returned import Returned


@dataclass(frozen=True, slots=True)
class ProseEdit:
    """Markdown as it came back; `base` is the text as issued, `dropped` the looks that no text can say."""

    path: DataPath
    reviewer: str
    base: str
    tree: Tree
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactEdit:
    """A single value as it came back, in the reader's words; `is_own` as in `Held.FACT`."""

    path: DataPath
    reviewer: str
    base: str
    words: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """A field that cannot be taken, and why."""

    path: DataPath
    reviewer: str
    reason: str


Edit = ProseEdit | FactEdit | Trouble


def edits_of(draft: Returned) -> Iterator[Edit]:
    """What is not as it was issued; an untouched draft gives nothing."""
    for field in draft.fields:
        edit = _prose(field, draft) if field.anchor.held is Held.PROSE else _fact(field, draft)
        if edit is not None:
            yield edit


def _prose(field: Field, draft: Returned) -> Edit | None:
    anchor = field.anchor
    if field.trouble:
        return Trouble(anchor.path, draft.reviewer, field.trouble)
    reading = read_blocks(field.elements, draft.source, heading_base=anchor.heading_base)
    issued = to_tree(anchor.text)[0]
    tree = with_mentions(_without_prompt(reading.tree, anchor), issued, draft.issue.names)
    if canonical(tree) == canonical(issued) and not reading.blocked:
        return None
    if reading.blocked:
        return Trouble(
            anchor.path, draft.reviewer, f"it holds what a text cannot: {', '.join(reading.blocked)}"
        )
    return ProseEdit(anchor.path, draft.reviewer, anchor.text, tree, reading.losses)


def _without_prompt(tree: Tree, anchor: Anchor) -> Tree:
    """The text without the prompt that stood before it, as long as nobody has written over that."""
    first = tree.blocks[0] if tree.blocks else None
    if not anchor.prompt or not isinstance(first, Paragraph):
        return tree
    words = inline_text(first.inlines, str)
    return Tree(tree.blocks[1:]) if _same(words, anchor.prompt) else tree


def _fact(field: Field, draft: Returned) -> Edit | None:
    anchor = field.anchor
    if field.trouble:
        return Trouble(anchor.path, draft.reviewer, field.trouble)
    words = read_inline_text(field.elements)
    if _same(words, anchor.text) or (anchor.prompt and _same(words, anchor.prompt)):
        return None
    return FactEdit(anchor.path, draft.reviewer, anchor.text, words, anchor.held is Held.FACT)


def _same(one: str, other: str) -> bool:
    """Whether both say the same, whatever spaces they use."""
    return " ".join(one.replace("\u00a0", " ").split()) == " ".join(other.replace("\u00a0", " ").split())
