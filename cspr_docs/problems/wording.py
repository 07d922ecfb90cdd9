"""How messages say things: names and numbers in words, long texts shortened, and what nobody sees made visible."""

import json
import re
from collections.abc import Iterable

_LONGEST_SHOWN = 60
_UNSEEN = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What steers a terminal, turns the direction of writing, ends a line, is not seen, or is no character at all.

Source: Unicode 16, sections 23.1 (control codes), 23.2 (layout controls), 23.9 (tags), UAX #9 (direction marks).
"""


def visible(text: str) -> str:
    """The text on one line with every unseen character as `<U+202E>`: names come from files of strangers."""
    return _UNSEEN.sub(lambda one: f"<U+{ord(one[0]):04X}>", text)


def quoted(text: object) -> str:
    """The text between quotation marks, everything unseen in it made visible."""
    shown = visible(str(text))
    mark = '"' if "'" in shown else "'"
    return f"{mark}{shown}{mark}"


def escaped(json_text: str) -> str:
    """JSON that says the same on one line, every unseen character in it written by its number."""
    return _UNSEEN.sub(lambda one: json.dumps(one[0])[1:-1], json_text)


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
