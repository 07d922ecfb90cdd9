"""Which way a case goes, what the partners made of a referral, and why the way changed."""

from datetime import date

from pydantic import Field

from schemas.base import Id, Line, Model, Prose, Term


class Route(Term):
    """The way that a case goes."""

    CONSIDERED = "considered", "Referred and considered"
    SERIOUS_INCIDENT = "serious_incident", "Serious incident"
    LEARNING_COMMITTEE = "learning_committee", "Learning and improvement committee"
    NATIONAL = "national", "National review"


class RouteChange(Model):
    """A change of the way that a case goes."""

    id: Id = Field(description="The change's id.")
    from_route: Route = Field(description="The way that the case went before.")
    on: date | None = Field(None, description="On which day it changed; cspr check asks for it.")
    because: Line | None = Field(None, description="Why, and who decided; cspr check asks for it.")


class ConsiderationOutcome(Term):
    """What came of a referral."""

    NOT_TAKEN_FORWARD = "not_taken_forward", "Not taken forward"
    SERIOUS_INCIDENT = "serious_incident", "Taken forward as a serious incident"
    LEARNING_COMMITTEE = "learning_committee", "Passed to the learning and improvement committee"


class Consideration(Model):
    """How the partners considered a referral, or a case that came to them in another way."""

    considered_on: date | None = Field(
        None, description="When the partners considered it; cspr status counts, cspr considered lists it."
    )
    considered_by: Line | None = Field(None, description="Who considered it: which meeting, which roles.")
    outcome: ConsiderationOutcome | None = Field(
        None, description="What came of it; cspr check compares it with the route."
    )
    because: Prose | None = Field(
        None, description="Why, with what in the case bears it out; for the partners' own log."
    )
    answer: Prose | None = Field(
        None,
        description="What the referrer is told: the outcome, the reasons in plain words, what happens next.",
    )
