"""The local child safeguarding practice review itself: who, what, how, by when."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import AgencyRef, Id, Known, Line, Model, PartialDate, Prose, ReadBy, Term
from schemas.days import HISTORY, Changing, DayMark, HistoryEntry, KnownOn, Tells


class LeadReviewer(Model):
    """Who leads the review, and why they are independent."""

    name: Annotated[str | None, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        None, description="The reviewer's name."
    )
    role: Annotated[str | None, ReadBy.PUBLIC] = Field(None, description="Their profession and present post.")
    experience: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What fits them for this review."
    )
    independence: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="That they have no connection with the case or its agencies."
    )
    conflict_of_interest: Annotated[Known | None, ReadBy.PUBLIC] = Field(
        None, description="Whether there is a real or perceived conflict."
    )
    appointed_on: Annotated[date | None, DayMark.OPENS] = Field(None, description="When they were appointed.")
    conflict_handled: Prose | None = Field(
        None, description="Where there is a conflict of interest: how it is dealt with."
    )
    worked_for_agency: Known | None = Field(
        None,
        description="Whether they worked for an agency of the case in the last five years, as they declared.",
    )
    knows_somebody: Known | None = Field(
        None, description="Whether they know the family or anybody who worked with it, as they declared."
    )
    appointment_sent_on: date | None = Field(
        None, description="When the letter of appointment was sent to them."
    )
    terms_sent_on: date | None = Field(None, description="When the terms of reference were sent to them.")
    panel_told_on: date | None = Field(None, description="When the Panel was told the name.")


class Enquiry(Model):
    """A key line of enquiry."""

    id: Id = Field(description="The line of enquiry's id.")
    question: Annotated[Line, ReadBy.PUBLIC] = Field(description="The question.")


class PanelMember(Model):
    """A member of the group that oversees the review."""

    id: Id = Field(description="The member's id.")
    role: Annotated[str, ReadBy.PUBLIC] = Field(description="Their role.")
    agency: Annotated[AgencyRef | None, ReadBy.PUBLIC] = Field(None, description="Their agency.")
    organisation: Annotated[str | None, ReadBy.PUBLIC] = Field(
        None, description="Their organisation, where it is no agency of the case."
    )


class Proceeding(Term):
    """A process beside the review."""

    CRIMINAL = "criminal", "Criminal investigation or trial"
    CARE_PROCEEDINGS = "care_proceedings", "Care proceedings"
    INQUEST = "inquest", "Inquest"
    CHILD_DEATH_REVIEW = "child_death_review", "Child death review"
    PATIENT_SAFETY = "patient_safety", "Patient safety incident investigation"
    DOMESTIC_HOMICIDE = "domestic_homicide", "Domestic abuse related death review"
    SAFEGUARDING_ADULT = "safeguarding_adult", "Safeguarding adults review"
    YOUTH_JUSTICE = "youth_justice", "Youth justice serious incident review"
    EMPLOYMENT = "employment", "Disciplinary or regulatory process"
    COMPLAINT = "complaint", "Complaint"
    OTHER = "other", "Another process"


class ProcessChange(HistoryEntry):
    """Where a process stood from a day on."""

    status: Annotated[Line | None, ReadBy.PUBLIC] = Field(None, description="Where it stood.")
    effect: Line | None = Field(None, description="What it meant for the review then.")


class ParallelProcess(Changing):
    """A process that runs beside the review."""

    id: Id = Field(description="The process's id.")
    kind: Annotated[Proceeding, ReadBy.PUBLIC] = Field(description="What it is.")
    kind_other: Line | None = Field(None, description="With 'other': what it is, in a few words.")
    body: str | None = Field(None, description="Who runs it.")
    status: Annotated[Line | None, ReadBy.PUBLIC] = Field(None, description="Where it stands.")
    effect: Line | None = Field(
        None, description="What it means for the review, its timing and who can be spoken to."
    )
    known_on: KnownOn = Field(
        None,
        description="When it began, or the partners learned of it: no document of an earlier day tells it.",
    )
    history: tuple[ProcessChange, ...] = Field((), description=HISTORY)


class Milestone(Model):
    """A step of the review's timetable."""

    id: Id = Field(description="The step's id.")
    milestone: Line = Field(description="What is to be done.")
    due_on: Annotated[date | None, DayMark.PLANNED] = Field(None, description="By when.")
    done_on: date | None = Field(None, description="When it was done.")


