"""What one reviewer made of each value of a draft, compared with how it was issued."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cspr_docs.problems import DataPath
from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.folding import one_spaced
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.names_and_mentions import names_written, with_mentions
from cspr_docs.prose.plain import words
from cspr_docs.prose.rewriting import rewritten
from cspr_docs.prose.tree import Inline, Text, Tree
from cspr_docs.word.anchored import AnchoredField
from cspr_docs.word.anchors import Anchor, Held
from cspr_docs.word.reading import as_libreoffice_keeps, read_blocks, read_inline_text
from cspr_docs.word.returned import Changes, Returned, to_returned


@dataclass(frozen=True, slots=True)
class ProseEdit:
    """Markdown as it came back; `base` is the text as issued, `dropped` the looks that no text can say.

    `is_unexplained` says that most of it is gone and no tracked change tells that somebody deleted it: editors lose
    the marks around a text, so a person has to say whether it is meant.
    """

    path: DataPath
    reviewer: str
    base: str
    tree: Tree
    dropped: tuple[str, ...] = ()
    is_unexplained: bool = False


@dataclass(frozen=True, slots=True)
class FactEdit:
    """A single value as it came back, in the reader's words; `is_own` as in `Held.FACT`, `is_unexplained` as above."""

    path: DataPath
    reviewer: str
    base: str
    words: str
    is_own: bool
    is_unexplained: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """A field that cannot be taken, and why; `is_open` as in `KeptChange`."""

    path: DataPath
    reviewer: str
    reason: str
    is_open: bool = False


Edit = ProseEdit | FactEdit | Trouble


def edits_of(draft: Returned) -> Iterator[Edit]:
    """What is not as it was issued; an untouched draft gives nothing."""
    for field in draft.fields:
        edit = _prose(field, draft) if field.anchor.held is Held.PROSE else _fact(field, draft)
        if edit is not None:
            yield edit


def _prose(field: AnchoredField, draft: Returned) -> Edit | None:
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
        tree = _before_libreoffice(tree, issued)
    if not dropped and canonical(tree) == canonical(issued):
        return None
    is_unexplained = _is_mostly_gone(tree, issued) and not _is_tracked_away(field, draft, issued)
    return ProseEdit(anchor.path, draft.reviewer, anchor.text, tree, dropped, is_unexplained)


def _is_mostly_gone(tree: Tree, issued: Tree) -> bool:
    return 2 * words(tree) < words(issued)


def _is_tracked_away(field: AnchoredField, draft: Returned, issued: Tree) -> bool:
    """Whether the text stands there whole once all tracked changes are undone: so somebody deleted it."""
    undone = to_returned(draft.package, draft.path, Changes.REJECT)
    before = next(one for one in undone.fields if one.anchor.key == field.anchor.key)
    if before.trouble:
        return False
    reading = read_blocks(before.elements, undone.source, heading_base=before.anchor.heading_base)
    return not _is_mostly_gone(_without_prompt(reading.tree, before.anchor), issued)


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


def _before_libreoffice(returned: Tree, issued: Tree) -> Tree:
    """The returned tree with each block as issued that differs from it only by what LibreOffice drops.

    So LibreOffice's own losses never look like a reviewer's edits; they stay in blocks that somebody did edit.
    """
    known = {as_libreoffice_keeps(Tree((block,))): (block,) for block in canonical(issued).blocks}
    kept = (as_libreoffice_keeps(Tree((block,))) for block in canonical(returned).blocks)
    return Tree(tuple(block for one in kept for block in known.get(one, one.blocks)))


def _fact(field: AnchoredField, draft: Returned) -> Edit | None:
    anchor = field.anchor
    if field.trouble:
        return Trouble(anchor.path, draft.reviewer, field.trouble)
    said = read_inline_text(field.elements)
    if anchor.prompt:
        said = said.replace(anchor.prompt, "").strip()
    if field.is_as_issued or _same(said, anchor.text):
        return None
    is_unexplained = field.by_bookmark and said in anchor.text
    return FactEdit(
        anchor.path,
        draft.reviewer,
        anchor.text,
        said,
        anchor.held is Held.FACT,
        is_unexplained=is_unexplained,
    )


def _same(one: str, other: str) -> bool:
    """Whether both say the same, whatever spaces they use."""
    return one_spaced(one) == one_spaced(other)
