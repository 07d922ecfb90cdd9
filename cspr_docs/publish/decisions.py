"""What somebody decided to leave as it is: remembered in the case, and asked again when it is no longer the same.

A decision is about one place that a person has looked at. It lapses when the words around it change, when it comes to
stand under another heading, when the same words come to stand there more or less often, and (but for one time in
sixteen) when the words themselves become others. Of those no more is kept than a sixteenth: nobody can tell from it
what they are.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.reading import read_changed
from cspr_docs.casefile.splice import appended, write_splice
from cspr_docs.problems import error, stop_for
from cspr_docs.publish.details import FoundDetail, Weight
from schemas.case import Case
from schemas.improvement import Kept

PUBLISH_NOT_WRITTEN = error(
    "publish-not-written",
    "The package could not be written. Nothing of it was left behind. Check the disk, and that you may write "
    "there.",
)

FILE = Path("publication", "decisions.yaml")
_ABOUT = (
    "What a search before publishing found, and somebody decided to keep; written by 'cspr publish --review'."
)
_COUNT = re.compile(r"\d+")


def ids_of(findings: Iterable[FoundDetail]) -> Mapping[FoundDetail, str]:
    """For each of a document's findings the id under which a decision about it is kept.

    The id begins with the fingerprint of the words around it. What follows tells apart the places around which the
    same words stand: the place without its counts, which move whenever a paragraph comes in above, and which of how
    many it is.
    """
    all_ = tuple(dict.fromkeys(findings))
    often, seen = Counter(map(_spot, all_)), Counter[tuple[str, str]]()
    ids = {}
    for finding in all_:
        spot = _spot(finding)
        seen[spot] += 1
        value = " ".join(finding.words.split()).casefold()
        mark = _hash(spot[1], f"{seen[spot]} of {often[spot]}", _hash(value)[:1])
        ids[finding] = f"d{finding.fingerprint}-{mark[:6]}"
    return ids


def split(
    ids: Mapping[FoundDetail, str], case: Case
) -> tuple[tuple[FoundDetail, ...], Mapping[FoundDetail, Kept]]:
    """The findings that stand open, and those that somebody decided to keep; `ids` are those of `ids_of`.

    What is never publishable stays open, whatever the case says of it.
    """
    known = {kept.id: kept for kept in case.publication.decisions}
    asked = ((finding, id_) for finding, id_ in ids.items() if finding.weight is Weight.ASK)
    decided = {finding: known[id_] for finding, id_ in asked if id_ in known}
    return tuple(finding for finding in ids if finding not in decided), decided


def fingerprints(case: Case, findings: Iterable[FoundDetail]) -> frozenset[str]:
    """The fingerprints of what somebody decided to keep, unless it stands in more places than were decided upon."""
    decided = Counter(kept.id.removeprefix("d").partition("-")[0] for kept in case.publication.decisions)
    there = Counter(finding.fingerprint for finding in findings)
    return frozenset(print_ for print_, times in decided.items() if there[print_] <= times)


def _spot(finding: FoundDetail) -> tuple[str, str]:
    """What is the same for findings that a reader could mistake for each other."""
    return finding.fingerprint, _COUNT.sub("", finding.passage.place)


def _hash(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def to_kept(finding: FoundDetail, id_: str, because: str, by: str, on: date) -> Kept:
    """The decision to leave a finding as it is; holds no value."""
    what, place, context = finding.about, finding.passage.place, finding.context
    return Kept(id=id_, what=what, place=place, context=context, because=because, by=by, on=on)


def write_decisions(case_file: CaseFile, new: Iterable[Kept]) -> None:
    """Adds decisions to the case's publication/decisions.yaml; every other byte of the case stays.

    Raises:
        Stop: the case would not be valid with them, or the file cannot be written; the case is as it was.
    """
    known = {kept.id for kept in case_file.case.publication.decisions}
    added = tuple({kept.id: kept for kept in new if kept.id not in known}.values())
    files = appended(case_file.folder / FILE, _ABOUT, added)
    after = read_changed(case_file.folder, {file.path: file.after for file in files})
    if after.case.publication.decisions != (*case_file.case.publication.decisions, *added):
        message = f"the decisions cannot be added to {FILE.as_posix()}"
        hint = "the list of decisions must stand in that file alone; move what stands elsewhere there"
        raise stop_for(PUBLISH_NOT_WRITTEN, message, hint, ("publication", "decisions"))
    write_splice(files)
