"""What a draft shows only as long as it is one: prompts, notes for the office, words such as TBC or DRAFT."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from cspr_docs.ooxml.namespaces import WP, w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import WordPlace, places
from cspr_docs.ooxml.relationships import stories
from cspr_docs.ooxml.text import ON_ONE_LINE, text
from cspr_docs.ooxml.values import value
from cspr_docs.prose.unfinished import placeholders, says_draft, stamp

_EDGES = ("header", "footer")
_DRAFT = re.compile(r"\bDRAFT\b")
PICTURE_PLACE = "Place for a picture"
"""The alternative text of an empty box in an easy read letter."""
PROMPT_STYLE, _NOTE_STYLE, _MARKING_STYLE = "Prompt", "Draft", "Marking"


class Sign(StrEnum):
    """What shows that a document is not finished."""

    PROMPT = "prompt"  # highlighted words that say what is missing
    NOTE = "note"  # a note for the office, in the style Draft
    EDGE = "edge"  # the word DRAFT in a header or footer
    PLACEHOLDER = "placeholder"  # a word such as TBC that somebody typed where the text itself should stand
    PICTURE = "picture"  # a box in whose place somebody is to put a picture
    STAMP = "stamp"  # a line of the text such as 'DRAFT – not for circulation'
    SAYS = "says"  # a sentence or line by which the text calls itself a draft
    MARKING = "marking"  # a protective marking in a header or footer, which no published document has


@dataclass(frozen=True, slots=True)
class DraftMark:
    """One of them, its words, and where it stands."""

    sign: Sign
    words: str
    place: WordPlace


def draft_marks(package: Mapping[str, bytes]) -> Iterator[DraftMark]:
    """Everything in a Word file that says that it is a draft, headers and footers after the text."""
    for part, kind in stories(package):
        if kind not in _EDGES:
            for paragraph, place in places(parse(package[part]), part).items():
                yield from _in_text(paragraph, place)
    yield from edge_marks(package)


def edge_marks(package: Mapping[str, bytes]) -> Iterator[DraftMark]:
    """Those in headers and footers: the word DRAFT, and protective markings."""
    for part, kind in stories(package):
        if kind in _EDGES:
            for paragraph, place in places(parse(package[part]), part).items():
                yield from _at_edge(paragraph, place)


def _at_edge(paragraph: etree._Element, place: WordPlace) -> Iterator[DraftMark]:
    words = text(paragraph, ON_ONE_LINE).strip()
    if _DRAFT.search(words):
        yield DraftMark(Sign.EDGE, words, place)
    elif words and value(paragraph.find(w("pPr")), "pStyle") == _MARKING_STYLE:
        yield DraftMark(Sign.MARKING, words, place)


def _in_text(paragraph: etree._Element, place: WordPlace) -> Iterator[DraftMark]:
    if value(paragraph.find(w("pPr")), "pStyle") == _NOTE_STYLE and place.text.strip():
        yield DraftMark(Sign.NOTE, place.text.strip(), place)
        return
    for picture in paragraph.iter(f"{{{WP}}}docPr"):
        if picture.get("descr") == PICTURE_PLACE:
            yield DraftMark(Sign.PICTURE, PICTURE_PLACE, place)
    runs = (run for run in paragraph.iter(w("r")) if value(run.find(w("rPr")), "rStyle") == PROMPT_STYLE)
    words, line = "".join(text(run, ON_ONE_LINE) for run in runs), text(paragraph, ON_ONE_LINE)
    if words.strip():
        yield DraftMark(Sign.PROMPT, words.strip(), place)
    prompts = tuple(_prompts_of_controls(paragraph))
    for match in () if prompts else placeholders(line.replace(words, "")):
        yield DraftMark(Sign.PLACEHOLDER, match.group(), place)
    yield from (DraftMark(Sign.PLACEHOLDER, prompt, place) for prompt in prompts)
    is_cell = next(paragraph.iterancestors(w("tc")), None) is not None
    stamped = "" if is_cell else stamp(line)
    said = stamped or says_draft(line, is_cell=is_cell)
    if said:
        yield DraftMark(Sign.STAMP if stamped else Sign.SAYS, said, place)


def _prompts_of_controls(paragraph: etree._Element) -> Iterator[str]:
    """The words of controls in which nobody has written yet: those in a paragraph, or those around it."""
    for control in (*paragraph.iter(w("sdt")), *paragraph.iterancestors(w("sdt"))):
        if control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is None:
            continue
        content = control.find(w("sdtContent"))
        inside = paragraph if content is None or content.find(f".//{w('p')}") is not None else content
        if words := text(inside, ON_ONE_LINE).strip():
            yield words
