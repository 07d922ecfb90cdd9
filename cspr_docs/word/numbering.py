"""Lists: an abstract number and a number of its own for each, so that no list runs on from another."""

from dataclasses import dataclass, field

from cspr_docs.word.additions import Additions

LEVELS = 9
STEP = 425
"""How far each level of a list is set in, in twips (7.5 mm)."""

_BULLETS = ("\u2022", "\u2013")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


@dataclass(slots=True)
class ListNumbers:
    """One outermost list with the lists inside it that can share its levels.

    A nested list takes the next level of the same number, which Word starts anew under each item. It needs
    a number of its own where it is of another kind or start than the level already has, and where it is the
    second at its level under the same item.

    Attributes:
        indent: how far the whole is set in, in twips.
    """

    number: int
    abstract: int
    indent: int
    _levels: dict[int, tuple[bool, int]] = field(default_factory=dict)
    _taken: set[int] = field(default_factory=set)

    @classmethod
    def begin(cls, additions: Additions, indent: int) -> "ListNumbers":
        """A new list's numbering, its ids taken from the document's counter."""
        counter = additions.counter
        return cls(counter.take("number"), counter.take("abstract_number"), indent)

    def takes(self, level: int, *, ordered: bool, start: int) -> bool:
        """Whether a list can be this number's level; if so, the level is its own until the next item above."""
        if level in self._taken or self._levels.setdefault(level, (ordered, start)) != (ordered, start):
            return False
        self._taken.add(level)
        return True

    def next_item(self, level: int) -> None:
        """A new item at this level: the levels below start anew."""
        self._taken = {taken for taken in self._taken if taken <= level}

    def finish(self, additions: Additions) -> None:
        """Put the definitions with the document's others.

        Source: ECMA-376 part 1, 17.9 (numbering); `nsid` (17.9.14) tells Word that no two of them are one.
        """
        levels = "".join(self._level(level) for level in range(LEVELS))
        additions.abstract_numbers.append(
            f'<w:abstractNum w:abstractNumId="{self.abstract}"><w:nsid w:val="{0x43530000 + self.abstract:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        additions.numbers.append(
            f'<w:num w:numId="{self.number}"><w:abstractNumId w:val="{self.abstract}"/></w:num>'
        )

    def _level(self, level: int) -> str:
        ordered, start = self._levels.get(level, (self._kind_above(level), 1))
        if ordered:
            form, text = _FORMATS[level % len(_FORMATS)], f"%{level + 1}."
        else:
            form, text = "bullet", _BULLETS[level % len(_BULLETS)]
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start if ordered else 1}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{self.text_indent(level)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
        )

    def _kind_above(self, level: int) -> bool:
        """What a level that nobody used yet has: the kind of the deepest one above it."""
        used = [known for known in self._levels if known < level]
        return self._levels[max(used)][0] if used else False

    def text_indent(self, level: int) -> int:
        """Where the words of an item at this level begin, in twips."""
        return self.indent + STEP * (level + 1)
