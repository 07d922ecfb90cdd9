"""The names that stand at the root of a template: the case's own fields, the law, and the document's own words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import fields as fields_of
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from cspr_docs.casefile.as_at import as_at
from cspr_docs.casefile.shape import shape_of, values
from cspr_docs.checks.known import ToldDay, told_days
from cspr_docs.chronology.order import in_order
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.documents.context.records import REAL_PROMPT, Desk, Record
from cspr_docs.documents.context.values import Fact, Writer
from cspr_docs.documents.kinds import Of, Settings
from cspr_docs.law import (
    Deadline,
    Deadlines,
    Edition,
    Question,
    deadlines,
    edition,
    panel_edition,
    route_of,
)
from cspr_docs.prose.mention import named_by
from schemas.base import words_of
from schemas.case import Case
from schemas.identities import Identities

if TYPE_CHECKING:
    from cspr_docs.documents.all_cases.gathered import AllCases
    from cspr_docs.documents.context.analysis import Analysis
    from cspr_docs.documents.context.pictures import CasePictures


@dataclass(frozen=True)
class Facts:
    """All that the documents of one case are made from, or the papers over all cases (`of_all_cases`).

    `everybody` is the case in which people, places and agencies have their names, where that is another: a text may
    name somebody of whom nothing else was known on its day.
    """

    case: Case
    identities: Identities | None
    edition: Edition
    deadlines: Deadlines
    everybody: Case | None = None
    all_cases: "AllCases | None" = None

    @classmethod
    def of_all_cases(cls, all_cases: "AllCases") -> "Facts":
        """What papers over all cases are made from; their `case` is one in which nothing is written."""
        marked, held_by = all_cases.classification, all_cases.partnership
        case = Case.model_construct(reference="", classification=marked, partnership=held_by)
        return cls(case, None, edition(case), Deadlines(()), all_cases=all_cases)

    @property
    def of(self) -> Of:
        """Which kinds of documents are made from them."""
        return Of.ALL_CASES if self.all_cases else Of.CASE

    def as_at(self, day: date) -> "Facts":
        """The same as they were known on that day."""
        if day not in self._days:
            case = as_at(self.case, day)
            counted = deadlines(case, self.edition, day)
            self._days[day] = Facts(case, self.identities, self.edition, counted, self.case)
        return self._days[day]

    @cached_property
    def _days(self) -> "dict[date, Facts]":
        return {}

    @cached_property
    def told_days(self) -> tuple[ToldDay, ...]:
        """Every day that a text of the case tells of as past."""
        return tuple(told_days(values(self.case)))


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What a document says of itself, in headers and on the cover; plain words, no prompt and no child's name.

    `asks_draft` says whether it is a draft, as far as is known when it is asked.
    """

    title: str
    reference: str
    partnership: str
    draft_marking: str
    final_marking: str
    version: str
    asks_draft: Callable[[], bool]

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft."""
        return self.asks_draft()

    @property
    def marking(self) -> str:
        """What the header says of who may see it, and of which version it is where others were sent before."""
        marking = self.draft_marking if self.asks_draft() else self.final_marking
        return " · ".join(filter(None, (marking, self.version)))


_OF_THOSE_ASKED_ABOUT = (
    f"{REAL_PROMPT} An agency is told them only of those whom it is asked about (about, in agency_returns)."
)


def case_names(facts: Facts, reader: Reader, writer: Writer) -> dict[str, object]:
    """Every root name that does not depend on the one document."""
    real = facts.identities if reader.sees_real_names else None
    name_of = named_by(names_for(reader, facts.everybody or facts.case, real))
    prompt = _OF_THOSE_ASKED_ABOUT if reader is Reader.AGENCY else REAL_PROMPT
    desk = Desk(
        *(facts.case, name_of, writer),
        may_name=reader.sees_real_names,
        real=real,
        real_prompt=prompt,
    )
    root = Record(_in_order(facts), shape_of(Case), (), desk)
    if facts.all_cases:
        told = {one.name: getattr(facts.all_cases, one.name) for one in fields_of(facts.all_cases)}
        return {**told, "partnership": root.partnership}
    fields = {name: getattr(root, name) for name in Case.model_fields}
    analysis, pictures = partial(_analysis, facts, desk), partial(_pictures, facts, desk, reader)
    asked = {"analysis": OnDemand(analysis), "pictures": OnDemand(pictures)}
    beside = {"case": root, "steps": route_of(facts.case).steps, **asked}
    return {**fields, **beside, **law_names(facts, root, writer)}


def _in_order(facts: Facts) -> Case:
    """The case as templates print it: the chronology by its days everywhere, whichever agency sent in first."""
    case = facts.case
    return case if facts.all_cases else case.model_copy(update={"chronology": in_order(case.chronology)})


class OnDemand:
    """What few templates ask: made, and what makes it imported, when one first does."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        """A name of what is made, but for those that its class keeps to itself."""
        if name in getattr(type(self._made), "closed_names", ()):
            raise AttributeError(name)
        return getattr(self._made, name)

    @cached_property
    def _made(self) -> object:
        return self._make()


def _analysis(facts: Facts, desk: Desk) -> "Analysis":
    from cspr_docs.documents.context.analysis import Analysis

    return Analysis(facts.case, facts.identities, desk)


def _pictures(facts: Facts, desk: Desk, reader: Reader) -> "CasePictures":
    from cspr_docs.documents.context.pictures import CasePictures

    return CasePictures(facts.case, facts.identities, desk, is_public=reader is Reader.PUBLIC)


def words_of_document(
    settings: Settings, case: Case, asks_draft: Callable[[], bool], version: str = ""
) -> DocumentWords:
    """What the document says of itself."""
    usual = settings.reader.marking or case.classification.words
    marking = usual if settings.marking is None else settings.marking
    final = marking if settings.final_marking is None else settings.final_marking
    reference = "" if settings.reader is Reader.PUBLIC else case.reference
    return DocumentWords(settings.title, reference, case.held_by, marking, final, version, asks_draft)


@dataclass(frozen=True, slots=True)
class Answered:
    """A criterion or circumstance with the partners' answer and reason; `number` counts from 1.

    `sentence` is the guidance's own, empty where it was not seen; `wording` says the same plainly.
    """

    number: int
    sentence: str
    wording: str
    reference: str
    answer: object
    reason: object


@dataclass(frozen=True, slots=True)
class Law:
    """The edition of the guidance under which the case is held, and that of the Panel's own guidance."""

    name: str
    citation: str
    panel_guidance: str
    aims: tuple[str, ...]
    review_should: tuple[str, ...]
    criteria: tuple[Answered, ...]
    circumstances: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class CountedClock:
    """A deadline of this case as a template names it; `due_from` has the days that it could be due on, by start."""

    name: str
    rule: str
    start_on: Fact
    due_on: Fact
    done_on: Fact
    state: str
    due_from: dict[str, Fact]


