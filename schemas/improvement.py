"""After the report: actions, audits, sharing the learning, publication."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import AgencyRef, Id, Known, Line, Model, Prose, ReadBy, RecommendationRef, Term
from schemas.days import HISTORY, Changing, DayMark, HistoryEntry, KnownOn, Tells


class Progress(Term):
    """How an action stands."""

    NOT_STARTED = "not_started", "Not started"
    RED = "red", "Red: off track"
    AMBER = "amber", "Amber: at risk"
    GREEN = "green", "Green: on track"
    COMPLETE = "complete", "Complete"


class ActionChange(HistoryEntry):
    """How an action stood from a day on."""

    progress: Progress | None = Field(None, description="How it stood.")
    milestones: Annotated[Line | None, DayMark.PLANNED] = Field(
        None, description="The steps on the way, as they were planned then."
    )
    response: Prose | None = Field(None, description="What the agency said about it.")
    outcome: Prose | None = Field(None, description="What had come of it for children.")
    evidence: Line | None = Field(None, description="What showed it.")


class Action(Changing):
    """Something somebody will do."""

    id: Id = Field(description="The action's id.")
    action: Line = Field(description="What will be done.")
    recommendation: RecommendationRef | None = Field(
        None,
        description="The recommendation that it carries out; empty where it comes from the rapid review.",
    )
    lead: AgencyRef | None = Field(None, description="The agency that leads.")
    lead_role: str | None = Field(None, description="The role that leads.")
    milestones: Annotated[Line | None, DayMark.PLANNED] = Field(None, description="The steps on the way.")
    due_on: Annotated[date | None, DayMark.PLANNED] = Field(None, description="By when.")
    progress: Progress | None = Field(None, description="How it stands.")
    response: Prose | None = Field(None, description="What the agency says about it.")
    completed_on: Annotated[date | None, Tells(("progress", "response", "outcome", "evidence"))] = Field(
        None, description="When it was done."
    )
    outcome: Prose | None = Field(None, description="What came of it for children.")
    evidence: Line | None = Field(None, description="What shows it.")
    known_on: KnownOn = Field(None, description="When it was agreed: no document of an earlier day tells it.")
    history: tuple[ActionChange, ...] = Field((), description=HISTORY)

    @property
    def is_done(self) -> bool:
        """Whether it is complete, or has a day on which it was done."""
        return self.progress is Progress.COMPLETE or self.completed_on is not None


class Audit(Model):
    """A check of whether a change was made and made a difference."""

    id: Id = Field(description="The audit's id.")
    recommendations: tuple[RecommendationRef, ...] = Field((), description="What it looked at.")
    planned_on: Annotated[date | None, DayMark.PLANNED] = Field(None, description="When it is planned.")
    held_on: Annotated[date | None, Tells(("found", "impact", "what_next"))] = Field(
        None, description="When it was held."
    )
    by: Line | None = Field(None, description="Who looked.")
    method: Line | None = Field(None, description="How.")
    found: Prose | None = Field(None, description="What it found.")
    impact: Prose | None = Field(
        None,
        description="What it shows of a difference for children, in their own words where there are some.",
    )
    what_next: Annotated[Prose | None, DayMark.PLANNED] = Field(
        None, description="What is done now because of it, by whom and by when."
    )
    next_on: Annotated[date | None, DayMark.PLANNED] = Field(None, description="When the next one is due.")


class SharedBy(Term):
    """How learning is shared."""

    SEVEN_MINUTE_BRIEFING = "seven_minute_briefing", "7-minute briefing"
    LEARNING_EVENT = "learning_event", "Learning event"
    TRAINING = "training", "Training"
    NEWSLETTER = "newsletter", "Newsletter"
    TEAM_MEETING = "team_meeting", "Team meetings"
    VIDEO = "video", "Video or podcast"
    OTHER = "other", "Another way"


class Dissemination(Model):
    """How the learning was shared."""

    id: Id = Field(description="The entry's id.")
    channel: SharedBy = Field(description="How.")
    channel_other: Line | None = Field(None, description="With 'other': how, in a few words.")
    audience: Line | None = Field(None, description="With whom.")
    on: Annotated[date | None, DayMark.AHEAD, Tells(("reach", "impact"))] = Field(None, description="When.")
    reach: Line | None = Field(None, description="How many it reached.")
    impact: Line | None = Field(None, description="What shows that it made a difference.")


class Kept(Model):
    """Words that a search before publishing found, and that somebody decided to leave as they are.

    Its value is never stored: `context` masks it.
    """

    id: Id = Field(
        description="What the search calls the finding; it changes when the words around it change."
    )
    what: str = Field(description="What it is: a name that is an ordinary word, a date to the day.")
    place: str = Field(description="Where it stands in the document.")
    context: str = Field(description="The words around it, with itself masked.")
    because: str = Field(description="Why it may be published.")
    by: str = Field(description="Who decided.")
    on: Annotated[date, DayMark.APART] = Field(description="When.")


class PublicationKind(Term):
    """What is published."""

    FULL = "full", "The full report"
    IMPROVEMENTS_ONLY = "improvements_only", "Information on the improvements only"
    DELAYED = "delayed", "Publication is delayed"


class RepositoryRoute(Term):
    """How the report stands in the national case review repository."""

    NAMED = "named", "With the name of the partnership"
    ANONYMOUS = "anonymous", "Anonymously"


class Publication(Model):
    """Whether, when and how the report is made public."""

    kind: PublicationKind | None = Field(None, description="What is published.")
    because: Prose | None = Field(None, description="Why it is delayed, or why not the full report.")
    sent_to_panel_on: date | None = Field(None, description="When the report went to the Panel.")
    sent_to_secretary_of_state_on: date | None = Field(
        None, description="When the report went to the Secretary of State."
    )
    planned_on: Annotated[date | None, ReadBy.FAMILY, DayMark.PLANNED] = Field(
        None, description="When publication is planned."
    )
    published_on: date | None = Field(None, description="When it was published.")
    available_until: Annotated[date | None, DayMark.PLANNED] = Field(
        None, description="When it will be taken down; not before a year is over."
    )
    address: Annotated[str | None, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        None, description="Where it is published."
    )
    family_told: Known | None = Field(None, description="Whether the family was told the date beforehand.")
    repository_route: RepositoryRoute | None = Field(
        None, description="Whether the repository names the partnership: named or anonymous."
    )
    keywords: tuple[str, ...] = Field((), description="Words under which the repository lists the report.")
    repository_sent_on: date | None = Field(
        None, description="When a copy went to the national case review repository."
    )
    embargo: Line | None = Field(None, description="What must not be said until when.")
    decisions: tuple[Kept, ...] = Field(
        (), description="What a search for identifying details found and somebody decided to keep."
    )
