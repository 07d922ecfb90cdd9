"""What a pull leaves beside the case in `reviews/`: the ledger, the open points, the clashes, what is kept out.

`reviews/` is no part of the case, so nothing in it is ever printed. The lists only grow: an entry is added at the end,
and what people have written there since stays byte for byte. Of each clash both sides stand in full in a file, and so
do words that were kept out with their pictures, so that a person can decide; the field stays as it is.
"""

import hashlib
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.folder import REVIEWS
from cspr_docs.casefile.splice import ChangedFile, appended
from cspr_docs.problems import Problem, advice, path_text
from cspr_docs.prose.folding import one_spaced
from cspr_docs.review.pulled import Clash, KeptChange, Pulled
from cspr_docs.word.anchored import key_around
from cspr_docs.word.anchors import Issue
from cspr_docs.word.comments import read_comments
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.returned import Returned
from schemas.base import Model

LEDGER, COMMENTS = "ledger.yaml", "comments.yaml"
CONFLICTS, KEPT_OUT = "conflicts", "kept_out"
_LONGEST = 120
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"})


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


def with_entries(case_folder: Path, entries: Iterable[LedgerEntry]) -> Iterator[ChangedFile]:
    """The ledger with what came back; nothing where it tells all of it already.

    Raises:
        Stop: the ledger cannot be read.
    """
    path = case_folder / REVIEWS / LEDGER
    known = read_model(path, ReviewLedger, "the ledger of reviews").entries if path.exists() else ()
    new = []
    for entry in entries:
        same = [one for one in known if one.sha256 == entry.sha256]
        taken = {path for one in same for path in one.taken}
        kept_out = {kept for one in same for kept in one.kept_out}
        if not (same and taken.issuperset(entry.taken) and kept_out.issuperset(entry.kept_out)):
            new.append(entry)
    about = "What came back from reviewers; written by 'cspr pull'."
    yield from appended(path, about, new, "entries")


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


class Points(Model):
    """The open points, oldest first."""

    points: tuple[Point, ...] = ()


def points_of(draft: Returned, issued: Returned | None = None) -> Iterator[Point]:
    """What reviewers remarked, with the field that each remark stands in.

    Left out is what the draft said when it was issued: our own prompts' comments, and those of its template.
    """
    sent = () if issued is None else read_comments(issued.package, issued.body, key_around)
    said = {(comment.author, comment.text) for comment in sent}
    hidden = hiding(draft.issue)
    paths = {anchor.key: path_text(anchor.path) for anchor in draft.issue.anchors}
    for comment in read_comments(draft.package, draft.body, key_around):
        is_ours = comment.author == PROGRAM or (comment.author, comment.text) in said
        if is_ours and not comment.answers:
            continue
        yield Point(
            by=comment.author or draft.saved_by,
            on=comment.at[:10],
            draft=draft.issue.document,
            at=paths.get(comment.place or "", ""),
            words=hidden(comment.about),
            text=hidden(comment.text),
            replies=tuple(Reply(by=a.author, on=a.at[:10], text=hidden(a.text)) for a in comment.answers),
            is_open=not comment.done,
        )


def hiding(issue: Issue) -> Callable[[str], str]:
    """What takes the real names out of words about a letter that prints them: a mention stands in their place."""
    people = [anchor for anchor in issue.anchors if anchor.path[:2] == ("identities", "people")]
    if not people:
        return str
    own = {str(anchor.path[2]): anchor.text for anchor in people if len(anchor.path) == 3}
    first = {str(anchor.path[2]): anchor.text for anchor in people if anchor.path[3:] == ("first_name",)}

    def hidden(words: str) -> str:
        for names in (own, first, issue.names):
            for id_, name in names.items():
                words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"@{id_}", words) if name else words
        return words

    return hidden


def read_points(case_folder: Path) -> Points:
    """The case's open points; none where there is no file.

    Raises:
        Stop: the file cannot be read or does not hold open points.
    """
    path = case_folder / REVIEWS / COMMENTS
    return read_model(path, Points, "the open points") if path.exists() else Points()


REVIEW_OPEN = advice(
    "review-open",
    "Something that a reviewer sent back waits for somebody: a comment, words that were kept out of the case, or two "
    "versions of one passage. Deal with it; then write 'is_open: false' into the comment's entry in "
    "reviews/comments.yaml, or delete the file in reviews/kept_out or reviews/conflicts.",
)


