"""Which documents a case calls for, and for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts, case_names
from cspr_docs.documents.context.silent import SilentPen
from cspr_docs.documents.context.values import Many
from cspr_docs.documents.expressions import holds, value_of
from cspr_docs.documents.kinds import Kind


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
    """A document that is not made, and why, in words."""

    title: str
    kind: str
    recipient: str
    reason: str


def plan(facts: Facts, kinds: Iterable[Kind]) -> tuple[Document | NotMade, ...]:
    """The documents that the case calls for, in the order of the kinds, and those that are left out with a reason.

    Raises:
        Stop: an expression of a document.yaml is wrong.
    """
    names = case_names(facts, Reader.PANEL, SilentPen())  # what is told of a plan never holds a real name
    return tuple(entry for kind in kinds for entry in _of_kind(names, kind))


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
