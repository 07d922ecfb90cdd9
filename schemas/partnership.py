"""The three safeguarding partners of an area, and how they are reached."""

from pydantic import Field

from schemas.base import Contact, Id, Model, Term


class Partner(Term):
    """One of the three safeguarding partners."""

    LOCAL_AUTHORITY = "local_authority", "Local authority"
    POLICE = "police", "Police"
    INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board"


class ClockStart(Term):
    """From what day the rapid review's working days are counted."""

    AWARENESS = "awareness", "the day the partners became aware of the incident"
    NOTIFICATION = "notification", "the day the Panel was notified"


class SafeguardingPartner(Model):
    """One of the three partners, as an organisation and the person who signs for it."""

    id: Id = Field(description="A short id, such as council, police or icb.")
    partner: Partner = Field(description="Which of the three safeguarding partners this is.")
    name: str | None = Field(None, description="The organisation's full name.")
    signatory: Contact | None = Field(
        None, description="The delegated safeguarding partner who signs decisions for the organisation."
    )


class Partnership(Model):
    """The safeguarding children partnership that holds the review."""

    name: str | None = Field(None, description="The partnership's full name, as on its letterhead.")
    area: str | None = Field(None, description="The local authority area that the partnership covers.")
    address: tuple[str, ...] = Field((), description="The postal address, a line for each entry.")
    phone: str | None = Field(None, description="The number on the letterhead.")
    email: str | None = Field(None, description="The address on the letterhead.")
    website: str | None = Field(None, description="The partnership's website.")
    partners: tuple[SafeguardingPartner, ...] = Field((), description="The three safeguarding partners.")
    chair: Contact | None = Field(
        None, description="Who chairs the rapid review and the partnership's meetings."
    )
    scrutineer: Contact | None = Field(None, description="The independent scrutineer.")
    business_manager: Contact | None = Field(None, description="Who runs the process day to day.")
    family_contact: Contact | None = Field(
        None, description="The one named person whom families can call or write to."
    )
    complaints: Contact | None = Field(
        None, description="Where a family can complain about how it was treated."
    )
    rapid_review_clock: ClockStart = Field(
        ClockStart.AWARENESS,
        description="From which day the 15 working days of the rapid review are counted.",
    )
    panel_name: str = Field(
        "Child Safeguarding Practice Review Panel",
        description="The national body that receives the rapid review.",
    )
    panel_short_name: str = Field(
        "the Panel", description="What the documents call that body after its first mention."
    )
