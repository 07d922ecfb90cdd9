"""A genogram in English usage: squares and circles, lines for couples, a dotted line around each household."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cspr_docs.pictures.drawing import (
    INK,
    PAPER,
    box,
    circle,
    cut,
    drawn,
    in_lines,
    line,
    polygon,
    words,
)  # fmt: skip
from cspr_docs.pictures.family import (
    Couple,
    FamilyMember,
    Relationships,
    couples_of,
    generations,
    home_letters,
    places,
)
from cspr_docs.word.drawn_picture import DrawnPicture
from schemas.people import RelationshipKind, Sex

_STEP, _HALF, _EDGE = 80.0, 16.0, 10.0
_NAMES, _LEVEL = 24.0, 9.0
"""Heights: two lines of a name below a symbol, and between two lines of couples."""

_DASHES = {RelationshipKind.TRANSITORY: 'stroke-dasharray="6 4"'}
_SLASHES = {RelationshipKind.SEPARATED: 1, RelationshipKind.DIVORCED: 2}
_DOTTED = (
    f'fill="none" stroke="{INK}" stroke-width="1" stroke-dasharray="1.5 3" stroke-linecap="round" rx="8"'
)
_SAID = {
    RelationshipKind.ENDURING: "Enduring relationship",
    RelationshipKind.TRANSITORY: "Transitory relationship",
    RelationshipKind.SEPARATED: "Separated",
    RelationshipKind.DIVORCED: "Divorced",
}

Frame = tuple[float, float, float, float]
"""Left, top, width and height."""


def draw_genogram(
    members: Sequence[FamilyMember], relationships: Relationships, width: float, alt: str
) -> DrawnPicture | None:
    """The picture, as wide as the page at most; `None` where there is nobody to show."""
    if not members:
        return None
    couples = couples_of(members, relationships)
    row = generations(members, couples)
    return _Genogram(members, couples, row, places(members, couples, row)).picture(width, alt)


@dataclass(frozen=True)
class _Genogram:
    """One picture while it is drawn."""

    members: Sequence[FamilyMember]
    couples: Sequence[Couple]
    row: Mapping[str, int]
    at: Mapping[str, float]

    def picture(self, width: float, alt: str) -> DrawnPicture:
        left = min(self.at.values())
        across = (max(self.at.values()) - left + 1) * _STEP + 2 * _EDGE
        own = max(across, 330.0)
        shift = (own - across) / 2 + _EDGE + (0.5 - left) * _STEP
        tops = self._tops()
        spot = {one.id: (self.at[one.id] * _STEP + shift, tops[self.row[one.id]]) for one in self.members}
        foot = tops[-1] + 2 * _HALF + _NAMES + 14
        legend = [*self._legend(own, foot)]
        parts = [*self._homes(spot), *self._lines(spot), *self._people(spot), *(text for text, _ in legend)]
        height = max(y for _, y in legend) + 8
        scale = min(1.0, width / own)
        whole = f'<g transform="scale({scale:.4f})">{"".join(parts)}</g>'
        return drawn([whole], own * scale, height * scale, alt)

    def _tops(self) -> list[float]:
        """The top of each row; between rows there is a level for every couple that has a line there."""
        tops = [_EDGE + 6]
        for level in range(max(self.row.values())):
            couples = sum(1 for one in self.couples if self.row[one.parents[0]] == level)
            tops.append(tops[-1] + 2 * _HALF + _NAMES + _LEVEL * (2 * couples + 1) + 12)
        return tops

    def _lines(self, spot: Mapping[str, tuple[float, float]]) -> Iterator[str]:
        used = dict.fromkeys(self.row.values(), 0)
        for couple in sorted(self.couples, key=lambda one: min(spot[id_][0] for id_ in one.parents)):
            level = self.row[couple.parents[0]]
            used[level] += 1
            yield from self._couple(couple, spot, _NAMES + _LEVEL * used[level])

    def _couple(self, couple: Couple, spot: Mapping[str, tuple[float, float]], drop: float) -> Iterator[str]:
        """A line below the two, and from it the children; each couple of a row has heights of its own."""
        feet = sorted((spot[id_][0], id_) for id_ in couple.parents)
        foot = spot[feet[0][1]][1] + 2 * _HALF
        y = foot + drop
        left, right = (x + self._aside(id_, couple, spot) for x, id_ in (feet[0], feet[-1]))
        dashes = _DASHES.get(couple.kind, "") if couple.kind else ""
        for x in dict.fromkeys((left, right)):
            yield line(x, foot, x, y, dashes)
        if len(feet) > 1:
            yield line(left, y, right, y, dashes)
        below = [spot[child][0] for child in couple.children]
        middle = min(max(sum(below) / len(below), left), right) if below else left
        if len(feet) > 1:
            near = abs(middle - (left + 0.7 * (right - left))) < 12
            yield from self._sign(couple, left + (0.3 if near else 0.7) * (right - left), y)
        if below:
            yield from self._children(couple, spot, middle, y)

    def _aside(self, id_: str, couple: Couple, spot: Mapping[str, tuple[float, float]]) -> float:
        """How far from the middle of a symbol its line begins: each couple of a person has a place of its own."""

        def middle(one: Couple) -> float:
            return sum(spot[parent][0] for parent in one.parents) / len(one.parents)

        own = sorted(
            (one for one in self.couples if id_ in one.parents), key=lambda one: (middle(one), one.parents)
        )
        return (own.index(couple) - (len(own) - 1) / 2) * min(8.0, 1.4 * _HALF / len(own))

    def _sign(self, couple: Couple, x: float, y: float) -> Iterator[str]:
        """Slashes on a couple's line, or a question mark where nobody said how they stand."""
        for number in range(_SLASHES.get(couple.kind, 0) if couple.kind else 0):
            yield line(x + number * 4 - 3, y + 5, x + number * 4 + 3, y - 5)
        if couple.kind is None:
            yield circle(x, y, 4.6)
            yield words(x, y + 2.8, "?", 8, "middle")

    def _children(
        self, couple: Couple, spot: Mapping[str, tuple[float, float]], x: float, y: float
    ) -> Iterator[str]:
        by_id = {member.id: member for member in self.members}
        levels = sum(1 for one in self.couples if self.row[one.parents[0]] == self.row[couple.parents[0]])
        bar = y + _LEVEL * (levels + 0.5)
        yield line(x, y, x, bar)
        births: dict[str, list[str]] = {}
        for child in couple.children:
            births.setdefault(by_id[child].twin or child, []).append(child)
        starts = [sum(spot[one][0] for one in born) / len(born) for born in births.values()]
        yield line(min(x, *starts), bar, max(x, *starts), bar)
        for start, born in zip(starts, births.values(), strict=True):
            for child in born:  # those born together begin at one point
                yield line(start, bar, *spot[child])

    def _people(self, spot: Mapping[str, tuple[float, float]]) -> Iterator[str]:
        for member in self.members:
            x, top = spot[member.id]
            yield from symbol(member, x, top + _HALF)
            for number, text in enumerate(in_lines(member.label, 7.5, _STEP - 10, 2)):
                foot = top + 2 * _HALF + 9 + number * 8.5
                yield box(x - _STEP / 2 + 12, foot - 6.6, _STEP - 24, 8.4, f'fill="{PAPER}" ')
                yield words(x, foot, text, 7.5, "middle")

    def _homes(self, spot: Mapping[str, tuple[float, float]]) -> Iterator[str]:
        """A dotted line around those who lived together; several with the home's letter if others stand between."""
        for home, letter in home_letters(self.members).items():
            inside = [member.id for member in self.members if member.household == home]
            whole = _around([spot[id_] for id_ in inside])
            others = [place for id_, place in spot.items() if id_ not in inside]
            runs = [whole] if not any(_meets(whole, one) for one in others) else self._runs(inside, spot)
            for x, y, across, down in runs:
                yield box(x, y, across, down, _DOTTED)
                yield words(x + 5, y + 8, letter, 7)

    def _runs(self, inside: Sequence[str], spot: Mapping[str, tuple[float, float]]) -> list[Frame]:
        """A frame for each stretch of a row in which only people of one home stand."""
        found: list[list[tuple[float, float]]] = []
        before = ""
        for member in sorted(self.members, key=lambda one: (spot[one.id][1], spot[one.id][0])):
            x, y = spot[member.id]
            if member.id in inside:
                goes_on = found and before in inside and spot[before][1] == y
                found[-1:] = [[*found[-1], (x, y)]] if goes_on else [*found[-1:], [(x, y)]]
            before = member.id
        return [_around(run) for run in found]

    def _legend(self, width: float, top: float) -> Iterator[tuple[str, float]]:
        """What each sign that is used means, with the foot of its line."""
        x, y = 8.0, top + 8
        for picture, said in self._signs():
            wide = 26 + len(said) * 4.1 + 8
            if x + wide > width and x > 8:
                x, y = 8.0, y + 17
            yield (
                "".join(
                    (
                        f'<g transform="translate({x:.1f} {y:.1f})">',
                        *picture,
                        words(24, 2.8, said, 7.5),
                        "</g>",
                    )
                ),
                y + 6,
            )
            x += wide

    def _signs(self) -> Iterator[tuple[list[str], str]]:
        """The signs that the picture uses, each drawn around the point (10, 0), with its meaning."""
        born = [one.sex for one in self.members if not one.is_unborn]
        male, inner = _outline(Sex.MALE, 10, 0, 5.5), _outline(Sex.MALE, 10, 0, 3.2)
        cross = [line(4.5, -5.5, 15.5, 5.5), line(4.5, 5.5, 15.5, -5.5)]
        told = (
            (Sex.MALE in born, [male], "Male"),
            (Sex.FEMALE in born, [circle(10, 0, 5.5)], "Female"),
            (not {*born} <= {Sex.MALE, Sex.FEMALE}, [_outline(None, 10, 0, 6)], "Sex not recorded"),
            (len(born) < len(self.members), [polygon(_triangle(10, 0, 6))], "Not born yet"),
            (any(one.is_child for one in self.members), [male, inner], "Child that the case is about"),
            (any(one.died for one in self.members), [male, *cross], "Died"),
        )
        yield from ((picture, said) for is_used, picture, said in told if is_used)
        kinds = {one.kind for one in self.couples if len(one.parents) == 2}
        for kind, said in _SAID.items():
            if kind in kinds:
                slashes = [line(6 + at * 4, 4, 11 + at * 4, -4) for at in range(_SLASHES.get(kind, 0))]
                yield [line(0, 0, 20, 0, _DASHES.get(kind, "")), *slashes], said
        if None in kinds:
            mark = [line(0, 0, 20, 0), circle(10, 0, 4.6), words(10, 2.8, "?", 8, "middle")]
            yield mark, "Relationship not recorded"
        if any(one.household for one in self.members):
            yield [box(1, -6, 18, 12, _DOTTED)], "Lived together (same letter, same home)"


