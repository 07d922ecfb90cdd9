"""What the words of a proposal need to know of the case and of the whole document."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Naming:
    """The names that stand in for real ones.

    Attributes:
        labels: by the id of a person, place or agency what the public reads.
        places: the ids among them that are places or agencies.
        numbered: by the folded name of an organisation its number in the document: `LA1`, `Police force 1`.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    numbered: Mapping[str, str] = field(default_factory=dict)
