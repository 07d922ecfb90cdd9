"""The two papers of a package: what was checked, for a program, and what is in it, for a person."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import cspr_docs
from cspr_docs.project.sending.preparing import Prepared
from cspr_docs.publish.disclosure.finding import Finding
from schemas.base import day_in_words
from schemas.sending import Sending, SentTo

_READ = frozenset((".yaml", ".md"))
_NOT_READ = frozenset(("output", "reviews", "attachments"))


def sending_json(prepared: Prepared, sending: Sending) -> bytes:
    """What went in, what came out, what was taken out and what was found; holds no value that was found."""
    edition = prepared.checked.edition
    data = {
        "made_by": f"cspr-docs {cspr_docs.__version__}",
        "made_on": prepared.today.isoformat(),
        "case": prepared.checked.case_file.case.reference,
        "guidance": edition.name,
        "sending": sending.model_dump(mode="json"),
        "draft": {
            "file": prepared.draft.file.name,
            "sha256": prepared.draft.sha256,
            "edited_in_word": prepared.draft.is_edited,
            "tracked_changes_accepted": prepared.request.accept_changes,
            "comments_dropped": prepared.request.drop_comments,
        },
        "inputs": dict(sorted(inputs_of(prepared.checked.case_file.folder))),
        "outputs": prepared.hashes,
        "pdf_made_by": prepared.pdf_made_by,
        "pdf_has_password": bool(prepared.request.password),
        "taken_out": list(prepared.taken_out),
        "findings": [_found(finding) for finding in prepared.findings.shown],
        "advice": [f"{problem.code}: {problem.message}" for problem in prepared.problems],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def cover_list(prepared: Prepared, sending: Sending) -> bytes:
    """What is in the package and for whom, in lines that can be printed."""
    case = prepared.checked.case_file.case
    lines = [
        prepared.wanted.document.title,
        f"Case {case.reference}, {case.partnership.name or 'the partnership'}",
        f"For: {reader_in_words(prepared)}",
        f"Made on {day_in_words(prepared.today)} with cspr-docs {cspr_docs.__version__}",
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
    lines += ["", "To be kept: sending.json and this list. This program has sent nothing; a person does."]
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


def inputs_of(folder: Path) -> Iterator[tuple[str, str]]:
    """SHA-256 of each file of the case, by its place in the folder."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        is_kept = inside.parts[0] not in _NOT_READ and not any(part.startswith(".") for part in inside.parts)
        if is_kept and path.suffix in _READ and path.is_file():
            yield inside.as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def _found(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "about": finding.about,
        "place": finding.passage.place,
        "around_it": finding.context,
        "weight": finding.weight.value,
        "fingerprint": finding.fingerprint,
    }
