"""Words in a Word file, however Word has cut them into runs: where they stand, and in which of a draft's values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import WordPlace, is_heading, places, shortened
from cspr_docs.ooxml.relationships import stories
from cspr_docs.ooxml.text import ON_ONE_LINE, characters, leaves
from cspr_docs.ooxml.tracked import DELETED, INSERTED
from cspr_docs.prose.folding import looked_up
from cspr_docs.word.anchored import key_around
from cspr_docs.word.anchors import BOOKMARK

PROSE = "p"
"""How the keys of prose begin, whose headings are not the template's."""
_ROUND = 32
_LEAST_ALIKE = 0.55


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters of one paragraph.

    Attributes:
        text: the characters.
        key: of the value that they belong to; empty between values.
        by: who inserted them with changes tracked; empty where nobody did.
    """

    text: str
    key: str
    by: str


@dataclass(frozen=True, slots=True)
class KeyedParagraph:
    """A paragraph: where it stands, the template's own heading above it, and its stretches."""

    place: WordPlace
    section: str
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words that were looked for, where they were found.

    Attributes:
        paragraph: the paragraph that holds them.
        start: the first character in the paragraph's text; `end` is behind the last.
        stretches: the pieces of the passage, by the value that each belongs to.
    """

    paragraph: KeyedParagraph
    start: int
    end: int
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return self.paragraph.text[self.start : self.end]

    @property
    def context(self) -> str:
        """The passage with some words around it, on one line."""
        text = self.paragraph.text
        low, high = max(0, self.start - _ROUND), min(len(text), self.end + _ROUND)
        low = text.find(" ", low, self.start) + 1 if low else 0
        high = text.rfind(" ", self.end, high) if high < len(text) else high
        high = self.end if high < 0 else high
        line = " ".join(text[low:high].split())
        return f"{'… ' if low else ''}{line}{' …' if high < len(text) else ''}"


def passages(where: Iterable[KeyedParagraph], words: str) -> Iterator[Occurrence]:
    """Every place where the words stand, in the order of the file."""
    wanted = looked_up(words).text.strip()
    for paragraph in where:
        for start, end in looked_up(paragraph.text).find_all(wanted):
            yield Occurrence(paragraph, start, end, tuple(_cut(paragraph.stretches, start, end)))


def _cut(stretches: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
    offset = 0
    for stretch in stretches:
        piece = stretch.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(stretch.text)
        if piece.strip():
            yield Stretch(piece, stretch.key, stretch.by)


def nearest(where: Iterable[KeyedParagraph], words: str) -> str:
    """The words of the file that come nearest to those looked for; empty where nothing is near."""
    wanted = looked_up(words).text.strip().split()
    best, found = _LEAST_ALIKE, ""
    for paragraph in where:
        written = paragraph.text.split()
        plain = [looked_up(word).text for word in written]
        for start in _starts(plain, wanted):
            end = min(len(plain), start + len(wanted))
            alike = SequenceMatcher(None, " ".join(wanted), " ".join(plain[start:end])).ratio()
            if alike > best:
                best, found = alike, " ".join(written[start:end])
    return found


def _starts(plain: list[str], wanted: list[str]) -> Iterator[int]:
    """Where the words could begin so that one of them stands in its place."""
    places = {
        place - index for index, word in enumerate(wanted) for place, one in enumerate(plain) if one == word
    }
    yield from (range(len(plain)) if len(wanted) == 1 else sorted(start for start in places if start >= 0))


def paragraphs(package: Mapping[str, bytes]) -> Iterator[KeyedParagraph]:
    """Every paragraph with words in it: the body's, then those of headers, footers and notes.

    What is struck out by a tracked change is left out. A value is known by its content control, or where another
    program has lost the control's tag by its bookmarks.
    """
    for part in (part for part, _ in stories(package) if part in package):
        root = parse(package[part])
        between = _bookmarked(root)
        section = ""
        for paragraph, place in places(root, part).items():
            alike = groupby(_stretches(paragraph, between), lambda stretch: (stretch.key, stretch.by))
            found = tuple(Stretch("".join(each.text for each in group), *by) for by, group in alike)
            if any(stretch.text.strip() for stretch in found):
                if is_heading(paragraph) and not all(stretch.key.startswith(PROSE) for stretch in found):
                    section = shortened("".join(stretch.text for stretch in found))
                yield KeyedParagraph(place, section, found)


def _bookmarked(root: etree._Element) -> dict[etree._Element, str]:
    """The key of each text that stands between a value's bookmarks; the innermost value's."""
    keys: dict[etree._Element, str] = {}
    open_: dict[str, str] = {}
    for element in root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("r")):
        id_, name = element.get(w("id"), ""), element.get(w("name"), "")
        if element.tag == w("bookmarkStart") and name.startswith(BOOKMARK):
            open_[id_] = name.removeprefix(BOOKMARK)
        elif element.tag == w("bookmarkEnd"):
            open_.pop(id_, None)
        elif element.tag == w("r") and open_:
            keys[element] = list(open_.values())[-1]
    return keys


def _stretches(paragraph: etree._Element, between: Mapping[etree._Element, str]) -> Iterator[Stretch]:
    for element in leaves(paragraph):
        run = element.getparent()
        if run is None or run.tag != w("r"):
            continue
        text = characters(element, ON_ONE_LINE)
        around = list(run.iterancestors(*INSERTED, *DELETED))
        if text and not any(change.tag in DELETED for change in around):
            by = next((change.get(w("author"), "somebody") for change in around), "")
            yield Stretch(text, key_around(run) or between.get(run, ""), by)
