"""What one reviewer made of each value of a draft, compared with how it was issued.

This program's own proposals in it, on which nobody has decided, are nobody's edits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cspr_docs.ooxml.relationships import pictures_in
from cspr_docs.problems import DataPath
from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.folding import one_spaced
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.mention import named_by
from cspr_docs.prose.merge.aligning import aligned
from cspr_docs.prose.names_and_mentions import names_written, with_mentions
from cspr_docs.prose.plain import inline_text, paragraphs_of, words
from cspr_docs.prose.tree import Block, Inline, Inlines, Text, Tree, rewritten, rewritten_block
from cspr_docs.review.pulled import KeptChange
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchored import AnchoredField
from cspr_docs.word.anchors import Anchor, Held
from cspr_docs.word.reading import UNHELD, as_libreoffice_keeps, read_blocks, read_inline_text, read_single
from cspr_docs.word.returned import Changes, Returned, to_returned
from cspr_docs.word.undecided import take_back

_UNHELD = (
    "a part of it holds what a text cannot ({what}) and stays as it was issued, the rest is taken: write it into "
    "the case in words, or take out in Word what it holds and pull again"
)
_UNHELD_IN_VALUE = (
    "it holds what a single value cannot ({what}), so nothing of it is taken: write it into the case in words, or take "
    "out in Word what it holds and pull again"
)
_TOUCHED = (
    "somebody has typed into words that cspr-docs proposed, or decided on half of a proposal: accept or reject it "
    "in Word and pull again"
)


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


Edit = ProseEdit | FactEdit | KeptChange
"""A value that came back otherwise; the last is what cannot be taken of it."""


def words_of_edit(edit: Edit) -> str:
    """What came back, as Markdown or in plain words."""
    return to_markdown(edit.tree) if isinstance(edit, ProseEdit) else edit.words


def edits_of(draft: Returned) -> Iterator[Edit]:
    """What is not as it was issued; an untouched draft gives nothing."""
    for field in draft.fields:
        for edit in (_prose if field.anchor.held is Held.PROSE else _fact)(field, draft):
            yield replace(edit, reviewer=_editor(field, draft))


def _editor(field: AnchoredField, draft: Returned) -> str:
    """Whose edit of a value it is: that of the authors of tracked changes only as far as these make the difference."""
    if draft.reviewer == draft.saved_by:
        return draft.reviewer
    before = draft.undone.field(field.anchor.key)
    if field.trouble or before.trouble:
        return draft.everybody
    was = _said(before, draft.undone)
    if was == _issued(field.anchor, draft):
        return draft.reviewer
    return draft.saved_by if was == _said(field, draft) else draft.everybody


def _issued(anchor: Anchor, draft: Returned) -> Tree | str:
    if anchor.held is not Held.PROSE:
        return one_spaced(anchor.text)
    return names_written(to_tree(anchor.text)[0], lambda id_: draft.issue.names.get(id_, f"@{id_}"))


def _said(field: AnchoredField, draft: Returned) -> Tree | str:
    anchor = field.anchor
    if anchor.held is not Held.PROSE:
        return one_spaced(read_inline_text(field.elements).replace(anchor.prompt, "", bool(anchor.prompt)))
    reading = read_blocks(field.elements, draft.source, heading_base=anchor.heading_base)
    return canonical(_without_prompt(reading.tree, anchor))


def _prose(field: AnchoredField, draft: Returned) -> Iterator[Edit]:
    anchor = field.anchor
    if field.trouble:
        yield KeptChange(anchor.path, draft.reviewer, field.trouble, read_inline_text(field.strayed))
        return
    reading = read_blocks(field.elements, draft.source, heading_base=anchor.heading_base)
    issued = to_tree(anchor.text)[0]
    returned, names = canonical(_without_prompt(reading.tree, anchor)), draft.issue.names
    shown = names_written(issued, named_by(names))
    if reading.blocked:
        returned, unheld = _parted(returned, shown)
        words = to_markdown(with_mentions(unheld, issued, names))
        pictures = tuple(pictures_in(field.elements, draft.package, BODY))
        reason = _UNHELD.format(what=", ".join(reading.blocked))
        yield KeptChange(anchor.path, draft.reviewer, reason, words, pictures)
    dropped = () if draft.is_from_libreoffice else reading.losses
    tree = issued if returned == shown else with_mentions(returned, issued, names)
    if draft.is_from_libreoffice:
        tree = _before_libreoffice(tree, issued)
    if dropped or (tree != issued and canonical(tree) != canonical(issued)):
        is_unexplained = _is_mostly_gone(tree, issued) and not _is_tracked_away(field, draft, issued)
        yield ProseEdit(anchor.path, draft.reviewer, anchor.text, tree, dropped, is_unexplained)


def _parted(returned: Tree, shown: Tree) -> tuple[Tree, Tree]:
    """The text with each block that no tree can hold as it was issued, and these blocks alone."""
    became = aligned(shown.blocks, returned.blocks)
    was = {new: old for old, new in enumerate(became) if new is not None}
    taken: list[Block] = []
    unheld: list[Block] = []
    following = 0  # the first block as issued that has not been met
    for number, block in enumerate(returned.blocks):
        own = was.get(number)
        if not any(UNHELD in inline_text(inlines, str) for inlines in paragraphs_of((block,))):
            taken.append(block)
        else:
            unheld.append(rewritten_block(block, _unmarked))
            if own is None:  # nothing that stood here may be taken as gone
                own = next(
                    (old for old in range(following, len(became)) if became[old] is not None), len(became)
                )
                taken += shown.blocks[following:own]
                own -= 1
            else:
                taken.append(shown.blocks[own])
        following = following if own is None else own + 1
    return canonical(Tree(tuple(taken))), canonical(Tree(tuple(unheld)))


def _unmarked(inlines: Inlines) -> Inlines:
    return tuple(
        replace(one, text=one.text.replace(UNHELD, "")) if isinstance(one, Text) else one for one in inlines
    )


def _is_mostly_gone(tree: Tree, issued: Tree) -> bool:
    return 2 * words(tree) < words(issued)


def _is_tracked_away(field: AnchoredField, draft: Returned, issued: Tree) -> bool:
    """Whether the text stands there whole once all tracked changes are undone: so somebody deleted it."""
    before = draft.undone.field(field.anchor.key)
    was = None if before.trouble else _said(before, draft.undone)
    return isinstance(was, Tree) and not _is_mostly_gone(was, issued)


def _without_prompt(tree: Tree, anchor: Anchor) -> Tree:
    """The text without the prompt that stood there, wherever somebody has typed beside it."""

    def unprompted(one: Inline) -> Inline:
        return replace(one, text=one.text.replace(anchor.prompt, "")) if isinstance(one, Text) else one

    if not anchor.prompt:
        return tree
    return canonical(rewritten(tree, lambda inlines: tuple(map(unprompted, inlines))))


def _before_libreoffice(returned: Tree, issued: Tree) -> Tree:
    """The returned tree with each block as issued that differs from it only by what LibreOffice drops.

    So LibreOffice's own losses never look like a reviewer's edits; they stay in blocks that somebody did edit.
    """
    known = {as_libreoffice_keeps(Tree((block,))): (block,) for block in canonical(issued).blocks}
    kept = (as_libreoffice_keeps(Tree((block,))) for block in canonical(returned).blocks)
    return Tree(tuple(block for one in kept for block in known.get(one, one.blocks)))


def _fact(field: AnchoredField, draft: Returned) -> Iterator[Edit]:
    anchor = field.anchor
    if field.trouble:
        yield KeptChange(anchor.path, draft.reviewer, field.trouble, read_inline_text(field.strayed))
        return
    said, blocked = read_single(field.elements, draft.source)
    if anchor.prompt:
        said = said.replace(anchor.prompt, "").strip()
    if blocked and not field.is_as_issued:
        pictures = tuple(pictures_in(field.elements, draft.package, BODY))
        yield KeptChange(
            anchor.path, draft.reviewer, _UNHELD_IN_VALUE.format(what=", ".join(blocked)), said, pictures
        )
    elif not field.is_as_issued and one_spaced(said) != one_spaced(anchor.text):
        is_own, is_unexplained = anchor.held is Held.FACT, field.by_bookmark and said in anchor.text
        yield FactEdit(anchor.path, draft.reviewer, anchor.text, said, is_own, is_unexplained=is_unexplained)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The undecided proposals in one value of a draft; `path` is empty for words outside of all values."""

    draft: Path
    document: str
    path: DataPath
    count: int

    @property
    def reason(self) -> str:
        """Why they are not taken, for people and for the ledger."""
        many = self.count != 1
        return (
            f"{self.count} proposal{'s' if many else ''} of cspr-docs {'are' if many else 'is'} neither accepted nor "
            "rejected, so the words from before stay"
        )


def without_undecided(draft: Returned, changes: Changes) -> tuple[Returned, tuple[Waiting, ...]]:
    """The draft as it would be without its undecided proposals, and where these stand.

    A value in which somebody has edited such a proposal without deciding on it cannot be taken.

    Raises:
        Stop: a part of the file is not whole.
    """
    package, found = take_back(draft.package, draft.issue.anchors)
    if not found:
        return draft, ()
    paths = {anchor.key: anchor.path for anchor in draft.issue.anchors}
    where = (draft.path, draft.issue.document)
    waiting = tuple(Waiting(*where, paths.get(one.key, ()), one.count) for one in found)
    touched = {one.key for one in found if one.is_touched}
    plain = to_returned(package, draft.path, changes)
    fields = tuple(
        replace(field, trouble=field.trouble or _TOUCHED, strayed=field.strayed or field.elements)
        if field.anchor.key in touched
        else field
        for field in plain.fields
    )
    return replace(plain, fields=fields), waiting
