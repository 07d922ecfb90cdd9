"""Names that say nothing of anybody, by words.toml: Word's own values, font families, and names of styles."""

import re
from collections.abc import Iterator, Mapping

from cspr_docs.files import toml_of

_TOLD = toml_of(__package__, "words.toml")
_NUMBERED = re.compile(r"(.* )(\d)\.\.(\d)")

WORDS = frozenset(word for words in _TOLD["words"].values() for word in words.split())
"""Every value of the lists that formatting is chosen from, but those for art borders and shapes."""

HOUSE: Mapping[str, str] = _TOLD["house"]
"""The names of the house style that are not Word's own or go by another id."""


def _listed(text: str) -> Iterator[str]:
    """The names of a list, casefolded; `toc 1..9` stands for nine."""
    for name in (" ".join(each.split()).casefold() for each in text.split("|")):
        if numbered := _NUMBERED.fullmatch(name):
            stem, first, last = numbered.groups()
            yield from (f"{stem}{number}" for number in range(int(first), int(last) + 1))
        else:
            yield name


FONTS = frozenset(_listed(_TOLD["fonts"]))
"""Font families by name, casefolded; others are left out, since a font's name may be a person's."""

BUILT_IN = frozenset(_listed(_TOLD["styles"]))
"""Casefolded; Word names a paragraph style's own characters after it, with ` Char` behind."""
