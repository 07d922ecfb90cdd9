"""Other words for ranges of a file's paragraphs, written as tracked changes that a person accepts or rejects.

Source: ECMA-376 part 1, 17.13.5.14 (deleted runs), 17.13.5.18 (inserted runs), 17.13.4 (comments).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import stories, to_xml
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.tracked import first_free_number
from cspr_docs.word.additions import BODY
from cspr_docs.word.proposing.ink import exchange, isolate, obstacles
from cspr_docs.word.proposing.lines import letters_of, mark_of_note, parsed, styles_of
from cspr_docs.word.tracking import Grafts
from cspr_docs.word.tracking.marks import Marker

_TOKEN = re.compile(r"\S+\s*|\s+")
_NOT_THERE = "these words do not stand there"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other words for a range of one paragraph.

    Attributes:
        part: the part of the file.
        number: which of the part's paragraphs, as `read_lines` counts them.
        start: the first character of its text that goes.
        end: the one behind the last.
        words: what comes instead; empty where nothing does, `None` where only the comment is wanted.
        comment: why, for the person who decides; a line for each paragraph of the comment.
    """

    part: str
    number: int
    start: int
    end: int
    words: str | None
    comment: str


@dataclass(frozen=True, slots=True)
class Left:
    """A replacement that was not written, and why, in a reader's words."""

    replacement: Replacement
    why: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A file with proposals in it.

    Attributes:
        written: those that stand there now, in the order of the file.
        unremarked: those among them whose comment had no place, in headers and footers.
    """

    package: Package
    written: tuple[Replacement, ...]
    left: tuple[Left, ...]
    unremarked: tuple[Replacement, ...] = ()


def with_proposals(package: Package, replacements: Iterable[Replacement], at: str) -> Proposed:
    """The file with each replacement as a tracked change by this program, its comment on it.

    `at` is the instant that the changes and comments bear (`2026-11-22T00:00:00Z`). What other people have tracked
    stays; where a range touches that, or anything but plain words, it is left as it is and told.
    """
    roots = {part: parsed(package, part) for part, _ in stories(package)}
    sheet = _Proposals(
        roots,
        {part: list(root.iter(w("p"))) for part, root in roots.items()},
        styles_of(package),
        Grafts.of(package, roots[BODY]),
        Marker(max(map(first_free_number, roots.values())), at=at),
    )
    wanted = sorted(dict.fromkeys(replacements), key=lambda one: (one.part != BODY, one.part, one.number))
    for (part, number), group in groupby(wanted, key=lambda one: (one.part, one.number)):
        sheet.write(part, number, sorted(group, key=lambda one: (one.start, -one.end)))
    return Proposed(
        Package(sheet.parts(), package.name), tuple(sheet.written), tuple(sheet.left), tuple(sheet.bare)
    )


@dataclass(slots=True)
class _Proposals:
    """The open file: the roots of its stories, which change, and what became of each replacement."""

    roots: Mapping[str, etree._Element]
    paragraphs: Mapping[str, Sequence[etree._Element]]
    styles: Styles
    grafts: Grafts
    marker: Marker
    touched: set[str] = field(default_factory=set)
    written: list[Replacement] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    bare: list[Replacement] = field(default_factory=list)

    def write(self, part: str, number: int, group: Sequence[Replacement]) -> None:
        """Writes one paragraph's replacements, the last ones first, so that places before them stay true."""
        paragraphs = self.paragraphs.get(part, ())
        if number >= len(paragraphs):
            self.left += (Left(one, _NOT_THERE) for one in group)
            return
        paragraph = paragraphs[number]
        letters = letters_of(paragraph, self.styles)
        fit: list[Replacement] = []
        for one in group:
            if not 0 <= one.start < one.end <= len(letters):
                self.left.append(Left(one, _NOT_THERE))
            elif fit and one.start < fit[-1].end:
                self.left.append(Left(one, "another proposal already stands there"))
            elif why := next(obstacles(paragraph, letters[one.start : one.end]), ""):
                self.left.append(Left(one, why))
            else:
                fit.append(one)
        done = [one for one in reversed(fit) if self._replace(paragraph, one)]
        self.written += reversed(done)

    def _replace(self, paragraph: etree._Element, one: Replacement) -> bool:
        """Whether it stands there now: of a comment alone there is none in a header, and no second one."""
        if one.words is None and (one.part != BODY or self._is_remarked(paragraph, one)):
            return False
        letters = letters_of(paragraph, self.styles)
        start, end, words = _trimmed("".join(letter.character for letter in letters), one)
        isolate(letters[start:end], self.marker)
        letters = letters_of(paragraph, self.styles)[start:end]
        if one.words is None:
            changed = list(dict.fromkeys(letter.run for letter in letters))
        else:
            changed = exchange(letters, words, self.marker)
        self.touched.add(one.part)
        if ends := _remarked(self.roots[BODY], one.part, paragraph, changed):
            self.grafts.comment_on(*ends, one.comment.split("\n"), self.marker.at)
            self.touched.add(BODY)
        else:
            self.bare.append(one)
        return True

    def _is_remarked(self, paragraph: etree._Element, one: Replacement) -> bool:
        """Whether a comment begins right before these words."""
        before = letters_of(paragraph, self.styles)[one.start].run.getprevious()
        return before is not None and before.tag == w("commentRangeStart")

    def parts(self) -> dict[str, bytes]:
        """The package as it is now; a part that nothing was written into keeps its bytes."""
        grown = self.grafts.grown()
        return grown | {part: to_xml(self.roots[part]).encode() for part in self.touched}


def _remarked(
    body: etree._Element, part: str, paragraph: etree._Element, changed: Sequence[etree._Element]
) -> tuple[etree._Element, etree._Element] | None:
    """The first and last element on which a comment on changed ones can stand; `None` in a header or footer.

    Word shows no comment there, nor in a text box or note: a box's stands on the paragraph of the body that holds the
    box, a note's on its mark there.
    """
    outer = list(paragraph.iterancestors(w("p")))
    if part == BODY and not outer:
        return changed[0], changed[-1]
    if part == BODY:
        inside = [paragraph, *paragraph.iterancestors()]
        found = inside[inside.index(outer[-1]) - 1]
        return found, found
    mark = mark_of_note(paragraph, body)
    run = None if mark is None else mark.getparent()
    around = None if run is None else run.getparent()
    run = around if around is not None and around.tag in (w("ins"), w("del")) else run
    return None if run is None else (run, run)


def _trimmed(text: str, one: Replacement) -> tuple[int, int, str]:
    """The range and the words without the whole words that both begin or end with, so that those stay as they are."""
    if one.words is None:
        return one.start, one.end, ""
    old, new = _TOKEN.findall(text[one.start : one.end]), _TOKEN.findall(one.words)
    start, end = one.start, one.end
    while len(old) > 1 and new and old[0] == new[0]:
        start += len(old[0])
        del old[0], new[0]
    while len(old) > 1 and new and old[-1] == new[-1]:
        end -= len(old[-1])
        del old[-1], new[-1]
    return start, end, "".join(new)
