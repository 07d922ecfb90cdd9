"""A reviewer's file into which new words are put as tracked changes; what the reviewer made of it stays as it is.

Only what two versions of a passage do not have in common is tracked.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse, parse_fragment
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.ooxml.tracked import first_free_number
from cspr_docs.ooxml.values import value
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchored import key_around
from cspr_docs.word.anchors import DATA, Issue, issue_parts
from cspr_docs.word.comments import read_comments
from cspr_docs.word.emitter import APART, PROGRAM, Emitter
from cspr_docs.word.issue import issue_part
from cspr_docs.word.reading import PartSource, to_source
from cspr_docs.word.revisions import accepted
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.runs import text_runs
from cspr_docs.word.tracking.grafts import Grafts
from cspr_docs.word.tracking.marks import Marker
from cspr_docs.word.tracking.spots import TrackedBlocks, TrackedField, find_spots

_MARKS = (w("b"), w("i"), w("strike"))
_PLAIN = (w("t"), w("rPr"))

Words = tuple[tuple[tuple[str, ...], str], ...]


def _all_same_kind(old: Sequence[etree._Element], new: Sequence[etree._Element]) -> bool:
    """Whether both are as many paragraphs, each with its partner's properties; which list an item is in counts not."""
    path = f"{w('pPr')}/*"
    looks = [
        [{_plain(child) for child in one.iterfind(path) if child.tag != w("rPr")} for one in each]
        for each in (old, new)
    ]
    return looks[0] == looks[1] and all(one.tag == w("p") for one in (*old, *new))


def _row_words(row: etree._Element) -> str:
    """What a row of a table says, telling apart what might differ in more than words."""
    cells = [[_words(paragraph) for paragraph in cell.iter(w("p"))] for cell in row.iter(w("tc"))]
    looks = [[alignment.get(w("val")) for alignment in cell.iter(w("jc"))] for cell in row.iter(w("tc"))]
    certain = all(words is not None for cell in cells for words in cell)
    return f"{cells} {looks} {'' if certain else id(row)}"


def _words(paragraph: etree._Element) -> Words | None:
    """The words with their marks; `None` where something else stands among them, a change or a note."""
    found: list[tuple[tuple[str, ...], str]] = []
    for child in paragraph:
        if child.tag in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")):
            continue
        if child.tag != w("r") or any(inner.tag not in _PLAIN for inner in child):
            return None
        look = child.find(w("rPr"))
        marks = tuple(str(mark.tag) for mark in (look if look is not None else ()) if mark.tag in _MARKS)
        text = "".join(inner.text or "" for inner in child.iter(w("t")))
        if found and found[-1][0] == marks:
            text = found.pop()[1] + text
        found.append((marks, text))
    return tuple(found)


def _plain(element: etree._Element) -> tuple[str, ...]:
    if element.tag == w("numPr"):
        return (str(element.tag), value(element, "ilvl") or "")
    said = (f"{key!s}={given!s}" for key, given in element.attrib.items())
    inside = (etree.QName(child).localname for child in element)
    return (str(element.tag), *sorted(said), *inside)


def drop_contents(root: etree._Element) -> None:
    """Takes the lines of a table of contents out, in place: they repeat headings."""
    for paragraph in list(root.iter(w("p"))):
        if (value(paragraph.find(w("pPr")), "pStyle") or "").startswith("TOC"):
            remove(paragraph)


