"""The marks of tracked changes, as Word writes them: how words, paragraphs and rows come and go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from lxml import etree

from cspr_docs.ooxml.namespaces import PRESERVE, w

Element = etree._Element
BY = {w("author"): "Ann Reader", w("date"): "2026-11-20T10:00:00Z"}


@dataclass
class Editor:
    """Edits `tracked` under tracking and `plain` without; both begin as copies of the same tree."""

    tracked: Element
    plain: Element
    random: Random
    used: set[Element] = field(default_factory=set)

    def change(self, name: str) -> Element:
        """A mark of a change, with an id of its own."""
        return etree.Element(w(name), {w("id"): str(self.random.randrange(10**6)), **BY})

    def take(self, *tracked: Element) -> bool:
        """Claim paragraphs, so that no two edits meet; whether they were free."""
        if any(each in self.used for each in tracked):
            return False
        self.used.update(tracked)
        return True


def run_of(text: str) -> Element:
    """A run that says this."""
    run = etree.Element(w("r"))
    words = etree.SubElement(run, w("t"))
    words.text = text
    words.set(PRESERVE, "preserve")
    return run


def runs_in(paragraph: Element) -> list[Element]:
    """All runs of a paragraph."""
    return list(paragraph.iter(w("r")))


def properties_of(element: Element, name: str) -> Element:
    """The element's properties; made where there are none."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


def mark_end(editor: Editor, paragraph: Element, name: str) -> None:
    """Marks the end of a paragraph as come or gone."""
    properties = properties_of(paragraph, "pPr")
    mark = properties.find(w("rPr"))
    if mark is None:
        mark = etree.SubElement(properties, w("rPr"))
    mark.insert(0, editor.change(name))


def put_into_change(editor: Editor, run: Element, name: str = "del") -> None:
    """Marks a run as gone, or as the change that is named."""
    change = editor.change(name)
    run.addprevious(change)
    change.append(run)
    if name == "del":
        for text in run.iter(w("t")):
            text.tag = w("delText")


def take_out(run: Element) -> None:
    """Take a run out, and a link that held nothing else."""
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    if parent.tag == w("hyperlink") and not len(parent):
        take_out(parent)


def random_place(editor: Editor, paragraph: Element) -> int:
    """A place in a paragraph, behind its properties."""
    first = 1 if paragraph.find(w("pPr")) is not None else 0
    return editor.random.randint(first, len(paragraph))


def insert_whole(editor: Editor, paragraph: Element) -> None:
    """Marks all words of a paragraph, and its end, as new."""
    for run in runs_in(paragraph):
        change = editor.change("ins")
        run.addprevious(change)
        change.append(run)
    mark_end(editor, paragraph, "ins")


def rows_around(tracked: Element, plain: Element) -> Iterator[tuple[Element, Element]]:
    """The rows in which both paragraphs stand, from the inside."""
    yield from zip(tracked.iterancestors(w("tr")), plain.iterancestors(w("tr")), strict=True)


def track_row(editor: Editor, row: Element, name: str) -> None:
    """Marks a row and all its words as come or gone."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    properties.append(editor.change(name))
    for paragraph in row.iter(w("p")):
        for run in runs_in(paragraph):
            put_into_change(editor, run, name)
        mark_end(editor, paragraph, name)
