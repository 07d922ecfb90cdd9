"""Headers, footers and notes: those that a page shows, in the order of use.

Source: ECMA-376 part 1, 17.10 (headers and footers), 17.11 (footnotes and endnotes).
"""

from collections.abc import Callable, Iterator
from itertools import count

from lxml import etree

from cspr_docs.ooxml.namespaces import r, w
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.looks import OFF
from cspr_docs.word.scrub.stories import Reader, Story

_EDGES = {w("headerReference"): "header", w("footerReference"): "footer"}
_WHICH = {"first": "the first page's", "even": "the even pages'", "default": "the"}
_UNSEEN = "header or footer that no page shows|headers and footers that no page shows"
_SPECIAL = (w("separator"), w("continuationSeparator"))


def edges(reader: Reader, body: Story, *, even_and_odd: bool) -> tuple[Story, ...]:
    """The headers and footers that a page shows, in order; references to others are taken out of the body."""
    _drop_unseen(body.root, reader.ledger, even_and_odd=even_and_odd)
    found: dict[str, Story] = {}
    counts: dict[str, int] = {}
    for reference in list(body.root.iter(*_EDGES)):
        kind = _EDGES[str(reference.tag)]
        link = body.links.get(reference.get(r("id"), ""))
        if link is None or link.kind != kind or link.part not in reader.package:
            remove(reference)
            continue
        if link.part not in found:
            counts[kind] = counts.get(kind, 0) + 1
            words = f"{_WHICH.get(reference.get(w('type'), 'default'), 'the')} {kind}"
            found[link.part] = reader.story(link.part, f"word/{kind}{counts[kind]}.xml", kind, words)
        name = found[link.part].name.removeprefix("word/")
        reference.set(r("id"), body.relations.id_for(kind, name))
    return tuple(found.values())


def notes(reader: Reader, body: Story, kind: str) -> Story | None:
    """The part of the footnotes or endnotes (`kind`), with those that the body refers to, numbered anew."""
    part = next((link.part for link in body.links.values() if link.kind == kind), "")
    note, reference = w(kind.removesuffix("s")), w(f"{kind.removesuffix('s')}Reference")
    references = list(body.root.iter(reference))
    if part not in reader.package:
        for element in references:
            _refuse_mark(element, reader)
        return None
    used = {element.get(w("id"), "") for element in references}
    story = reader.story(part, f"word/{kind}.xml", kind, "", _pruner(note, used, reader.ledger))
    numbers = _numbered(story.root, note)
    for element in references:
        if element.get(w("id"), "") not in numbers:
            _refuse_mark(element, reader)
        element.set(w("id"), str(numbers.get(element.get(w("id"), ""), 0)))
    body.relations.id_for(kind, f"{kind}.xml")
    return story


def special_notes(story: Story) -> Iterator[str]:
    """The ids of the notes of a story that are no notes but the lines above them."""
    for note in story.root:
        if note.get(w("type"), "normal") != "normal":
            yield note.get(w("id"), "")


def _drop_unseen(root: etree._Element, ledger: Ledger, *, even_and_odd: bool) -> None:
    """Take out references to headers that no page of their section, or of one that inherits them, shows."""
    sections = list(root.iter(w("sectPr")))
    for at, section in enumerate(sections):
        for reference in [element for element in section if element.tag in _EDGES]:
            type_ = reference.get(w("type"), "default")
            if type_ == "even" and even_and_odd:
                continue
            if type_ == "default" or (
                type_ == "first" and _has_first_page(sections[at:], str(reference.tag))
            ):
                continue
            remove(reference)
            ledger.took(_UNSEEN)


def _has_first_page(sections: list[etree._Element], tag: str) -> bool:
    """Whether a section with a first page of its own uses the first section's reference for it."""
    for at, section in enumerate(sections):
        own = any(element.tag == tag and element.get(w("type")) == "first" for element in section)
        if at and own:
            return False
        mark = section.find(w("titlePg"))
        if mark is not None and mark.get(w("val"), "1") not in OFF:
            return True
    return False


def _pruner(note: str, used: set[str], ledger: Ledger) -> Callable[[etree._Element], None]:
    """Takes out the notes that nothing refers to."""

    def prune(root: etree._Element) -> None:
        for element in [each for each in root if each.tag == note]:
            if element.get(w("type"), "normal") == "normal" and element.get(w("id"), "") not in used:
                root.remove(element)
                ledger.took("note that nothing refers to|notes that nothing refers to")

    return prune


def _numbered(root: etree._Element, note: str) -> dict[str, int]:
    """The new number of each note by its old id; the lines above the notes come first, from -1."""
    elements = [element for element in root if element.tag == note]
    special = [element for element in elements if element.get(w("type"), "normal") != "normal"]
    ordinary = [element for element in elements if element.get(w("type"), "normal") == "normal"]
    root[:] = [*special, *ordinary]
    numbers = {element.get(w("id"), ""): number for element, number in zip(special, count(-1), strict=False)}
    first = max(1, len(special) - 1)
    numbers |= {
        element.get(w("id"), ""): number for element, number in zip(ordinary, count(first), strict=False)
    }
    for element in elements:
        element.set(w("id"), str(numbers[element.get(w("id"), "")]))
    return numbers


def _refuse_mark(element: etree._Element, reader: Reader) -> None:
    hint = "delete the mark in Word, or write the note again"
    reader.ledger.refuse("scrub-unknown", "the mark of a note that is not in the file", "the body", hint)
