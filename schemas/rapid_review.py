"""The rapid review: facts, key practice episodes, learning, and the eight answers."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import AgencyRef, Answer, Id, Line, Model, PartialDate, Prose, ReadBy, Term
from schemas.days import DayMark, Tells
from schemas.themes import THEMES


class SystemicFactor(Term):
    """What in the system shaped what people did."""

    INFORMATION_SHARING = "information_sharing", "Information sharing"
    ASSESSMENT_TOOLS = "assessment_tools", "Assessment tools and templates"
    THRESHOLDS = "thresholds", "Thresholds and pathways"
    SUPERVISION = "supervision", "Supervision and management oversight"
    WORKLOAD = "workload", "Workload and staffing"
    CULTURE = "culture", "Culture and patterns of thinking"
    INCLUSION_OF_MEN = "inclusion_of_men", "Including fathers and other men"
    EQUALITY = "equality", "Equality"
    COMMISSIONING = "commissioning", "Commissioning and resources"
    CROSS_BOUNDARY = "cross_boundary", "Working across boundaries"
    RECORDS_AND_SYSTEMS = "records_and_systems", "Records and IT systems"
    OTHER = "other", "Other"


class Episode(Model):
    """A key practice episode: a stretch of work worth looking at closely."""

    id: Id = Field(description="The episode's id.")
    title: Line = Field(description="What the episode is called.")
    from_on: PartialDate | None = Field(None, description="When it began.")
    to_on: PartialDate | None = Field(None, description="When it ended.")
    agencies: tuple[AgencyRef, ...] = Field((), description="The agencies in it.")
    what_happened: Prose | None = Field(None, description="What was done and not done.")
    why: Prose | None = Field(None, description="Why it made sense to those involved at the time.")
    factors: tuple[SystemicFactor, ...] = Field((), description="What in the system shaped it.")
    impact_on_child: Prose | None = Field(None, description="What it meant for the child.")
    themes: tuple[Id, ...] = Field((), description=THEMES)
    sources: Line | None = Field(None, description="Where this is recorded.")


class Reasoned(Model):
    """An answer and its reason."""

    answer: Answer | None = Field(None, description="yes, no or unclear.")
    reason: Prose | None = Field(None, description="Why, with what in this case shows it.")


class Criteria(Model):
    """The four criteria for a local review.

    Source: the Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018,
    regulation 11.
    """

    improvements_needed_incl_previously_identified: Reasoned = Field(
        Reasoned.blank(), description="Does the case show, or may it show, improvements that are needed?"
    )
    recurrent_themes: Reasoned = Field(
        Reasoned.blank(), description="Does the case show, or may it show, themes that keep coming back?"
    )
    two_or_more_agencies_working_together: Reasoned = Field(
        Reasoned.blank(), description="Does it raise concerns about two or more agencies working together?"
    )
    panel_considered_local_more_appropriate: Reasoned = Field(
        Reasoned.blank(),
        description="Has the Panel considered the case and said a local review may fit better?",
    )


class Circumstances(Model):
    """The four circumstances that partners also have regard to."""

    single_agency_concern: Reasoned = Field(
        Reasoned.blank(), description="Is there cause for concern about the actions of a single agency?"
    )
    no_agency_involvement_concern: Reasoned = Field(
        Reasoned.blank(), description="Was no agency involved, and is that a cause for concern?"
    )
    cross_boundary: Reasoned = Field(
        Reasoned.blank(),
        description="Is more than one local authority, police area or integrated care board involved?",
    )
    institutional_setting: Reasoned = Field(
        Reasoned.blank(), description="May the case raise issues about children in institutional settings?"
    )


class Attendee(Model):
    """Somebody at the rapid review meeting."""

    id: Id = Field(description="The attendee's id.")
    name: str | None = Field(None, description="The professional's name; not published.")
    role: str = Field(description="Their role.")
    agency: AgencyRef | None = Field(None, description="Their agency.")
    organisation: str | None = Field(
        None, description="Their organisation, where it is no agency of the case."
    )
    apologies: bool = Field(False, description="true if they sent apologies.")


class RapidReview(Model):
    """What the partners found in fifteen working days."""

    met_on: Annotated[date | None, DayMark.AHEAD, Tells(("attendance",))] = Field(
        None, description="When the rapid review meeting was held."
    )
    completed_on: Annotated[date | None, DayMark.CLOSES, Tells(("late_because",))] = Field(
        None, description="When the rapid review was complete."
    )
    sent_to_panel_on: Annotated[date | None, ReadBy.FAMILY] = Field(
        None, description="When it was sent to the Panel."
    )
    late_because: Line | None = Field(None, description="Why it was completed late, if it was.")
    period_from: PartialDate | None = Field(None, description="The start of the time looked at.")
    period_to: PartialDate | None = Field(None, description="The end of the time looked at.")
    author: str | None = Field(None, description="The role of whoever wrote it.")
    summary: Prose | None = Field(
        None,
        description="The page that is read first: what happened, why the partners decided as they did, the three most "
        "important points of learning, what was done at once, what the Panel is asked.",
    )
    facts: Prose | None = Field(
        None, description="A brief history: the family and what agencies knew and did before the incident."
    )
    key_practice_episodes: tuple[Episode, ...] = Field((), description="The key practice episodes.")
    lived_experience: Prose | None = Field(
        None,
        description="What life was like for the child: a day, a night, who was there, what they said or showed.",
    )
    identity_and_inequalities: Prose | None = Field(
        None,
        description="How race, disability, poverty and other inequality may have shaped the family's experience "
        "and the quality of practice.",
    )
    good_practice: Prose | None = Field(None, description="What was done well, by whom.")
    learning: Prose | None = Field(None, description="What can be improved, and what is already under way.")
    themes: tuple[Id, ...] = Field((), description=THEMES)
    previous_learning: Prose | None = Field(
        None, description="Whether earlier reviews found the same, and what became of their recommendations."
    )
    family_informed: Prose | None = Field(
        None, description="What the family has been told, by whom and when."
    )
    criteria: Criteria = Field(Criteria.blank(), description="The four criteria.")
    circumstances: Circumstances = Field(Circumstances.blank(), description="The four circumstances.")
    attendance: tuple[Attendee, ...] = Field((), description="Who took part.")
