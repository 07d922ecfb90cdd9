"""Everything that is looked at before a document leaves; nothing is written here."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.kinds import read_library
from cspr_docs.problems import Problem, Severity, Stop, in_order, severity_of
from cspr_docs.project.build import output_folder
from cspr_docs.project.check import Checked, check
from cspr_docs.project.sending.readers import Seen, problems_of, search
from cspr_docs.project.sending.reasons import dates_to_fill, reasons
from cspr_docs.project.sending.request import Request, Wanted, wanted
from cspr_docs.project.sending.standing import Standing, standing
from cspr_docs.project.workspace import Workspace
from cspr_docs.publish.pdf import pdf_faults, pdf_passages, to_pdf
from cspr_docs.word.article import to_article
from cspr_docs.word.hazards import hazards
from cspr_docs.word.package import to_bytes
from cspr_docs.word.scrub import Scrubbed, scrub
from cspr_docs.word.scrub.settling import settled
from cspr_docs.word.texts import passages
from cspr_docs.word.validity import faults

Tell = Callable[[str], None]
"""Called with what is being done, so that whoever waits sees progress."""


@dataclass(frozen=True)
class Prepared:
    """What would leave, and what is known about it; `problems` are advice.

    Attributes:
        files: the files by name.
        taken_out: what the scrub took out, in words.
        findings: what the search left for a person to look at.
        pdf_made_by: the program that made the PDF.
    """

    request: Request
    wanted: Wanted
    checked: Checked
    draft: Standing
    today: date
    files: Mapping[str, bytes]
    taken_out: tuple[str, ...]
    findings: Seen
    pdf_made_by: str
    problems: tuple[Problem, ...]
    output: Path

    @property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 of each file."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.files.items()}


def prepare(request: Request, space: Workspace, today: date, tell: Tell) -> Prepared:
    """The package for its reader, looked at from every side.

    Raises:
        Stop: there is a reason not to send it; carries every reason that could be found.
    """
    tell("checking the case")
    checked = check(request.case, today, space.identities)
    facts = Facts(checked.case_file.case, checked.case_file.identities, checked.edition, checked.deadlines)
    library = read_library(space.templates)
    meant = wanted(request, library.kind(request.kind), facts)
    output = output_folder(request.case, space)
    draft = standing(meant.document, facts, checked.problems, library, output)
    tell(f"looking through {draft.file.as_posix()}")
    told = [checked.case_file.pin(problem) for problem in reasons(request, meant, facts, draft, today)]
    clean, found = _clean(meant, draft)
    seen = search(passages(clean.package), meant, facts, draft.issue) if clean else Seen((), ())
    told += [*found, *problems_of(seen, draft.file.as_posix())]
    _refuse(told)
    if clean is None:
        raise AssertionError(found)
    tell("making the PDF")
    pdf, made_by = _pdf(clean, meant, facts, draft, request)
    told += [checked.case_file.pin(problem) for problem in dates_to_fill(meant, facts, today)]
    files = _files(meant, clean, pdf, request)
    return Prepared(
        request, meant, checked, draft, today, files, clean.taken_out, seen, made_by, in_order(told), output
    )


def _clean(meant: Wanted, draft: Standing) -> tuple[Scrubbed | None, tuple[Problem, ...]]:
    """The file without history, comments and hidden data, and what is wrong with it; `None` where it cannot be had."""
    unsafe = hazards(draft.package)
    if unsafe:
        return None, unsafe
    try:
        plain = settled(draft.package, accept_changes=True, drop_comments=True)
        clean = scrub(plain, meant.document.kind.settings.title)
    except Stop as stop:
        return None, stop.problems
    return clean, faults(clean.package)


def _pdf(
    clean: Scrubbed, meant: Wanted, facts: Facts, draft: Standing, request: Request
) -> tuple[bytes, str]:
    """The PDF and the program that made it.

    Raises:
        Stop: it cannot be made, is not what it should be, or shows what the Word file does not.
    """
    article = to_article(clean.package)
    pdf = to_pdf(clean.package, article, None)
    seen = search(pdf_passages(pdf.content), meant, facts, draft.issue)
    told = [*pdf_faults(pdf.content, article), *problems_of(Seen(seen.refused, ()), draft.file.as_posix())]
    _refuse(told)
    if not request.password:
        return pdf.content, pdf.made_by
    from cspr_docs.publish.pdf.password import with_password

    return with_password(pdf.content, request.password), pdf.made_by


def _refuse(told: list[Problem]) -> None:
    """Stops where anything but advice was told.

    Raises:
        Stop: there is; it carries the advice as well.
    """
    if any(severity_of(problem) is not Severity.ADVICE for problem in told):
        raise Stop(in_order(told))


def _files(meant: Wanted, clean: Scrubbed, pdf: bytes, request: Request) -> Mapping[str, bytes]:
    """What leaves: with a password the PDF alone, since an open Word file beside it would undo it."""
    name = meant.document.kind.name
    if request.password:
        return {f"{name}.pdf": pdf}
    return {f"{name}.docx": to_bytes(clean.package), f"{name}.pdf": pdf}
