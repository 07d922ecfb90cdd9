"""One stretch of text somewhere in a file, and where a person would look for it."""

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """Who sees a text: what is published with the words, and what only a program would find."""

    WORDS = "words"  # what a reader sees on the page: body, notes, headers and footers
    SPOKEN = "spoken"  # alternative texts and titles: not seen, but read out, and published
    HIDDEN = "hidden"  # deleted, hidden or commented
    BEHIND = "behind"  # properties, field codes, names of styles, bookmarks and parts, link targets, data, pictures


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that belongs together, joined over its runs.

    Attributes:
        place: where it stands, in a reader's words: `under “What happened”, paragraph 3`, `table 2, row 3, column 1`,
            `the first page's header`, `the file's properties: author`.
        part: the part of the file that holds it, such as `word/document.xml`.
        struck: from where to where it is struck through.
    """

    text: str
    place: str
    part: str
    layer: Layer = Layer.WORDS
    struck: tuple[tuple[int, int], ...] = ()
