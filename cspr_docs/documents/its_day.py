"""A document on its own day: what it is made from, what it lacks, and which of the case's problems were there then."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from cspr_docs.casefile.as_at import is_later
from cspr_docs.casefile.shape import value_at
from cspr_docs.checks.known import told_after
from cspr_docs.documents.context.names import Reader, as_agencies_see
from cspr_docs.documents.context.root import Facts, case_names
from cspr_docs.documents.context.values import Writer
from cspr_docs.documents.expressions import value_of
from cspr_docs.documents.plan import Document
from cspr_docs.problems import Problem, gap
from schemas.identities import Identities

ModelT = TypeVar("ModelT", bound=BaseModel)

MANDATORY_MISSING = gap(
    "mandatory-missing",
    "The document's own settings (document.yaml) name this section as one that must be there, and the case has "
    "nothing for it. Write it, or take it out of the settings if this kind of document can do without.",
)


def facts_of(document: Document, facts: Facts) -> Facts:
    """What the document is made from: the case as at its day, with the item that it is itself as it stands.

    What is made for one agency knows those whom it is asked about, and no other real name.
    """
    real, own = facts.identities, document.kind.settings.items_path
    # what was known on a day is counted once for all documents of it, whoever reads them
    then = facts if document.day is None else facts.as_at(document.day)
    if document.day is not None and own:
        then = replace(then, case=_with_items(then.case, facts.case, own))
    if document.kind.settings.reader is Reader.AGENCY and real is not None:
        asked = [one for one in facts.case.agency_returns if one.id == document.item]
        seen = as_agencies_see(real, facts.case, asked[0]) if asked else Identities()
        then = replace(then, identities=seen)
    return then


def _with_items(then: ModelT, now: ModelT, path: tuple[str, ...]) -> ModelT:
    """The model with the list at this path as it stands now."""
    name, *rest = path
    held = getattr(now, name)
    return then.model_copy(
        update={name: _with_items(getattr(then, name), held, tuple(rest)) if rest else held}
    )


def problems_of(document: Document, facts: Facts, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Those of the problems that were there on the document's day, and each text that tells of a later one."""
    if document.day is None:
        yield from problems
        return
    then = facts_of(document, facts).case
    for problem in problems:
        now, known = value_at(facts.case, problem.path), value_at(then, problem.path)
        is_part = isinstance(known, BaseModel) and not is_later(getattr(known, "due_on", None), document.day)
        if known == now or is_part:
            yield problem
    yield from told_after(facts.told_days, document.day)


def missing_sections(document: Document, facts: Facts) -> Iterator[Problem]:
    """A gap for each mandatory section of the document that is empty."""
    settings = document.kind.settings
    if not settings.mandatory:
        return
    names = case_names(facts_of(document, facts), settings.reader, Writer())
    for place in settings.mandatory:
        if not value_of(place, names, document.kind):
            message = f"{settings.title} must have {place}, and it is empty"
            hint = f"write it in the case, or take it out of the mandatory sections of the kind {document.kind.name}"
            yield Problem(MANDATORY_MISSING, message, hint, tuple(place.split(".")))
