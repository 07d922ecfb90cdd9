"""Which documents a case calls for, and for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts, case_names
from cspr_docs.documents.context.silent import SilentPen
from cspr_docs.documents.context.values import Many
from cspr_docs.documents.expressions import holds, value_of
from cspr_docs.documents.kinds import SETTINGS, Kind, Library
from cspr_docs.problems import Problem, Stop


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be made.

    Attributes:
        kind: its kind.
        item: the id of the item of the case that it is for; empty where it is for the whole case.
        recipient: the id of the person it goes to, where it goes to one.
        file_name: the draft's name, with `.docx`.
    """

    kind: Kind
    item: str
    recipient: str
    file_name: str

    @property
    def title(self) -> str:
        """What a person calls it: `Decision letter (l1)`."""
        return f"{self.kind.settings.title} ({self.item})" if self.item else self.kind.settings.title


@dataclass(frozen=True, slots=True)
class NotMade:
    """A document that is not made, and why, in words; `problems` where something must be put right first."""

    title: str
    kind: str
    recipient: str
    reason: str
    problems: tuple[Problem, ...] = ()


def plan(facts: Facts, kinds: Iterable[Kind]) -> tuple[Document | NotMade, ...]:
    """The documents that the case calls for, in the order of the kinds, and those that are left out with a reason."""
    names = case_names(facts, Reader.PANEL, SilentPen())  # what is told of a plan never holds a real name
    planned = [entry for kind in kinds for entry in _or_stopped(names, kind)]
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
        yield NotMade(name, name, "", problems[0].message, problems)


def _or_stopped(names: dict[str, object], kind: Kind) -> list[Document | NotMade]:
    """The kind's documents; a wrong expression of its document.yaml stops these and no others."""
    try:
        return list(_of_kind(names, kind))
    except Stop as stop:
        problems = tuple(stop.problems)
        return [NotMade(kind.settings.title, kind.name, "", problems[0].message, problems)]


def _same_file(document: Document) -> NotMade:
    kind, file = document.kind, (document.kind.folder / SETTINGS).as_posix()
    message = f"another document would be written into {document.file_name} too"
    hint = "give one of them another file_name; {item} in it stands for the item's id"
    problem = Problem("same-file-name", message, hint, file=file)
    return NotMade(document.title, kind.name, document.recipient, message, (problem,))


def _of_kind(names: dict[str, object], kind: Kind) -> Iterator[Document | NotMade]:
    settings = kind.settings
    if not holds(settings.when, names, kind):
        yield NotMade(
            settings.title, kind.name, "", settings.when_words or f"it is made when {settings.when}"
        )
        return
    if settings.for_each is None:
        yield Document(kind, "", "", f"{settings.file_name}.docx")
        return
    items = names[settings.for_each]
    for record in items if isinstance(items, Many) else ():
        yield _of_item(record, names, kind)


def _of_item(record: object, names: dict[str, object], kind: Kind) -> Document | NotMade:
    settings = kind.settings
    item, recipient = str(getattr(record, "id", "")), _recipient(record)
    own = {**names, settings.item: record}
    if settings.skip and holds(settings.skip, own, kind):
        reason = value_of(settings.skip_because, own, kind) if settings.skip_because else None
        title = f"{settings.title} ({item})"
        return NotMade(title, kind.name, recipient, str(reason) if reason else "it is held back")
    return Document(kind, item, recipient, f"{settings.file_name.format(item=item)}.docx")


def _recipient(record: object) -> str:
    """The id of the person that an item goes to, where it goes to somebody."""
    return str(getattr(getattr(record, "to", None), "id", ""))
