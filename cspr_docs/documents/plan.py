"""Which documents a case calls for and for whom, and what each must have by its own document.yaml."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts, case_names
from cspr_docs.documents.context.values import Fact, Many, Writer
from cspr_docs.documents.expressions import holds, value_of
from cspr_docs.documents.kinds import SETTINGS, DocumentKind, Library
from cspr_docs.problems import DataPath, Problem, Stop, error
from schemas.sending import SentTo

SAME_FILE_NAME = error(
    "same-file-name",
    "Two documents would be written into one file, and the second would take the place of the first. Give one of "
    "them another file_name in its document.yaml; {item} in it stands for the id of the item that it is made for.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be made.

    Attributes:
        kind: its kind.
        item: the id of the item of the case that it is for; empty where it is for the whole case.
        recipient: the id of the person it goes to, where it goes to one.
        file_name: the draft's name, with `.docx`.
        day: the day as at which it is written; `None` where it tells the case as it stands.
        version: what it says of that on its face, where it takes the place of one that was sent.
    """

    kind: DocumentKind
    item: str
    recipient: str
    file_name: str
    day: date | None = None
    version: str = ""

    @property
    def sent_on(self) -> Mapping[SentTo, DataPath]:
        """For each reader where the case says on which day this document was sent to them."""
        settings = self.kind.settings
        paths = {to: tuple(path.split(".")) for to, path in settings.sent_on.items()}
        own = {to: path for to, path in paths.items() if settings.for_each and path[0] == settings.item}
        return paths | {to: (*settings.items_path, self.item, *path[1:]) for to, path in own.items()}

    @property
    def title(self) -> str:
        """What a person calls it: `Decision letter (l1)`."""
        return f"{self.kind.settings.title} ({self.item})" if self.item else self.kind.settings.title


@dataclass(frozen=True, slots=True)
class NotMade:
    """A document that is not made, and why, in words; `kind` is its kind's name, the others are as in `Document`.

    `problems` are there where something must be put right first; `file_name` is empty where nobody knows it.
    """

    title: str
    kind: str
    item: str
    recipient: str
    reason: str
    problems: tuple[Problem, ...] = ()
    file_name: str = ""


def plan(facts: Facts, kinds: Iterable[DocumentKind]) -> tuple[Document | NotMade, ...]:
    """The documents that the case, or all cases together, call for in the order of the kinds, and why not others."""
    names = case_names(facts, Reader.PANEL, Writer())  # what is told of a plan never holds a real name
    fitting = (kind for kind in kinds if kind.settings.of is facts.of)
    planned = [entry for kind in fitting for entry in _or_stopped(names, kind)]
    files = [entry.file_name.casefold() for entry in planned if isinstance(entry, Document)]
    return tuple(
        _same_file(entry)
        if isinstance(entry, Document) and files.count(entry.file_name.casefold()) > 1
        else entry
        for entry in planned
    )


def broken_kinds(library: Library) -> Iterator[NotMade]:
    """The kinds of which nothing can be made, since their settings are wrong."""
    for name, problems in library.broken.items():
        yield NotMade(name, name, "", "", problems[0].message, problems)


def _or_stopped(names: dict[str, object], kind: DocumentKind) -> list[Document | NotMade]:
    """The kind's documents; a wrong expression of its document.yaml stops these and no others."""
    try:
        return list(_of_kind(names, kind))
    except Stop as stop:
        problems = tuple(stop.problems)
        return [NotMade(kind.settings.title, kind.name, "", "", problems[0].message, problems)]


def _same_file(document: Document) -> NotMade:
    kind, file = document.kind, (document.kind.folder / SETTINGS).as_posix()
    message = f"another document would be written into {document.file_name} too"
    hint = "give one of them another file_name; {item} in it stands for the item's id"
    problem = Problem(SAME_FILE_NAME, message, hint, file=file)
    return NotMade(document.title, kind.name, document.item, document.recipient, message, (problem,))


def _of_kind(names: dict[str, object], kind: DocumentKind) -> Iterator[Document | NotMade]:
    settings = kind.settings
    if not holds(settings.when, names, kind):
        reason = settings.when_words or f"it is made when {settings.when}"
        file_name = "" if settings.for_each else f"{settings.file_name}.docx"
        yield NotMade(settings.title, kind.name, "", "", reason, file_name=file_name)
        return
    if settings.for_each is None:
        yield Document(kind, "", "", f"{settings.file_name}.docx", _day(names, kind))
        return
    items = value_of(settings.for_each, names, kind)
    for record in items if isinstance(items, Many | tuple) else ():
        if settings.only and not holds(settings.only, {**names, settings.item: record}, kind):
            continue
        yield _of_item(record, names, kind)


def _of_item(record: object, names: dict[str, object], kind: DocumentKind) -> Document | NotMade:
    settings = kind.settings
    item, recipient = (str(getattr(one, "id", "")) for one in (record, getattr(record, "to", None)))
    own = {**names, settings.item: record}
    file_name = f"{settings.file_name.replace('{item}', item)}.docx"
    if settings.skip and holds(settings.skip, own, kind):
        reason = value_of(settings.skip_because, own, kind) if settings.skip_because else None
        title = f"{settings.title} ({item})"
        because = str(reason) if reason else "it is held back"
        return NotMade(title, kind.name, item, recipient, because, file_name=file_name)
    return Document(kind, item, recipient, file_name, _day(own, kind))


def _day(names: dict[str, object], kind: DocumentKind) -> date | None:
    """The day as at which the document is written, where the case has it."""
    given = value_of(kind.settings.day, names, kind) if kind.settings.day else None
    day = given.value if isinstance(given, Fact) else None
    return day if isinstance(day, date) else None
