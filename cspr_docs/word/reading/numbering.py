"""The lists of a file: what each level looks like, and which number comes next.

Source: ECMA-376 part 1, 17.9 (numbering), 17.9.8 and 17.9.26 (overrides), 17.9.10 (restarting).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.contents import written_number
from cspr_docs.word.reading.values import left_indent, number, switch, value


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        left: where its words begin, in twips; `None` where it does not say.
        form: how its numbers are written (`decimal`, `lowerRoman`).
        text: what is printed, with `%1` for the number of the first level.
        plain: whether the numbers of the levels above are written in figures, whatever their own form.
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


@dataclass(frozen=True, slots=True)
class ListForm:
    """A list: its levels by number, the count that it shares with others, and where it starts anew."""

    count: str
    levels: Mapping[int, Level]
    overrides: Mapping[int, int] = field(default_factory=dict)


Lists = Mapping[str, ListForm]
"""The lists of a file by their id (`numId`)."""


def to_lists(root: etree._Element | None) -> Lists:
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
        own, starts = _overrides(each)
        lists[each.get(w("numId"), "")] = ListForm(abstract, {**levels.get(abstract, {}), **own}, starts)
    return lists


def _levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in parent.iterfind(w("lvl")):
        form = value(level, "numFmt") or "decimal"
        picture = level.find(w("lvlPicBulletId")) is not None
        start = number(value(level, "start"))
        yield (
            number(level.get(w("ilvl"))) or 0,
            Level(
                ordered=form != "bullet" and not picture,
                start=0 if start is None else start,
                left=left_indent(level.find(w("pPr"))),
                style=value(level, "pStyle") or "",
                restarts=value(level, "lvlRestart") != "0",
                shown=picture or (form != "none" and value(level, "lvlText") != ""),
                form=form,
                text=value(level, "lvlText") or "",
                plain=bool(switch(level, "isLgl")),
            ),
        )


def _overrides(num: etree._Element) -> tuple[dict[int, Level], dict[int, int]]:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in num.iterfind(w("lvlOverride")):
        levels.update(_levels(override))
        start = number(value(override, "startOverride"))
        if start is not None:
            starts[number(override.get(w("ilvl"))) or 0] = start
    return levels, starts


@dataclass(slots=True)
class Counting:
    """The numbers that Word shows, counted along while a text is read."""

    lists: Lists
    _at: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

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
            if form.levels.get(deeper, Level(ordered=True)).restarts:
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
