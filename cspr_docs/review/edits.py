"""What one reviewer made of each value of a draft, compared with how it was issued."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cspr_docs.problems import DataPath
from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.folding import one_spaced
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.mentions import names_written, with_mentions
from cspr_docs.prose.rewriting import rewritten
from cspr_docs.prose.tree import Inline, Text, Tree
from cspr_docs.review.libreoffice import before_libreoffice
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
    returned, names = _without_prompt(reading.tree, anchor), draft.issue.names
    if reading.blocked:
        reason = f"it holds what a text cannot: {', '.join(reading.blocked)}"
        return Trouble(anchor.path, draft.reviewer, reason)
    dropped = () if draft.is_from_libreoffice else reading.losses
    tree = issued
    if canonical(returned) != names_written(issued, lambda id_: names.get(id_, f"@{id_}")):
        tree = with_mentions(returned, issued, names)
    if draft.is_from_libreoffice:
        tree = before_libreoffice(tree, issued)
    if not dropped and canonical(tree) == canonical(issued):
        return None
    return ProseEdit(anchor.path, draft.reviewer, anchor.text, tree, dropped)


def _without_prompt(tree: Tree, anchor: Anchor) -> Tree:
    """The text without the prompt that stood there, wherever somebody has typed beside it."""
    if not anchor.prompt:
        return tree
    return canonical(
        rewritten(tree, lambda inlines: tuple(_unprompted(one, anchor.prompt) for one in inlines))
    )


def _unprompted(inline: Inline, prompt: str) -> Inline:
    if isinstance(inline, Text) and prompt in inline.text:
        return replace(inline, text=inline.text.replace(prompt, ""))
    return inline


def _fact(field: Field, draft: Returned) -> Edit | None:
    anchor = field.anchor
    if field.trouble:
        return Trouble(anchor.path, draft.reviewer, field.trouble)
    words = read_inline_text(field.elements)
    if anchor.prompt:
        words = words.replace(anchor.prompt, "").strip()
    if _same(words, anchor.text):
        return None
    return FactEdit(anchor.path, draft.reviewer, anchor.text, words, anchor.held is Held.FACT)


def _same(one: str, other: str) -> bool:
    """Whether both say the same, whatever spaces they use."""
    return one_spaced(one) == one_spaced(other)