def symbol(member: FamilyMember, x: float, y: float) -> Iterator[str]:
    """A member's symbol around a point, with the age inside; two outlines for a child that the case is about."""
    if member.is_unborn:
        yield polygon(_triangle(x, y, _HALF))
        if member.is_child:
            yield polygon(_triangle(x, y + 0.8, _HALF - 4))
    else:
        yield _outline(member.sex, x, y, _HALF)
        if member.is_child:
            yield _outline(member.sex, x, y, _HALF - 3)
    if member.died:
        reach = _HALF * (0.7 if member.sex is Sex.FEMALE else 1.0 if member.sex is Sex.MALE else 0.5)
        yield line(x - reach, y - reach, x + reach, y + reach, 'stroke-opacity=".75"')
        yield line(x - reach, y + reach, x + reach, y - reach, 'stroke-opacity=".75"')
    lines = in_lines(member.age, 7, 2 * _HALF - 5, 2) if not member.is_unborn else []
    for number, text in enumerate(lines):
        foot = y + 2.5 - (len(lines) - 1) * 4 + number * 8
        halo = f'paint-order="stroke" stroke="{PAPER}" stroke-width="2.5"' if member.died else ""
        yield words(x, foot, cut(text, 7, 2 * _HALF - 4), 7, "middle").replace("<text ", f"<text {halo} ", 1)


def _outline(sex: Sex | None, x: float, y: float, half: float) -> str:
    if sex is Sex.MALE:
        return polygon(
            [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
        )
    if sex is Sex.FEMALE:
        return circle(x, y, half)
    return polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)])


def _triangle(x: float, y: float, half: float) -> list[tuple[float, float]]:
    return [(x, y - half), (x + half, y + half), (x - half, y + half)]


def _around(spots: Sequence[tuple[float, float]]) -> Frame:
    """A frame around symbols and their names."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    left, top = min(xs) - _STEP / 2 + 2, min(ys) - 7
    return left, top, max(xs) - min(xs) + _STEP - 4, max(ys) - min(ys) + 2 * _HALF + _NAMES + 9


def _meets(frame: Frame, spot: tuple[float, float]) -> bool:
    """Whether somebody stands inside a frame, or across its edge."""
    left, top, across, down = frame
    return left - _STEP / 2 < spot[0] < left + across + _STEP / 2 - 4 and top - 50 < spot[1] < top + down
