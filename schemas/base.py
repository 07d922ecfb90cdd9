"""What every model is made of: texts, ids, references, partial dates, terms that carry their own words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, Any, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Model(BaseModel):
    """A part of a case: frozen, and no field but its own.

    A model's validator is built when it is first asked, and most are only ever built as a part of the whole case's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def blank(cls) -> Self:
        """The part with nothing written in it; to make it builds no validator."""
        return cast("Self", cls.model_construct())


class Written(Enum):
    """How a text is written by people, told in a field's annotation."""

    PROSE = "prose"  # Markdown, one block or more, with @mentions
    LINE = "line"  # one line of plain words, with @mentions
    FILE = "file"  # not written at all: a Word file in the place of a text


Prose = Annotated[str, Written.PROSE]
"""Markdown of any length; `@id` names a person, place or agency."""

Line = Annotated[str, Written.LINE]
"""One line of plain words; `@id` names a person, place or agency."""

WordFile = Annotated[str, Written.FILE, Field(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a Word file that stands in the case folder where a text would: `letters/l1/translation.docx`."""

ID_PATTERN = r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$"

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
"""A short name in small letters that never changes, unique in its list."""


class ReadBy(Enum):
    """Annotation: who outside reads what a field says, the value in words.

    What has none stays with the partners and the Panel. Of a `Contact` the field that holds it tells who reads it.
    """

    FAMILY = "Members of the family read it in letters."
    PUBLIC = "Anybody can read it once it is published."


@dataclass(frozen=True, slots=True)
class Refers:
    """Annotation: the value is the id of an item in one of these lists of the case."""

    to: tuple[str, ...]


ChildRef = Annotated[str, Refers(("children",))]
PersonRef = Annotated[str, Refers(("children", "people"))]
PlaceRef = Annotated[str, Refers(("places",))]
AgencyRef = Annotated[str, Refers(("agencies",))]
FindingRef = Annotated[str, Refers(("findings",))]
RecommendationRef = Annotated[str, Refers(("recommendations",))]
EnquiryRef = Annotated[str, Refers(("review.lines_of_enquiry",))]
JointPartnershipRef = Annotated[str, Refers(("joint_partnerships",))]

MENTIONABLE = ("children", "people", "places", "agencies")
"""The lists whose ids share one namespace, because prose mentions them all with `@id`."""

UNKNOWN, NOT_RECORDED, NOT_ASKED_YET = "unknown", "not recorded", "not asked yet"

Recorded = Annotated[str, Written.LINE]
"""Plain words, or `unknown` (asked, nobody knows), `not recorded` (no agency wrote it down) or
`not asked yet` (still to be asked): three different things."""


class Term(str, Enum):  # noqa: UP042 -- a StrEnum member cannot carry words beside its value
    """A word of the field's own: its value in YAML, and in `words` what a reader sees."""

    words: str

    def __new__(cls, value: str, words: str) -> Self:
        """A member from its YAML value and its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member


class Known(Term):
    """Yes or no, or why that cannot be said."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Unknown"
    NOT_RECORDED = "not_recorded", "Not recorded"
    NOT_ASKED_YET = "not_asked_yet", "Not asked yet"


class Answer(Term):
    """An answer to a criterion or a circumstance."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNCLEAR = "unclear", "Unclear"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """`3 March 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exactly as it is known: a day (`2026-03-03`), a month (`2026-03`) or a year (`2026`)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        if self.day:
            return self.earliest
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

    @property
    def words(self) -> str:
        """`3 March 2026`, `March 2026` or `2026`."""
        if self.month is None:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date that the text writes.

        Raises:
            PydanticCustomError: the text is no day, month or year, or the day does not exist.
        """
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text.strip())
        if not match:
            raise PydanticCustomError("partial_date", "not a date")
        found = cls(*(int(part) for part in match.groups() if part))
        try:
            found.earliest  # noqa: B018 -- asked for its error alone
        except ValueError:
            raise PydanticCustomError("partial_date_missing", "no such day") from None
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read from a text, written back as a text."""

        def from_input(value: object) -> PartialDate:
            return value if isinstance(value, PartialDate) else PartialDate.parse(str(value))

        return core_schema.no_info_plain_validator_function(
            from_input, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text of one of the three forms."""
        return {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$",
            "description": "A day (2026-03-03), a month (2026-03) or a year (2026).",
        }


def words_of(value: object) -> str:
    """A plain value as people write it: `3 March 2026`, a term in its words, nothing for `None`."""
    if value is None:
        return ""
    if isinstance(value, Term | PartialDate):
        return value.words
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


class Contact(Model):
    """Somebody who can be reached at work; a professional, never a member of the family."""

    name: str | None = Field(None, description="The person's name.")
    role: str | None = Field(None, description="Their role.")
    organisation: str | None = Field(None, description="Their organisation.")
    phone: str | None = Field(None, description="Phone number.")
    email: str | None = Field(None, description="E-mail address.")
    address: tuple[str, ...] = Field((), description="Postal address, a line for each entry.")


def written_as(annotation_metadata: list[Any]) -> Written | None:
    """How people write a field's text: prose, a line, or `None` for a plain value."""
    return next((mark for mark in annotation_metadata if isinstance(mark, Written)), None)
