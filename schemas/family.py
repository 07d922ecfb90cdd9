"""How the family is told and heard: contacts, and the letters that give the reasons."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import ChildRef, Contact, Id, Known, Line, Model, PersonRef, Prose, ReadBy, Term, WordFile
from schemas.days import LEARNED_LATER, DayMark, KnownOn


class Channel(Term):
    """How somebody was reached."""

    VISIT = "visit", "Home visit"
    MEETING = "meeting", "Meeting"
    PHONE = "phone", "Phone call"
    VIDEO = "video", "Video call"
    LETTER = "letter", "Letter"
    EMAIL = "email", "E-mail"
    PRISON_VISIT = "prison_visit", "Prison visit"
    THROUGH_ADVOCATE = "through_advocate", "Through an advocate"


class Offer(Term):
    """What became of an offer."""

    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    NOT_OFFERED = "not_offered", "Not offered"


class FamilyContact(Model):
    """One contact with a member of the family."""

    id: Id = Field(description="The contact's id.")
    person: PersonRef = Field(description="With whom.")
    on: Annotated[date | None, DayMark.OPENS] = Field(None, description="When.")
    by: str | None = Field(None, description="The role of whoever made the contact.")
    channel: Channel | None = Field(None, description="How.")
    purpose: Line | None = Field(None, description="What for.")
    what_was_said: Prose | None = Field(None, description="What the person was told, and what they said.")
    interpreter: Line | None = Field(None, description="The interpreter's language, where there was one.")
    advocate: Offer | None = Field(None, description="Whether an advocate was offered, accepted or declined.")
    taking_part: Offer | None = Field(
        None, description="Whether taking part was offered, accepted or declined."
    )


class Format(Term):
    """The form in which somebody can read a letter."""

    STANDARD = "standard", "Standard print"
    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy read"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "Audio recording"
    READ_ALOUD = "read_aloud", "Read aloud in person"


class Bearer(Term):
    """Who hands a letter over."""

    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    SOLICITOR = "solicitor", "Solicitor"
    PRISON = "prison", "Prison or secure home"
    READER = "reader", "Somebody who reads it out"
    OTHER = "other", "Somebody else whom the person trusts"


class Through(Model):
    """The somebody through whom a letter goes; it is then never addressed to the person's own home."""

    bearer: Annotated[Bearer, ReadBy.FAMILY] = Field(
        description="Who that is: personal_adviser, solicitor, prison, reader or other."
    )
    contact: Annotated[Contact, ReadBy.FAMILY] = Field(
        Contact.blank(), description="Their name, role and address; the covering note goes there."
    )
    asked: Annotated[Prose | None, ReadBy.FAMILY] = Field(
        None,
        description="What the covering note asks of them for this person, beside handing the letter over.",
    )


class LetterStage(Term):
    """What a letter to the family is for, in the order of the process."""

    DECISION = "decision", "What was decided"
    REVIEW_BEGINS = "review_begins", "The review begins"
    DELAY = "delay", "The review or its publication is late"
    DRAFT_TO_READ = "draft_to_read", "The draft is there to read"
    BEFORE_PUBLICATION = "before_publication", "The report is going to be published"


