"""How a table of prose is laid out in Word: which paragraph is its caption, and how wide its columns are."""

from collections.abc import Sequence

from cspr_docs.prose.tree import Block, Paragraph, Table, Text

CAPTION_STYLE = "Caption"
_CAPTION = "Table: "
_NARROWEST, _CHARACTER, _WIDEST_PULL = 850, 115, 60


def is_caption(block: Block, following: Block | None) -> bool:
    """Whether a block says what the table after it is about: in Markdown the paragraph `Table: …` right before it.

    Its words stay as they are, so that they come back from Word as the same paragraph; only the style is another.

    Source: the extension table_captions of pandoc's Markdown, which knows `Table:` in the same place.
    """
    if not isinstance(block, Paragraph) or not isinstance(following, Table):
        return False
    first = block.inlines[0] if block.inlines else None
    return isinstance(first, Text) and first.text.startswith(_CAPTION)


def column_widths(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Twips for each column of these rows of texts, summing to `width`.

    No column is narrower than its longest word or 15 mm, as far as there is room; the rest is shared by the
    length of the longest cell, up to 60 characters, so that one long text does not starve its neighbours.
    """
    columns = list(zip(*cells, strict=True))
    least = [max(_NARROWEST, _CHARACTER * _longest_word(column) + 220) for column in columns]
    if sum(least) >= width:
        return _exactly([width * part // sum(least) for part in least], width)
    pull = [min(_WIDEST_PULL, max(len(text) for text in column)) + 1 for column in columns]
    room = width - sum(least)
    return _exactly(
        [own + room * weight // sum(pull) for own, weight in zip(least, pull, strict=True)], width
    )


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for text in column for word in text.split()), default=0)


def _exactly(widths: list[int], width: int) -> list[int]:
    widths[-1] += width - sum(widths)
    return widths
