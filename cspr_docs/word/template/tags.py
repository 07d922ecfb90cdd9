"""The tags of a template: `{{ value }}`, `{% statement %}`, `{# remark #}`, with docxtpl's prefixes.

A prefix says what the tag takes the place of: `{%p` its paragraph, `{%tr` its row, `{%tc` its cell, `{%r`
its run. Source: docxtpl's documentation, chapter 'Jinja2-like syntax'.

While a part is a tree, stand-ins hold the tags' places: a processing instruction in content, a mark in an attribute.
With the tags out of the text, lxml can move, check and write the XML; the Jinja code goes in at the end.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from enum import Enum

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import WordPlace, within
from cspr_docs.ooxml.trees import attributes
from cspr_docs.problems import Problem

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TARGET = "cspr"
MARK = re.compile(r"<\?cspr (\d+)\?>|\ue000(\d+)\ue001")
IN_ATTRIBUTE = re.compile("\ue000(\\d+)\ue001")
_PARSED = re.compile(r"\{(?P<mark>[{%#])(?:(?P<level>tr|tc|p|r)(?=\s))?(?P<code>.*)[}%#]\}", re.DOTALL)
_TEXT, _RUN, _PARAGRAPH = w("t"), w("r"), w("p")
FIRST_NUMBER = 0xF0000  # a plane of characters that no text uses

CELL_WORDS = frozenset({"vm", "hm", "colspan", "cellbg"})
"""docxtpl's own statements: merge a cell down or across the loop, give it a span, colour it."""


class Kind(Enum):
    """What a tag does."""

    PRINT = "{"
    STATEMENT = "%"
    REMARK = "#"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its kind, prefix, code without the braces, the text as typed, and where it stands.

    `writer` is the filter (`values.writers`) that writes what it prints, known once the part is laid out.
    """

    kind: Kind
    level: str
    code: str
    text: str
    place: WordPlace
    writer: str = "_plain"

    def problem(self, code: str, what: str, hint: str) -> Problem:
        """A problem of which the tag itself is the subject."""
        return Problem(code, f"{self.text} {what}; it stands {within(self.place)}", hint)

    @property
    def word(self) -> str:
        """The first word of a statement: `for`, `endif`, `vm`."""
        return self.code.split(maxsplit=1)[0] if self.kind is Kind.STATEMENT and self.code else ""

    @property
    def is_about_cell(self) -> bool:
        """Whether it is one of docxtpl's statements about a table cell."""
        return self.word in CELL_WORDS and not self.level

    @property
    def argument(self) -> str:
        """What follows the word of a statement."""
        return self.code.removeprefix(self.word).strip()


@dataclass(slots=True)
class Tags:
    """The tags of one part by number."""

    found: list[Tag] = field(default_factory=list)

    def add(self, tag: Tag) -> int:
        """The number by which the tag is known from now on."""
        self.found.append(tag)
        return len(self.found) - 1

    def made(self, kind: Kind, code: str, like: Tag) -> int:
        """The number of a tag that no one typed, which stands in for a part of what `like` asks."""
        return self.add(replace(like, kind=kind, level="", code=code, writer="_plain"))

    def framed(self, tag: Tag, *, with_level: bool = True) -> str:
        """The tag as docxtpl is to see it: its frame with its number as one character in place of its code."""
        number = chr(FIRST_NUMBER + self.add(tag))
        level = f"{tag.level} " if tag.level and with_level else ""
        word = ""
        if tag.is_about_cell and with_level:
            word, number = (f" {tag.word} ", number if tag.argument else "")
        closing = "}" if tag.kind is Kind.PRINT else tag.kind.value
        return f"{{{tag.kind.value}{level}{word}{number} {closing}}}"


def read_tag(text: str, place: WordPlace) -> Tag:
    """The tag that is written as `text`."""
    match = _PARSED.fullmatch(text)
    assert match is not None  # TAG matched it
    return Tag(
        Kind(match["mark"]), match["level"] or "", match["code"].strip(), " ".join(text.split()), place
    )


def pieces(text: str, place: WordPlace) -> Iterator[str | Tag]:
    """The text's plain stretches and tags in order; empty stretches are left out."""
    end = 0
    for match in TAG.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield read_tag(match[0], place)
        end = match.end()
    if end < len(text):
        yield text[end:]


def attribute_mark(number: int) -> str:
    """The stand-in for a tag in the value of an attribute."""
    return f"\ue000{number}\ue001"


def mark(number: int) -> etree._Element:
    """The stand-in for a tag in content."""
    return etree.ProcessingInstruction(TARGET, str(number))


def is_in_run(text: etree._Element) -> bool:
    """Whether this is the text of a paragraph's run."""
    run = text.getparent()
    is_text = text.tag == _TEXT and run is not None and run.tag == _RUN
    return is_text and next(text.iterancestors(_PARAGRAPH), None) is not None


def emptied(run: etree._Element) -> etree._Element:
    """A new run with the look of this one, and nothing in it."""
    new = etree.Element(run.tag, attributes(run))
    new.extend(deepcopy(properties) for properties in run.findall(w("rPr")))
    return new


def number_of(node: etree._Element) -> int | None:
    """The number of the tag that the node stands for; `None` for every other node."""
    if not isinstance(node, etree._ProcessingInstruction) or node.target != TARGET:
        return None
    return int(node.text or "")


def marks(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Every stand-in in content, in the order of the document; safe to change the tree meanwhile."""
    for node in list(root.iter(etree.ProcessingInstruction)):
        number = number_of(node)
        if number is not None:
            yield node, number