class Letter(Model):
    """A letter to a member of the family: the decision and its reasons, or how the review goes on."""

    id: Id = Field(description="The letter's id.")
    to: PersonRef = Field(description="To whom.")
    stage: Annotated[LetterStage, ReadBy.FAMILY] = Field(
        LetterStage.DECISION,
        description="What it is for: the decision (a decision letter), or review_begins, delay, draft_to_read or "
        "before_publication (an update of one page). Each has an entry and a letter of its own.",
    )
    about: Annotated[tuple[ChildRef, ...], ReadBy.FAMILY] = Field(
        (),
        description="About which children. Empty means the incident's children; in a letter to somebody bereaved only "
        "those who died, so name a surviving child here if the letter is to speak of that child too.",
    )
    dated_on: Annotated[date | None, ReadBy.FAMILY, DayMark.OPENS, DayMark.AHEAD, DayMark.CLOSES] = Field(
        None, description="The date on the letter."
    )
    bereaved: Annotated[bool, ReadBy.FAMILY] = Field(
        False, description="true if the letter goes to somebody whose child or relative has died."
    )
    opening: Annotated[Prose | None, ReadBy.FAMILY] = Field(
        None, description="A first paragraph for this person alone."
    )
    reasons: Annotated[Prose | None, ReadBy.FAMILY] = Field(
        None,
        description="The reasons for this person, who reads them: plain and kind, in words and not criteria, and never "
        "the analysis. Easy read: one idea a line. In a letter about a delay: why it takes longer; in any other "
        "update: what else this person should know, and nothing about anybody else.",
    )
    taking_part: Annotated[Prose | None, ReadBy.FAMILY] = Field(
        None, description="How this person can take part, and where; without it the letter leaves that open."
    )
    next_on: Annotated[date | None, ReadBy.FAMILY, DayMark.PLANNED] = Field(
        None, description="By which day this person hears from the contact again; the letter names it."
    )
    inquiry: Annotated[bool, ReadBy.FAMILY] = Field(
        False,
        description="true if a police inquiry or a court case concerns this person: the letter then asks them to talk "
        "to a solicitor first, and says nothing else of it.",
    )
    language: Annotated[str, ReadBy.FAMILY] = Field(
        "English", description="The language the person reads best."
    )
    translation: Annotated[WordFile | None, ReadBy.FAMILY] = Field(
        None,
        description="The letter in that language: the Word file translation.docx in the letter's folder, made by a "
        "qualified translator from the final wording.",
    )
    format: Annotated[Format, ReadBy.FAMILY] = Field(
        Format.STANDARD, description="The form the person can read."
    )
    adapted_on: Annotated[date | None, ReadBy.FAMILY] = Field(
        None, description="When the recording or the braille was made from the final wording."
    )
    interpreter: Annotated[Line | None, ReadBy.FAMILY] = Field(
        None, description="The interpreter who will be there, by language."
    )
    advocate: Annotated[Contact | None, ReadBy.FAMILY] = Field(
        None, description="The advocate offered to this person."
    )
    contact: Annotated[Contact | None, ReadBy.FAMILY] = Field(
        None, description="The named contact, where it is not the partnership's own."
    )
    delivered_by: Annotated[Channel | None, ReadBy.FAMILY] = Field(
        None, description="How the letter reaches the person."
    )
    through: Through | None = Field(
        None, description="Through whom the letter goes, where it must not go to the person's own address."
    )
    support: Annotated[Line | None, ReadBy.FAMILY] = Field(
        None, description="Support that is open to this person, with how to reach it."
    )
    withheld: bool = Field(False, description="true if the letter is held back.")
    withheld_because: Line | None = Field(
        None, description="Why it is held back, who decided, and until when."
    )
    ready: Annotated[bool, ReadBy.FAMILY] = Field(
        False,
        description="true once the wording is final and was read through: the word DRAFT goes. Not yet sent.",
    )
    sent_on: Annotated[date | None, ReadBy.FAMILY] = Field(
        None, description="When it was sent or handed over."
    )


class FamilyInvolvement(Model):
    """What a member of the family wants, and what they said to the review."""

    id: Id = Field(description="The entry's id.")
    person: PersonRef = Field(description="Who.")
    offer: Offer | None = Field(None, description="Whether taking part was offered, accepted or declined.")
    needs: Line | None = Field(
        None, description="What the person needs to take part: interpreter, breaks, a lift."
    )
    views: Prose | None = Field(None, description="What the person said, as they would want it said.")
    read_draft: Known | None = Field(None, description="Whether the person was given the draft to read.")
    known_on: KnownOn = Field(None, description=LEARNED_LATER)
