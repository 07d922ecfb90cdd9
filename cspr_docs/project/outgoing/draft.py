"""The draft that is to leave: opened as a stranger's file is, and compared with what the case says now.

What it was compared with is told by the hashes of the case's files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.folder import shared_file
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.drafts.inputs import READ, case_files
from cspr_docs.documents.drafts.manifest import IssuedDraft, read_manifest
from cspr_docs.documents.drafts.writing import Draft, DraftOutcome, step_for
from cspr_docs.documents.its_day import missing_sections
from cspr_docs.documents.kinds import Library
from cspr_docs.documents.plan import Document
from cspr_docs.documents.render import is_called_final, template_of
from cspr_docs.documents.versions import render_version
from cspr_docs.files import sha256
from cspr_docs.ooxml.package import Package, load_package, read_file
from cspr_docs.problems import Problem, Severity, Stop, advice, error, path_text, severity_of, stop_for
from cspr_docs.problems.wording import counted
from cspr_docs.project.case_of_draft import DRAFT_OF_ANOTHER_CASE
from cspr_docs.project.edited import merge_step
from cspr_docs.project.outgoing.forms import Tell
from cspr_docs.project.sent import SENT_EDITED
from cspr_docs.word.hazards import hazards
from cspr_docs.word.returned import NOT_A_DRAFT, Returned, to_returned
from cspr_docs.word.scrub.settling import pending_changes, pending_comments
from schemas.base import day_in_words
from schemas.sending import Sending

SEND_NO_DRAFT = error(
    "send-no-draft",
    "What is sent is the draft that people have read, so there must be one. Build it, have it read, and send it "
    "then. If it was built into another folder, name that folder with --output.",
)
SEND_STALE = error(
    "send-stale",
    "The case has changed since the draft was made, so the reader would get something that is no longer true. "
    "Build it again; where somebody has edited the draft in Word, bring both together first, as the message says.",
)
SEND_EDITED = advice(
    "send-edited",
    "Somebody has edited the draft in Word, and the case does not know of it. The file goes out as it stands. "
    "Bring the edits into the case with 'cspr pull', so that the next document says the same.",
)


class Settling(NamedTuple):
    """What a person has said may be done with tracked changes and comments that are still in the draft."""

    accept_changes: bool = False
    drop_comments: bool = False


AS_IT_STANDS = Settling()


@dataclass(frozen=True)
class OpenedDraft:
    """A draft: the file as it stands, and as read with its tracked changes accepted.

    `unsafe` is what in it makes it unsafe; nothing of such a file leaves.
    """

    file: Path
    sha256: str
    package: Package
    returned: Returned
    unsafe: tuple[Problem, ...] = ()


def open_draft(file: Path) -> OpenedDraft:
    """The draft, read once; what is unsafe in it is told with all else that is wrong.

    Raises:
        Stop: there is no such file, it is no draft of ours, or it does not say of which kind it is, so that nothing
            more can be said of it.
    """
    content = read_file(file)
    package = load_package(content, file.as_posix())
    unsafe = hazards(package)
    try:
        returned = to_returned(package, file)
    except Stop as stop:
        raise Stop((*unsafe, *stop.problems)) from None
    if not returned.issue.kind:
        message = (
            "an older version of this program made this draft: it does not say what kind of document it is"
        )
        hint = (
            f"take its edits into the case with 'cspr pull {package.name}', then build it again with "
            "'cspr build --force', which keeps a copy"
        )
        raise Stop((*unsafe, Problem(NOT_A_DRAFT, message, hint, file=package.name)))
    return OpenedDraft(file, sha256(content), package, returned, unsafe)


def pending(package: Package, settling: Settling, tell: Tell) -> Iterator[Problem]:
    """Tracked changes and comments of which nobody has said what to do with them; prompts are told as gaps.

    Raises:
        Stop: a part of the file is not whole.
    """
    changes, comments = pending_changes(package), pending_comments(package, on_prompts=settling.drop_comments)
    accepted = " (accepted)" if settling.accept_changes and changes else ""
    dropped = " (taken out)" if settling.drop_comments and comments else ""
    tell("tracked changes and comments", f"{len(changes)}{accepted}, {len(comments)}{dropped}")
    yield from () if settling.accept_changes else changes
    yield from () if settling.drop_comments else comments


@dataclass(frozen=True, slots=True)
class CurrentDraft:
    """The draft as it is now.

    Attributes:
        opened: the file, safe to look at.
        fresh: what the case would give today.
        is_edited: whether somebody has edited it since it was issued.
        touched: the case's errors and gaps that concern what the document prints.
        problems: why it cannot be sent as it stands, or what has to be known about it.
        state: the hash of what the case says in it.
        prompts: how many prompts it would show now.
        is_called_final: whether the case says that it is final.
    """

    opened: OpenedDraft
    fresh: Package
    is_edited: bool
    touched: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    state: str = ""
    prompts: int = 0
    is_called_final: bool = False

    @property
    def name(self) -> str:
        """The file as problems call it."""
        return self.opened.package.name


def current_draft(
    document: Document, facts: Facts, problems: tuple[Problem, ...], library: Library, output: Path
) -> CurrentDraft:
    """The draft of this document.

    Raises:
        Stop: there is none, it is unsafe or no draft of ours, or the case cannot be made into this document.
    """
    missing = tuple(missing_sections(document, facts))
    version = render_version(document, facts, (*problems, *missing), template_of(document, library))
    document, rendered = version.document, version.rendered
    file = output / document.file_name
    if not file.exists():
        raise stop_for(SEND_NO_DRAFT, *_no_draft(rendered.touched), file=file)
    opened = open_draft(file)
    issue, reference = opened.returned.issue, facts.case.reference
    if (issue.case, f"{issue.document}.docx") != (reference, document.file_name):
        is_ = f"this is {issue.document} of the case {issue.case}"
        message = f"{is_}, and what is to be sent is a document of {reference}"
        raise stop_for(DRAFT_OF_ANOTHER_CASE, message, "build the case again", file=file)
    if version.sent is not None:
        return _as_it_was_sent(opened, version.sent, rendered.state)
    draft = Draft(document.file_name, rendered.content, "", rendered.prompts, rendered.issue_id)
    known = read_manifest(output).drafts.get(document.file_name)
    outcome = step_for(output, draft, known, force=False).outcome
    return CurrentDraft(
        opened=opened,
        fresh=load_package(rendered.content, draft.name),
        is_edited=outcome in (DraftOutcome.EDITED, DraftOutcome.BESIDE),
        touched=_of_document(document, rendered.touched, (*missing, *problems)),
        problems=tuple(_state(output, draft, known, outcome)),
        state=rendered.state,
        prompts=rendered.prompts,
        is_called_final=is_called_final(document, facts),
    )


def _no_draft(touched: tuple[Problem, ...]) -> tuple[str, str]:
    """That there is no draft, and what to do: a build makes none while it would print an error of the case."""
    errors = [problem for problem in touched if severity_of(problem) is Severity.ERROR]
    if not errors:
        return "there is no such draft", "make it with 'cspr build', and have it read before it is sent"
    first = f"{errors[0].message} ({path_text(errors[0].path)})"
    message = f"there is no such draft, since the case has {counted(len(errors), 'error')} that stop it"
    return f"{message}; first: {first}", "put that right, then build it, and have it read before it is sent"


def _as_it_was_sent(opened: OpenedDraft, sent: Sending, state: str) -> CurrentDraft:
    """A document of which the case still says what was sent: nothing that opened later marks it as a draft.

    It is the file as it went, or as somebody has changed it since.
    """
    is_edited = opened.sha256 != sent.draft
    message = f"this file was changed after it was sent on {day_in_words(sent.on)}"
    hint = f"what was sent is in {sent.package}; change the case and build a new version"
    edited = (Problem(SENT_EDITED, message, hint, file=opened.package.name),) if is_edited else ()
    return CurrentDraft(opened, opened.package, is_edited, (), edited, state)


def _of_document(
    document: Document, touched: tuple[Problem, ...], others: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """The errors and gaps that it prints, those of the item that it is for, and those about signatures it needs."""
    settings = document.kind.settings
    item = (*settings.items_path, document.item) if settings.for_each else ()
    signed = ("decision", "sign_offs") if settings.signed else ()
    wanted = [path for path in (item, signed) if path]
    found = (*touched, *(one for one in others if any(one.path[: len(path)] == path for path in wanted)))
    return tuple(dict.fromkeys(one for one in found if severity_of(one) is not Severity.ADVICE))


def _state(output: Path, draft: Draft, known: IssuedDraft | None, outcome: DraftOutcome) -> Iterator[Problem]:
    """What has to be said of the file: it is older than the case, or somebody has edited it."""
    file = (output / draft.name).as_posix()
    if outcome in (DraftOutcome.WRITTEN, DraftOutcome.REPLACED):
        hint = "build it again with 'cspr build', read it, and send that one"
        yield Problem(SEND_STALE, "the case says something newer than this file", hint, file=file)
    elif outcome is DraftOutcome.BESIDE and not _has_all(output, draft, known):
        message = "somebody has edited this file, and the case has said something newer since"
        hint = f"take the edits into the case with 'cspr pull {file}' and build with --force, or bring what is new "
        yield Problem(SEND_STALE, message, f"{hint}into the file with 'cspr build --merge'", file=file)
    elif outcome in (DraftOutcome.EDITED, DraftOutcome.BESIDE):
        message = "this file was edited in Word; what goes out is the file as it stands"
        hint = f"what the case does not know of it yet comes home with 'cspr pull {file}'"
        yield Problem(SEND_EDITED, message, hint, file=file)


def _has_all(output: Path, draft: Draft, known: IssuedDraft | None) -> bool:
    """Whether all that the case says now stands in the edited file already, such as after a pull."""
    try:
        _, made = merge_step(output, draft, known)
    except Stop:
        return False
    return made.content is None and not (made.conflicts or made.left)


def inputs_of(case_file: CaseFile, identities: Path | None) -> Mapping[str, str]:
    """SHA-256 of each file that a case was read from, by its place in the case folder, in order.

    The partnership that several cases share is `../partnership.yaml`; `identities` is a register that is kept apart,
    known by its name alone, since where it lies is nobody's business.
    """
    folder = case_file.folder
    files = {path.relative_to(folder).as_posix(): path for path in case_files(folder) if path.suffix in READ}
    shared = shared_file(folder)
    if case_file.places.nearest(("partnership",)).file == shared.as_posix():
        files[f"../{shared.name}"] = shared
    if identities is not None:
        files[f"{identities.name} (kept apart)"] = identities
    return {name: sha256(file.read_bytes()) for name, file in sorted(files.items())}
