"""The versions of a document that was sent: it stays as it went, and what the case says later is a new version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.plan import Document
from cspr_docs.documents.render import Rendered, render
from cspr_docs.problems import Problem
from cspr_docs.word.template import Template
from schemas.base import day_in_words
from schemas.sending import Sending


@dataclass(frozen=True, slots=True)
class RenderedVersion:
    """A document as the case gives it today, with the name and the words of its version.

    `sent` is the last sending of just this state; `None` where nobody was given it. `following` is then the name of the
    draft that takes its place once the case says something else.
    """

    document: Document
    rendered: Rendered
    sent: Sending | None = None
    following: str = ""


def render_version(
    document: Document, facts: Facts, problems: Iterable[Problem], template: Template
) -> RenderedVersion:
    """The document as it is now: the version that was sent, or the one that takes its place.

    Two states are the same if the case gives them the same values. A document for the public has no versions: who
    reads it once it is published was never given another.

    Raises:
        Stop: as `render`.
    """
    problems = tuple(problems)
    rendered = render(document, facts, problems, template)
    sent = [one for one in facts.case.sent if one.state and _is_of(one, document)]
    if document.kind.settings.reader is Reader.PUBLIC or not sent:
        return RenderedVersion(document, rendered)
    versions = [list(same) for _, same in groupby(sent, key=lambda one: one.state)]
    is_sent = versions[-1][0].state == rendered.state
    before, last = (versions[:-1], versions[-1][-1]) if is_sent else (versions, None)
    number = len(before) + 1
    following = _name(document, number + 1) if last else ""
    if not before:
        return RenderedVersion(document, rendered, last, following)
    words = f"Version {number}, replaces the one sent on {day_in_words(before[-1][-1].on)}"
    later = replace(document, file_name=_name(document, number), version=words)
    return RenderedVersion(later, render(later, facts, problems, template), last, following)


def _name(document: Document, number: int) -> str:
    return f"{document.file_name.removesuffix('.docx')}-version-{number}.docx"


def _is_of(sending: Sending, document: Document) -> bool:
    return (sending.document, sending.item or "") == (document.kind.name, document.item)
