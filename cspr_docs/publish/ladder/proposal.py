"""What may be said less exactly: kinds of detail, how coarse, and what stands there then."""

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """A kind of detail, with rungs of its own; a person chooses among them with `--only`."""

    DATES = "dates"
    AGES = "ages"
    NAMES = "names"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    CONDITIONS = "conditions"
    SIBLINGS = "siblings"
    ETHNICITY = "ethnicity"
    POSTCODES = "postcodes"
    DETAILS = "details"


class Level(StrEnum):
    """How far up the ladder: each family says what it has there, some the same on two rungs."""

    FINER = "finer"
    COARSER = "coarser"
    COARSEST = "coarsest"


@dataclass(frozen=True, slots=True)
class Spot:
    """A detail that was found in a text.

    Attributes:
        text: all of the passage.
        start: where the detail begins.
        end: where it ends.
        holder: the id of the person or place that it identifies; empty where nobody knows.
        about: what it is, in a reader's words: `a telephone number`.
        hint: what the one who found it would put there: `a rare condition`.
    """

    text: str
    start: int
    end: int
    holder: str = ""
    about: str = ""
    hint: str = ""

    @property
    def words(self) -> str:
        """The detail itself."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could stand in place of a detail.

    Attributes:
        start: where the words to be replaced begin, which may be before the detail: its preposition, its article.
        end: where they end.
        words: what would stand there; empty where nothing would.
        reason: what a reader could work out from the detail, and the rule, in plain words.
    """

    start: int
    end: int
    words: str
    reason: str
    family: Family

    def applied(self, text: str) -> str:
        """The text with the proposal made."""
        return f"{text[: self.start]}{self.words}{text[self.end :]}"
