"""Why a document may not be published: what the case and the Word file themselves say against it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cspr_docs.casefile import CaseFile
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.kinds import Kind
from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Problem
from cspr_docs.project.leaving import of_draft_words
from cspr_docs.word.draft_marks import DraftMark, Sign, draft_marks
from schemas.base import day_in_words
from schemas.case import Case
from schemas.improvement import PublicationKind

_SIGNS = {
    Sign.PROMPT: ("publish-unfinished", "something is still missing", "write it, in Word or in the case"),
    Sign.NOTE: ("publish-unfinished", "a note for the office still stands here", "take it out in Word"),
    Sign.PLACEHOLDER: (
        "publish-unfinished",
        "a word stands where the text itself should",
        "write what belongs here, in Word or in the case",
    ),
    Sign.EDGE: (
        "publish-draft",
        "it still says DRAFT",
        "set its status (such as final_report.status) to final in the case and build it, or take the word out in Word",
    ),
    Sign.STAMP: (
        "publish-draft",
        "a line of the text says DRAFT",
        "take the line out, in Word or in the case",
    ),
    Sign.MARKING: (
        "publish-draft",
        "it bears a protective marking",
        "take it out of the header in Word; nothing public has one",
    ),
}


def of_kind(kind: Kind | None, file: str) -> Iterator[Problem]:
    """That the document is not for the public."""
    if kind is None or kind.settings.reader is not Reader.PUBLIC:
        what = kind.settings.title if kind else "this document"
        message = f"{what} is not written for the public"
        yield Problem(
            "publish-not-public", message, "make it ready for its reader with 'cspr send'", file=file
        )


def of_case(case_file: CaseFile) -> Iterator[Problem]:
    """What the case says against it."""
    if case_file.identities is None:
        message = "the real names are not here, so the report cannot be searched for them"
        yield Problem("publish-no-names", message, "add identities.yaml, or give its place with --identities")
    if case_file.case.publication.kind is PublicationKind.IMPROVEMENTS_ONLY:
        message = "the partners publish information on the improvements only, not the report"
        hint = "publish what is written for that; or change publication.kind"
        yield Problem("publish-plan", message, hint, ("publication", "kind"))


def keep_until(case: Case, today: date) -> str:
    """What must not be made public until when, in words; empty where nothing is in the way."""
    plan = case.publication
    if plan.published_on and plan.published_on <= today:
        return ""
    words = [" ".join(plan.embargo.split()).removesuffix(".")] if plan.embargo else []
    if plan.planned_on and plan.planned_on > today:
        words.append(f"publication is planned for {day_in_words(plan.planned_on)}")
    elif plan.kind is PublicationKind.DELAYED and not words:
        words.append("the case says that publication is delayed, and not until when")
    return "; ".join(words)


def of_embargo(until: str) -> Iterator[Problem]:
    """That it must not be said yet; `until` is what `keep_until` gave."""
    if until:
        hint = "the package can be made; keep it to yourselves until then"
        yield Problem("publish-embargo", f"not to be made public yet: {until}", hint, ("publication",))


def of_marks(package: Package) -> Iterator[Problem]:
    """What shows that the file is a draft, each place once."""
    yield from dict.fromkeys(_marked(mark, package.name) for mark in draft_marks(package))


def _marked(mark: DraftMark, file: str) -> Problem:
    if mark.sign is Sign.SAYS:
        return of_draft_words(mark, file)
    code, what, hint = _SIGNS[mark.sign]
    where = replace(mark.place, text="")
    words = f": {mark.words}" if mark.sign is not Sign.NOTE else ""
    return Problem(code, f"{what} ({where}){words}", hint, file=file)
