"""The records that lie in a package: what was checked and what was found, every hash, and what is in it for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cspr_docs import law
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.files import sha256
from cspr_docs.project.outgoing.forms import counted
from cspr_docs.project.outgoing.publish import PreparedReport
from cspr_docs.project.outgoing.send import PreparedSending
from cspr_docs.publish.details import FoundDetail
from cspr_docs.publish.record import (
    MANIFEST,
    PROGRAM,
    SENDING,
    Check,
    PublicationRecord,
    sealed,
    to_json,
)
from cspr_docs.publish.record_page import RECORD_PAGE, to_record_page
from cspr_docs.word.scrub.settling import pending_changes, pending_comments
from schemas.base import day_in_words
from schemas.sending import Sending, SentTo

COVER = "cover-list.txt"


def records_of_report(prepared: PreparedReport, public: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The record of a published report, for programs and as a page; `public` are the files that it vouches for."""
    record = _publication(prepared, public)
    page = to_record_page(record)
    whole = replace(record, outputs={**record.outputs, RECORD_PAGE: sha256(page)})
    return {RECORD_PAGE: page, MANIFEST: to_json(whole)}


def _publication(prepared: PreparedReport, public: Mapping[str, bytes]) -> PublicationRecord:
    case, clean = prepared.case_file.case, prepared.forms.clean
    return PublicationRecord(
        made_by=PROGRAM,
        made_on=prepared.today.isoformat(),
        case=case.reference,
        kind=prepared.kind.name,
        reader=prepared.kind.settings.reader.value,
        title=prepared.kind.settings.title,
        guidance=law.edition(case).name,
        draft={"file": prepared.draft.file.name, "sha256": prepared.draft.sha256},
        inputs=prepared.inputs,
        outputs={name: sha256(content) for name, content in public.items()},
        checks=tuple(_checks(prepared)),
        taken_out=clean.taken_out if clean else (),
        decisions=tuple(dict.fromkeys(prepared.identified.decided.values())),
        keep_until=prepared.keep_until,
        advice=tuple(f"{problem.code}: {problem.message}" for problem in prepared.problems),
    )


def _checks(prepared: PreparedReport) -> Iterator[Check]:
    """What was looked at; a package is made only where nothing stood in the way."""
    pdf, identified = prepared.forms.pdf, prepared.identified
    package, settings = prepared.draft.package, prepared.kind.settings
    changes, comments = pending_changes(package), pending_comments(package)
    settled = [f"{counted(len(changes), 'place')} with tracked changes, accepted"] if changes else []
    settled += [f"{counted(len(comments), 'comment')}, taken out"] if comments else []
    yield Check("Unsafe contents", PROGRAM, "none")
    yield Check("Tracked changes and comments", PROGRAM, "; ".join(settled) or "none")
    asked = settings.sections or settings.mandatory
    yield Check("Mandatory sections", PROGRAM, "all there" if asked else "none asked for")
    gone = f"taken out; {counted(identified.hidden, 'identifying detail')} stood in hidden places"
    yield Check("Hidden data", PROGRAM, gone)
    found = f"{len(identified.decided)} decided by a person, none open"
    yield Check("Identifying details in the Word file, the page and the PDF", PROGRAM, found)
    by = identified.model or "not searched with a language model"
    yield Check("Names that nobody has listed", by, "searched" if identified.model else "not done")
    yield Check("The Word file's structure", PROGRAM, "no fault")
    yield Check("Accessibility of the text (WCAG 2.2 AA)", PROGRAM, "no barrier found")
    yield Check("The PDF", pdf.made_by if pdf else "", "tagged, checks passed")


def records_of_sending(prepared: PreparedSending, sending: Sending) -> Mapping[str, bytes]:
    """The record of a package for one reader, and the cover list; neither is for that reader."""
    cover = _cover_list(prepared, sending)
    opened, kind = prepared.draft.opened, prepared.wanted.document.kind
    pdf = prepared.papers[0].forms.pdf
    data = {  # it holds no value that was found
        "made_by": PROGRAM,
        "made_on": prepared.today.isoformat(),
        "case": prepared.checked.case_file.case.reference,
        "kind": kind.name,
        "reader": kind.settings.reader.value,
        "guidance": prepared.checked.edition.name,
        "sending": sending.model_dump(mode="json"),
        "draft": {
            "file": opened.file.name,
            "sha256": opened.sha256,
            "edited_in_word": prepared.draft.is_edited,
            "tracked_changes_accepted": prepared.request.settling.accept_changes,
            "comments_dropped": prepared.request.settling.drop_comments,
        },
        "inputs": prepared.inputs,
        "outputs": {**prepared.hashes, COVER: sha256(cover)},
        "beside": {one.paper.name: one.paper.sha256 for one in prepared.papers[1:]},
        "pdf_made_by": pdf.made_by if pdf else "",
        "pdf_has_password": bool(prepared.request.password),
        "taken_out": list(prepared.taken_out),
        "findings": [_found(finding) for one in prepared.papers for finding in one.seen.shown],
        "advice": [f"{problem.code}: {problem.message}" for problem in prepared.problems],
    }
    return {COVER: cover, SENDING: sealed(data)}


def _found(finding: FoundDetail) -> dict[str, str]:
    return {
        "code": finding.code,
        "about": finding.about,
        "place": finding.passage.place,
        "around_it": finding.context,
        "weight": finding.weight.value,
    }


def _cover_list(prepared: PreparedSending, sending: Sending) -> bytes:
    """What is in the package and for whom, in lines that can be printed."""
    case = prepared.checked.case_file.case
    lines = [
        prepared.wanted.document.title,
        f"Case {case.reference}, {case.held_by or 'the partnership'}",
        f"For: {_reader_in_words(prepared)}",
        f"Made on {day_in_words(prepared.today)} with {PROGRAM}",
        *_through(prepared),
        *([f"By: {sending.by}"] if sending.by else []),
        "",
        "Kept as what was entered:" if prepared.wanted.is_entered else "To be sent:",
        *(
            f"  {file.name}  {len(prepared.files[file.name]):,} bytes  SHA-256 {file.sha256}"
            for file in sending.files
        ),
    ]
    if prepared.request.password:
        lines += ["", "The PDF opens with a password. Tell it in another way than the file goes."]
    if prepared.request.under_embargo and case.publication.embargo:
        lines += ["", f"Embargo: {' '.join(case.publication.embargo.split())}"]
    lines += ["", f"To be kept: {SENDING} and this list. This program has sent nothing; a person does."]
    return ("\n".join(lines) + "\n").encode()


def _through(prepared: PreparedSending) -> Iterator[str]:
    """Through whom a letter goes."""
    document = prepared.wanted.document
    for letter in prepared.checked.case_file.case.letters:
        is_meant = (*document.kind.settings.items_path, document.item) == ("letters", letter.id)
        if is_meant and letter.through:
            contact = letter.through.contact
            who = ", ".join(filter(None, (contact.name, contact.organisation, *contact.address)))
            yield f"Through: {who}"
            yield "  Never to the reader's own address."


def _reader_in_words(prepared: PreparedSending) -> str:
    """Who gets it, by label and never by name."""
    case, to = prepared.checked.case_file.case, prepared.wanted.to
    if to is SentTo.PANEL:
        return case.partnership.panel_name
    if to is not SentTo.FAMILY:
        return to.words
    recipient = prepared.wanted.recipient
    return f"{names_for(Reader.PANEL, case, None).get(recipient, recipient)} ({recipient})"