class Delayed(Term):
    """What is late."""

    COMPLETION = "completion", "Completing the report"
    PUBLICATION = "publication", "Publishing the report"


class Delay(Model):
    """A delay, its reason, and whom the partners told."""

    id: Id = Field(description="The delay's id.")
    delayed: Annotated[Delayed, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(description="What is late.")
    until: Annotated[PartialDate | None, ReadBy.FAMILY, ReadBy.PUBLIC, DayMark.PLANNED] = Field(
        None, description="The new date, as far as it is known."
    )
    because: Annotated[Prose | None, ReadBy.PUBLIC] = Field(None, description="Why.")
    panel_told_on: Annotated[date | None, DayMark.OPENS] = Field(None, description="When the Panel was told.")
    secretary_of_state_told_on: Annotated[date | None, DayMark.OPENS] = Field(
        None, description="When the Secretary of State was told."
    )
    learning_meanwhile: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What is being learned and done all the same."
    )
    known_on: KnownOn = Field(
        None, description="When the partners knew of it; if it is empty, the day on which others were told."
    )


class InformationRequest(Model):
    """A written request for information or for a draft.

    Source: the Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018,
    regulation 14.
    """

    id: Id = Field(description="The request's id.")
    to: str = Field(description="Who was asked.")
    asked_on: Annotated[date | None, DayMark.OPENS] = Field(
        None, description="When it was asked, in writing."
    )
    asked_for: Line | None = Field(None, description="What was asked for.")
    received_on: date | None = Field(None, description="When it came.")


class QualityCheck(Model):
    """The partners' regular look at time and quality.

    Source: the Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018,
    regulation 14.
    """

    id: Id = Field(description="The check's id.")
    on: Annotated[date | None, ReadBy.PUBLIC, DayMark.OPENS, DayMark.AHEAD] = Field(None, description="When.")
    by: str | None = Field(None, description="Who looked.")
    on_time: Known | None = Field(None, description="Whether the review was on time.")
    found: Line | None = Field(None, description="What was found, and what was done about it.")


_OF_THE_REVIEW = (
    "period_from", "period_to", "period_because", "purpose", "terms_of_reference", "lines_of_enquiry", "method",
    "practitioner_involvement", "family_involvement", "panel", "timetable",
)  # fmt: skip


class Review(Model):
    """The local review from its commission to its report."""

    lead_reviewer: LeadReviewer | None = Field(None, description="Who leads the review.")
    commissioned_on: Annotated[date | None, Tells(_OF_THE_REVIEW)] = Field(
        None, description="When it was commissioned."
    )
    period_from: Annotated[PartialDate | None, ReadBy.PUBLIC] = Field(
        None, description="The start of the time looked at."
    )
    period_to: Annotated[PartialDate | None, ReadBy.PUBLIC] = Field(
        None, description="The end of the time looked at."
    )
    period_because: Annotated[Line | None, ReadBy.PUBLIC] = Field(None, description="Why that time.")
    purpose: Annotated[Prose | None, ReadBy.PUBLIC] = Field(None, description="What the review is for.")
    terms_of_reference: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="The terms of reference, as agreed."
    )
    lines_of_enquiry: tuple[Enquiry, ...] = Field((), description="The questions that the review asks.")
    terms_agreed_on: date | None = Field(None, description="When the partners agreed the terms of reference.")
    approach: Prose | None = Field(
        None, description="How the review will be done, and why in that way, as its terms of reference say."
    )
    proportionality: Prose | None = Field(
        None,
        description="Why this scope and this method are in proportion to what happened and to what can be learned.",
    )
    method: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="How the review was done, and why in that way."
    )
    practitioner_involvement: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="How those who worked with the family took part."
    )
    family_involvement: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="How the family took part, and what came of it."
    )
    panel: tuple[PanelMember, ...] = Field((), description="Who oversaw the review.")
    parallel_processes: tuple[ParallelProcess, ...] = Field((), description="What runs beside the review.")
    timetable: tuple[Milestone, ...] = Field((), description="The steps and their dates.")
    delays: tuple[Delay, ...] = Field((), description="Delays, and whom the partners told.")
    information_requests: tuple[InformationRequest, ...] = Field((), description="Written requests made.")
    quality_checks: tuple[QualityCheck, ...] = Field((), description="The regular looks at time and quality.")
