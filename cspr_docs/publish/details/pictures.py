"""Pictures that seem to hold words: a screenshot or a scan, which no search of texts can read.

What looks like lines of writing: bands that change often between light and dark, with quiet bands between them.
"""

import hashlib
import io
from collections.abc import Container, Iterator
from itertools import groupby

from lxml import etree
from PIL import Image, ImageChops, ImageOps

from cspr_docs.ooxml.namespaces import PREFIXES, WP, R
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.places import place_finder
from cspr_docs.ooxml.relationships import opened
from cspr_docs.ooxml.values import is_off
from cspr_docs.publish.details.detail import DetailKind, FoundDetail
from cspr_docs.word.texts import Passage

_BLIP, _EMBED = f"{{{PREFIXES['a']}}}blip", f"{{{R}}}embed"
_ANCHOR, _NO_WRAP = f"{{{WP}}}anchor", f"{{{WP}}}wrapNone"
_WIDEST = 1000
_DARKER = 64  # how much darker one point must be than the next
_FEWEST_CHANGES, _QUIET = 12, 2  # in a row of points of a line of writing, and between two lines
_LOWEST, _HIGHEST = 4, 80  # how many rows a line of writing has
_FEWEST_LINES = 2


def pictures_of_words(package: Package, known: Container[bytes] = ()) -> Iterator[FoundDetail]:
    """The pictures of a published file that seem to hold words, each once, or that lie over words.

    `known` are those whose words are searched as words.
    """
    found = opened(package)
    seen: set[str] = set()
    for part, root in found.trees.items():
        place_of = place_finder(root, part)
        targets = {link.id: link.leads_to for link in found.links if link.part == part}
        for blip in root.iter(_BLIP):
            name = targets.get(blip.get(_EMBED, ""), "")
            passage = Passage("picture", place_of(blip), part)
            if name not in package:
                continue
            if _lies_over(blip):
                yield _found(
                    package[name], passage, "a picture that lies over words, which can be copied still,"
                )
            elif name not in seen and package[name] not in known and holds_words(package[name]):
                seen.add(name)
                yield _found(package[name], passage, DetailKind.PICTURE.about)


def _lies_over(blip: etree._Element) -> bool:
    """Whether a picture floats before the text, which does not flow round it."""
    frame = next(blip.iterancestors(_ANCHOR), None)
    is_before = frame is not None and is_off(frame.get("behindDoc", "0"))
    return frame is not None and is_before and frame.find(_NO_WRAP) is not None


def _found(content: bytes, passage: Passage, about: str) -> FoundDetail:
    mark = hashlib.sha256(content).hexdigest()[:8]  # another picture in its place is asked about anew
    return FoundDetail(
        passage.text, 0, len(passage.text), DetailKind.PICTURE, about,
        passage=passage, context=f"look at the picture there ({mark})",
    )  # fmt: skip


def holds_words(content: bytes) -> bool:
    """Whether a picture has at least two bands of rows that look like lines of writing."""
    with Image.open(io.BytesIO(content)) as image:
        grey = ImageOps.grayscale(image.convert("RGB"))
    grey.thumbnail((_WIDEST, _WIDEST * 10))
    if grey.width < 2 * _FEWEST_CHANGES:
        return False
    apart = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0)).point(
        [0] * _DARKER + [255] * (256 - _DARKER)
    )
    shares = apart.resize((1, grey.height), Image.Resampling.BOX).convert("F").tobytes()
    changes = [share * grey.width / 255 for share in memoryview(shares).cast("f")]
    return sum(_LOWEST <= rows <= _HIGHEST for rows in _busy(changes)) >= _FEWEST_LINES


def _busy(changes: list[float]) -> Iterator[int]:
    """How many rows has each band that is not quiet, where some row of it changes often."""
    for is_quiet, rows in groupby(changes, lambda each: each <= _QUIET):
        band = list(rows)
        if not is_quiet and max(band) >= _FEWEST_CHANGES:
            yield len(band)
