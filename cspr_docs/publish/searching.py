"""What identifies somebody in the Word file before and after the scrub, in the page and in the PDF."""

from collections.abc import Iterable
from dataclasses import dataclass

from cspr_docs.publish.disclosure import Finding, Model, Watch, scan
from cspr_docs.publish.disclosure.folding import plain
from cspr_docs.word.texts.passage import Layer, Passage


@dataclass(frozen=True)
class Search:
    """Whom and what to look for; `model` finds names that nobody has listed, and is an extra."""

    watch: Watch
    model: Model | None = None

    def of(self, passages: Iterable[Passage]) -> tuple[Finding, ...]:
        """Everything that identifies somebody."""
        return scan(passages, self.watch, self.model)


def out_of_sight(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that stand where no reader looks: in deleted or hidden text, comments, properties, data."""
    return tuple(finding for finding in findings if finding.passage.layer in (Layer.HIDDEN, Layer.BEHIND))


def only_there(findings: Iterable[Finding], known: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those whose value is not among the known ones: what making the page or the PDF has brought in.

    The words of a report are the same in all its forms, and are decided upon once, in the Word file.
    """
    seen = {_what(finding) for finding in known}
    return tuple(finding for finding in findings if _what(finding) not in seen)


def _what(finding: Finding) -> tuple[str, str]:
    value = finding.passage.text[finding.start : finding.end]
    return (finding.code, "".join(plain(value).split()).casefold())
