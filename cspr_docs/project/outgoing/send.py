"""`send`: everything that is looked at before a document leaves for its reader; nothing is written here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from cspr_docs.checks.restrictions import held_from
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.kinds import read_library
from cspr_docs.files import sha256
from cspr_docs.ooxml.package import to_bytes
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.project.build_report import output_folder
from cspr_docs.project.check import Checked, check
from cspr_docs.project.outgoing import reasons
from cspr_docs.project.outgoing.draft import CurrentDraft, current_draft, inputs_of, pending
from cspr_docs.project.outgoing.forms import Forms, Report, Tell, forms_of
from cspr_docs.project.outgoing.papers import (
    Paper,
    documents_beside,
    paper_beside,
    paper_of,
)
from cspr_docs.project.outgoing.readers import Seen, problems_of, search_for
from cspr_docs.project.outgoing.request import SendRequest, WantedDocument, wanted_document
from cspr_docs.project.outgoing.translation import translation_of
from cspr_docs.project.workspace import Workspace
from cspr_docs.publish.details.find import only_there
from cspr_docs.publish.pdf import pdf_passages
from cspr_docs.word.texts import passages

SEND_FORM = error(
    "send-form",
    "A form that an agency fills in goes out as it was built: whatever 'cspr send' makes ready loses its fields, and "
    "nobody could collect it. Attach the file that the message names, in a secure way, to the letter that asks for it.",
)


@dataclass(frozen=True)
class LookedAt:
    """A paper in the forms in which it leaves, and what its reader must not see in it."""

    paper: Paper
    forms: Forms
    seen: Seen


@dataclass(frozen=True)
class PreparedSending:
    """What would leave, and what is known about it; `problems` are advice.

    `papers` begins with the document itself. `inputs` has the SHA-256 of the files that it was checked against,
    `output` is the folder of the drafts.
    """

    request: SendRequest
    wanted: WantedDocument
    checked: Checked
    draft: CurrentDraft
    today: date
    papers: tuple[LookedAt, ...]
    files: Mapping[str, bytes]
    inputs: Mapping[str, str]
    problems: tuple[Problem, ...]
    output: Path

    @property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 of each file."""
        return {name: sha256(content) for name, content in self.files.items()}

    @property
    def taken_out(self) -> tuple[str, ...]:
        """What was taken out of the papers."""
        clean = (one.forms.clean for one in self.papers)
        return tuple(dict.fromkeys(words for one in clean if one for words in one.taken_out))


def prepare_sending(request: SendRequest, space: Workspace, today: date, tell: Tell) -> PreparedSending:
    """The package for its reader, looked at from every side.

    Raises:
        Stop: there is a reason not to send it; carries every reason that could be found.
    """
    checked, report = check(request.case, today, space.identities), Report()
    case_file = checked.case_file
    facts = Facts(case_file.case, case_file.identities, checked.edition, checked.deadlines)
    library = read_library(space.templates)
    wanted = wanted_document(request, library.kind(request.kind, facts.of), facts)
    output = output_folder(request.case, space)
    draft_of = partial(current_draft, facts=facts, problems=checked.problems, library=library, output=output)
    draft = draft_of(wanted.document)
    _refuse_form(draft)
    report.add(case_file.pin(problem) for problem in reasons.of_sending(request, wanted, facts, draft, today))
    asked: list[Callable[[], Paper | None]] = [
        partial(translation_of, wanted, draft, facts, case_file.folder),
        *(
            partial(paper_beside, wanted, one, facts, draft_of)
            for one in documents_beside(wanted, facts, library)
        ),
    ]
    papers = (paper_of(wanted, draft), *filter(None, map(report.attempt, asked)))
    for paper in papers:  # an unsafe one keeps every one from other programs
        tell(f"{paper.name}, opened safely", f"{len(paper.package)} parts" if not paper.unsafe else "no")
        report.add_unsafe(paper.unsafe)
        report.add(map(case_file.pin, paper.against))
    looked = tuple(_looked_at(paper, request, facts, report, tell) for paper in papers)
    if report.is_refusal:
        raise Stop(report.in_order)
    report.add(case_file.pin(problem) for problem in reasons.dates_to_fill(wanted, facts, today))
    return PreparedSending(
        request, wanted, checked, draft, today, looked, _files(request, looked),
        inputs_of(case_file, space.identities), report.in_order, output,
    )  # fmt: skip


def _refuse_form(draft: CurrentDraft) -> None:
    """Nothing, unless it is a form to be filled in.

    Raises:
        Stop: it is one.
    """
    if draft.opened.returned.is_form:
        message = "this is a form, whose fields would be taken out on the way"
        hint = "send this file itself, with the letter that asks for it (agency-request)"
        raise stop_for(SEND_FORM, message, hint, file=draft.opened.returned.path)


def _looked_at(paper: Paper, request: SendRequest, facts: Facts, report: Report, tell: Tell) -> LookedAt:
    """The paper in its forms; what is against any of them is added to the report."""
    wanted, name = paper.wanted, paper.package.name
    report.add(pending(paper.package, request.settling, tell))
    forms = forms_of(paper.package, paper.title, None, report, tell)
    seen = _seen(paper, forms, facts)
    report.add(problems_of(seen, name))
    is_public = wanted.document.kind.settings.reader is Reader.PUBLIC
    kept_back = held_from(facts.case, facts.identities, is_public=is_public, recipient=wanted.recipient)
    report.add(reasons.restricted(kept_back, (forms.clean or paper).package, paper.printed))
    tell("names and addresses of others", f"{len(seen.refused)} in the way, {len(seen.shown)} to look at")
    return LookedAt(paper, forms, seen)


def _seen(paper: Paper, forms: Forms, facts: Facts) -> Seen:
    """What this reader must not see in the file, and what only its PDF shows; in the draft where there is no more."""
    seen_in = search_for(paper.wanted, facts, paper.issue)
    seen = seen_in(passages((forms.clean or paper).package))
    shown = seen_in(pdf_passages(forms.pdf.content)).refused if forms.pdf else ()
    return Seen((*seen.refused, *only_there(shown, seen.refused)), seen.shown)


def _files(request: SendRequest, papers: tuple[LookedAt, ...]) -> Mapping[str, bytes]:
    """What leaves: with a password the PDFs alone, since an open Word file beside them would undo it."""
    from cspr_docs.publish.pdf.cleaning import with_password

    files = {}
    for one in papers:
        clean, pdf = one.forms.clean, one.forms.pdf
        if clean is None or pdf is None:
            raise AssertionError(one.paper.name)  # whatever could not be made has left its reason
        if request.password:
            files[f"{one.paper.name}.pdf"] = with_password(pdf.content, request.password)
        else:
            files |= {f"{one.paper.name}.docx": to_bytes(clean.package), f"{one.paper.name}.pdf": pdf.content}
    return files
