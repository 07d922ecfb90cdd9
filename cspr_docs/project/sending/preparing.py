"""Everything that is looked at before a document leaves for its reader; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.kinds import read_library
from cspr_docs.ooxml.package import to_bytes
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.build import output_folder
from cspr_docs.project.check import Checked, check
from cspr_docs.project.leaving import Forms, Tell, Told, forms_of, inputs_of, of_pending
from cspr_docs.project.sending.readers import Seen, problems_of, search
from cspr_docs.project.sending.reasons import dates_to_fill, reasons
from cspr_docs.project.sending.request import Request, Wanted, wanted
from cspr_docs.project.sending.standing import Standing, standing
from cspr_docs.project.workspace import Workspace
from cspr_docs.publish.manifest import sha256
from cspr_docs.publish.pdf import pdf_passages
from cspr_docs.publish.searching import only_there
from cspr_docs.word.texts import passages


@dataclass(frozen=True)
class Prepared:
    """What would leave, and what is known about it; `problems` are advice.

    Attributes:
        files: the files by name.
        taken_out: what the scrub took out, in words.
        findings: what the search left for a person to look at.
        pdf_made_by: the program that made the PDF.
        inputs: SHA-256 of the files that the document was checked against.
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
    inputs: Mapping[str, str]
    problems: tuple[Problem, ...]
    output: Path

    @property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 of each file."""
        return {name: sha256(content) for name, content in self.files.items()}


def prepare(request: Request, space: Workspace, today: date, tell: Tell) -> Prepared:
    """The package for its reader, looked at from every side.

    Raises:
        Stop: there is a reason not to send it; carries every reason that could be found.
    """
    checked, told = check(request.case, today, space.identities), Told()
    facts = Facts(checked.case_file.case, checked.case_file.identities, checked.edition, checked.deadlines)
    library = read_library(space.templates)
    meant = wanted(request, library.kind(request.kind), facts)
    output = output_folder(request.case, space)
    draft = standing(meant.document, facts, checked.problems, library, output, tell)
    told.add(checked.case_file.pin(problem) for problem in reasons(request, meant, facts, draft, today))
    told.add(of_pending(draft.opened.package, request.settling, tell))
    forms = forms_of(draft.opened.package, meant.document.kind.settings.title, None, told, tell)
    seen = _seen(forms, draft, meant, facts)
    told.add(problems_of(seen, draft.name))
    tell("names and addresses of others", f"{len(seen.refused)} in the way, {len(seen.shown)} to look at")
    if told.stands_in_the_way or forms.clean is None or forms.pdf is None:
        raise Stop(told.in_order)
    told.add(checked.case_file.pin(problem) for problem in dates_to_fill(meant, facts, today))
    return Prepared(
        request, meant, checked, draft, today, _files(request, meant, to_bytes(forms.clean.package), forms.pdf.content),
        forms.clean.taken_out, seen, forms.pdf.made_by, inputs_of(checked.case_file, space.identities), told.in_order,
        output,
    )  # fmt: skip


def _seen(forms: Forms, draft: Standing, meant: Wanted, facts: Facts) -> Seen:
    """What this reader must not see in the file, and what only its PDF shows; in the draft where there is no more."""
    issue = draft.opened.returned.issue
    seen = search(passages(forms.clean.package if forms.clean else draft.opened.package), meant, facts, issue)
    shown = search(pdf_passages(forms.pdf.content), meant, facts, issue).refused if forms.pdf else ()
    return Seen((*seen.refused, *only_there(shown, seen.refused)), seen.shown)


def _files(request: Request, meant: Wanted, word: bytes, pdf: bytes) -> Mapping[str, bytes]:
    """What leaves: with a password the PDF alone, since an open Word file beside it would undo it."""
    name = meant.document.kind.name
    if not request.password:
        return {f"{name}.docx": word, f"{name}.pdf": pdf}
    from cspr_docs.publish.pdf.cleaning import with_password

    return {f"{name}.pdf": with_password(pdf, request.password)}
