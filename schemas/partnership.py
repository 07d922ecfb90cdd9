"""The three safeguarding partners of an area, and how they are reached."""

from typing import Annotated

from pydantic import Field

from schemas.base import Contact, Id, Line, Model, ReadBy, Term


class Partner(Term):
    """One of the three safeguarding partners."""

    LOCAL_AUTHORITY = "local_authority", "Local authority"
    POLICE = "police", "Police"
    INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board"


class ClockStart(Term):
    """From what day the rapid review's working days are counted."""

    AWARENESS = "awareness", "the day the partners became aware of the incident"
    NOTIFICATION = "notification", "the day the Panel was notified"


class FinestDate(Term):
    """How exactly a published report may tell when something happened."""

    YEAR = "year", "the year"
    MONTH = "month", "the month and year"
    DAY = "day", "the day"


class FinestAge(Term):
    """How exactly a published report may tell how old somebody was."""

    AS_CASE = "as_case", "the ages that children had when it happened, and no others"
    YEARS = "years", "any age in whole years"
    MONTHS = "months", "any age in years or months"
    WEEKS = "weeks", "any age, to the week or day"


class NamedPlace(Term):
    """A kind of place that a published report may call by its own name."""

    SCHOOL = "school", "schools, nurseries and colleges"
    HOSPITAL = "hospital", "hospitals and surgeries"
    STREET = "street", "streets"
    WARD = "ward", "wards, estates and neighbourhoods"


class PublishingRules(Model):
    """What the partnership lets stand in a published report; all else is shown to a person before it goes out."""

    dates: FinestDate = Field(FinestDate.MONTH, description="How exact a date may be: year, month or day.")
    ages: FinestAge = Field(
        FinestAge.AS_CASE,
        description="How exact an age may be: as_case (only what children have as age_at_incident), years, months "
        "or weeks.",
    )
    sibling_counts: bool = Field(
        False, description="true if a report may say how many brothers and sisters a child has."
    )
    places: tuple[NamedPlace, ...] = Field(
        (), description="Kinds of places that may be named: school, hospital, street, ward."
    )
    ethnicity_with_place: bool = Field(
        False, description="true if ethnicity, nationality or faith may stand in one sentence with a place."
    )
    rare_conditions: bool = Field(
        False, description="true if a rare condition may be named, and not only its category."
    )
    allowed: tuple[str, ...] = Field(
        (),
        description="Words that may always stand: names of buildings, services or reports that are public.",
    )


class SafeguardingPartner(Model):
    """One of the three partners, as an organisation and the person who signs for it."""

    id: Id = Field(description="A short id, such as council, police or icb.")
    partner: Annotated[Partner, ReadBy.PUBLIC] = Field(
        description="Which of the three safeguarding partners this is."
    )
    name: Annotated[str | None, ReadBy.PUBLIC] = Field(None, description="The organisation's full name.")
    signatory: Annotated[Contact | None, ReadBy.PUBLIC] = Field(
        None, description="The delegated safeguarding partner who signs decisions for the organisation."
    )


WorkingDays = Annotated[int, Field(ge=1, le=120)]


class InnerDeadlines(Model):
    """The partnership's own days, counted in working days; `cspr status` counts what is filled in."""

    agency_returns: WorkingDays | None = Field(
        None, description="By which working day of the rapid review agencies send their returns, such as 5."
    )
    rapid_review_meeting: WorkingDays | None = Field(
        None, description="By which working day of the rapid review the panel meets, such as 10."
    )
    sign_off: WorkingDays | None = Field(
        None,
        description="By which working day of the rapid review all three partners have signed, such as 14.",
    )
    family_told: WorkingDays | None = Field(
        None,
        description="Within how many working days of the decision the family is told it; 20 where nothing is said.",
    )
    referral_considered: WorkingDays | None = Field(
        None, description="Within how many working days a referral is considered."
    )


class AreaPartnership(Model):
    """The safeguarding children partnership of an area: its name, and its three partners."""

    name: Annotated[str | None, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        None, description="The partnership's full name, as on its letterhead."
    )
    area: str | None = Field(None, description="The local authority area that the partnership covers.")
    partners: tuple[SafeguardingPartner, ...] = Field((), description="The three safeguarding partners.")


class JointPartnership(AreaPartnership):
    """A partnership that holds the review together with the one that leads."""

    id: Id = Field(description="The partnership's id, by which signatures name it: calderbrook.")


class Partnership(AreaPartnership):
    """The safeguarding children partnership that holds the review; of several, the one that leads."""

    address: Annotated[tuple[str, ...], ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        (), description="The postal address, a line for each entry."
    )
    phone: Annotated[str | None, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        None, description="The number on the letterhead."
    )
    email: Annotated[str | None, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        None, description="The address on the letterhead."
    )
    website: Annotated[str | None, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        None, description="The partnership's website."
    )
    chair: Annotated[Contact | None, ReadBy.FAMILY] = Field(
        None, description="Who chairs the rapid review and the partnership's meetings, and signs its letters."
    )
    scrutineer: Contact | None = Field(None, description="The independent scrutineer.")
    business_manager: Contact | None = Field(None, description="Who runs the process day to day.")
    family_contact: Annotated[Contact | None, ReadBy.FAMILY] = Field(
        None, description="The one named person whom families can call or write to."
    )
    complaints: Annotated[Contact | None, ReadBy.PUBLIC] = Field(
        None, description="Where a family can complain about how it was treated."
    )
    support: Annotated[tuple[Line, ...], ReadBy.PUBLIC] = Field(
        (),
        description="Help that is open to every family in the area, with how to reach it, a line for each: the leaflet "
        "for families prints it.",
    )
    rapid_review_clock: ClockStart = Field(
        ClockStart.AWARENESS,
        description="From which day the 15 working days of the rapid review are counted.",
    )
    inner_deadlines: InnerDeadlines = Field(
        InnerDeadlines.blank(),
        description="Days that the partnership sets itself, beside those of the guidance.",
    )
    panel_name: Annotated[str, ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        "Child Safeguarding Practice Review Panel",
        description="The national body that receives the rapid review.",
    )
    publishing: PublishingRules = Field(
        PublishingRules.blank(),
        description="What may stand in a published report, and what a person must decide.",
    )
