"""Which value of an edited draft is which of a fresh one: by data path, and by order where one stands there often."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cspr_docs.problems import DataPath
from cspr_docs.word.anchors import Anchor, Held

_Place = tuple[DataPath, Held]


@dataclass(frozen=True, slots=True)
class Pairs:
    """By key of the edited draft the same value in the fresh one, and a line for each value that has no place."""

    fresh: Mapping[str, Anchor]
    left: tuple[str, ...]


def pairs_of(edited: Sequence[Anchor], fresh: Sequence[Anchor]) -> Pairs:
    """The pairs; a value that stands in both but not as often is paired only where that leaves no doubt."""
    old, new = _by_place(edited), _by_place(fresh)
    found: dict[str, Anchor] = {}
    left: dict[str, None] = {}
    for place, anchors in old.items():
        others = new.get(place, [])
        if len(anchors) == len(others):
            found |= {anchor.key: other for anchor, other in zip(anchors, others, strict=True)}
        elif others and len({_said(other) for other in others}) == 1:
            found |= {anchor.key: others[0] for anchor in anchors}
        elif not others:
            left[f"{anchors[0].title}: a fresh draft no longer has it"] = None
        elif {_said(anchor) for anchor in anchors} != {_said(other) for other in others}:
            left[f"{anchors[0].title}: it stands in other places now"] = None
    for place in new.keys() - old.keys():
        left[f"{new[place][0].title}: new, and the edited file has no place for it"] = None
    return Pairs(found, tuple(sorted(left)))


def _by_place(anchors: Iterable[Anchor]) -> dict[_Place, list[Anchor]]:
    found: dict[_Place, list[Anchor]] = {}
    for anchor in anchors:
        found.setdefault((anchor.path, anchor.held), []).append(anchor)
    return found


def _said(anchor: Anchor) -> str:
    return anchor.text or anchor.prompt
