"""The ledger of drafts that came back from reviewers, kept in the case folder.

`reviews/` is no part of the case, so nothing in it is ever printed. Its lists only grow: an entry is added at the end,
and what people have written there since stays byte for byte.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.splice import ChangedFile, appended
from schemas.base import Model

REVIEWS = "reviews"
LEDGER = "ledger.yaml"


class KeptOut(Model):
    """A change that was not taken, and why."""

    at: str = Field(description="The data path.")
    because: str = Field(description="Why it was not taken.")


class LedgerEntry(Model):
    """One draft that came back."""

    draft: str = Field(description="Which document.")
    issue: str = Field(description="Which issue of it.")
    file: str = Field(description="The name of the file that came back.")
    sha256: str = Field(description="Its hash.")
    reviewer: str = Field(description="Who sent it back.")
    pulled_on: str = Field(description="When it was pulled.")
    taken: tuple[str, ...] = Field((), description="The data paths whose text was taken.")
    kept_out: tuple[KeptOut, ...] = Field((), description="What was not taken.")


class ReviewLedger(Model):
    """The drafts that came back, oldest first."""

    entries: tuple[LedgerEntry, ...] = ()


def read_ledger(case_folder: Path) -> ReviewLedger:
    """The case's ledger; an empty one where there is none.

    Raises:
        Stop: the file cannot be read or is no ledger.
    """
    path = case_folder / REVIEWS / LEDGER
    return read_model(path, ReviewLedger, "the ledger of reviews") if path.exists() else ReviewLedger()


def with_entries(case_folder: Path, entries: Iterable[LedgerEntry]) -> Iterator[ChangedFile]:
    """The ledger with what came back; nothing where it tells all of it already.

    Raises:
        Stop: the ledger cannot be read.
    """
    known = read_ledger(case_folder).entries
    new = [entry for entry in entries if not _is_told(entry, known)]
    about = "What came back from reviewers; written by 'cspr pull'."
    yield from appended(case_folder / REVIEWS / LEDGER, about, new, "entries")


def _is_told(entry: LedgerEntry, known: Iterable[LedgerEntry]) -> bool:
    """Whether earlier entries say of this very file all that was taken and kept out."""
    same = [one for one in known if one.sha256 == entry.sha256]
    taken = {path for one in same for path in one.taken}
    kept_out = {kept for one in same for kept in one.kept_out}
    return bool(same) and taken.issuperset(entry.taken) and kept_out.issuperset(entry.kept_out)
