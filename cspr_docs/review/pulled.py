"""What a pull would do: the changes that are taken, kept out, or have to be decided upon; and how a person decides."""

from collections.abc import Callable
from dataclasses import dataclass

from cspr_docs.casefile.splice import ChangedFile
from cspr_docs.problems import DataPath, Problem, path_text

OUTSIDE = "outside of the fields"
"""Where words stand that are no value of the case."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that goes into the case: who made it, and the old and the new words.

    `is_item` says that it is a row that somebody added, a new item of a list.
    """

    path: DataPath
    reviewers: tuple[str, ...]
    old: str
    new: str
    is_fact: bool
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class KeptChange:
    """A change that stays out of the case, and why; `is_decided` says that a person chose that.

    Attributes:
        pictures: those that it holds, by their names in the file.
        document: the document that it stands in, where that is outside of the fields; `old` is what stood there.
    """

    path: DataPath
    reviewer: str
    reason: str
    words: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()
    is_decided: bool = False
    document: str = ""
    old: str = ""

    @property
    def at(self) -> str:
        """Where it belongs, or that this is nowhere."""
        return path_text(self.path) or (OUTSIDE if self.document else "")


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that two sides changed differently: as issued, as the case says, and what each reviewer made of it."""

    path: DataPath
    base: str
    ours: str
    theirs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """How a person decides: in clashes, by data path as text, for the case's words or the reviewer's.

    `refuses` is asked of every reviewer's change, with the data path, the reviewer, and the old and the new words;
    true keeps the change out. `None` asks nobody.
    """

    ours: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    refuses: Callable[[DataPath, str, str, str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull would do.

    Attributes:
        files: those of the case, with their new bytes.
        formatting: what Word changed on its own, or looks that no text can say; dropped.
        concerns: the errors and gaps that the case would have then and has not now, such as a real name that was typed.
    """

    files: tuple[ChangedFile, ...]
    taken: tuple[Taken, ...] = ()
    clashes: tuple[Clash, ...] = ()
    kept: tuple[KeptChange, ...] = ()
    formatting: tuple[KeptChange, ...] = ()
    concerns: tuple[Problem, ...] = ()
