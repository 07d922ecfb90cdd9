"""Real names and what else identifies people: kept apart from the case, in identities.yaml."""

from datetime import date

from pydantic import Field

from schemas.base import Model


class RealPerson(Model):
    """Who a child or adult really is."""

    first_name: str | None = Field(
        None, description="The first name, as the person wants to be called in a letter."
    )
    last_name: str | None = Field(None, description="The family name.")
    title: str | None = Field(None, description="Mr, Mrs, Ms, Dr: where the person wants to be addressed so.")
    known_as: tuple[str, ...] = Field((), description="Other names and nicknames.")
    born_on: date | None = Field(None, description="Date of birth.")
    died_on: date | None = Field(None, description="Date of death.")
    address: tuple[str, ...] = Field((), description="The postal address, a line for each entry.")
    phone: str | None = Field(None, description="Phone number.")
    email: str | None = Field(None, description="E-mail address.")
    nhs_number: str | None = Field(None, description="NHS number.")
    other_numbers: tuple[str, ...] = Field((), description="Prison number, case numbers, pupil number.")

    @property
    def full_name(self) -> str:
        """The name as an envelope has it: title, first and last name, as far as they are given."""
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)


class RealPlace(Model):
    """What a place or agency is really called."""

    name: str | None = Field(None, description="The real name.")
    known_as: tuple[str, ...] = Field((), description="Other names.")
    address: tuple[str, ...] = Field((), description="The postal address, a line for each entry.")


class Identities(Model):
    """The real people and places of one case, by the ids that the case uses."""

    people: dict[str, RealPerson] = Field({}, description="Children and adults, by id.")
    places: dict[str, RealPlace] = Field({}, description="Places and agencies, by id.")
