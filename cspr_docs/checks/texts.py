"""Texts: what a document must have and has not or has only as a placeholder, and mentions of nobody."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cspr_docs.casefile.shape import shape_of, value_at
from cspr_docs.casefile.words import position_in
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.law import Section
from cspr_docs.problems import DataPath, Problem, advice, error, gap
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.problems.wording import lower_first
from cspr_docs.prose.unfinished import placeholders as typed_for_later
from schemas.case import Case

_DOCUMENTS = {
    "referral": "the record of the referral",
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
_WEIGHTY = {
    "RapidReview": ("facts", "lived_experience", "identity_and_inequalities", "learning"),
    "Decision": ("rationale",),
    "FinalReport": ("lived_experience", "systemic_analysis"),
    "Finding": ("why",),
}
"""By the model the fields that readers turn to first."""
SECTION_EMPTY = gap(
    "section-empty",
    "A part that this document must have is not written. A draft is built with a marked prompt in its place; it "
    "cannot be sent or published so.",
)


def empty(look: Inspection) -> Iterator[Problem]:
    """A mandatory part of a document, once that document is due, that is not there."""
    told: set[DataPath] = set()
    for kind, sections in look.edition.sections.items():
        is_due = look.route.asks_section(kind) and _is_due(kind, look)
        for section in sections if is_due else ():
            path = section.data_path
            value = value_at(look.case, path)
            if path not in told and not (value.strip() if isinstance(value, str) else value):
                told.add(path)
                message = f"still missing in {_DOCUMENTS.get(kind, kind)}: {section.title}"
                yield Problem(SECTION_EMPTY, message, _hint(section), path)


PLACEHOLDER = gap(
    "placeholder",
    "A word such as TODO, TBC or XXX, or a row of dots, stands where the text itself should. Write what belongs "
    "there. An empty field is better than a placeholder: it is marked in the draft.",
)


def placeholders(look: Inspection) -> Iterator[Problem]:
    """A word that stands where the text itself should."""
    for found in look.values:
        if found.field == "id" or found.shape.refers or type(found.value) is not str:
            continue
        text = found.value
        if _NOTHING_SAID.fullmatch(text):
            message = f'"{text.strip()}" says nothing' if text.strip() else "the text is empty"
            yield Problem(PLACEHOLDER, message, "write it, or leave the field out", found.path)
            continue
        for match in typed_for_later(text):
            line, column = position_in(text, match.start())
            message = f'"{match.group()}" stands where the text itself should'
            hint = "write what belongs here"
            yield Problem(PLACEHOLDER, message, hint, found.path, line=line, column=column)


SECTION_THIN = advice(
    "section-thin",
    "A part that readers turn to first is a sentence or two. The Panel often asks for more here: say what in this "
    "case bears it out.",
)


def thin(look: Inspection) -> Iterator[Problem]:
    """A part that the reader turns to first and that says almost nothing."""
    for found in look.texts:
        if found.field in _WEIGHTY.get(found.model.__name__, ()):
            words = len(str(found.value).split())
            if 0 < words < _FEWEST_WORDS and not _NOTHING_SAID.fullmatch(str(found.value)):
                message = f"this has {words} words; a reader will ask for more"
                yield Problem(SECTION_THIN, message, "say what in this case bears it out", found.path)


def _is_due(kind: str, look: Inspection) -> bool:
    """Letters are due after the decision, the report once it is begun, all else from the first day."""
    if kind == "final_report":
        return look.is_reviewed and look.is_report_begun
    return kind != "decision_letter" or look.is_decided


def _hint(section: Section) -> str:
    """What the schema says of the field, and where the duty to fill it stands."""
    shape, description = shape_of(Case), ""
    for name in section.data_path:
        description, shape = shape.descriptions.get(str(name), ""), shape.below(name)
    words = lower_first(description).removesuffix(".")
    parts = (words if len(words) >= _WORTH_SAYING and words != section.title else "", section.reference)
    return "; ".join(part for part in parts if part)


_ADD = "add whom or what you mean to people.yaml, places.yaml or agencies.yaml"
UNKNOWN_MENTION = error(
    "unknown-mention",
    "A text names somebody or something with @ and an id that is on no list of the case. What the documents should "
    "write there cannot be known. Correct the id, or add the person, place or agency.",
)


def unknown(look: Inspection) -> Iterator[Problem]:
    """A mention of an id that no child, person, place or agency has."""
    for mention in look.mentioned:
        if mention.id not in look.by_id:
            message = f"@{mention.id} names nobody and nothing in the case"
            known = [f"@{id_}" for id_ in look.by_id]
            hint = did_you_mean(f"@{mention.id}", known, listed="the mentions there are:")
            if not hint.startswith("did"):
                hint = f"{hint}; {_ADD}" if hint else _ADD
            line, column = mention.line, mention.column
            yield Problem(UNKNOWN_MENTION, message, hint, mention.path, line=line, column=column)


OTHER_UNSAID = gap(
    "other-unsaid",
    "A choice is 'other', and nothing says what it is. The documents print 'Another agency', 'Another process' or "
    "the like, which tells their reader nothing. Say it in a few words in the field beside it.",
)


def other_unsaid(look: Inspection) -> Iterator[Problem]:
    """The choice 'other' without the words for it."""
    for found in look.values:
        field = f"{found.field}_other"
        if found.value == "other" and field in found.model.model_fields:
            place = found.path[: found.path.index(found.field)]
            if not value_at(look.case, (*place, field)):
                message = f"{found.field} is 'other', and nothing says what it is"
                yield Problem(OTHER_UNSAID, message, f"say it in a few words: {field}", found.path)


def dialect(look: Inspection) -> Iterator[Problem]:
    """What a report's prose cannot hold, at its place."""
    for path, problem in look.prose_faults:
        yield replace(problem, path=path)


CHECKS: tuple[Check, ...] = (empty, placeholders, thin, other_unsaid, unknown, dialect)
