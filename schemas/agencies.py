"""The agencies that knew the family, and what they sent in."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import AgencyRef, Contact, Id, Line, Model, PartialDate, PersonRef, Prose, ReadBy, Term
from schemas.days import HISTORY, LEARNED_LATER, Changing, DayMark, HistoryEntry, KnownOn, Tells


class AgencyKind(Term):
    """What kind of agency."""

    CHILDRENS_SOCIAL_CARE = "childrens_social_care", "Children's social care"
    EARLY_HELP = "early_help", "Early help"
    ADULT_SOCIAL_CARE = "adult_social_care", "Adult social care"
    HOUSING = "housing", "Housing"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    PRISON = "prison", "Prison"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board"
    GENERAL_PRACTICE = "general_practice", "General practice"
    HOSPITAL = "hospital", "Hospital"
    AMBULANCE = "ambulance", "Ambulance service"
    MIDWIFERY = "midwifery", "Midwifery"
    HEALTH_VISITING = "health_visiting", "Health visiting"
    SCHOOL_NURSING = "school_nursing", "School nursing"
    MENTAL_HEALTH = "mental_health", "Mental health service"
    SUBSTANCE_MISUSE = "substance_misuse", "Drug and alcohol service"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse service"
    EDUCATION = "education", "School or college"
    EARLY_YEARS = "early_years", "Nursery or childminder"
    FOSTERING = "fostering", "Fostering service"
    RESIDENTIAL_CARE = "residential_care", "Children's home or supported accommodation"
    VOLUNTARY = "voluntary", "Voluntary or community organisation"
    OTHER = "other", "Another agency"


class AgencyChange(HistoryEntry):
    """What was learned of an agency's part later."""

    involved_with: tuple[PersonRef, ...] = Field((), description="Whom the agency knew, all of them.")
    involvement: Prose | None = Field(None, description="What the agency did, as it was known then.")


class Agency(Changing):
    """An agency that was, or should have been, involved."""

    id: Id = Field(description="The agency's id, used in mentions: @midwifery.")
    name: Annotated[str, ReadBy.PUBLIC] = Field(description="What the documents call the agency.")
    short_name: str | None = Field(None, description="A short form for table columns.")
    kind: Annotated[AgencyKind, ReadBy.PUBLIC] = Field(description="What kind of agency it is.")
    kind_other: Line | None = Field(
        None, description="With 'other': what kind of agency it is, in a few words."
    )
    area: str | None = Field(
        None, description="The local authority area that it serves, where there is more than one."
    )
    involved_with: tuple[PersonRef, ...] = Field((), description="Whom the agency knew.")
    involvement: Prose | None = Field(
        None, description="What the agency did with the family, and over what period."
    )
    lead: Contact | None = Field(None, description="The agency's safeguarding lead for this case.")
    known_on: KnownOn = Field(None, description=LEARNED_LATER)
    history: tuple[AgencyChange, ...] = Field((), description=HISTORY)


class AgencyQuestion(Model):
    """A question to one agency alone, and what it answered."""

    id: Id = Field(description="The question's id, such as q1.")
    question: Line = Field(
        description="The question; the agency's letter and form print it, so write people as @mentions."
    )
    answer: Prose | None = Field(
        None, description="What the agency answered; the appendices to the rapid review print it."
    )


class AgencyReturn(Model):
    """What an agency was asked for and when it came."""

    id: Id = Field(description="The return's id.")
    agency: AgencyRef = Field(description="The agency that was asked.")
    about: tuple[PersonRef, ...] = Field(
        (),
        description="About whom it is asked: its letter and form give their real names and dates of birth. Empty "
        "means the children whom the incident is about.",
    )
    period_from: PartialDate | None = Field(
        None, description="The start of the time asked about; empty means that of the rapid review."
    )
    period_to: PartialDate | None = Field(
        None, description="The end of the time asked about; empty means that of the rapid review."
    )
    questions: tuple[AgencyQuestion, ...] = Field(
        (), description="What this agency alone is asked, beside what all are asked."
    )
    requested_on: Annotated[date | None, DayMark.OPENS] = Field(
        None, description="When it was asked: the day of its letter."
    )
    due_on: Annotated[date | None, DayMark.PLANNED] = Field(None, description="By when it was to answer.")
    chased_on: date | None = Field(
        None,
        description="When it was reminded: the day of the reminder, which is made once this is filled in.",
    )
    returned_on: Annotated[
        date | None,
        Tells(("nil_return", "source", "author_role", "childs_voice", "learning", "good_practice")),
    ] = Field(None, description="When the answer came.")
    nil_return: bool = Field(False, description="true if the agency answered that it has no record.")
    source: Line | None = Field(
        None, description="The title of the return, as the chronology's sources name it."
    )
    author_role: str | None = Field(None, description="The role of whoever wrote it.")
    childs_voice: Prose | None = Field(
        None, description="What the agency knows of the child's days, and of what the child said or showed."
    )
    learning: Prose | None = Field(
        None, description="What the agency itself says could be better, and what it has changed since."
    )
    good_practice: Prose | None = Field(None, description="What the agency says was done well, by whom.")
    not_returned_because: Line | None = Field(
        None, description="Why there is no return, and what is done about it."
    )