@dataclass(slots=True)
class Sheet:
    """The open file.

    Attributes:
        root: the body, which grows.
        before: the body as it was.
        spots: the place of each anchor, by key.
    """

    root: etree._Element
    before: etree._Element
    spots: dict[str, TrackedField]
    source: PartSource
    grafts: Grafts
    marker: Marker

    def emitter(self, names: dict[str, str]) -> Emitter:
        """What writes words for this file; `names` has for each id what its reader sees."""
        return Emitter(self.grafts.additions, lambda id_: names.get(id_, f"@{id_}"))

    def replace_blocks(
        self, spot: TrackedField, passage: TrackedBlocks, first: int, count: int, written: str
    ) -> None:
        """Marks `count` blocks from `first` as deleted and puts the written ones behind them as inserted."""
        old = [element for elements in passage.elements[first : first + count] for element in elements]
        new = parse_fragment(written)
        if old and _all_same_kind(old, new):
            self._replace_in_paragraphs(old, new)
            return
        if len(old) == len(new) == 1 and self._replace_in_table(old[0], new[0]):
            return
        self.marker.delete(old)
        self._place(spot, passage, first + count, new)
        self.marker.insert(new)

    def replace_words(self, spot: TrackedField, words: str, prompt: str = "") -> None:
        """Marks what stands at a single value as deleted and puts the words behind it as inserted.

        `prompt` are runs to be put there instead of words.
        """
        look = _look_of(spot.elements)
        lines = words.split("\n")
        new = parse_fragment(prompt or "<w:r><w:br/></w:r>".join(text_runs(line) for line in lines))
        holder = etree.Element("runs")
        holder.extend(new)
        for run in [] if prompt else list(holder.iter(w("r"))):
            run[:0] = [deepcopy(child) for child in look]
        self.marker.insert_runs(holder)
        last = spot.elements[-1]
        for element in reversed(list(holder)):
            last.addnext(element)
        for element in spot.elements:
            self.marker.delete_runs(element)

    def remark_words(self, spot: TrackedField, lines: Iterable[str]) -> None:
        """A comment on a single value."""
        if spot.elements:
            self.grafts.comment_on(spot.elements[0], spot.elements[-1], lines)
        else:
            self.remark_blocks((), lines)

    def remark_blocks(self, elements: Iterable[etree._Element], lines: Iterable[str]) -> None:
        """A comment on the paragraphs of these elements; on the document's first where they have none."""
        paragraphs = [paragraph for element in elements for paragraph in element.iter(w("p"))]
        paragraphs = paragraphs or [next(self.root.iter(w("p")))]
        start, *end = self.grafts.comment(lines)
        paragraphs[0].insert(1 if paragraphs[0].find(w("pPr")) is not None else 0, start)
        paragraphs[-1].extend(end)

    def parts(self, issue: Issue) -> dict[str, bytes]:
        """The package as it is now, with what the draft says of itself renewed."""
        parts = self.grafts.grown() | {BODY: to_xml(self.root).encode()}
        parts[issue_part(parts) or DATA] = issue_parts(issue)[DATA].encode()
        return parts

    def _place(
        self, spot: TrackedField, passage: TrackedBlocks, number: int, new: list[etree._Element]
    ) -> None:
        """Puts elements before the block of this number."""
        if not new:
            return
        before = passage.last[number - 1] if number else None
        following = spot.elements[0] if before is None else before.getnext()
        if before is not None and new[0].tag == before.tag == w("tbl"):
            new[:0] = parse_fragment(APART)
        if following is not None and new[-1].tag == following.tag == w("tbl"):
            new.extend(parse_fragment(APART))
        if before is None:
            for element in new:
                spot.elements[0].addprevious(element)
        else:
            for element in reversed(new):
                before.addnext(element)
            passage.last[number - 1] = new[-1]

    def _replace_in_paragraphs(self, old: list[etree._Element], new: list[etree._Element]) -> None:
        """Paragraphs in the place of ones of the same kind: their ends, and what marks them, stay."""
        for one, other in zip(old, new, strict=True):
            words = _words(one)
            if words is None or words != _words(other):  # they may say something else, or look otherwise
                self.marker.delete_runs(one)
                self.marker.insert_runs(other)
                one.extend(child for child in list(other) if child.tag != w("pPr"))

    def _replace_in_table(self, old: etree._Element, new: etree._Element) -> bool:
        """Tracks the rows that differ; whether both are tables that have rows in common."""
        columns = [len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")) for table in (old, new)]
        if not (old.tag == new.tag == w("tbl") and columns[0] == columns[1]):
            return False
        before, after = list(old.iterchildren(w("tr"))), list(new.iterchildren(w("tr")))
        matcher = SequenceMatcher(
            a=[_row_words(row) for row in before], b=[_row_words(row) for row in after], autojunk=False
        )
        if not before or not matcher.find_longest_match().size:
            return False
        for kind, start, end, new_start, new_end in matcher.get_opcodes():
            if kind == "equal":
                continue
            self.marker.delete(before[start:end])
            rows = after[new_start:new_end]
            for row in rows:
                before[end].addprevious(row) if end < len(before) else old.append(row)
            self.marker.insert(rows)
        return True


def open_sheet(package: Package, issue: Issue) -> Sheet:
    """The file, ready to be changed; the package itself stays as it is."""
    root = parse(package[BODY])
    spots = {spot.anchor.key: spot for spot in find_spots(root, issue.anchors)}
    comments = read_comments(package, root, key_around)
    others = {one.id for one in comments if one.author != PROGRAM or one.answers}
    grafts = Grafts.of(package, root)
    marker = Marker(first_free_number(root), others)
    return Sheet(root, deepcopy(root), spots, to_source(package, accepted), grafts, marker)


def _look_of(elements: Sequence[etree._Element]) -> list[etree._Element]:
    """The properties of the first words there, without those of a prompt."""
    for element in elements:
        for run in element.iter(w("r")):
            look = run.find(w("rPr"))
            if look is not None and next(run.iter(w("t"), w("delText")), None) is not None:
                kept = deepcopy(look)
                style = kept.find(w("rStyle"))
                if style is not None and style.get(w("val")) == "Prompt":
                    kept[:] = [child for child in kept if child.tag not in (w("rStyle"), w("highlight"))]
                return [kept] if len(kept) else []
    return []
