"""The guidance and its clocks as a template names them: questions with this case's answers, dates with their rules."""

from collections.abc import Iterable
from dataclasses import dataclass

from cspr_docs.documents.context.records import Record
from cspr_docs.documents.context.values import Fact, Pen
from cspr_docs.law import Deadline, Deadlines, Edition, Question
from schemas.base import words_of


@dataclass(frozen=True, slots=True)
class Answered:
    """A criterion or circumstance with the partners' answer and reason; `number` counts from 1."""

    number: int
    wording: str
    reference: str
    answer: object
    reason: object


@dataclass(frozen=True, slots=True)
class Law:
    """The edition of the guidance under which the case is held."""

    name: str
    citation: str
    aims: tuple[str, ...]
    review_should: tuple[str, ...]
    criteria: tuple[Answered, ...]
    circumstances: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline of this case."""

    name: str
    rule: str
    start_on: Fact
    due_on: Fact
    done_on: Fact
    state: str
    due_from: dict[str, Fact]


def law_names(edition: Edition, deadlines: Deadlines, case: Record, pen: Pen) -> dict[str, object]:
    """`law` and `deadlines` at the root of a template."""
    rapid_review = case.rapid_review
    law = Law(
        edition.name,
        edition.citation,
        tuple(rule.words for rule in edition.aims),
        tuple(rule.words for rule in edition.review_should),
        _answered(edition.criteria, rapid_review.criteria),  # type: ignore[attr-defined]
        _answered(edition.circumstances, rapid_review.circumstances),  # type: ignore[attr-defined]
    )
    clocks = {deadline.key: _clock(deadline, deadlines, pen) for deadline in deadlines.binding}
    return {"law": law, "deadlines": clocks}


def _answered(questions: Iterable[Question], answers: object) -> tuple[Answered, ...]:
    return tuple(
        Answered(number, question.words, question.reference, given.answer, given.reason)
        for number, question in enumerate(questions, start=1)
        for given in (getattr(answers, question.key),)
    )


def _clock(deadline: Deadline, every: Deadlines, pen: Pen) -> Clock:
    def fact(value: object, path: tuple[str | int, ...], description: str) -> Fact:
        return Fact(value, words_of(value), path, description, pen)

    counted = {
        str(other.start_path[-1]): fact(
            other.due_on, other.start_path, f"The day to count from ({other.rule})."
        )
        for other in every
        if other.key == deadline.key
    }
    return Clock(
        deadline.name,
        deadline.rule,
        fact(deadline.start_on, deadline.start_path, f"The day to count from ({deadline.rule})."),
        fact(deadline.due_on, deadline.start_path, f"The day to count from ({deadline.rule})."),
        fact(deadline.done_on, deadline.path, "The date on which it was done."),
        deadline.state.value,
        counted,
    )
