"""Which way a case goes, and what that way asks for, counts and makes: data in routes.yaml."""

from collections.abc import Iterator
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from cspr_docs.law.conditions import Condition, holds
from cspr_docs.law.edition import read_law
from schemas.case import Case
from schemas.route import Route


class RouteStep(BaseModel):
    """What belongs to one step of the process: clocks by key, sections by kind of document, problems by code."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clocks: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class Contradiction(BaseModel):
    """Facts with which a case does not go this way, why, and which way they point."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: Condition
    because: str
    instead: Route


class RouteRule(BaseModel):
    """One way: its steps, what it says of itself, and the facts that speak against it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    steps: tuple[str, ...]
    says: str
    against: tuple[Contradiction, ...] = ()


class RouteBook(BaseModel):
    """All of routes.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    steps: dict[str, RouteStep]
    routes: dict[Route, RouteRule]


class CaseRoute:
    """The way that a case goes."""

    def __init__(self, book: RouteBook, route: Route) -> None:
        self.route, self.rule = route, book.routes[route]
        self._left_out = [step for name, step in book.steps.items() if name not in self.rule.steps]

    @property
    def says(self) -> str:
        """What is done on this way, and what is not."""
        return self.rule.says

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of the process that this way has."""
        return self.rule.steps

    def counts(self, clock: str) -> bool:
        """Whether a clock is counted on this way."""
        return not any(clock in step.clocks for step in self._left_out)

    def asks_section(self, kind: str) -> bool:
        """Whether the parts of a kind of document are asked for on this way."""
        return not any(kind in step.sections for step in self._left_out)

    @cached_property
    def untold(self) -> frozenset[str]:
        """The codes of problems that this way does not know."""
        return frozenset(code for step in self._left_out for code in step.codes)

    def contradictions(self, case: Case) -> Iterator[Contradiction]:
        """What in the case speaks against this way."""
        return (found for found in self.rule.against if holds(found.when, case))


def step_names() -> tuple[str, ...]:
    """Every step that some way has."""
    return tuple(_book().steps)


def route_of(case: Case) -> CaseRoute:
    """The way that the case goes."""
    return _routes()[case.route]


@cache
def _routes() -> dict[Route, CaseRoute]:
    return {route: CaseRoute(_book(), route) for route in Route}


@cache
def _book() -> RouteBook:
    return read_law("routes.yaml", RouteBook, "the routes that a case may take")
