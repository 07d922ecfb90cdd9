"""What came back from reviewers, kept in the case folder: a ledger of drafts, and their comments as open points.

`reviews/` is no part of the case, so nothing in it is ever printed. Both files are lists that only grow: an entry is
added at the end, and what people have written there since stays byte for byte.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.splice import ChangedFile, appended
from schemas.base import Model

REVIEWS = "reviews"
LEDGER, COMMENTS = "ledger.yaml", "comments.yaml"


class KeptOut(Model):
    """A change that was not taken, and why."""

    at: str = Field(description="The data path.")
    because: str = Field(description="Why it was not taken.")


class Entry(Model):
    """One draft that came back."""

    draft: str = Field(description="Which document.")
    issue: str = Field(description="Which issue of it.")
    file: str = Field(description="The name of the file that came back.")
    sha256: str = Field(description="Its hash.")
    reviewer: str = Field(description="Who sent it back.")
    pulled_on: str = Field(description="When it was pulled.")
    taken: tuple[str, ...] = Field((), description="The data paths whose text was taken.")
    kept_out: tuple[KeptOut, ...] = Field((), description="What was not taken.")


class Reply(Model):
    """An answer to a comment."""

    by: str
    on: str = ""
    text: str = ""


class Point(Model):
    """A comment, as an open point of the case."""

    by: str = Field(description="Who wrote it.")
    on: str = Field("", description="When.")
    draft: str = Field(description="In which document.")
    at: str = Field("", description="The data path of the field that it stands in.")
    words: str = Field("", description="The words that it is about.")
    text: str = Field(description="What it says.")
    replies: tuple[Reply, ...] = Field((), description="The answers to it.")
    is_open: bool = Field(True, description="true until somebody has dealt with it.")


class Ledger(Model):
    """The drafts that came back, oldest first."""

    entries: tuple[Entry, ...] = ()


class Points(Model):
    """The open points, oldest first."""

    points: tuple[Point, ...] = ()


def read_ledger(case_folder: Path) -> Ledger:
    """The case's ledger; an empty one where there is none.

    Raises:
        Stop: the file cannot be read or is no ledger.
    """
    path = case_folder / REVIEWS / LEDGER
    return read_model(path, Ledger, "the ledger of reviews") if path.exists() else Ledger()


def read_points(case_folder: Path) -> Points:
    """The case's open points; none where there is no file.

    Raises:
        Stop: the file cannot be read or does not hold open points.
    """
    path = case_folder / REVIEWS / COMMENTS
    return read_model(path, Points, "the open points") if path.exists() else Points()


def with_entries(case_folder: Path, entries: Iterable[Entry]) -> Iterator[ChangedFile]:
    """The ledger with what came back; nothing where it tells all of it already.

    Raises:
        Stop: the ledger cannot be read.
    """
    known = read_ledger(case_folder).entries
    new = [entry for entry in entries if not _is_told(entry, known)]
    about = "What came back from reviewers; written by 'cspr pull'."
    yield from appended(case_folder / REVIEWS / LEDGER, about, new, "entries")


def _is_told(entry: Entry, known: Iterable[Entry]) -> bool:
    """Whether earlier entries say of this very file all that was taken and kept out."""
    same = [one for one in known if one.sha256 == entry.sha256]
    taken = {path for one in same for path in one.taken}
    kept_out = {kept for one in same for kept in one.kept_out}
    return bool(same) and taken.issuperset(entry.taken) and kept_out.issuperset(entry.kept_out)


def with_points(case_folder: Path, points: Iterable[Point]) -> Iterator[ChangedFile]:
    """The open points with the comments that are not yet among them; a comment with a new answer is a new point.

    Raises:
        Stop: the file of open points cannot be read.
    """
    known = {_identity(point) for point in read_points(case_folder).points}
    new = {_identity(point): point for point in points if _identity(point) not in known}
    about = "What reviewers remarked; set is_open to false when a point is dealt with."
    yield from appended(case_folder / REVIEWS / COMMENTS, about, new.values(), "points")


def _identity(point: Point) -> tuple[object, ...]:
    return (point.by, point.on, point.draft, point.at, point.text, point.replies)
