"""What a paragraph or a run has from its style, with all that the style is based on.

Styles are known by their names: their ids differ from program to program and from language to language.
Source: ECMA-376 part 1, 17.7 (styles), 17.7.3 (toggle properties).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.prose.tree import PLAIN, Mark
from cspr_docs.word.place import QUOTE_STEP
from cspr_docs.word.reading.values import left_indent, number, switch, value

_HEADING = re.compile(r"heading (\d)")
_QUOTE = re.compile(r"\b(?:quote|quotations?)\b")
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z\d])")
_DEEPEST_OUTLINE = 9  # the level of body text
TOGGLES = {Mark.STRONG: "b", Mark.EMPHASIS: "i", Mark.STRIKE: "strike"}

HOUSE = frozenset(
    {
        *("normal", "body text", "text body", "table text", "table header", "footnote text", "footnote"),
        *("list bullet", "list number", "list paragraph", "quote", "quotations", "caption"),
        *("table contents", "table heading", "prompt"),
    }
)
"""Styles that say what a paragraph is; their own bold or italic is no one's emphasis."""

HOUSE_RUNS = frozenset(
    {
        *("default paragraph font", "strong", "strong emphasis", "emphasis", "hyperlink", "internet link"),
        *("followedhyperlink", "visited internet link", "footnote reference", "footnote characters"),
        *("footnote anchor", "annotation reference", "comment reference", "prompt", "placeholder text"),
    }
)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with what it inherits.

    Attributes:
        id: as the file has it.
        name: in lower case, as Word shows it.
        heading: its level from 1; 0 where it is no heading.
        quote: whether it sets off somebody else's words.
        marks: what its runs have from it.
        left: how far it is set in, in twips; `None` where it does not say.
        list_id: the list that it belongs to; empty if none.
        list_level: the level within that list; `None` where it does not say.
    """

    id: str
    name: str
    heading: int = 0
    quote: bool = False
    marks: Mark = PLAIN
    left: int | None = None
    list_id: str = ""
    list_level: int | None = None

    @property
    def is_house(self) -> bool:
        """Whether its looks are a role that comes back by itself."""
        return bool(self.heading) or self.name in HOUSE


@dataclass(frozen=True, slots=True)
class RunStyle:
    """A character style with what it inherits."""

    name: str
    marks: Mark = PLAIN


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one file by id; those that it lacks are judged by their id."""

    elements: Mapping[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict, compare=False)
    _runs: dict[str, RunStyle] = field(default_factory=dict, compare=False)

    def paragraph(self, id_: str | None) -> ParagraphStyle:
        """The paragraph style of an id; the default one for `None`."""
        id_ = self.default if id_ is None else id_
        if id_ not in self._paragraphs:
            self._paragraphs[id_] = self._paragraph(id_)
        return self._paragraphs[id_]

    def run(self, id_: str) -> RunStyle:
        """The character style of an id."""
        if id_ not in self._runs:
            chain = list(self._chain(id_))
            name = self._name(id_)
            by_name = {"strong": Mark.STRONG, "emphasis": Mark.EMPHASIS}.get(name, PLAIN)
            self._runs[id_] = RunStyle(name, _marks(chain) if chain else by_name)
        return self._runs[id_]

    def names(self, id_: str) -> tuple[str, ...]:
        """The names of a style and of those that it is based on, nearest first, in lower case."""
        return tuple(self._name(style.get(w("styleId"), "")) for style in self._chain(id_)) or (
            self._name(id_),
        )

    def inherited(self, id_: str, path: str) -> etree._Element | None:
        """The property at a path (`w("rPr") + "/" + w("lang")`) of a style or of the nearest that it is based on."""
        return next(self.all_inherited(id_, path), None)

    def all_inherited(self, id_: str, path: str) -> Iterator[etree._Element]:
        """All that stands at a path of a style and of those that it is based on, nearest first."""
        for each in self._chain(id_):
            yield from each.iterfind(path)

    def _paragraph(self, id_: str) -> ParagraphStyle:
        chain = list(self._chain(id_))
        names = [self._name(style.get(w("styleId"), "")) for style in chain] or [self._name(id_)]
        properties = [found for style in chain if (found := style.find(w("pPr"))) is not None]
        quote = any(_QUOTE.search(name) for name in names)
        lefts = [left for each in properties if (left := left_indent(each)) is not None]
        if not chain and quote:
            lefts = [QUOTE_STEP]
        numbers = [found for each in properties if (found := each.find(w("numPr"))) is not None]
        first = numbers[0] if numbers else None
        return ParagraphStyle(
            id_,
            names[0],
            heading=_heading(names, chain),
            quote=quote,
            marks=_marks(chain),
            left=lefts[0] if lefts else None,
            list_id=next((list_id for each in numbers if (list_id := value(each, "numId"))), ""),
            list_level=number(value(first, "ilvl")),
        )

    def _name(self, id_: str) -> str:
        style = self.elements.get(id_)
        name = None if style is None else value(style, "name")
        return (name or _WORDS.sub(" ", id_)).lower()

    def _chain(self, id_: str) -> Iterator[etree._Element]:
        """The style and those that it is based on, nearest first."""
        seen: set[str] = set()
        current: str | None = id_
        while current is not None and current not in seen:
            seen.add(current)
            style = self.elements.get(current)
            if style is None:
                return
            yield style
            current = value(style, "basedOn")


def to_styles(root: etree._Element | None) -> Styles:
    """The styles of a part `styles.xml`; none for `None`."""
    if root is None:
        return Styles()
    elements = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    defaults = (
        id_
        for id_, style in elements.items()
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")
    )
    return Styles(elements, next(defaults, ""))


def _heading(names: list[str], chain: list[etree._Element]) -> int:
    """The nearest level that a name or an outline level gives."""
    if not chain:
        found = _HEADING.fullmatch(names[0])
        return int(found[1]) if found else 0
    for name, style in zip(names, chain, strict=True):
        found = _HEADING.fullmatch(name)
        if found:
            return int(found[1])
        level = number(value(style.find(w("pPr")), "outlineLvl"))
        if level is not None:
            return level + 1 if level < _DEEPEST_OUTLINE else 0
    return 0


def _marks(chain: list[etree._Element]) -> Mark:
    """The marks of a chain of styles: of each, the nearest style that speaks of it decides."""
    properties = [found for style in chain if (found := style.find(w("rPr"))) is not None]
    on = [
        mark
        for mark, name in TOGGLES.items()
        if next((state for each in properties if (state := switch(each, name)) is not None), False)
    ]
    return reduce(or_, on, PLAIN)
