"""What identifies somebody in the Word file before and after the scrub, in the page and in the PDF."""

from collections.abc import Iterable
from dataclasses import dataclass

from cspr_docs.prose.folding import plain
from cspr_docs.publish.details import FoundDetail, NamesModel, Watch, find
from cspr_docs.word.texts.passage import Layer, Passage


@dataclass(frozen=True)
class Search:
    """Whom and what to look for; `model` finds names that nobody has listed, and is an extra."""

    watch: Watch
    model: NamesModel | None = None

    def of(self, passages: Iterable[Passage]) -> tuple[FoundDetail, ...]:
        """Everything that identifies somebody."""
        return find(passages, self.watch, self.model)


def out_of_sight(findings: Iterable[FoundDetail]) -> tuple[FoundDetail, ...]:
    """Those that stand where no reader looks: in deleted or hidden text, comments, properties, data."""
    return tuple(finding for finding in findings if finding.passage.layer in (Layer.HIDDEN, Layer.BEHIND))


def only_there(findings: Iterable[FoundDetail], known: Iterable[FoundDetail]) -> tuple[FoundDetail, ...]:
    """Those whose value is not among the known ones: what making the page or the PDF has brought in.

    The words of a report are the same in all its forms, and are decided upon once, in the Word file.
    """
    seen = {_what(finding) for finding in known}
    return tuple(finding for finding in findings if _what(finding) not in seen)


def _what(finding: FoundDetail) -> tuple[str, str]:
    value = finding.passage.text[finding.start : finding.end]
    return (finding.code, "".join(plain(value).split()).casefold())