def law_names(facts: Facts, case: Record, writer: Writer) -> dict[str, object]:
    """`law` and `deadlines` at the root of a template."""
    guidance, deadlines, panel = facts.edition, facts.deadlines, panel_edition(facts.case)
    rapid_review = case.rapid_review
    law = Law(
        guidance.name,
        guidance.citation,
        panel.name,
        tuple(rule.words for rule in panel.aims),
        tuple(rule.words for rule in guidance.review_should),
        _answered(guidance.criteria, rapid_review.criteria),  # type: ignore[attr-defined]
        _answered(guidance.circumstances, rapid_review.circumstances),  # type: ignore[attr-defined]
    )
    whole = (deadline for deadline in deadlines.binding if not deadline.clock.for_each)
    same: dict[str, list[Deadline]] = {}
    for deadline in deadlines:
        same.setdefault(deadline.key, []).append(deadline)
    clocks = {deadline.key: _clock(deadline, same[deadline.key], writer) for deadline in whole}
    return {"law": law, "deadlines": clocks}


def _answered(questions: Iterable[Question], answers: object) -> tuple[Answered, ...]:
    return tuple(
        Answered(number, question.sentence, question.words, question.reference, given.answer, given.reason)
        for number, question in enumerate(questions, start=1)
        for given in (getattr(answers, question.key),)
    )


def _clock(deadline: Deadline, same: Iterable[Deadline], writer: Writer) -> CountedClock:
    def counted(one: Deadline, value: object) -> Fact:
        """A day that is known once the day to count from is."""
        return Fact(value, words_of(value), one.start_path, f"The day to count from ({one.rule}).", writer)

    done = deadline.done_on
    done_on = Fact(done, words_of(done), deadline.path, "The date on which it was done.", writer)
    start_on, due_on = counted(deadline, deadline.start_on), counted(deadline, deadline.due_on)
    due_from = {str(one.start_path[-1]): counted(one, one.due_on) for one in same}
    state = deadline.state.value
    return CountedClock(deadline.name, deadline.rule, start_on, due_on, done_on, state, due_from)
