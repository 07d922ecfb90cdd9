"""What stands above a table and says what it is about, with its number: `Table: …` in the case, `Table 3: …` in Word.

Source: the extension table_captions of pandoc's Markdown, which knows `Table:` in the same place; ECMA-376 part 1,
17.16.5.56 (SEQ, the field that counts).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from cspr_docs.prose.tree import Block, Inline, Inlines, Paragraph, Table, Text

if TYPE_CHECKING:
    from cspr_docs.ooxml import model

CAPTION_STYLE = "Caption"
_LABEL = "Table"


def is_caption(block: Block, following: Block | None) -> TypeGuard[Paragraph[Inline]]:
    """Whether a block says what the table after it is about: in Markdown the paragraph `Table: …` right before it."""
    if not isinstance(block, Paragraph) or not isinstance(following, Table):
        return False
    first = block.inlines[0] if block.inlines else None
    return isinstance(first, Text) and first.text.startswith(f"{_LABEL}: ")


def counter_of(sequence: str = _LABEL) -> str:
    """What an `additions.Counter` calls the numbers of a sequence of captions."""
    return f"SEQ {sequence}"


def lead_of(number: int) -> str:
    """The runs that begin a table's caption: its label, and a field with its number."""
    field = f'<w:fldSimple w:instr=" SEQ {_LABEL} \\* ARABIC "><w:r><w:t>{number}</w:t></w:r></w:fldSimple>'
    return f'<w:r><w:t xml:space="preserve">{_LABEL} </w:t></w:r>{field}'


def behind_label(caption: Inlines) -> Inlines:
    """What the case's caption says behind its label."""
    first, *others = caption
    assert isinstance(first, Text)  # `is_caption` has looked
    return (replace(first, text=first.text.removeprefix(_LABEL)), *others)


def without_number(inlines: "Iterable[model.Inline]") -> "tuple[model.Inline, ...]":
    """A caption in Word without the number that Word counts, so that it comes back as the case has it."""
    from cspr_docs.ooxml import model  # it needs lxml, which writing a caption does not

    kept: list[model.Inline] = []
    for inline in inlines:
        if not (isinstance(inline, model.FieldResult) and inline.name == "SEQ" and inline.is_whole):
            kept.append(inline)
        elif kept and isinstance(before := kept[-1], model.Run):
            kept[-1] = replace(before, text=before.text.rstrip(" "))
    return tuple(kept)
