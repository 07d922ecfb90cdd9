"""An entry that somebody sent for a list of the case, and where in what they sent it stands."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemOrigin:
    """A row of a file that somebody sent: `GP return.xlsx, sheet Contacts, row 12`."""

    file: str
    """The file's name without its folder."""
    part: str
    """`sheet Contacts`, `table 2`; empty where a file has one list only."""
    row: int
    """As whoever opens the file counts it, from 1."""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.file, self.part, f"row {self.row}")))


@dataclass(frozen=True, slots=True)
class CollectedItem:
    """An entry for a list of the case (`chronology`): the text of each of its fields as a case file would hold it."""

    into: str
    values: Mapping[str, str]
    origin: ItemOrigin
