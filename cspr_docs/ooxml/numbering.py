"""The lists of a file: which of them a paragraph stands in, what each level looks like, and which number comes next.

Nothing here needs lxml to be loaded, so that rendering may import it.

Source: ECMA-376 part 1, 17.9 (numbering), 17.9.8 and 17.9.26 (overrides), 17.9.10 (restarting), 17.18.59 (kinds
of numbers).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import is_on, left_indent, number, value

if TYPE_CHECKING:
    from lxml import etree

    from cspr_docs.ooxml.styles import Styles

_MOST_IN_LETTERS = 3999
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list.

    Attributes:
        left: where its words begin, in twips; `None` where it does not say.
        form: how its numbers are written (`decimal`, `lowerRoman`).
        text: what is printed, with `%1` for the number of the first level.
        plain: whether the numbers of the levels above are written in figures, whatever their own form.
        follow: what comes between the number and the words: `tab`, `space`, `nothing`.
    """

    ordered: bool
    start: int = 1
    left: int | None = None
    style: str = ""
    restarts: bool = True
    shown: bool = True
    form: str = "decimal"
    text: str = ""
    plain: bool = False
    follow: str = "tab"


@dataclass(frozen=True, slots=True)
class ListForm:
    """A list: its levels by number, the count that it shares with others, and where it starts anew."""

    count: str
    levels: Mapping[int, ListLevel]
    overrides: Mapping[int, int] = field(default_factory=dict)


Lists = Mapping[str, ListForm]
"""The lists of a file by their id (`numId`)."""


def lists_of(root: "etree._Element | None") -> Lists:
    """The lists of a part `numbering.xml`; none for `None`."""
    if root is None:
        return {}
    abstracts = {each.get(w("abstractNumId"), ""): each for each in root.iter(w("abstractNum"))}
    linked = {link: id_ for id_, each in abstracts.items() if (link := value(each, "styleLink"))}
    levels = {id_: dict(_levels(each)) for id_, each in abstracts.items()}
    lists = {}
    for each in root.iter(w("num")):
        abstract = value(each, "abstractNumId") or ""
        link = value(abstracts.get(abstract), "numStyleLink")
        abstract = linked.get(link, abstract) if link else abstract
        own, starts = dict(levels.get(abstract, {})), {}
        for override in each.iterfind(w("lvlOverride")):
            own.update(_levels(override))
            start = number(value(override, "startOverride"))
            if start is not None:
                starts[number(override.get(w("ilvl"))) or 0] = start
        lists[each.get(w("numId"), "")] = ListForm(abstract, own, starts)
    return lists


def _levels(parent: "etree._Element") -> Iterator[tuple[int, ListLevel]]:
    for level in parent.iterchildren(w("lvl")):
        says = {each.tag: each for each in reversed(level)}  # the first of a name counts
        form = _said(says, "numFmt") or "decimal"
        picture = w("lvlPicBulletId") in says
        start = number(_said(says, "start"))
        yield (
            number(level.get(w("ilvl"))) or 0,
            ListLevel(
                ordered=form != "bullet" and not picture,
                start=0 if start is None else start,
                left=left_indent(says.get(w("pPr"))),
                style=_said(says, "pStyle") or "",
                restarts=_said(says, "lvlRestart") != "0",
                shown=picture or (form != "none" and _said(says, "lvlText") != ""),
                form=form,
                text=_said(says, "lvlText") or "",
                plain=w("isLgl") in says and is_on(says[w("isLgl")]),
                follow=_said(says, "suff") or "tab",
            ),
        )


def _said(says: "Mapping[str, etree._Element]", name: str) -> str | None:
    """The value of one of a level's children; `None` where it has none such."""
    found = says.get(w(name))
    return None if found is None else found.get(w("val"))


def place_in_list(
    properties: "etree._Element | None", style: str, styles: "Styles", lists: Lists
) -> tuple[str, int]:
    """The list and level of a paragraph, by its properties or by its style; an empty id (or `0`) means none.

    Word inherits list and level each for itself: a paragraph that names a list alone has the level of its style.
    """
    own = None if properties is None else properties.find(w("numPr"))
    numbers = [own, *styles.all_inherited(style, f"{w('pPr')}/{w('numPr')}")]
    list_id = next((found for each in numbers if (found := value(each, "numId"))), "")
    depths = (number(value(each, "ilvl")) for each in numbers)
    level = next((depth for depth in depths if depth is not None), None)
    if level is not None:
        return list_id, level
    form = lists.get(list_id)
    tied = {} if form is None else {each.style: depth for depth, each in form.levels.items()}
    chain = (each.get(w("styleId"), "") for each in styles.chain(style))
    return list_id, next((tied[each] for each in chain if each in tied), 0)


@dataclass(slots=True)
class Counting:
    """The numbers that Word shows, counted along while a text is read."""

    lists: Lists
    _at: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def has(self, list_id: str, level: int) -> bool:
        """Whether the file says how a list shows a level."""
        return list_id in self.lists and level in self.lists[list_id].levels

    def next(self, list_id: str, level: int) -> int:
        """The number of the next item at a level; those of deeper levels start anew."""
        form = self.lists[list_id]
        counts = self._at.setdefault(form.count, {})
        if (list_id, level) not in self._begun and level in form.overrides:
            counts[level] = form.overrides[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = form.levels[level].start
        self._begun.add((list_id, level))
        for deeper in [each for each in counts if each > level]:
            if form.levels.get(deeper, ListLevel(ordered=True)).restarts:
                del counts[deeper]
        return counts[level]

    def label(self, list_id: str, level: int) -> str:
        """All that is printed before the item that was counted last: `3.1`, `Appendix A:`, `(b)`."""
        form = self.lists[list_id]
        counts = self._at.get(form.count, {})
        text = form.levels[level].text
        for number_, each in sorted(form.levels.items(), reverse=True):
            kind = "decimal" if form.levels[level].plain else each.form
            text = text.replace(f"%{number_ + 1}", written_number(counts.get(number_, each.start), kind))
        return text


def written_number(number: int, kind: str) -> str:
    """The number in one of Word's kinds (letters, Roman, `decimalZero`); others and very large ones as decimal."""
    if number > _MOST_IN_LETTERS:
        return str(number)
    written = ""
    if kind in ("upperLetter", "lowerLetter"):
        written = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif kind in ("upperRoman", "lowerRoman"):
        for worth, letters in _ROMAN:
            times, number = divmod(number, worth)
            written += letters * times
    else:
        return f"{number:02d}" if kind == "decimalZero" else str(number)
    return written if kind.startswith("upper") else written.lower()