def still_open(case_folder: Path) -> Iterator[Problem]:
    """What reviewers sent back and nobody has dealt with yet.

    Raises:
        Stop: the file of open points cannot be read.
    """
    file = (case_folder / REVIEWS / COMMENTS).as_posix()
    for point in read_points(case_folder).points:
        if point.is_open:
            said = textwrap.shorten(point.text, _LONGEST, placeholder="…")
            message = f"{point.by} remarked on {point.at or point.draft}: “{said}”"
            yield Problem(
                REVIEW_OPEN, message, "deal with it, and write 'is_open: false' into its entry", file=file
            )
    for kind, what in (
        (CONFLICTS, "two versions of one passage wait"),
        (KEPT_OUT, "words that were kept out wait"),
    ):
        for path in sorted((case_folder / REVIEWS / kind).glob("*.md")):
            hint = "write what you want into the case, and delete this file"
            yield Problem(REVIEW_OPEN, f"{what} for a decision", hint, file=path.as_posix())


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


def undecided_files(case_folder: Path, pulled: Pulled) -> Iterator[ChangedFile]:
    """What a person has to decide upon, a Markdown file for each value: clashes, and what was kept out with pictures.

    None that tells all of it already. What an earlier pull wrote there stays, since the words of its reviewers may
    stand nowhere else: what it does not have yet is added at its end.
    """
    folder = case_folder / REVIEWS
    records = [(CONFLICTS, path_text(clash.path), _head(clash), _parts(clash)) for clash in pulled.clashes]
    kept = [one for one in pulled.kept if one.words or one.pictures]
    records += [(KEPT_OUT, one.at, _kept_head(one), _kept_parts(one)) for one in kept]
    texts: dict[Path, str] = {}
    for kind, at, head, parts in records:
        file = folder / kind / f"{_file_name(at)}.md"
        before = texts.get(file) or (
            file.read_bytes().decode(errors="surrogateescape") if file.exists() else head
        )
        told = {part.strip() for part in before.replace("\r\n", "\n").split("\n## ")}
        more = () if told.issuperset(parts) else parts
        texts[file] = "\n\n## ".join((before.rstrip(), *more)) + "\n" if more else before
    contents = {file: text.encode(errors="surrogateescape") for file, text in texts.items()}
    for one in kept:
        contents |= {folder / KEPT_OUT / name: content for name, content in _pictures(one)}
    for file, after in contents.items():
        on_disk = file.read_bytes() if file.exists() else None
        if on_disk != after:
            yield ChangedFile(file, on_disk, after)


def _file_name(at: str) -> str:
    """A name made of a data path of the schema; never of what a returned file says."""
    name = at.replace("[", ".").replace("]", "").replace(" ", "_")
    return name if re.fullmatch(r"\w[\w.-]*", name) else "no_such_field"


def _pictures(kept: KeptChange) -> Iterator[tuple[str, bytes]]:
    """The pictures under names of our own, the same for the same picture."""
    for name, content in kept.pictures:
        ending = PurePosixPath(name.lower()).suffix
        digest = hashlib.sha256(content).hexdigest()[:8]
        yield f"{_file_name(kept.at)}-{digest}{ending if ending in _PICTURES else '.bin'}", content


def way_out(clash: Clash) -> str:
    """What a person can do about a clash."""
    path = path_text(clash.path)
    keep = f"--ours {path} keeps the case's words"
    if len(clash.theirs) == 1:
        return f"{keep}, --theirs {path} takes the reviewer's; or write what you want into the case"
    return f"{keep}; to take one reviewer's, pull that draft alone; or write what you want into the case"


def _head(clash: Clash) -> str:
    return (
        f"# Two versions of {path_text(clash.path)}\n\nThe case keeps its own words until you decide. When you pull "
        f"again, {way_out(clash)}.\n\nThen delete this file.\n"
    )


def _parts(clash: Clash) -> tuple[str, ...]:
    """What the record says of one clash, a part below a heading each."""
    sides = (("As issued", clash.base), ("As the case says now", clash.ours))
    theirs = ((f"As {one_spaced(reviewer)} has it", words) for reviewer, words in clash.theirs)
    return tuple(f"{head}\n\n{_quoted(words)}" for head, words in (*sides, *theirs))


def _kept_head(kept: KeptChange) -> str:
    return (
        f"# Kept out of {path_text(kept.path) or 'the case'}\n\nWrite what you want of it into the case, and delete "
        "this file.\n"
    )


def _kept_parts(kept: KeptChange) -> tuple[str, ...]:
    shown = (f"Picture: {name}" for name, _ in _pictures(kept))
    words = [_quoted(kept.words)] if kept.words else []
    where = f", in {kept.document}" if kept.document else ""
    head = f"By {one_spaced(kept.reviewer)}{one_spaced(where)}"
    return ("\n\n".join((head, f"{one_spaced(kept.reason)}.", *words, *shown)),)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in (text or "(nothing)").splitlines())
