"""The two papers of a package: what was checked, for a program, and what is in it, for a person."""

from cspr_docs.project.sending.preparing import Prepared
from cspr_docs.publish.details import FoundDetail
from cspr_docs.publish.manifest import PROGRAM, SENDING, sealed, sha256
from schemas.base import day_in_words
from schemas.sending import Sending, SentTo

COVER = "cover-list.txt"


def papers_of(prepared: Prepared, sending: Sending) -> dict[str, bytes]:
    """Both by file names; the record vouches for the cover list too."""
    cover = cover_list(prepared, sending)
    return {COVER: cover, SENDING: sending_json(prepared, sending, {COVER: sha256(cover)})}


def sending_json(prepared: Prepared, sending: Sending, further: dict[str, str]) -> bytes:
    """What went in, what came out, what was taken out and what was found; holds no value that was found.

    `further` are the hashes of what lies in the package and is not for the reader.
    """
    opened = prepared.draft.opened
    data = {
        "made_by": PROGRAM,
        "made_on": prepared.today.isoformat(),
        "case": prepared.checked.case_file.case.reference,
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
        "outputs": {**prepared.hashes, **further},
        "pdf_made_by": prepared.pdf_made_by,
        "pdf_has_password": bool(prepared.request.password),
        "taken_out": list(prepared.taken_out),
        "findings": [_found(finding) for finding in prepared.findings.shown],
        "advice": [f"{problem.code}: {problem.message}" for problem in prepared.problems],
    }
    return sealed(data)


def cover_list(prepared: Prepared, sending: Sending) -> bytes:
    """What is in the package and for whom, in lines that can be printed."""
    case = prepared.checked.case_file.case
    lines = [
        prepared.wanted.document.title,
        f"Case {case.reference}, {case.partnership.name or 'the partnership'}",
        f"For: {reader_in_words(prepared)}",
        f"Made on {day_in_words(prepared.today)} with {PROGRAM}",
        *([f"By: {sending.by}"] if sending.by else []),
        "",
        "To be sent:",
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


def reader_in_words(prepared: Prepared) -> str:
    """Who gets it, by label and never by name."""
    case, to = prepared.checked.case_file.case, prepared.wanted.to
    if to is SentTo.PANEL:
        return case.partnership.panel_name
    if to is not SentTo.FAMILY:
        return to.words
    labels = {person.id: person.label for person in case.people}
    labels |= {child.id: child.pseudonym for child in case.children}
    return f"{labels.get(prepared.wanted.recipient, prepared.wanted.recipient)} ({prepared.wanted.recipient})"


def _found(finding: FoundDetail) -> dict[str, str]:
    return {
        "code": finding.code,
        "about": finding.about,
        "place": finding.passage.place,
        "around_it": finding.context,
        "weight": finding.weight.value,
    }
