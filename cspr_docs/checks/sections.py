"""What a document must have and has not, or has only as a placeholder."""

import re
from collections.abc import Iterator

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.casefile.walk import Value
from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import place_in
from cspr_docs.law import Section
from cspr_docs.problems import DataPath, Problem
from cspr_docs.prose.unfinished import placeholders as typed_for_later
from schemas.base import Written
from schemas.case import Case

_DOCUMENTS = {
    "rapid_review": "the rapid review",
    "decision_letter": "the family's letters",
    "final_report": "the final report",
}

_NOTHING_SAID = re.compile(
    r"[\s.…_–—-]*|(?i:n/?a|x{3,}|to follow|placeholder|text here|to be (?:confirmed|added|written))[.…]*"
)

_FEWEST_WORDS = 25
_WORTH_SAYING = 25
"""Letters below which a field's description says no more than the section's title."""
_WEIGHTY = frozenset(
    {
        ("RapidReview", "facts"),
        ("RapidReview", "lived_experience"),
        ("RapidReview", "identity_and_inequalities"),
        ("RapidReview", "learning"),
        ("Decision", "rationale"),
        ("FinalReport", "lived_experience"),
        ("FinalReport", "systemic_analysis"),
        ("Finding", "why"),
    }
)


def empty(look: Inspection) -> Iterator[Problem]:
    """A mandatory part of a document, once that document is due, that is not there."""
    told: set[DataPath] = set()
    for kind, sections in look.edition.sections.items():
        for section in sections if _is_due(kind, look) else ():
            path = section.data_path
            if path not in told and _is_empty(look.case, path):
                told.add(path)
                message = f"still missing in {_DOCUMENTS.get(kind, kind)}: {section.title}"
                yield Problem("section-empty", message, _hint(section), path)


def placeholders(look: Inspection) -> Iterator[Problem]:
    """A word that stands where the text itself should."""
    for found in look.values:
        if found.field == "id" or found.shape.refers or type(found.value) is not str:
            continue
        text = found.value
        if _NOTHING_SAID.fullmatch(text):
            message = f'"{text.strip()}" says nothing' if text.strip() else "the text is empty"
            yield Problem("placeholder", message, "write it, or leave the field out", found.path)
            continue
        for match in typed_for_later(text):
            line, column = place_in(text, match.start())
            message = f'"{match.group()}" stands where the text itself should'
            yield Problem(
                "placeholder", message, "write what belongs here", found.path, line=line, column=column
            )


def thin(look: Inspection) -> Iterator[Problem]:
    """A part that the reader turns to first and that says almost nothing."""
    for found in look.texts:
        if _is_weighty(found):
            words = len(str(found.value).split())
            if 0 < words < _FEWEST_WORDS and not _NOTHING_SAID.fullmatch(str(found.value)):
                message = f"this has {words} words; a reader will ask for more"
                yield Problem("section-thin", message, "say what in this case bears it out", found.path)


def _is_weighty(found: Value) -> bool:
    is_prose = found.shape.written is Written.PROSE
    return is_prose and (found.model.__name__, found.field) in _WEIGHTY


def _is_due(kind: str, look: Inspection) -> bool:
    """The rapid review is due from the first day, letters after the decision, the report once it is begun."""
    if kind == "rapid_review":
        return True
    if kind == "final_report":
        return look.is_reviewed and look.is_report_begun
    return look.is_decided


def _is_empty(case: Case, path: DataPath) -> bool:
    value: object = case
    for name in path:
        value = getattr(value, str(name))
    return not value or (isinstance(value, str) and not value.strip())


def _hint(section: Section) -> str:
    """What the schema says of the field, and where the duty to fill it stands."""
    shape: Shape | None = shape_of(Case)
    description = ""
    for name in section.data_path:
        fields = shape.fields if shape else None
        description = shape.descriptions.get(str(name), "") if shape else ""
        shape = (fields or {}).get(str(name))
    words = f"{description[:1].lower()}{description[1:]}".removesuffix(".")
    parts = (words if len(words) >= _WORTH_SAYING and words != section.title else "", section.reference)
    return "; ".join(part for part in parts if part)


CHECKS: tuple[Rule, ...] = (empty, placeholders, thin)
