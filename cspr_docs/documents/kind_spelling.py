"""What checks the names and terms in all that belongs to one kind; how that is done is imported once it is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import nodes

from cspr_docs.documents.kinds import Settings

if TYPE_CHECKING:
    from cspr_docs.word.language.expressions import Fault


@dataclass(frozen=True, slots=True)
class KindSpelling:
    """Checks the names and terms in what belongs to one kind; two with one `key` say the same."""

    key: str
    settings: Settings = field(compare=False, repr=False)

    @classmethod
    def of(cls, settings: Settings) -> "KindSpelling":
        """The kind's."""
        made_from = (settings.of.value, settings.for_each, settings.item, settings.names)
        return cls(repr((*made_from, settings.reader.value)), settings)

    def faults(self, tree: nodes.Node) -> "Iterator[tuple[int, Fault]]":
        """What is misspelt in the tree, each with its line."""
        from cspr_docs.documents.spelling import TreeReading, roots_of_kind

        yield from TreeReading(roots_of_kind(self.settings), self.settings.shows_real_names).read(tree).faults
