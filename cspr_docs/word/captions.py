"""What a table is about, said above it: in Markdown the paragraph `Table: …` right before the table.

The words stay as they are, so that they come back from Word as the same paragraph; only the style is another.
"""

from cspr_docs.prose.tree import Block, Paragraph, Table, Text

CAPTION_STYLE = "Caption"
_BEGINNING = "Table: "


def is_caption(block: Block, following: Block | None) -> bool:
    """Whether a block says what the table after it is about.

    Source: the extension table_captions of pandoc's Markdown, which knows `Table:` in the same place.
    """
    if not isinstance(block, Paragraph) or not isinstance(following, Table):
        return False
    first = block.inlines[0] if block.inlines else None
    return isinstance(first, Text) and first.text.startswith(_BEGINNING)
