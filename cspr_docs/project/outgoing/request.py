"""What a person asks for when a document is to leave, and for `send` the one document of the case that is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.kinds import DocumentKind
from cspr_docs.documents.plan import Document, NotMade, plan
from cspr_docs.problems import DataPath, Problem, Stop, error, stop_for
from cspr_docs.problems.wording import lower_first
from cspr_docs.project.build_report import UNKNOWN_RECIPIENT
from cspr_docs.project.outgoing.draft import AS_IT_STANDS, Settling
from cspr_docs.publish.pdf import Maker
from schemas.sending import SentTo

SEND_PUBLIC = error(
    "send-public",
    "You asked to send a document that is written for the public. Public documents are made with 'cspr publish', "
    "which looks at more. A report goes to the Panel and the Secretary of State before it is public, and often to "
    "the family: for that, say to whom with --to.",
)
SEND_TO_WHOM = error(
    "send-to-whom",
    "It is not clear who is to get the document, or it is not written for that reader: names and words are chosen "
    "for one reader and would be wrong for another. Use one of those that the message lists.",
)
SEND_NOT_MADE = error(
    "send-not-made",
    "The case does not call for this document, or a letter is held back. The message tells why. Nothing that is "
    "held back is sent by mistake; change the case if it is to go after all.",
)

_READERS = {
    Reader.PANEL: (SentTo.PANEL, SentTo.PARTNERS),
    Reader.FAMILY: (SentTo.FAMILY,),
    Reader.NOTIFIER: (SentTo.NOTIFICATION_SYSTEM,),
    Reader.AGENCY: (SentTo.AGENCIES,),
    Reader.PUBLIC: (SentTo.PANEL, SentTo.SECRETARY_OF_STATE, SentTo.FAMILY, SentTo.PARTNERS),
}
"""Who may be sent a document of this reader whose kind names nobody, the one who is meant without a word first."""


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """What a person asks of `publish`; `is_thorough` also searches for names that nobody has listed."""

    draft: Path
    case: Path | None = None
    settling: Settling = AS_IT_STANDS
    maker: Maker | None = None
    is_thorough: bool = False


@dataclass(frozen=True, slots=True)
class SendRequest:
    """What a person asks of `send`.

    Attributes:
        to: to whom; `None` means the reader that the kind is written for.
        recipient: the id of the member of the family, or of the letter where there are two to the same person.
        by: by which way it goes, in the person's words.
        settling: what may be done with tracked changes and comments that are still in the draft.
        under_embargo: whether the person says that the reader knows of the embargo.
        password: what the PDF is locked with; empty for none.
    """

    kind: str
    case: Path
    to: SentTo | None = None
    recipient: str = ""
    by: str = ""
    settling: Settling = AS_IT_STANDS
    under_embargo: bool = False
    password: str = ""


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """The document that is meant, and who gets it; `recipient` is the id of a member of the family, or empty."""

    document: Document
    to: SentTo
    recipient: str

    @property
    def name(self) -> str:
        """What the package is called: the kind, the letter's id where that is not the reader's, and to whom it goes."""
        to = self.recipient if self.to is SentTo.FAMILY else self.to.value.replace("_", "-")
        item = f"-{self.document.item}" if self.document.item not in ("", to) else ""
        return f"{self.document.kind.name}{item}-to-{to}"

    @property
    def is_entered(self) -> bool:
        """Whether it is copied into the national system, and the package is kept as what was entered."""
        return self.to is SentTo.NOTIFICATION_SYSTEM

    @property
    def subject(self) -> tuple[str, str, SentTo, str]:
        """What is sent to whom, as `Sending.subject` has it."""
        return self.document.kind.name, self.document.item, self.to, self.recipient

    @property
    def sent_on(self) -> DataPath:
        """Where the case says on which day this document was sent to this reader; empty where nowhere."""
        return self.document.sent_on.get(self.to, ())


def wanted_document(request: SendRequest, kind: DocumentKind, facts: Facts) -> WantedDocument:
    """The one document that the request means.

    Raises:
        Stop: it is for the public, for other readers, for nobody, for several people, or the case does not call
            for it.
    """
    to = _reader(request, kind)
    asked = request.recipient if kind.settings.for_each else ""
    found = [one for one in plan(facts, (kind,)) if not asked or asked in (one.recipient, one.item)]
    faults = [fault for entry in found if isinstance(entry, NotMade) for fault in entry.problems]
    refused = faults or list(_not_one(found, request, kind, to, facts))
    if refused:
        raise Stop(refused)
    (document,) = (entry for entry in found if isinstance(entry, Document))
    asked_person = "" if kind.settings.for_each else request.recipient
    return WantedDocument(document, to, document.recipient or asked_person)


def _reader(request: SendRequest, kind: DocumentKind) -> SentTo:
    settings = kind.settings
    readers = settings.sent_to or _READERS[settings.reader]
    if request.to is None and settings.reader is Reader.PUBLIC:
        hint = (
            "make it public with 'cspr publish'; for those who see it before, say --to panel, "
            "--to secretary_of_state or --to family"
        )
        raise stop_for(SEND_PUBLIC, f"{settings.title} is for the public", hint)
    to = request.to or readers[0]
    if to not in readers:
        message = f"{settings.title} is not written for {lower_first(to.words)}"
        hint = f"it can be sent to: {', '.join(reader.value for reader in readers)}"
        raise stop_for(SEND_TO_WHOM, message, hint)
    return to


def _not_one(
    documents: list[Document | NotMade], request: SendRequest, kind: DocumentKind, to: SentTo, facts: Facts
) -> Iterator[Problem]:
    """Why there is not exactly one document to send."""
    children, adults = facts.case.children, facts.case.people
    people = [*(child.id for child in children), *(person.id for person in adults)]
    every = plan(facts, (kind,)) if kind.settings.for_each else []
    letters = ", ".join(sorted({entry.recipient for entry in every if entry.recipient}))
    if kind.settings.for_each and not any(entry.item for entry in every):
        why = "; ".join(entry.reason for entry in every if isinstance(entry, NotMade)) or "the case has none"
        yield Problem(
            SEND_NOT_MADE, f"{kind.settings.title} is not made: {why}", "write it into the case first"
        )
    elif to is SentTo.FAMILY and not request.recipient:
        hint = f"say to whom with --recipient: {letters or ', '.join(people)}"
        yield Problem(SEND_TO_WHOM, f"{kind.name} goes to one member of the family at a time", hint)
    elif not documents:
        hint = f"the letters of this case go to: {letters or 'nobody yet'}"
        yield Problem(UNKNOWN_RECIPIENT, f'no letter goes to "{request.recipient}"', hint)
    elif len(documents) > 1:
        items = ", ".join(entry.item for entry in documents)
        whom = request.recipient or "this reader"
        message = f"there are {len(documents)} documents of this kind for {whom}"
        yield Problem(SEND_TO_WHOM, message, f"give the id of one with --recipient: {items}")
    elif isinstance(documents[0], NotMade):
        hint = "what holds it back stands in the case"
        yield Problem(SEND_NOT_MADE, f"{documents[0].title} is not made: {documents[0].reason}", hint)
    elif request.recipient and not kind.settings.for_each and request.recipient not in people:
        message = f'nobody in the case has the id "{request.recipient}"'
        yield Problem(UNKNOWN_RECIPIENT, message, f"the people of the case are: {', '.join(people)}")
