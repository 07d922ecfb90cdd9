"""What the partners decided and why, and what the Panel answered."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import Id, JointPartnershipRef, Known, Line, Model, Prose, ReadBy, Term
from schemas.days import DayMark
from schemas.partnership import Partner


class Outcome(Term):
    """The decision."""

    LOCAL_REVIEW = "local_review", "A local child safeguarding practice review will be held"
    NO_REVIEW = "no_review", "No local child safeguarding practice review will be held"
    OTHER_LEARNING = (
        "other_learning",
        "No local child safeguarding practice review will be held; the case will be learned from in another way",
    )


class NationalView(Term):
    """What the partners think of a national review."""

    SUGGESTED = "suggested", "The partners suggest that a national review may be more appropriate"
    NOT_SUGGESTED = "not_suggested", "The partners do not suggest a national review"
    UNDECIDED = "undecided", "The partners could not agree whether to suggest a national review"


class SignOff(Model):
    """One partner's signature."""

    partner: Partner = Field(description="Which partner signs.")
    partnership: JointPartnershipRef | None = Field(
        None, description="In a joint review, of which partnership; empty means of the one that leads."
    )
    name: str | None = Field(None, description="Who signed.")
    role: str | None = Field(None, description="In what role.")
    signed_on: Annotated[date | None, DayMark.APART] = Field(None, description="When.")
    agrees: Known | None = Field(None, description="Whether the partner agrees with the decision.")


class Decision(Model):
    """The three partners' decision."""

    outcome: Annotated[Outcome | None, ReadBy.FAMILY] = Field(
        None, description="A local review, no review, or other learning."
    )
    decided_on: Annotated[date | None, ReadBy.FAMILY, DayMark.OPENS, DayMark.CLOSES] = Field(
        None, description="When it was decided; the six months count from here."
    )
    rationale: Prose | None = Field(None, description="Why, explicitly, with what in the case bears it out.")
    departs_because: Prose | None = Field(
        None, description="Where the criteria point one way and the decision goes the other: why."
    )
    other_learning: Prose | None = Field(None, description="How the case will be learned from instead.")
    reasons_for_agencies: Prose | None = Field(
        None,
        description="The reasons for the referrer, the agencies and those who worked with the family; read by them.",
    )
    agencies_told_on: date | None = Field(None, description="When the agencies were told the decision.")
    national_view: Annotated[NationalView | None, ReadBy.FAMILY] = Field(
        None, description="Whether a national review may be more appropriate."
    )
    national_reason: Prose | None = Field(None, description="Why.")
    dissent: Prose | None = Field(
        None, description="Where a partner disagreed: who, why, and how it was settled."
    )
    sign_offs: tuple[SignOff, ...] = Field(
        (), description="The signatures: of each partnership its three partners."
    )


class NationalDecision(Term):
    """What the Panel decided about a national review."""

    NATIONAL_REVIEW = "national_review", "A national review will be held"
    NO_NATIONAL_REVIEW = "no_national_review", "No national review will be held"
    PENDING = "pending", "The Panel has not decided yet"


class PanelRequest(Model):
    """Something the Panel asked for."""

    id: Id = Field(description="The request's id.")
    request: Line = Field(description="What the Panel asked for.")
    due_on: Annotated[date | None, DayMark.PLANNED] = Field(None, description="By when.")
    answered_on: date | None = Field(None, description="When it was answered.")


class PanelResponse(Model):
    """What the Panel wrote back."""

    received_on: Annotated[date | None, DayMark.OPENS] = Field(None, description="When the answer came.")
    agrees_local_decision: Known | None = Field(
        None, description="Whether the Panel agrees with the decision."
    )
    national_decision: Annotated[NationalDecision | None, ReadBy.FAMILY] = Field(
        None, description="What it decided about a national review."
    )
    comments: Prose | None = Field(None, description="What it said of the rapid review.")
    requests: tuple[PanelRequest, ...] = Field((), description="What it asked for.")
