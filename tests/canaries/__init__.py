"""A Word file with a canary in every place that can hold text.

`PLACES` are the places; `canary_file` puts their words into a file. What must become of each in the scrub is its
`fate`; a place that is `unsafe` is refused before it comes to that.
"""

from collections.abc import Iterable

from cspr_docs.ooxml.package import Package
from tests.canaries.apart import APART
from tests.canaries.behind import BEHIND
from tests.canaries.draft import begun
from tests.canaries.drawn import DRAWN
from tests.canaries.named import NAMED
from tests.canaries.place import Fate, Place
from tests.canaries.refused import REFUSED
from tests.canaries.text import TEXT
from tests.word_files import EMPTY, with_body

__all__ = ["FINE", "KEPT", "PLACES", "Fate", "Place", "canary_file", "plain_base"]

PLACES: tuple[Place, ...] = (*TEXT, *DRAWN, *NAMED, *BEHIND, *APART, *REFUSED)
"""Every place."""

FINE = tuple(place for place in PLACES if place.fate is not Fate.REFUSED and not place.unsafe)
"""The places of a file that can be published when changes are accepted and comments dropped."""

KEPT = frozenset({Fate.SHOWN, Fate.PUBLISHED})
"""What becomes of words that readers are meant to have."""


def plain_base() -> Package:
    """A Word file with two headings and a paragraph, for canaries to be put into."""
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = (
        heading.format("What happened")
        + "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"
        + heading.format("What was found")
    )
    return Package({**EMPTY.parts, **with_body(body).parts}, "draft.docx")


def canary_file(places: Iterable[Place] = FINE, base: Package | None = None) -> bytes:
    """A file with the words of the places in it, put into the base or into a plain one; the same every time."""
    draft = begun(plain_base() if base is None else base)
    for place in places:
        place.build(draft, place.canary)
    return draft.to_bytes()
