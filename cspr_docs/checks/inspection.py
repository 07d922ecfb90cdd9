"""The case as the checks look at it: its texts parsed once, its names and stages to hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cspr_docs.casefile.shape import Value, values
from cspr_docs.casefile.themes import Beside
from cspr_docs.law import CaseRoute, Deadlines, Edition, route_of
from cspr_docs.problems import DataPath, Problem
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.mention import mentions_in_line
from cspr_docs.prose.plain import mentions
from schemas.agencies import Agency
from schemas.base import MENTIONABLE, Known, Written
from schemas.case import Case
from schemas.decision import Outcome
from schemas.identities import Identities
from schemas.people import Child, ChildRole, Person, Place, Relation
from schemas.report import ReportStatus

Mentionable = Child | Person | Place | Agency
NOT_FAMILY = frozenset({Relation.PRACTITIONER, Relation.SUSPECTED_EXPLOITER, Relation.FRIEND, Relation.OTHER})
"""People of these relations belong to no family or household."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An id that a text names, and where; line and column count from 1 in the text."""

    id: str
    path: DataPath
    line: int
    column: int


@dataclass(frozen=True)
class Inspection:
    """One look at one case on one day.

    `identities` is None where the real names are not at hand, `beside` where nobody looked at the other cases.
    """

    case: Case
    edition: Edition
    today: date
    deadlines: Deadlines
    identities: Identities | None = None
    beside: Beside | None = None

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every single value of the case."""
        return tuple(values(self.case))

    @cached_property
    def texts(self) -> tuple[Value, ...]:
        """Every text that may hold mentions."""
        return tuple(found for found in self.values if found.shape.written in (Written.PROSE, Written.LINE))

    @cached_property
    def prose_faults(self) -> tuple[tuple[DataPath, Problem], ...]:
        """What each prose text has that the Markdown of a case does not allow, with the text's data path."""
        return tuple(
            (found.path, problem)
            for found in self.texts
            if found.shape.written is Written.PROSE
            for problem in to_tree(str(found.value))[1]
        )

    @cached_property
    def mentioned(self) -> tuple[Mentioned, ...]:
        """Every mention in every text, in the order of the case."""
        return tuple(mention for found in self.texts for mention in _mentions(found))

    @cached_property
    def by_id(self) -> Mapping[str, Mentionable]:
        """Everybody and everything that a mention can name."""
        return {item.id: item for name in MENTIONABLE for item in getattr(self.case, name)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the Panel's documents write for each id."""
        return {name: label_of(item) for name, item in self.by_id.items()}

    def name(self, id_: str) -> str:
        """What the Panel's documents write for an id; the id itself where nobody has it."""
        return self.names.get(id_, id_)

    @cached_property
    def subjects(self) -> tuple[Child, ...]:
        """The children who died or were harmed."""
        return subjects_of(self.case)

    def path_of(self, id_: str) -> DataPath:
        """The data path of a child or another person."""
        return ("children" if any(child.id == id_ for child in self.case.children) else "people", id_)

    @property
    def route(self) -> CaseRoute:
        """The way that the case goes, and what that way asks for."""
        return route_of(self.case)

    @property
    def is_decided(self) -> bool:
        """Whether the partners have decided."""
        return self.case.decision.outcome is not None

    @property
    def is_reviewed(self) -> bool:
        """Whether a local review is, or was, held."""
        return self.case.decision.outcome is Outcome.LOCAL_REVIEW

    @property
    def is_report_begun(self) -> bool:
        """Whether there is anything of a final report: then it is looked at as a whole."""
        report = self.case.final_report
        texts = (report.introduction, report.what_happened, report.systemic_analysis, report.lived_experience)
        return self.is_report_complete or bool(self.case.findings) or any(texts)

    @property
    def is_report_complete(self) -> bool:
        """Whether the report is said to be done."""
        report = self.case.final_report
        return report.completed_on is not None or report.status is not ReportStatus.DRAFT

    @cached_property
    def anyone_died(self) -> bool:
        """Whether a child in the incident died."""
        return any(child.died is Known.YES for child in self.subjects)


Check = Callable[[Inspection], Iterable[Problem]]
"""A check: everything of one kind that it finds wrong or missing."""


def subjects_of(case: Case) -> tuple[Child, ...]:
    """The children of a case who died or were harmed."""
    harmed = (ChildRole.SUBJECT, ChildRole.SUBJECT_WHO_HARMED)
    return tuple(
        child for child in case.children if child.role in harmed or child.id in case.incident.children
    )


def label_of(item: Mentionable) -> str:
    """What the Panel's documents call a person, place or agency."""
    if isinstance(item, Child):
        return item.pseudonym
    return item.name if isinstance(item, Agency) else item.label


def place_of(look: Inspection) -> Place | None:
    """Where the incident happened, as far as the case says it."""
    return next((place for place in look.case.places if place.id == look.case.incident.place), None)


def _mentions(found: Value) -> Iterator[Mentioned]:
    text = str(found.value)
    is_prose = found.shape.written is Written.PROSE
    for mention in mentions(to_tree(text)[0]) if is_prose else mentions_in_line(text):
        yield Mentioned(mention.id, found.path, mention.line, mention.column)
