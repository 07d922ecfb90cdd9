"""What a template may name: values that know their data path, and print themselves.

A missing value is no error in a draft: printing it prints a highlighted prompt that says what belongs there,
with a Word comment. So a template prints what its reader needs, and guards with `{% if %}` only what is optional.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from markupsafe import escape

from cspr_docs.problems import DataPath
from cspr_docs.word.drawn_picture import DrawnPicture
from cspr_docs.word.language.refusals import Refusal, reason_against
from schemas.base import Answer, Known, PartialDate

HOW_TO_ASK = 'write == "yes", or != none for whether anything is said'
"""How a template asks for an answer, which is there when it is "no" too."""


class Writer:
    """Puts values into the document that is being rendered; this one writes nothing: expressions only ask."""

    def write_fact(self, fact: "Fact") -> str:
        """WordprocessingML for a value inside a run's text."""
        return ""

    def write_prose(self, prose: "ProseText") -> str:
        """WordprocessingML blocks for Markdown."""
        return ""

    def write_field(self, value: "ToFill") -> str:
        """WordprocessingML for a field of a form that somebody else fills in."""
        return ""

    def write_picture(self, picture: DrawnPicture) -> str:
        """A WordprocessingML paragraph that shows a picture."""
        return ""

    def write_empty_list(self, many: "Many") -> str:
        """WordprocessingML blocks for a list that should not be empty."""
        return ""

    def ideas_of(self, prose: "ProseText") -> tuple["Fact", ...]:
        """The sentences of Markdown, in plain words, a value each."""
        return ()


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A single value: a date, a term, a name, a line.

    Attributes:
        value: as the case holds it; `None` where it is missing.
        words: as the reader sees it.
        path: where it stands in the case.
        description: what belongs there, in the schema's words.
        is_own: whether the words are the value itself as the case writes it, and not made from it.
    """

    closed_names: ClassVar = frozenset({"words", "path", "description", "writer", "saying", "is_own"})

    value: object
    words: str
    path: DataPath
    description: str
    writer: Writer
    is_own: bool = False

    def __bool__(self) -> bool:
        if isinstance(self.value, Known | Answer):
            raise Refusal(f"it is {self.words.lower()}, and asked alone it is always so: {HOW_TO_ASK}")
        return bool(self.value)

    def __eq__(self, other: object) -> bool:
        own, beside = self.value, other.value if isinstance(other, Fact) else other
        if isinstance(own, date | PartialDate) and isinstance(beside, str):
            own = str(own)  # a template writes a day as the case does
        return bool(own == beside)

    def __hash__(self) -> int:
        return hash(self.value)

    def __str__(self) -> str:
        return self.words

    def __html__(self) -> str:
        return self.writer.write_fact(self)

    def saying(self, words: str) -> Self:
        """The same value in other words."""
        return replace(self, words=words, is_own=self.is_own and words == self.words)


class Nothing(Fact):
    """A record that is missing: every field of it prints the prompt for the record itself."""

    __slots__ = ()

    def __getattr__(self, name: str) -> "Nothing":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __iter__(self) -> Iterator[object]:
        return iter(())


@dataclass(frozen=True, slots=True, eq=False)
class ProseText:
    """Markdown, to be printed with `{{p ... }}` alone in its paragraph.

    Attributes:
        text: the Markdown; empty where it is missing.
        heading_base: the level of the document's heading above; `#` becomes the level below it.
        in_cell: whether it stands in a table cell.
        in_appendix: whether it stands in an appendix.
    """

    why_unprintable: ClassVar = "it is prose: write {{p … }} with nothing else, alone in its paragraph"
    closed_names: ClassVar = frozenset({"text", "path", "description", "writer"})

    text: str
    path: DataPath
    description: str
    writer: Writer
    heading_base: int = 1
    in_cell: bool = False
    in_appendix: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __html__(self) -> str:
        return self.writer.write_prose(self)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, eq=False)
class ToFill:
    """A value that whoever gets the document is to write into it; what the case says there already is not told."""

    why_unprintable: ClassVar = "it is a field to be filled in: print it by itself"
    closed_names: ClassVar = frozenset({"asked"})

    asked: Fact | ProseText

    def __html__(self) -> str:
        return self.asked.writer.write_field(self)


@dataclass(frozen=True, slots=True, eq=False)
class Many:
    """A list of records or values; printed while it is empty it asks for what belongs there."""

    why_unprintable: ClassVar = (
        "it is a list: go through it with {% for %}, or of people and agencies add | names | joined"
    )

    items: tuple[object, ...]
    path: DataPath
    description: str
    writer: Writer

    def __iter__(self) -> Iterator[object]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> object:
        return self.items[index]

    def __html__(self) -> str:
        if not self.items:
            return self.writer.write_empty_list(self)
        if any(hasattr(type(item), "why_unprintable") for item in self.items):
            raise Refusal(self.why_unprintable)
        return str(escape(", ".join(words_in(item) for item in self.items)))


def words_in(value: object) -> str:
    """The words of a single value.

    Raises:
        Refusal: it is a record, a list or prose, which have none.
    """
    if hasattr(type(value), "why_unprintable"):
        raise Refusal(reason_against(value))
    return str(value)
