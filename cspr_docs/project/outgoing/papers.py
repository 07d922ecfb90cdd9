"""The papers of a package: the document itself, and what goes with it; its translation is in `translation`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.kinds import Library
from cspr_docs.documents.plan import Document, plan
from cspr_docs.documents.render import is_large_print
from cspr_docs.ooxml.package import Package
from cspr_docs.problems import DataPath, Problem
from cspr_docs.project.outgoing import reasons
from cspr_docs.project.outgoing.draft import CurrentDraft
from cspr_docs.project.outgoing.request import WantedDocument
from cspr_docs.word.anchors import Issue
from cspr_docs.word.large_print import enlarged


@dataclass(frozen=True, slots=True)
class Paper:
    """One Word file that is to leave.

    Attributes:
        wanted: the document that it is, or that it translates, and who gets it.
        name: what its files in the package are called.
        title: what the file's properties say.
        issue: whom it names on purpose.
        printed: the data paths of the values that it shows; of a translation nobody can tell them.
        against: what is against sending it as it stands.
        unsafe: what in it makes it unsafe.
        sha256: the hash of the file that it was read from.
    """

    wanted: WantedDocument
    name: str
    title: str
    package: Package
    issue: Issue
    sha256: str
    printed: frozenset[DataPath] = frozenset()
    against: tuple[Problem, ...] = ()
    unsafe: tuple[Problem, ...] = ()


def paper_of(wanted: WantedDocument, draft: CurrentDraft) -> Paper:
    """A draft as a paper."""
    kind, opened = wanted.document.kind, draft.opened
    return Paper(
        wanted, kind.name, kind.settings.title, opened.package, opened.returned.issue, opened.sha256,
        opened.returned.printed, tuple(reasons.of_draft(wanted, draft)), opened.unsafe,
    )  # fmt: skip


def documents_beside(wanted: WantedDocument, facts: Facts, library: Library) -> Iterator[WantedDocument]:
    """The documents of the case that go into the same package.

    Raises:
        Stop: document.yaml names a kind that there is not.
    """
    for name in wanted.document.kind.settings.goes_with:
        for entry in plan(facts, (library.kind(name),)):
            if isinstance(entry, Document) and entry.item in ("", wanted.document.item):
                yield WantedDocument(entry, wanted.to, wanted.recipient)


def paper_beside(
    main: WantedDocument,
    beside: WantedDocument,
    facts: Facts,
    draft_of: Callable[[Document], CurrentDraft],
) -> Paper:
    """The draft of a document that goes with the main one; what is the same for everybody in the print of that one.

    Raises:
        Stop: as `current_draft`.
    """
    paper = paper_of(beside, draft_of(beside.document))
    if beside.document.item or not is_large_print(main.document, facts):
        return paper
    return replace(paper, package=enlarged(paper.package))
