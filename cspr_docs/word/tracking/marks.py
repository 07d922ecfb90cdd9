"""Words, paragraphs and rows marked as inserted or deleted by us; and whether undoing that gives the file again.

Source: ECMA-376 part 1, 17.13.5.14 (deleted runs), 17.13.5.18 (inserted runs), 17.13.5.15 and 17.13.5.20 (the ends of
paragraphs), 17.13.5.12 and 17.13.5.16 (rows).
"""

from collections.abc import Collection, Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml import tracked
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.schema import child_in_order
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.redline.engine import DATE
from cspr_docs.word.revisions import rejected

_AS_DELETED = {kept: deleted for deleted, kept in tracked.DELETED_TEXT.items()}
_TRACKED = tracked.ALL - tracked.DELETED_TEXT.keys()


@dataclass(slots=True)
class Marker:
    """Marks elements in place, each mark under a number of its own.

    Attributes:
        next_id: the first number that no tracked change of the file has.
        kept_comments: comments of other people; deleting the run that holds one would delete the comment.
        at: the instant that the changes bear.
        made: the numbers that were given.
    """

    next_id: int
    kept_comments: Collection[str] = ()
    at: str = DATE
    made: set[str] = field(default_factory=set)

    def insert(self, blocks: Iterable[etree._Element]) -> None:
        """Marks whole paragraphs, rows and tables as inserted."""
        for block in blocks:
            self.insert_runs(block)
            self._mark_ends(block, "ins")

    def delete(self, blocks: Iterable[etree._Element]) -> None:
        """Marks whole paragraphs, rows and tables as deleted."""
        for block in blocks:
            self.delete_runs(block)
            self._mark_ends(block, "del")

    def insert_runs(self, holder: etree._Element) -> None:
        """Marks every run in the element as inserted."""
        for run in list(holder.iter(w("r"))):
            self._wrap(run, "ins")

    def delete_runs(self, holder: etree._Element) -> None:
        """Marks every run in the element as deleted that is not so already."""
        for run in list(holder.iter(w("r"))):
            kept = any(mark.get(w("id")) in self.kept_comments for mark in run.iter(w("commentReference")))
            if not kept and next(run.iterancestors(*tracked.DELETED), None) is None:
                self._wrap(run, "del")
                for text in list(run.iter(*_AS_DELETED)):
                    text.tag = _AS_DELETED[str(text.tag)]

    def _wrap(self, run: etree._Element, name: str) -> None:
        """Puts the run into a change, into the one before it where that is ours and of the same kind."""
        before = run.getprevious()
        if before is not None and before.tag == w(name) and before.get(w("id")) in self.made:
            before.append(run)
            return
        change = self.change(name)
        run.addprevious(change)
        change.append(run)

    def _mark_ends(self, block: etree._Element, name: str) -> None:
        """Marks the ends of paragraphs, and rows."""
        for paragraph in block.iter(w("p")):
            mark = child_in_order(child_in_order(paragraph, "pPr"), "rPr")
            there = [child.tag for child in mark if child.tag in tracked.EITHER]
            if not any(tag in tracked.DELETED for tag in there):
                mark.insert(len(there), self.change(name))
        for row in block.iter(w("tr")):
            properties = child_in_order(row, "trPr")
            if properties.find(w("del")) is None:
                behind = len(properties.findall(w("trPrChange")))
                properties.insert(len(properties) - behind, self.change(name))

    def change(self, name: str) -> etree._Element:
        """An empty change (`ins`, `del`) by this program."""
        return etree.Element(w(name), {w("id"): self.number(), w("author"): PROGRAM, w("date"): self.at})

    def number(self) -> str:
        """A number that no change has yet."""
        number = str(self.next_id)
        self.next_id += 1
        self.made.add(number)
        return number


def is_undone_exactly(before: etree._Element, after: etree._Element, made: Collection[str]) -> bool:
    """Whether the tree with our changes undone says what it said before, paragraph by paragraph."""
    hidden = deepcopy(after)
    for change in list(hidden.iter(*_TRACKED)):  # every other change stays as it is
        if change.get(w("id")) not in made:
            change.tag = f"{{urn:cspr-docs:hidden}}{etree.QName(change).localname}"
    return _lines(rejected(hidden)) == _lines(before)


def _lines(root: etree._Element) -> list[str]:
    """The words of each paragraph, deleted ones too."""
    return [
        "".join(text.text or "" for text in each.iter(w("t"), w("delText"))) for each in root.iter(w("p"))
    ]
