"""One document as Word bytes: a compiled template, the case as records, and a writer that prints them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from cspr_docs.checks.restrictions import held_from
from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.documents.context.root import Facts, case_names, words_of_document
from cspr_docs.documents.context.values import Many, Writer
from cspr_docs.documents.context.writer import DraftWriter, Glossary
from cspr_docs.documents.expressions import holds, value_of
from cspr_docs.documents.its_day import facts_of, problems_of
from cspr_docs.documents.kind_spelling import KindSpelling
from cspr_docs.documents.kinds import Library
from cspr_docs.documents.plan import Document
from cspr_docs.problems import DataPath, Problem, path_text
from cspr_docs.prose.mention import named_by
from cspr_docs.word.anchors import Anchor, Issue
from cspr_docs.word.template import Template, template_of_files


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document's bytes, how many prompts it shows, its issue's id, and the problems whose data paths it printed.

    `words`: how many words each place of the case has given it.
    `state` is a hash of the values that the case gives it, but for the days on which it was sent itself.
    """

    content: bytes
    prompts: int
    issue_id: str
    touched: tuple[Problem, ...]
    state: str = ""
    words: Mapping[DataPath, int] = field(default_factory=dict)


def template_of(document: Document, library: Library) -> Template:
    """The compiled template of the document's kind; compiled once in a process.

    Raises:
        Stop: the template or the house style cannot be used; carries every problem of both.
    """
    paths, spelling = (document.kind.template, library.house_style), KindSpelling.of(document.kind.settings)
    return _compiled(*paths, spelling, *(path.stat().st_mtime_ns for path in paths))


@lru_cache(maxsize=128)
def _compiled(template: Path, house: Path, spelling: KindSpelling, *_changed: int) -> Template:
    return template_of_files(template, house, FILTERS, spelling)


def render(document: Document, facts: Facts, problems: Iterable[Problem], template: Template) -> Rendered:
    """The document as Word bytes.

    It is a draft, and says so, until its kind's `final` expression holds and it shows no prompt.

    Raises:
        Stop: the template names something that there is not.
    """
    problems = tuple(problems_of(document, facts, problems))
    for may_be_final in (True, False):
        rendered = _render(document, facts, problems, template, may_be_final=may_be_final)
        if rendered is not None:
            return _enlarged(rendered, document) if is_large_print(document, facts) else rendered
    raise AssertionError("a document that may not be final is a draft")


def _render(
    document: Document, facts: Facts, problems: tuple[Problem, ...], template: Template, *, may_be_final: bool
) -> Rendered | None:
    """The document; `None` where it has said that it is final and shown a prompt afterwards.

    Whether it shows a prompt is known once its body is written; its headers, which say DRAFT, are written then.
    """
    settings, additions = document.kind.settings, template.new_additions()
    own_facts = facts_of(document, facts)
    names = names_for(settings.reader, facts.case, own_facts.identities, document.recipient)
    is_public = settings.reader is Reader.PUBLIC
    kept_back = held_from(facts.case, facts.identities, is_public=is_public, recipient=document.recipient)
    writer = DraftWriter(additions, named_by(names), problems, kept_back)
    additions.issue = _issue(document, facts.case.reference, template, writer)
    own = _own_names(document, own_facts, writer)
    may_be_final = may_be_final and settings.final is not None and holds(settings.final, own, document.kind)
    said_final: list[bool] = []

    def asks_draft() -> bool:
        if is_final := may_be_final and not writer.prompts:
            said_final.append(True)
        return not is_final

    context = {
        **own,
        "document": words_of_document(settings, facts.case, asks_draft, document.version),
        "glossary": Glossary(writer, facts.case.final_report.abbreviations),
    }
    content = template.render(context, additions)
    if said_final and writer.prompts:
        return None
    state = _state(additions.anchors, document)
    return Rendered(content, writer.prompts, additions.issue_id, tuple(writer.touched), state, writer.words)


def _issue(document: Document, reference: str, template: Template, writer: DraftWriter) -> Issue:
    """What the draft says of itself; its anchors come as they are written."""
    return Issue(
        case=reference,
        document=document.file_name.removesuffix(".docx"),
        kind=document.kind.name,
        reader=document.kind.settings.reader.value,
        template=template.fingerprint,
        anchors=(),
        names=writer.mentioned,
    )


def _state(anchors: Iterable[Anchor], document: Document) -> str:
    sent_on = set(document.sent_on.values())
    values = sorted({f"{path_text(one.path)}\0{one.text}" for one in anchors if one.path not in sent_on})
    return hashlib.sha256("\0\0".join(values).encode()).hexdigest()


def is_called_final(document: Document, facts: Facts) -> bool:
    """Whether the case says that it is final; it says DRAFT all the same while it shows a prompt."""
    return _is_so(document.kind.settings.final, document, facts)


def is_large_print(document: Document, facts: Facts) -> bool:
    """Whether the document is set in large print, and with it what is the same for everybody beside it."""
    return _is_so(document.kind.settings.large_print, document, facts)


def _is_so(expression: str | None, document: Document, facts: Facts) -> bool:
    if expression is None:
        return False
    return holds(expression, _own_names(document, facts_of(document, facts), Writer()), document.kind)


def _enlarged(rendered: Rendered, document: Document) -> Rendered:
    from cspr_docs.ooxml.package import load_package, to_bytes  # they parse, which few documents need
    from cspr_docs.word.large_print import enlarged

    package = enlarged(load_package(rendered.content, document.file_name))
    return replace(rendered, content=to_bytes(package))


def _own_names(document: Document, facts: Facts, writer: Writer) -> Mapping[str, object]:
    """The case's names, the item that the document is for, and the kind's further names."""
    settings = document.kind.settings
    names = case_names(facts, settings.reader, writer)
    if settings.for_each:
        items = value_of(settings.for_each, names, document.kind)
        records = items if isinstance(items, Many | tuple) else ()
        names[settings.item] = next(item for item in records if str(item.id) == document.item)  # type: ignore[union-attr]
    for name, expression in settings.names.items():
        names[name] = value_of(expression, names, document.kind)
    return names
