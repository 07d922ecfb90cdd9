"""Random edits to a part of a Word file, made twice: as tracked changes, and for good.

Each way of editing gets the same element in both trees. Marks are written as Word writes them: the mark of a
new paragraph's end stands on the paragraph before it, and the words that go are `delText`.
"""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree
from tracked_marks import (
    Editor,
    Element,
    insert_whole,
    mark_end,
    properties_of,
    put_into_change,
    random_place,
    rows_around,
    run_of,
    runs_in,
    take_out,
    track_row,
)

from cspr_docs.ooxml.namespaces import w


def insert_words(editor: Editor, tracked: Element, plain: Element) -> None:
    place = random_place(editor, tracked)
    if editor.take(tracked):
        change = editor.change("ins")
        change.append(run_of("new words"))
        tracked.insert(place, change)
        plain.insert(place, run_of("new words"))


def insert_and_delete_again(editor: Editor, tracked: Element, plain: Element) -> None:
    place = random_place(editor, tracked)
    if editor.take(tracked):
        outer = editor.change("ins")
        run = run_of("a slip")
        outer.append(run)
        put_into_change(editor, run)
        tracked.insert(place, outer)


def delete_words(editor: Editor, tracked: Element, plain: Element) -> None:
    both = list(zip(runs_in(tracked), runs_in(plain), strict=True))
    if both and editor.take(tracked):
        for old, gone in editor.random.sample(both, editor.random.randint(1, len(both))):
            put_into_change(editor, old)
            take_out(gone)


def move_words(editor: Editor, tracked: Element, plain: Element) -> None:
    place = random_place(editor, tracked)
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
        put_into_change(editor, old, "moveFrom")
        tracked.insert(1 if tracked.find(w("pPr")) is not None else 0, editor.change("moveFromRangeStart"))
        tracked.append(editor.change("moveFromRangeEnd"))


def split(editor: Editor, tracked: Element, plain: Element) -> None:
    place = random_place(editor, tracked)
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
                mark_end(editor, first, "ins")


def join(editor: Editor, tracked: Element, plain: Element) -> None:
    following, after = tracked.getnext(), plain.getnext()
    if following is None or after is None or following.tag != w("p") or not editor.take(tracked, following):
        return
    mark_end(editor, tracked, "del")
    place = 1 if after.find(w("pPr")) is not None else 0
    after[place:place] = [child for child in plain if child.tag != w("pPr")]
    take_out(plain)


def delete_paragraph(editor: Editor, tracked: Element, plain: Element) -> None:
    following = tracked.getnext()
    if following is not None and following.tag in (w("p"), w("tbl")) and editor.take(tracked):
        for run in runs_in(tracked):
            put_into_change(editor, run)
        mark_end(editor, tracked, "del")
        take_out(plain)


def paste_paragraph(editor: Editor, tracked: Element, plain: Element) -> None:
    if editor.take(tracked):
        for paragraph in (tracked, plain):
            new = etree.Element(w("p"))
            new.append(run_of("pasted"))
            paragraph.addprevious(new)
            if paragraph is tracked:
                insert_whole(editor, new)


def press_enter_at_the_end(editor: Editor, tracked: Element, plain: Element) -> None:
    if editor.take(tracked):
        for paragraph in (tracked, plain):
            new = etree.Element(w("p"))
            if paragraph.find(w("pPr")) is not None:
                new.append(deepcopy(paragraph[0]))
            run = run_of("a new item")
            new.append(run)
            paragraph.addnext(new)
            if paragraph is tracked:
                mark_end(editor, paragraph, "ins")
                change = editor.change("ins")
                run.addprevious(change)
                change.append(run)


def format_words(editor: Editor, tracked: Element, plain: Element) -> None:
    both = list(zip(runs_in(tracked), runs_in(plain), strict=True))
    if both and editor.take(tracked):
        old, new = editor.random.choice(both)
        before = deepcopy(properties_of(old, "rPr"))
        for run in (old, new):
            etree.SubElement(properties_of(run, "rPr"), w("u"), {w("val"): "single"})
        change = editor.change("rPrChange")
        change.append(before)
        properties_of(old, "rPr").append(change)


def restyle(editor: Editor, tracked: Element, plain: Element) -> None:
    if editor.take(tracked):
        before = deepcopy(properties_of(tracked, "pPr"))
        for paragraph in (tracked, plain):
            properties = properties_of(paragraph, "pPr")
            properties[:] = []
            etree.SubElement(properties, w("pStyle"), {w("val"): "Heading2"})
        change = editor.change("pPrChange")
        change.append(before)
        properties_of(tracked, "pPr").append(change)


def insert_row(editor: Editor, tracked: Element, plain: Element) -> None:
    for row, beside in rows_around(tracked, plain):
        if editor.take(*row.iter(w("p"))):
            new = deepcopy(row)
            for reference in list(new.iter(w("footnoteReference"), w("hyperlink"))):
                take_out(reference)
            row.addnext(new)
            beside.addnext(deepcopy(new))
            track_row(editor, new, "ins")


def delete_row(editor: Editor, tracked: Element, plain: Element) -> None:
    for row, gone in rows_around(tracked, plain):
        table = gone.getparent()
        assert table is not None
        if len(table.findall(w("tr"))) > 1 and editor.take(*row.iter(w("p"))):
            track_row(editor, row, "del")
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


def edit_at_random(editor: Editor, times: int) -> None:
    """Edits some paragraphs, each in a way of its own."""
    pairs = list(zip(editor.tracked.iter(w("p")), editor.plain.iter(w("p")), strict=True))
    editor.random.shuffle(pairs)
    for tracked, plain in pairs[:times]:
        if tracked not in editor.used:
            editor.random.choice(WAYS)(editor, tracked, plain)


def plainly(root: Element) -> str:
    """The tree as text, without properties that say nothing."""
    root = deepcopy(root)
    for properties in reversed(list(root.iter(w("rPr"), w("pPr"), w("trPr")))):
        parent = properties.getparent()
        if not len(properties) and parent is not None:
            parent.remove(properties)
    return etree.tostring(root, method="c14n").decode()
