"""Words, paragraphs and rows marked as inserted or deleted by us.

Source: ECMA-376 part 1, 17.13.5.14 (deleted runs), 17.13.5.18 (inserted runs), 17.13.5.15 and 17.13.5.20 (the ends of
paragraphs), 17.13.5.12 and 17.13.5.16 (rows).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.redline.engine import DATE
from cspr_docs.word.revisions.markup import (
    CELL_CHANGES,
    DELETED,
    DELETED_TEXT,
    EITHER,
    MOVE_RANGES,
    NUMBERING_CHANGE,
    PROPERTY_CHANGES,
    RANGES,
)

_AS_DELETED = {kept: deleted for deleted, kept in DELETED_TEXT.items()}
_BEHIND_MARK = frozenset({w("sectPr"), w("pPrChange")})
_NUMBERED = (*EITHER, *PROPERTY_CHANGES, *CELL_CHANGES, *RANGES, *MOVE_RANGES, NUMBERING_CHANGE)


@dataclass(slots=True)
class Marker:
    """Marks elements in place, each mark under a number of its own.

    Attributes:
        next_id: the first number that no tracked change of the file has.
        kept_comments: comments of other people; deleting the run that holds one would delete the comment.
        made: the numbers that were given.
    """

    next_id: int
    kept_comments: Collection[str] = ()
    made: set[str] = field(default_factory=set)

    def insert(self, blocks: Iterable[etree._Element]) -> None:
        """Marks whole paragraphs and tables as inserted."""
        for block in blocks:
            for row in block.iter(w("tr")):
                self._mark_row(row, "ins")
            for paragraph in block.iter(w("p")):
                self.insert_runs(paragraph)
                self._mark_end(paragraph, "ins")

    def delete(self, blocks: Iterable[etree._Element]) -> None:
        """Marks whole paragraphs and tables as deleted."""
        for block in blocks:
            for row in block.iter(w("tr")):
                self._mark_row(row, "del")
            for paragraph in block.iter(w("p")):
                self.delete_runs(paragraph)
                self._mark_end(paragraph, "del")

    def insert_runs(self, holder: etree._Element) -> None:
        """Marks every run in the element as inserted."""
        for run in list(_runs(holder)):
            self._wrap(run, "ins")

    def delete_runs(self, holder: etree._Element) -> None:
        """Marks every run in the element as deleted that is not so already."""
        for run in list(_runs(holder)):
            if not any(around.tag in DELETED for around in run.iterancestors()) and not self._is_kept(run):
                self._wrap(run, "del")
                for text in list(run.iter(*_AS_DELETED)):
                    text.tag = _AS_DELETED[str(text.tag)]

    def _is_kept(self, run: etree._Element) -> bool:
        return any(mark.get(w("id")) in self.kept_comments for mark in run.iter(w("commentReference")))

    def _wrap(self, run: etree._Element, name: str) -> None:
        """Puts the run into a change, into the one before it where that is ours and of the same kind."""
        before = run.getprevious()
        if before is not None and before.tag == w(name) and before.get(w("id")) in self.made:
            before.append(run)
            return
        change = self._change(name)
        run.addprevious(change)
        change.append(run)

    def _mark_end(self, paragraph: etree._Element, name: str) -> None:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        mark = properties.find(w("rPr"))
        if mark is None:
            mark = etree.Element(w("rPr"))
            behind = sum(1 for child in properties if child.tag in _BEHIND_MARK)
            properties.insert(len(properties) - behind, mark)
        there = [child.tag for child in mark if child.tag in EITHER]
        if not any(tag in DELETED for tag in there):
            mark.insert(len(there), self._change(name))

    def _mark_row(self, row: etree._Element, name: str) -> None:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            before = [child for child in row if child.tag == w("tblPrEx")]
            row.insert(len(before), properties)
        if not any(child.tag == w("del") for child in properties):
            behind = sum(1 for child in properties if child.tag == w("trPrChange"))
            properties.insert(len(properties) - behind, self._change(name))

    def _change(self, name: str) -> etree._Element:
        number = str(self.next_id)
        self.next_id += 1
        self.made.add(number)
        return etree.Element(w(name), {w("id"): number, w("author"): PROGRAM, w("date"): DATE})


def _runs(holder: etree._Element) -> Iterator[etree._Element]:
    yield from holder.iter(w("r"))


def first_free(root: etree._Element) -> int:
    """The first number above those of all tracked changes."""
    numbers = (change.get(w("id"), "") for change in root.iter(*_NUMBERED))
    return 1 + max((int(number) for number in numbers if number.isdigit()), default=0)
