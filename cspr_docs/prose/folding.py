"""When two texts count as the same: each rule here says what does not matter to it.

Source: Unicode 16, UAX #15 (NFKC), section 6.2 (dashes, spaces, quotation marks), section 23.2 (characters unseen).
"""

import re
import unicodedata

_TYPED = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "‟": '"', "…": "...", "–": "--", "—": "--"}
)
_LONE_HYPHEN = re.compile(r"(?<=\s)-(?=\s)")
_SPACES = re.compile(r"[ \t\xa0]{2,}")

_ONE_FOR_ONE = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "\u2011": "-"})

_DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN = (*map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\x02"), *_DIRECTIONS)
_NOT_PRINTED = dict.fromkeys((*_UNSEEN, *map(ord, "-\u2010\u2011")))


def one_spaced(text: str) -> str:
    """Spaces do not matter: one for each stretch of spaces, no-break spaces and line ends, none at the edges."""
    return " ".join(text.split())


def as_typed(text: str) -> str:
    """What a word processor makes of typing does not matter: curly quotation marks, `…`, dashes, double spaces."""
    return _SPACES.sub(" ", _LONE_HYPHEN.sub("--", text.translate(_TYPED)))


def one_for_one(text: str) -> str:
    """Kinds of apostrophes, of spaces and of hyphens do not matter; every character keeps its place."""
    return text.translate(_ONE_FOR_ONE)


def as_printed(text: str) -> str:
    """Only what is seen matters, and where no line ends: no spaces, no unseen characters, forms of letters as one.

    Hyphens are left out as well: at the end of a line nobody can tell whose one is.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_NOT_PRINTED))
    return "".join(plain.translate(_NOT_PRINTED).split())
