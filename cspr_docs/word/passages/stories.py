"""The paragraphs of a Word file as a reader sees them, each stretch with the value that it belongs to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import Place, is_heading, places, shortened
from cspr_docs.ooxml.text import ON_ONE_LINE, characters, leaves
from cspr_docs.ooxml.tracked import DELETED, INSERTED
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchors import BOOKMARK

STORY = re.compile(r"word/(?:house-)*(header\d*|footer\d*|footnotes|endnotes)\.xml")
PROSE = "p"
"""How the keys of prose begin, whose headings are not the template's."""


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

    place: Place
    section: str
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(stretch.text for stretch in self.stretches)


def paragraphs(package: Mapping[str, bytes]) -> Iterator[KeyedParagraph]:
    """Every paragraph with words in it: the body's, then those of headers, footers and notes.

    What is struck out by a tracked change is left out. A value is known by its content control, or where another
    program has lost the control's tag by its bookmarks.
    """
    for part in (BODY, *sorted(part for part in package if STORY.fullmatch(part))):
        if part not in package:
            continue
        root = parse(package[part])
        between = _bookmarked(root)
        section = ""
        for paragraph, place in places(root, part).items():
            found = tuple(_merged(_stretches(paragraph, between)))
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
            yield Stretch(text, _tag(run) or between.get(run, ""), by)


def _tag(run: etree._Element) -> str:
    for control in run.iterancestors(w("sdt")):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        if tag is not None:
            return tag.get(w("val"), "")
    return ""


def _merged(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    for (key, by), pieces in groupby(stretches, lambda stretch: (stretch.key, stretch.by)):
        yield Stretch("".join(piece.text for piece in pieces), key, by)
