"""What was sent, to whom and when: kept by the program, and true to the byte."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import Id, Line, Model, PersonRef, Term
from schemas.days import DayMark


class SentTo(Term):
    """Who gets a document that is not public."""

    PANEL = "panel", "The Panel"
    SECRETARY_OF_STATE = "secretary_of_state", "The Secretary of State"
    FAMILY = "family", "A member of the family"
    PARTNERS = "partners", "The safeguarding partners"
    REVIEWER = "reviewer", "The lead reviewer"
    AGENCIES = "agencies", "The agencies and those who worked with the family"
    REFERRER = "referrer", "Whoever referred the case"
    REPOSITORY = "repository", "The national case review repository"
    NOTIFICATION_SYSTEM = "notification_system", "The national notification system"


class SentFile(Model):
    """One file of a package."""

    name: str = Field(description="The file's name in the package.")
    sha256: str = Field(description="Its hash, by which it is known again.")


class Sending(Model):
    """A package that was made for its reader."""

    id: Id = Field(description="The sending's id, such as s1.")
    document: str = Field(description="The kind of document, such as rapid-review.")
    item: Id | None = Field(None, description="Of a kind of which there are several, which: the letter's id.")
    to: SentTo = Field(description="To whom.")
    recipient: PersonRef | None = Field(None, description="To which member of the family.")
    on: Annotated[date, DayMark.APART] = Field(description="On which day the package was made.")
    by: Line | None = Field(None, description="By which way it goes: secure e-mail, by hand, recorded post.")
    package: str = Field(description="The folder of the package, below the case's drafts.")
    draft: str = Field(description="The hash of the draft that it was made from.")
    draft_file: str | None = Field(None, description="The draft's name, below the case's drafts.")
    state: str | None = Field(
        None, description="The hash of what the case said in it; a later state is a new version."
    )
    files: tuple[SentFile, ...] = Field((), description="The files in it.")

    @property
    def subject(self) -> tuple[str, str, SentTo, str]:
        """What was sent to whom: the same whenever one reader is sent one document again."""
        return self.document, self.item or "", self.to, self.recipient or ""
