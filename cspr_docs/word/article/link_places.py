"""Where links within a document may lead: each heading by an id of its words, and each paragraph that is linked to.

Source: ECMA-376 part 1, 17.13.6.2 (bookmarks), 17.16.22 (hyperlinks to them).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.fields import field_code
from cspr_docs.ooxml.model import Block, FieldResult, Hyperlink, every_inline
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.text import ON_ONE_LINE, text

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class LinkPlaces:
    """The ids of paragraphs, and the ids to which bookmarks lead."""

    ids: dict[etree._Element, str] = field(default_factory=dict)
    bookmarks: dict[str, str] = field(default_factory=dict)


def to_places(body: etree._Element, blocks: Iterable[Block], styles: Styles) -> LinkPlaces:
    """The places of a body; `blocks` are what was read from it."""
    wanted = set(_wanted(blocks))
    places = LinkPlaces()
    taken: set[str] = set()
    waiting: list[str] = []
    last: etree._Element | None = None
    for element in body.iter(w("p"), w("bookmarkStart")):
        if element.tag == w("bookmarkStart"):
            waiting += {element.get(w("name"), "")} & wanted
            holder = next(element.iterancestors(w("p")), None)
        else:
            holder = element
            if styles.heading_level(element):
                places.ids[element] = _new(slug(text(element, ON_ONE_LINE)), taken)
        if holder is not None and text(holder, ON_ONE_LINE).strip():
            last = holder
            _lead(places, waiting, holder, taken)
    _lead(places, waiting, last, taken)
    return places


def _lead(places: LinkPlaces, waiting: list[str], holder: etree._Element | None, taken: set[str]) -> None:
    """Let the bookmarks that wait for a paragraph with words lead to this one."""
    if holder is None:
        return
    for name in waiting:
        if holder not in places.ids:
            places.ids[holder] = _new("place", taken)
        places.bookmarks.setdefault(name, places.ids[holder])
    waiting.clear()


def _wanted(blocks: Iterable[Block]) -> Iterator[str]:
    """The names of the bookmarks that links and references lead to."""
    for inline in every_inline(blocks):
        if isinstance(inline, Hyperlink):
            yield inline.target.partition("#")[2]
        elif isinstance(inline, FieldResult):
            yield reference(inline.instruction)


def reference(instruction: str) -> str:
    """The bookmark that a REF or PAGEREF field leads to when clicked; empty if it does not."""
    told = field_code(instruction)
    if told.name not in ("REF", "PAGEREF") or told.switch("h") is None:
        return ""
    return next((word.text for word in told.words()), "")


def slug(words: str) -> str:
    """The words as an id: small letters, digits and hyphens, cut between words where it is long."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    id_ = _NOT_IN_ID.sub("-", plain.replace("'", "")).strip("-")
    if len(id_) > _LONGEST_ID:
        id_ = id_[:_LONGEST_ID].rpartition("-")[0] or id_[:_LONGEST_ID]
    return id_ or "section"


def _new(wanted: str, taken: set[str]) -> str:
    """The id, with a number behind it where it is taken already."""
    id_, count = wanted, 1
    while id_ in taken:
        count += 1
        id_ = f"{wanted}-{count}"
    taken.add(id_)
    return id_
