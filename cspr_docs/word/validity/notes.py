"""Footnotes, endnotes and comments: each is there that the text refers to, and none that it does not.

Source: ECMA-376 part 1, 17.11.14 (`footnoteReference`), 17.11.9 (the separators in the settings), 17.18.33 (kinds of
note), 17.13.4.3 and 17.13.4.4 (ranges of comments).
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.places import where
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import w
from cspr_docs.word.opened import Opened
from cspr_docs.word.validity.stories import stories, value

_NOTES = (("footnote", "footnoteReference"), ("endnote", "endnoteReference"))
_SEPARATORS = ("separator", "continuationSeparator")
_AGAIN = "delete the note in Word and put it in again"


def notes(found: Opened) -> Iterator[Problem]:
    """Each reference has its note, each note one reference."""
    for tag, reference in _NOTES:
        all_notes = _by_id(found, tag)
        real = {id_: note for id_, note in all_notes.items() if value(note[1], "type") in ("", "normal")}
        used: Counter[str] = Counter()
        for part, root in stories(found):
            for mark in root.iter(w(reference)):
                used[value(mark, "id")] += 1
                if value(mark, "id") not in real:
                    message = (
                        f"{where(mark, part)}: the number of a {tag} stands there, and the note is missing"
                    )
                    yield told(found, "word-reference-missing", message, _AGAIN)
        for id_, (part, note) in real.items():
            if used[id_] != 1:
                message = f"{where(note, part)}: no place in the text, or more than one, has the number of this note"
                yield told(found, "word-reference-missing", message, _AGAIN)


def separators(found: Opened) -> Iterator[Problem]:
    """A part of notes has the two lines between text and notes, and the settings name those that there are."""
    for part, root in found.trees.items():
        for tag, _ in _NOTES:
            if root.tag != w(f"{tag}s"):
                continue
            kinds = {value(note, "type") for note in root.iter(w(tag))}
            if not kinds.issuperset(_SEPARATORS):
                message = f"{part} lacks the line between text and notes"
                yield told(found, "word-structure", message, "delete all notes and put them in again")
    for part, root in found.trees.items():
        for note in root.iter(*(w(tag) for tag, _ in _NOTES)) if root.tag == w("settings") else ():
            tag = str(note.tag).rpartition("}")[2]
            if value(note, "id") not in _by_id(found, tag):
                message = f"{part} names a line between text and notes that there is not"
                yield told(
                    found, "word-reference-missing", message, "open the file in Word and save it again"
                )


def comments(found: Opened) -> Iterator[Problem]:
    """Each mark of a comment has its comment."""
    known = _by_id(found, "comment")
    for part, root in stories(found):
        for mark in root.iter(w("commentReference"), w("commentRangeStart"), w("commentRangeEnd")):
            if value(mark, "id") not in known:
                message = (
                    f"{where(mark, part)}: the mark of a comment stands there, and the comment is missing"
                )
                yield told(found, "word-reference-missing", message, "delete the comment")


def _by_id(found: Opened, tag: str) -> dict[str, tuple[str, etree._Element]]:
    """The notes or comments of the file by id, with their parts."""
    return {
        value(note, "id"): (part, note)
        for part, root in found.trees.items()
        if root.tag == w(f"{tag}s")
        for note in root.iter(w(tag))
    }


RULES: tuple[Rule, ...] = (notes, separators, comments)
