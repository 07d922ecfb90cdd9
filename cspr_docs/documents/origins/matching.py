"""Which piece of a template printed a passage: by data path or words first, then by what stands around both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from cspr_docs.documents.origins.printed import Piece, Printed, PrintedPiece, fits
from cspr_docs.problems import DataPath
from cspr_docs.prose.folding import looked_up
from cspr_docs.word.passages import KeyedParagraph
from cspr_docs.word.template.tags import TAG, Tag

Around = tuple[tuple[Tag, ...], ...]

_LEAST_SHARED = 0.5
_WORDS = 3


@dataclass(frozen=True, slots=True)
class PrintedBy:
    """The words or the tag of a template that printed a passage; `is_sure` where it can be nothing else."""

    file: Path
    piece: Piece
    is_sure: bool

    @property
    def conditions(self) -> tuple[str, ...]:
        """The tags that let it in, outermost first."""
        return tuple(" … ".join(tag.text for tag in level) for level in self.piece.around)


def source_of_value(
    path: DataPath, paragraph: KeyedParagraph, draft: str, printed: Printed
) -> PrintedBy | None:
    """The tag that printed a value of the case in this paragraph; `None` where no tag can have."""
    tags = [found for found in printed.pieces if found.piece.code]
    exact = [found for found in tags if any(fits(pattern, path) for pattern in found.paths)]
    if exact:
        return _best(exact, paragraph, _Evidence(draft, printed), is_sure=printed.is_same)
    last = str(path[-1]) if path else ""
    alike = [found for found in tags if re.search(rf"\b{re.escape(last)}\b", found.piece.code)]
    return _best(alike, paragraph, _Evidence(draft, printed), is_sure=False)


def source_of_words(words: str, paragraph: KeyedParagraph, draft: str, printed: Printed) -> PrintedBy | None:
    """What printed words that are no value of the case; `None` where the template has nothing like them."""
    wanted = looked_up(words).text.strip()
    plain = [found for found in printed.pieces if not found.piece.code]
    exact = [found for found in plain if wanted in looked_up(found.piece.text).text]
    tests = (_same_part, _same_paragraph)
    if here := [found for found in exact if all(test(found.piece, paragraph) for test in tests)]:
        return _best(here, paragraph, _Evidence(draft, printed), is_sure=printed.is_same)
    # A tag that prints no value of the case: the law's words, a title.
    tags = [found for found in printed.pieces if found.piece.code and not found.paths]
    if own := [found for found in tags if all(test(found.piece, paragraph) for test in _TESTS)]:
        return _best(own, paragraph, _Evidence(draft, printed), is_sure=False)
    near = exact or _most_shared(plain, looked_up(paragraph.text).text, wanted)
    return _best(near, paragraph, _Evidence(draft, printed), is_sure=False)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The words of a whole draft (folded), which show the branches of the template that were taken."""

    draft: str
    printed: Printed

    def is_taken(self, around: Around) -> bool:
        """Whether most words that the template has under just these conditions, and those around, are in the draft."""
        return all(self._is_there(around[:depth]) for depth in range(1, len(around) + 1))

    def _is_there(self, around: Around) -> bool:
        own = [looked_up(one.text).text.strip() for _, one, _ in self.printed.pieces if one.around == around]
        telling = [words for words in own if len(words.split()) >= _WORDS and "{{" not in words]
        there = sum(words in self.draft for words in telling)
        return not telling or there >= _LEAST_SHARED * len(telling)


def _best(
    found: list[PrintedPiece], paragraph: KeyedParagraph, evidence: _Evidence, *, is_sure: bool
) -> PrintedBy | None:
    """The piece whose surroundings are most like the paragraph's; sure where no other is as much like them."""
    if not found:
        return None
    for test in _TESTS:
        found = [one for one in found if test(one.piece, paragraph)] or found
    if len(found) > 1:
        found = [one for one in found if evidence.is_taken(one.piece.around)] or found
    file, piece, _ = found[0]
    places = {(other.file, other.piece.place, other.piece.around) for other in found}
    return PrintedBy(file, piece, is_sure and len(places) == 1)


def _same_part(piece: Piece, paragraph: KeyedParagraph) -> bool:
    parts = (piece.place.part.rpartition("/")[2], paragraph.place.part.rpartition("/")[2])
    return len({re.sub(r"house-|\d|\.xml", "", part) for part in parts}) == 1


def _same_section(piece: Piece, paragraph: KeyedParagraph) -> bool:
    above = piece.place.heading or piece.place.text
    return _could_print(above, paragraph.section or paragraph.place.text)


def _same_frame(piece: Piece, paragraph: KeyedParagraph) -> bool:
    here, there = piece.place, paragraph.place
    return bool(here.table) == bool(there.table) and (not here.table or here.column == there.column)


def _same_paragraph(piece: Piece, paragraph: KeyedParagraph) -> bool:
    return _could_print(piece.place.text, paragraph.text)


_TESTS = (_same_part, _same_section, _same_frame, _same_paragraph)


@lru_cache(maxsize=20_000)
def _could_print(template: str, text: str) -> bool:
    """Whether a template's text with its tags filled in, or left out, could read like this."""
    words = [re.escape(looked_up(piece).text) for piece in TAG.split(template.replace("…", "{{ }}"))]
    return re.fullmatch(".*?".join(words), looked_up(text).text, re.DOTALL) is not None


def _most_shared(found: Iterable[PrintedPiece], text: str, wanted: str) -> list[PrintedPiece]:
    """The pieces of the paragraph of the template that shares most groups of words with the text."""
    groups = _groups(text)
    best, most = _LEAST_SHARED, list[PrintedPiece]()
    for _, entries in groupby(found, lambda one: (one.file, one.piece.place)):
        pieces = list(entries)
        own = _groups(" ".join(looked_up(piece.text).text for _, piece, _ in pieces))
        shared = len(own & groups) / max(1, min(len(own), len(groups)))
        if shared > best:
            best, most = shared, [one for one in pieces if _touches(one.piece, wanted)] or pieces
    return most


def _touches(piece: Piece, wanted: str) -> bool:
    words = looked_up(piece.text).text.strip()
    return bool(words) and (words in wanted or bool(_groups(words) & _groups(wanted)))


def _groups(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[start : start + _WORDS]) for start in range(max(1, len(words) - _WORDS + 1))}
