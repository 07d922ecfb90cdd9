"""A report that was looked at from every side, and all that was found out on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.documents.kinds import Kind
from cspr_docs.problems import Problem, Severity, severity_of
from cspr_docs.project.leaving import AS_IT_STANDS, Forms, Opened, Settling
from cspr_docs.publish.details import FoundDetail
from cspr_docs.publish.pdf import Maker
from schemas.improvement import Kept


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for; `is_thorough` also searches for names that nobody has listed."""

    draft: Path
    case: Path | None = None
    settling: Settling = AS_IT_STANDS
    maker: Maker | None = None
    is_thorough: bool = False


@dataclass(frozen=True)
class Prepared:
    """What would be published, or why not.

    Attributes:
        forms: the report in each of its forms, and `page` as HTML, as far as each could be made.
        problems: every reason not to, and advice.
        ids: what a decision about each finding is kept under.
        undecided: the findings that stand open, some of which a person may decide to keep.
        decided: those that somebody has.
        hidden: how many details that identify stood where no reader looks, and are gone.
        model: the language model that looked for further names; empty for none.
        keep_until: what must not be said until when; empty where there is no embargo.
        inputs: SHA-256 of the files that the report was checked against.
        output: the folder of the case's drafts.
        files: the package by names with `/`; empty where there is a reason not to publish.
    """

    request: Request
    case_file: CaseFile
    kind: Kind
    draft: Opened
    today: date
    forms: Forms
    page: bytes | None
    problems: tuple[Problem, ...]
    ids: Mapping[FoundDetail, str]
    undecided: tuple[FoundDetail, ...]
    decided: Mapping[FoundDetail, Kept]
    hidden: int
    model: str
    keep_until: str
    inputs: Mapping[str, str]
    output: Path
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        """Whether anything but advice was told."""
        return any(severity_of(problem) is not Severity.ADVICE for problem in self.problems)
