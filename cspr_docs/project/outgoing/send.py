"""`send`: everything that is looked at before a document leaves for its reader; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs.checks.restrictions import held_from
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.kinds import read_library
from cspr_docs.files import sha256
from cspr_docs.ooxml.package import to_bytes
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.build_report import output_folder
from cspr_docs.project.check import Checked, check
from cspr_docs.project.outgoing import reasons
from cspr_docs.project.outgoing.draft import CurrentDraft, current_draft, inputs_of, pending
from cspr_docs.project.outgoing.forms import Forms, Report, Tell, forms_of
from cspr_docs.project.outgoing.readers import Seen, problems_of, search
from cspr_docs.project.outgoing.request import SendRequest, WantedDocument, wanted_document
from cspr_docs.project.workspace import Workspace
from cspr_docs.publish.details.find import only_there
from cspr_docs.publish.pdf import pdf_passages
from cspr_docs.word.texts import passages


@dataclass(frozen=True)
class PreparedSending:
    """What would leave, and what is known about it; `problems` are advice.

    `inputs` has the SHA-256 of the files that the document was checked against, `output` is the folder of the drafts.
    """

    request: SendRequest
    wanted: WantedDocument
    checked: Checked
    draft: CurrentDraft
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


def prepare_sending(request: SendRequest, space: Workspace, today: date, tell: Tell) -> PreparedSending:
    """The package for its reader, looked at from every side.

    Raises:
        Stop: there is a reason not to send it; carries every reason that could be found.
    """
    checked, report = check(request.case, today, space.identities), Report()
    case_file = checked.case_file
    facts = Facts(case_file.case, case_file.identities, checked.edition, checked.deadlines)
    library = read_library(space.templates)
    wanted = wanted_document(request, library.kind(request.kind), facts)
    output = output_folder(request.case, space)
    draft = current_draft(wanted.document, facts, checked.problems, library, output)
    tell("opened safely", f"{len(draft.opened.package)} parts" if not draft.opened.unsafe else "no")
    report.add_unsafe(draft.opened.unsafe)
    against = reasons.of_sending(request, wanted, facts, draft, today)
    report.add(case_file.pin(problem) for problem in against)
    report.add(pending(draft.opened.package, request.settling, tell))
    forms = forms_of(draft.opened.package, wanted.document.kind.settings.title, None, report, tell)
    seen = _seen(forms, draft, wanted, facts)
    report.add(problems_of(seen, draft.name))
    is_public = wanted.document.kind.settings.reader is Reader.PUBLIC
    kept_back = held_from(facts.case, facts.identities, is_public=is_public, recipient=wanted.recipient)
    report.add(reasons.restricted(kept_back, draft.opened, forms.clean))
    tell("names and addresses of others", f"{len(seen.refused)} in the way, {len(seen.shown)} to look at")
    if report.is_refusal or forms.clean is None or forms.pdf is None:
        raise Stop(report.in_order)
    report.add(case_file.pin(problem) for problem in reasons.dates_to_fill(wanted, facts, today))
    files = _files(request, wanted, to_bytes(forms.clean.package), forms.pdf.content)
    return PreparedSending(
        request, wanted, checked, draft, today, files, forms.clean.taken_out, seen, forms.pdf.made_by,
        inputs_of(case_file, space.identities), report.in_order, output,
    )  # fmt: skip


def _seen(forms: Forms, draft: CurrentDraft, wanted: WantedDocument, facts: Facts) -> Seen:
    """What this reader must not see in the file, and what only its PDF shows; in the draft where there is no more."""
    issue = draft.opened.returned.issue
    package = forms.clean.package if forms.clean else draft.opened.package
    seen = search(passages(package), wanted, facts, issue)
    shown = search(pdf_passages(forms.pdf.content), wanted, facts, issue).refused if forms.pdf else ()
    return Seen((*seen.refused, *only_there(shown, seen.refused)), seen.shown)


def _files(request: SendRequest, wanted: WantedDocument, word: bytes, pdf: bytes) -> Mapping[str, bytes]:
    """What leaves: with a password the PDF alone, since an open Word file beside it would undo it."""
    name = wanted.document.kind.name
    if not request.password:
        return {f"{name}.docx": word, f"{name}.pdf": pdf}
    from cspr_docs.publish.pdf.cleaning import with_password

    return {f"{name}.pdf": with_password(pdf, request.password)}
