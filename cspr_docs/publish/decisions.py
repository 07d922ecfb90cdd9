"""What somebody decided to leave as it is: remembered in the case, and asked again when the words around it change."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.appending import appended
from cspr_docs.casefile.reading import read_changed
from cspr_docs.casefile.splice import Splice, write_splice
from cspr_docs.problems import Problem, Stop
from cspr_docs.publish.disclosure import Finding, Weight
from schemas.case import Case
from schemas.improvement import Kept

FILE = Path("publication", "decisions.yaml")
_ABOUT = (
    "What a search before publishing found, and somebody decided to keep; written by 'cspr publish --review'."
)


def id_of(finding: Finding) -> str:
    """The id under which a decision about it is kept."""
    return f"d{finding.fingerprint}"


def split(findings: Iterable[Finding], case: Case) -> tuple[tuple[Finding, ...], Mapping[Finding, Kept]]:
    """The findings that stand open, and those that somebody decided to keep.

    What is never publishable stays open, whatever the case says of it.
    """
    known = {kept.id: kept for kept in case.publication.decisions}
    decided = {
        finding: known[id_of(finding)]
        for finding in findings
        if finding.weight is Weight.ASK and id_of(finding) in known
    }
    return tuple(finding for finding in findings if finding not in decided), decided


def fingerprints(case: Case) -> frozenset[str]:
    """The fingerprints of what somebody decided to keep."""
    return frozenset(kept.id.removeprefix("d") for kept in case.publication.decisions)


def to_kept(finding: Finding, because: str, by: str, on: date) -> Kept:
    """The decision to leave a finding as it is; holds no value."""
    return Kept(
        id=id_of(finding),
        what=finding.about,
        place=finding.passage.place,
        context=finding.context,
        because=because,
        by=by,
        on=on,
    )


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
        raise Stop([Problem("publish-not-written", message, hint, ("publication", "decisions"))])
    write_splice(Splice(files))
