"""How wide a table's columns are: by what stands in them, and together exactly the text's width."""

from collections.abc import Sequence

_NARROWEST, _CHARACTER, _WIDEST_PULL = 850, 115, 60


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
