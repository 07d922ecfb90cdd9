"""Words struck out and written in as this program's tracked changes.

Source: ECMA-376 part 1, 17.13.5.14 (deleted runs), 17.13.5.18 (inserted runs).
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse_fragment
from cspr_docs.word.additions import Counter
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.proposing.cutting import REVISION, look_for_new
from cspr_docs.word.proposing.letters import Letter
from cspr_docs.word.runs import text_runs


@dataclass(frozen=True, slots=True)
class Ink:
    """Where the numbers of the changes come from, and the instant that they bear."""

    ids: Counter
    at: str

    def exchange(self, letters: Sequence[Letter], words: str) -> list[etree._Element]:
        """The changes, in order, that strike out letters in runs of their own and put the words in their place.

        The words go behind the first stretch that is more than space, and look like it: where a range reaches over
        the edge of a control or a link, they stay on the side on which it began.
        """
        said: dict[etree._Element, str] = {}
        for letter in letters:
            said[letter.run] = said.get(letter.run, "") + letter.character
        home = next((run for run, text in said.items() if text.strip()), next(iter(said)))
        changed: list[etree._Element] = []
        for stretch in _side_by_side(said):
            changed.append(self._strike(stretch))
            if home in stretch and words:
                changed.append(self._write(changed[-1], words, look_for_new(home)))
        return changed

    def _strike(self, runs: Sequence[etree._Element]) -> etree._Element:
        change = self._change("del")
        runs[0].addprevious(change)
        for run in runs:
            change.append(run)
            for text in run.iter(w("t")):
                text.tag = w("delText")
        return change

    def _write(self, behind: etree._Element, words: str, look: Sequence[etree._Element]) -> etree._Element:
        change = self._change("ins")
        change.extend(parse_fragment(text_runs(words)))
        for run in change:
            if run.find(w("rPr")) is None:  # words written from right to left have properties that they need
                run[:0] = [deepcopy(properties) for properties in look]
        behind.addnext(change)
        return change

    def _change(self, name: str) -> etree._Element:
        number = str(self.ids.take(REVISION))
        return etree.Element(w(name), {w("id"): number, w("author"): PROGRAM, w("date"): self.at})


def _side_by_side(runs: Iterable[etree._Element]) -> Iterator[list[etree._Element]]:
    """The runs in stretches that follow one another with nothing between."""
    stretch: list[etree._Element] = []
    for run in runs:
        if stretch and run.getprevious() is not stretch[-1]:
            yield stretch
            stretch = []
        stretch.append(run)
    if stretch:
        yield stretch
