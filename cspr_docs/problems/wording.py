"""How messages say things: names and numbers in words, and long texts shortened."""

from collections.abc import Iterable

_LONGEST_SHOWN = 60


def listed(names: Iterable[str]) -> str:
    """`Rowan, Linden and Mother`; empty where there are no names."""
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str = "") -> str:
    """`1 working day`, `3 working days`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(text: str) -> str:
    """The text in one line, cut to 60 characters."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."


def upper_first(text: str) -> str:
    """The text with a capital first letter, to begin a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def lower_first(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence."""
    return f"{text[:1].lower()}{text[1:]}"
