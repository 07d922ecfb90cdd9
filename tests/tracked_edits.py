"""Random edits to a part of a Word file, made twice: as tracked changes, and for good.

Each way of editing gets the same element in both trees. Marks are written as Word writes them: the mark of a
new paragraph's end stands on the paragraph before it, and the words that go are `delText`.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

from lxml import etree

from cspr_docs.word.namespaces import PRESERVE, w

Element = etree._Element
BY = {w("author"): "Ann Reader", w("date"): "2026-11-20T10:00:00Z"}


@dataclass
class Editor:
    """Edits `tracked` under tracking and `plain` without; both begin as copies of the same tree."""

    tracked: Element
    plain: Element
    random: Random
    used: set[Element] = field(default_factory=set)

    def edit(self, times: int) -> None:
        pairs = list(zip(self.tracked.iter(w("p")), self.plain.iter(w("p")), strict=True))
        self.random.shuffle(pairs)
        for tracked, plain in pairs[:times]:
            if tracked not in self.used:
                self.random.choice(WAYS)(self, tracked, plain)

    def change(self, name: str) -> Element:
        return etree.Element(w(name), {w("id"): str(self.random.randrange(10**6)), **BY})

    def take(self, *tracked: Element) -> bool:
        """Claim paragraphs, so that no two edits meet; whether they were free."""
        if any(each in self.used for each in tracked):
            return False
        self.used.update(tracked)
        return True


def _words(text: str) -> Element:
    run = etree.Element(w("r"))
    words = etree.SubElement(run, w("t"))
    words.text = text
    words.set(PRESERVE, "preserve")
    return run


def _runs(paragraph: Element) -> list[Element]:
    return list(paragraph.iter(w("r")))


def _properties(element: Element, name: str) -> Element:
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


def _mark_end(editor: Editor, paragraph: Element, name: str) -> None:
    properties = _properties(paragraph, "pPr")
    mark = properties.find(w("rPr"))
    if mark is None:
        mark = etree.SubElement(properties, w("rPr"))
    mark.insert(0, editor.change(name))


def _as_deleted(editor: Editor, run: Element, name: str = "del") -> None:
    change = editor.change(name)
    run.addprevious(change)
    change.append(run)
    if name == "del":
        for text in run.iter(w("t")):
            text.tag = w("delText")


def _gone(run: Element) -> None:
    """Take a run out, and a link that held nothing else."""
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    if parent.tag == w("hyperlink") and not len(parent):
        _gone(parent)


def _place(editor: Editor, paragraph: Element) -> int:
    first = 1 if paragraph.find(w("pPr")) is not None else 0
    return editor.random.randint(first, len(paragraph))


def insert_words(editor: Editor, tracked: Element, plain: Element) -> None:
    place = _place(editor, tracked)
    if editor.take(tracked):
        change = editor.change("ins")
        change.append(_words("new words"))
        tracked.insert(place, change)
        plain.insert(place, _words("new words"))


def insert_and_delete_again(editor: Editor, tracked: Element, plain: Element) -> None:
    place = _place(editor, tracked)
    if editor.take(tracked):
        outer = editor.change("ins")
        run = _words("a slip")
        outer.append(run)
        _as_deleted(editor, run)
        tracked.insert(place, outer)


def delete_words(editor: Editor, tracked: Element, plain: Element) -> None:
    both = list(zip(_runs(tracked), _runs(plain), strict=True))
    if both and editor.take(tracked):
        for old, gone in editor.random.sample(both, editor.random.randint(1, len(both))):
            _as_deleted(editor, old)
            _gone(gone)


def move_words(editor: Editor, tracked: Element, plain: Element) -> None:
    place = _place(editor, tracked)
    runs = [run for run in tracked if run.tag == w("r")]
    if runs and editor.take(tracked):
        old = editor.random.choice(runs)
        position = tracked.index(old)
        gone = plain[position]
        change = editor.change("moveTo")
        change.append(deepcopy(old))
        tracked.insert(place, change)
        plain.insert(place, deepcopy(gone))
        plain.remove(gone)
        _as_deleted(editor, old, "moveFrom")
        tracked.insert(1 if tracked.find(w("pPr")) is not None else 0, editor.change("moveFromRangeStart"))
        tracked.append(editor.change("moveFromRangeEnd"))


def split(editor: Editor, tracked: Element, plain: Element) -> None:
    place = _place(editor, tracked)
    if editor.take(tracked):
        for paragraph in (tracked, plain):
            first = etree.Element(w("p"))
            paragraph.addprevious(first)
            properties = paragraph.find(w("pPr"))
            head = [child for child in paragraph[:place] if child is not properties]
            if properties is not None:
                first.append(deepcopy(properties))
            first.extend(head)
            if paragraph is tracked:
                _mark_end(editor, first, "ins")


def join(editor: Editor, tracked: Element, plain: Element) -> None:
    following, after = tracked.getnext(), plain.getnext()
    if following is None or after is None or following.tag != w("p") or not editor.take(tracked, following):
        return
    _mark_end(editor, tracked, "del")
    place = 1 if after.find(w("pPr")) is not None else 0
    after[place:place] = [child for child in plain if child.tag != w("pPr")]
    _gone(plain)


def delete_paragraph(editor: Editor, tracked: Element, plain: Element) -> None:
    following = tracked.getnext()
    if following is not None and following.tag in (w("p"), w("tbl")) and editor.take(tracked):
        for run in _runs(tracked):
            _as_deleted(editor, run)
        _mark_end(editor, tracked, "del")
        _gone(plain)


def paste_paragraph(editor: Editor, tracked: Element, plain: Element) -> None:
    if editor.take(tracked):
        for paragraph in (tracked, plain):
            new = etree.Element(w("p"))
            new.append(_words("pasted"))
            paragraph.addprevious(new)
            if paragraph is tracked:
                _insert_whole(editor, new)


def _insert_whole(editor: Editor, paragraph: Element) -> None:
    for run in _runs(paragraph):
        change = editor.change("ins")
        run.addprevious(change)
        change.append(run)
    _mark_end(editor, paragraph, "ins")


def press_enter_at_the_end(editor: Editor, tracked: Element, plain: Element) -> None:
    if editor.take(tracked):
        for paragraph in (tracked, plain):
            new = etree.Element(w("p"))
            if paragraph.find(w("pPr")) is not None:
                new.append(deepcopy(paragraph[0]))
            run = _words("a new item")
            new.append(run)
            paragraph.addnext(new)
            if paragraph is tracked:
                _mark_end(editor, paragraph, "ins")
                change = editor.change("ins")
                run.addprevious(change)
                change.append(run)


def format_words(editor: Editor, tracked: Element, plain: Element) -> None:
    both = list(zip(_runs(tracked), _runs(plain), strict=True))
    if both and editor.take(tracked):
        old, new = editor.random.choice(both)
        before = deepcopy(_properties(old, "rPr"))
        for run in (old, new):
            etree.SubElement(_properties(run, "rPr"), w("u"), {w("val"): "single"})
        change = editor.change("rPrChange")
        change.append(before)
        _properties(old, "rPr").append(change)


def restyle(editor: Editor, tracked: Element, plain: Element) -> None:
    if editor.take(tracked):
        before = deepcopy(_properties(tracked, "pPr"))
        for paragraph in (tracked, plain):
            properties = _properties(paragraph, "pPr")
            properties[:] = []
            etree.SubElement(properties, w("pStyle"), {w("val"): "Heading2"})
        change = editor.change("pPrChange")
        change.append(before)
        _properties(tracked, "pPr").append(change)


def _rows(tracked: Element, plain: Element) -> Iterator[tuple[Element, Element]]:
    yield from zip(tracked.iterancestors(w("tr")), plain.iterancestors(w("tr")), strict=True)


def _track_row(editor: Editor, row: Element, name: str) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    properties.append(editor.change(name))
    for paragraph in row.iter(w("p")):
        for run in _runs(paragraph):
            _as_deleted(editor, run, name)
        _mark_end(editor, paragraph, name)


def insert_row(editor: Editor, tracked: Element, plain: Element) -> None:
    for row, beside in _rows(tracked, plain):
        if editor.take(*row.iter(w("p"))):
            new = deepcopy(row)
            for reference in list(new.iter(w("footnoteReference"), w("hyperlink"))):
                _gone(reference)
            row.addnext(new)
            beside.addnext(deepcopy(new))
            _track_row(editor, new, "ins")


def delete_row(editor: Editor, tracked: Element, plain: Element) -> None:
    for row, gone in _rows(tracked, plain):
        table = gone.getparent()
        assert table is not None
        if len(table.findall(w("tr"))) > 1 and editor.take(*row.iter(w("p"))):
            _track_row(editor, row, "del")
            table.remove(gone)


def take_out_control(editor: Editor, tracked: Element, plain: Element) -> None:
    """Put a paragraph into a control: the tags are tracked, the paragraph was there before."""
    if not editor.take(tracked):
        return
    for paragraph in (tracked, plain):
        control = etree.Element(w("sdt"))
        content = etree.SubElement(control, w("sdtContent"))
        paragraph.addprevious(control)
        content.append(paragraph)
    begun, ended = editor.change("customXmlInsRangeStart"), etree.Element(w("customXmlInsRangeEnd"))
    ended.set(w("id"), begun.get(w("id"), ""))
    content = tracked.getparent()
    assert content is not None
    control = content.getparent()
    assert control is not None
    control.addprevious(begun)
    content.insert(0, ended)


Way = Callable[[Editor, Element, Element], None]
WAYS: tuple[Way, ...] = (
    insert_words,
    insert_and_delete_again,
    delete_words,
    move_words,
    split,
    join,
    delete_paragraph,
    paste_paragraph,
    press_enter_at_the_end,
    format_words,
    restyle,
    insert_row,
    delete_row,
    take_out_control,
)


def plainly(root: Element) -> str:
    """The tree as text, without properties that say nothing."""
    root = deepcopy(root)
    for properties in reversed(list(root.iter(w("rPr"), w("pPr"), w("trPr")))):
        parent = properties.getparent()
        if not len(properties) and parent is not None:
            parent.remove(properties)
    return etree.tostring(root, method="c14n").decode()
