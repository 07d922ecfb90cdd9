"""Real names and what else identifies people: kept apart from the case, in identities.yaml."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import Model
from schemas.sensitive import Identifier, NotSensitive, Sensitive


class RealPerson(Model):
    """Who a child or adult really is."""

    first_name: Annotated[str | None, Sensitive(Identifier.FIRST_NAME, "the first name")] = Field(
        None, description="The first name, as the person wants to be called in a letter."
    )
    last_name: Annotated[str | None, Sensitive(Identifier.LAST_NAME, "the last name")] = Field(
        None, description="The family name."
    )
    title: Annotated[str | None, NotSensitive("alone it is shared by half of all people")] = Field(
        None, description="Mr, Mrs, Ms, Dr: where the person wants to be addressed so."
    )
    known_as: Annotated[tuple[str, ...], Sensitive(Identifier.NICKNAME, "a nickname")] = Field(
        (), description="Other names and nicknames."
    )
    born_on: Annotated[date | None, Sensitive(Identifier.BIRTH, "the date of birth")] = Field(
        None, description="Date of birth."
    )
    died_on: Annotated[date | None, Sensitive(Identifier.DEATH, "the date of death")] = Field(
        None, description="Date of death."
    )
    address: Annotated[tuple[str, ...], Sensitive(Identifier.ADDRESS, "the address")] = Field(
        (), description="The postal address, a line for each entry."
    )
    phone: Annotated[str | None, Sensitive(Identifier.PHONE, "the telephone number")] = Field(
        None, description="Phone number."
    )
    email: Annotated[str | None, Sensitive(Identifier.EMAIL, "the e-mail address")] = Field(
        None, description="E-mail address."
    )
    nhs_number: Annotated[str | None, Sensitive(Identifier.NHS_NUMBER, "the NHS number")] = Field(
        None, description="NHS number."
    )
    other_numbers: Annotated[tuple[str, ...], Sensitive(Identifier.NUMBER, "a number")] = Field(
        (), description="Prison number, case numbers, pupil number."
    )

    @property
    def full_name(self) -> str:
        """The name as an envelope has it: title, first and last name, as far as they are given."""
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)


class RealPlace(Model):
    """What a place or agency is really called."""

    name: Annotated[str | None, Sensitive(Identifier.PLACE_NAME, "the real name")] = Field(
        None, description="The real name."
    )
    known_as: Annotated[tuple[str, ...], Sensitive(Identifier.PLACE_NAME, "another name")] = Field(
        (), description="Other names."
    )
    address: Annotated[tuple[str, ...], Sensitive(Identifier.ADDRESS, "the address")] = Field(
        (), description="The postal address, a line for each entry."
    )


class Identities(Model):
    """The real people and places of one case, by the ids that the case uses."""

    people: dict[str, RealPerson] = Field({}, description="Children and adults, by id.")
    places: dict[str, RealPlace] = Field({}, description="Places and agencies, by id.")
