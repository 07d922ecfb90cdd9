"""The final report: what was life like, what happened, why, and what should change."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import AgencyRef, EnquiryRef, FindingRef, Id, Line, Model, Prose, ReadBy, Term
from schemas.days import DayMark
from schemas.themes import THEMES


class ReportStatus(Term):
    """How far the report has come."""

    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed by the partners"
    FINAL = "final", "Final"


class Abbreviation(Model):
    """A short form and what it stands for."""

    short: Annotated[str, ReadBy.PUBLIC] = Field(description="The short form, as the text writes it.")
    meaning: Annotated[str, ReadBy.PUBLIC] = Field(description="What it stands for.")


class ReportPicture(Term):
    """A picture that the report can show."""

    TIMELINE = "timeline", "Timeline of agencies, by months"
    GENOGRAM = "genogram", "Genogram of the family, with ages in bands"


class FinalReport(Model):
    """The report's own prose; findings and recommendations stand beside it."""

    title: Annotated[Line | None, ReadBy.PUBLIC] = Field(
        None, description="The report's title, with the pseudonym: 'Rowan'."
    )
    status: Annotated[ReportStatus, ReadBy.PUBLIC] = Field(
        ReportStatus.DRAFT, description="Draft, agreed or final; a draft is marked as one."
    )
    version: Annotated[str | None, ReadBy.PUBLIC] = Field(None, description="The version, such as 0.3.")
    completed_on: Annotated[date | None, ReadBy.FAMILY, ReadBy.PUBLIC, DayMark.CLOSES] = Field(
        None, description="When the report was complete."
    )
    pictures: Annotated[tuple[ReportPicture, ...], ReadBy.PUBLIC] = Field(
        (), description="The pictures that the report is to show; none unless they are asked for here."
    )
    foreword: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="A few words from the chair or scrutineer, where there are any."
    )
    summary: Annotated[Prose | None, ReadBy.PUBLIC] = Field(None, description="The report in a page.")
    introduction: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="Why this review was held, and what kind of review it is."
    )
    family_context: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None,
        description="The child and the family: who they are, their history, their strengths and strains.",
    )
    lived_experience: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None,
        description="What life was like for the child: an ordinary day and night, who was there, what they said or "
        "showed, what they needed and from whom.",
    )
    what_happened: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="The story in order, with what agencies knew and did."
    )
    systemic_analysis: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="The systemic or underlying reasons why actions were taken or not taken."
    )
    good_practice: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What was done well, and why it worked."
    )
    improvements_summary: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="A few words before the table of recommended improvements."
    )
    improvements_made: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What has already changed."
    )
    conclusion: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="The last words, with the child in them."
    )
    abbreviations: tuple[Abbreviation, ...] = Field(
        (), description="Short forms used, beyond the well-known list."
    )


class Finding(Model):
    """What the review found, and why it was so."""

    id: Id = Field(description="The finding's id, such as f1.")
    title: Annotated[Line, ReadBy.PUBLIC] = Field(description="The finding in a sentence.")
    in_short: Annotated[Line | None, ReadBy.PUBLIC] = Field(
        None, description="What was found, in one more sentence, for the learning briefing."
    )
    finding: Annotated[Prose | None, ReadBy.PUBLIC] = Field(None, description="What was found.")
    why: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="Why it was so: what in the system made it likely."
    )
    evidence: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="How it is known, in this case and beyond it."
    )
    impact: Annotated[Prose | None, ReadBy.PUBLIC] = Field(None, description="What it meant for the child.")
    themes: tuple[Id, ...] = Field((), description=THEMES)
    enquiries: Annotated[tuple[EnquiryRef, ...], ReadBy.PUBLIC] = Field(
        (), description="The lines of enquiry that it answers."
    )
    no_recommendation_because: Annotated[Line | None, ReadBy.PUBLIC] = Field(
        None, description="Why no recommendation follows, where none does."
    )


class Scope(Term):
    """Who can make the change."""

    LOCAL = "local", "Local"
    REGIONAL = "regional", "Regional"
    NATIONAL = "national", "National"


class Recommendation(Model):
    """An improvement that the review recommends."""

    id: Id = Field(description="The recommendation's id, such as r1.")
    title: Annotated[Line, ReadBy.PUBLIC] = Field(description="The recommendation in a few words.")
    text: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What should be done, and what it is to change for children."
    )
    findings: Annotated[tuple[FindingRef, ...], ReadBy.PUBLIC] = Field(
        (), description="The findings that it answers."
    )
    owners: Annotated[tuple[AgencyRef, ...], ReadBy.PUBLIC] = Field(
        (), description="The agencies that answer for it, the one that leads first."
    )
    owner_role: Annotated[str | None, ReadBy.PUBLIC] = Field(
        None, description="The role in those agencies, or the partnership's own group."
    )
    scope: Annotated[Scope | None, ReadBy.PUBLIC] = Field(None, description="Local, regional or national.")
    due_on: Annotated[date | None, ReadBy.PUBLIC, DayMark.PLANNED] = Field(None, description="By when.")
    done_on: date | None = Field(
        None, description="When the partners agreed that it was carried out; cspr status shows it."
    )
    measure: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="How the partners will know that children's lives are better for it."
    )
    previously_recommended: Annotated[Line | None, ReadBy.PUBLIC] = Field(
        None, description="Where an earlier review recommended the same, and what became of it."
    )
