"""What one edition of the guidance asks, read from its file: criteria, clocks and mandatory sections."""

from datetime import date
from functools import cache
from importlib.resources import as_file, files
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cspr_docs.casefile import read_model
from cspr_docs.problems import DataPath
from schemas.case import Case, Guidance
from schemas.partnership import ClockStart


class GuidanceRule(BaseModel):
    """A rule in our own short words and where it stands.

    `reference` names the instrument and never more than was seen: an edition is cited by its chapter.
    The edition's file says beside it on which public page its wording was read. A rule `from_memory` was checked
    against no source, and a `house_rule` is good practice that no instrument was seen to ask for: neither cites
    anything, and both can be changed in the edition's file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    words: str
    reference: str = ""
    from_memory: bool = False
    house_rule: bool = False

    @model_validator(mode="after")
    def _cites_or_admits(self) -> Self:
        if bool(self.reference) + self.from_memory + self.house_rule != 1:
            raise ValueError("a rule has a reference, is from memory, or is a rule of the house")
        return self


class Question(GuidanceRule):
    """A criterion or a circumstance; `key` is its field in the rapid review.

    `sentence` is the guidance's own, where it was seen.
    """

    key: str
    sentence: str = ""


class ClockRule(GuidanceRule):
    """A time that is counted: how long, from which date of the case, and which date shows that it was kept.

    One of `working_days` and `months` is given. `start` is the data path of the day from which it is counted;
    where a partnership may choose, `starts` has one for each choice instead. `reason` is where the case says
    why it was not kept. `backwards`: the date lies
    before the start. `at_least`: the date must not be earlier than the one counted.
    """

    key: str
    name: str
    working_days: int = 0
    months: int = 0
    start: str = ""
    starts: dict[ClockStart, str] = {}
    start_words: str
    done: str
    reason: str = ""
    backwards: bool = False
    at_least: bool = False
    remind_working_days: int = 5


class Section(GuidanceRule):
    """A part that a document must have; `path` is its place in the case, dots between the names."""

    words: str = ""
    path: str
    title: str

    @property
    def data_path(self) -> DataPath:
        """The place as a data path."""
        return to_path(self.path)


class Superseded(BaseModel):
    """When an edition was replaced, and by which."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    by: Guidance
    on: date


class Edition(BaseModel):
    """One edition of the guidance."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    guidance: Guidance
    name: str
    chapter: int
    superseded: Superseded | None = None
    criteria: tuple[Question, ...]
    circumstances: tuple[Question, ...]
    review_should: tuple[GuidanceRule, ...] = Field(description="What every review should do.")
    clocks: tuple[ClockRule, ...]
    sections: dict[str, tuple[Section, ...]] = Field(description="Mandatory sections by kind of document.")

    @property
    def citation(self) -> str:
        """The edition and its chapter, as the documents cite it."""
        return f"{self.name}, chapter {self.chapter}"


def to_path(text: str) -> DataPath:
    """A data path from its names with dots between them."""
    return tuple(text.split("."))


def edition(case: Case) -> Edition:
    """The edition of the guidance under which the case is held."""
    return read_edition(case.guidance)


def in_force(day: date) -> Guidance:
    """The edition that stood on a day; the oldest that is known here for a day before all of them."""
    held = [read_edition(guidance) for guidance in Guidance]
    return next(one.guidance for one in held if not (one.superseded and one.superseded.on <= day))


@cache
def read_edition(guidance: Guidance) -> Edition:
    """The edition as its file tells it.

    Raises:
        Stop: the file cannot be read. It is shipped with the program, so it was changed by hand and wrongly.
    """
    file = files("cspr_docs.law").joinpath("editions", f"{guidance.value}.yaml")
    with as_file(file) as path:
        return read_model(path, Edition, "an edition of the guidance")
