"""The sections that a kind of document must have by its own document.yaml, beside those that the law names."""

from collections.abc import Iterator

from cspr_docs.documents.context.root import Facts, case_names
from cspr_docs.documents.context.silent import SilentPen
from cspr_docs.documents.expressions import value_of
from cspr_docs.documents.plan import Document
from cspr_docs.problems import Problem


def missing_sections(document: Document, facts: Facts) -> Iterator[Problem]:
    """A gap for each mandatory section of the document that is empty."""
    settings = document.kind.settings
    names = case_names(facts, settings.reader, SilentPen())
    for place in settings.mandatory:
        if not value_of(place, names, document.kind):
            message = f"{settings.title} must have {place}, and it is empty"
            hint = f"write it in the case, or take it out of the mandatory sections of the kind {document.kind.name}"
            yield Problem("mandatory-missing", message, hint, tuple(place.split(".")))
