"""What one edition of the guidance asks, read from its file: criteria, clocks and mandatory sections."""

from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cspr_docs.casefile import read_model
from cspr_docs.law.conditions import Condition
from cspr_docs.problems import DataPath
from schemas.case import Case, Guidance
from schemas.partnership import ClockStart


class Basis(StrEnum):
    """Who set a rule, or its number of days."""

    GUIDANCE = "guidance"
    FROM_MEMORY = "from general knowledge: check it in print, this program has no source for it"
    HOUSE_RULE = "good practice; no instrument was seen to ask for it"
    PARTNERSHIP = "set by the partnership"
    CASE = "the day that the case itself sets"


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

    @property
    def basis(self) -> Basis:
        """Who set it, as long as neither the partnership nor the case sets another."""
        if self.reference:
            return Basis.GUIDANCE
        return Basis.FROM_MEMORY if self.from_memory else Basis.HOUSE_RULE


class Question(GuidanceRule):
    """A criterion or a circumstance; `key` is its field in the rapid review.

    `sentence` is the guidance's own, where it was seen.
    """

    key: str
    sentence: str = ""


class ClockRule(GuidanceRule):
    """A time that is counted: how long, from which date of the case, and which date shows that it was kept.

    Its paths are data paths with dots. One that leads through a list gives the latest day of the list; with `for_each`
    there is a clock for each item of that list, and a path that begins with a dot is the item's own.

    Attributes:
        duty: the statute that lays the duty itself down, where it was seen; `reference` is for the number of days.
        partnership_days: the field of the partnership's inner deadlines that sets the working days, or changes them.
        at_once: no number of days is set: it is to be done as soon as there is something to count from.
        start: the day from which it is counted, with `else_start` until there is one. Where a partnership may choose,
            `starts` has one for each choice instead; `counted_as` names another clock, with the same start.
        due: the day that the item itself sets, with `due_words` for it; it comes before any number of days.
        done: the day that shows it was kept; `times` says how many a list must have, and as many again for each
            item of the list `times_for_each`.
        done_if: what shows that it is done where no day was written.
        when, unless: what must hold of the case that it is asked for at all, and what lets it off.
        items: which items of the list `for_each` have the clock; the others have none, whatever was done.
        unless_followed: for the list of audits: one that a later audit follows, held or planned, has none.
        label: the item's field that says which it is.
        even_if_none: whether it is asked for while the list has no item.
        reason: where the case says why it was not kept.
        told_by: the code of the check that tells of it, where it is not one of the clocks' own.
        backwards: the date lies before the start. `at_least`: the date must not be earlier than the one counted.
    """

    key: str
    name: str
    duty: str = ""
    working_days: int = 0
    months: int = 0
    partnership_days: str = ""
    at_once: bool = False
    start: str = ""
    else_start: str = ""
    starts: dict[ClockStart, str] = {}
    counted_as: str = ""
    start_words: str = ""
    due: str = ""
    due_words: str = ""
    done: str = ""
    times: int = 1
    times_for_each: str = ""
    done_if: Condition = {}
    when: Condition = {}
    unless: tuple[Condition, ...] = ()
    for_each: str = ""
    items: Condition = {}
    unless_followed: bool = False
    label: str = ""
    even_if_none: bool = False
    reason: str = ""
    told_by: str = ""
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


class EveryEdition(BaseModel):
    """What every edition has alike: what the partnership and the case set themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    clocks: tuple[ClockRule, ...]
    sections: dict[str, tuple[Section, ...]]


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
    clocks: tuple[ClockRule, ...] = Field(
        description="What is counted: by this edition, then what every edition has alike."
    )
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
    own = read_law(f"editions/{guidance.value}.yaml", Edition, "an edition of the guidance")
    shared = read_law("every_edition.yaml", EveryEdition, "what every edition has alike")
    both = {"clocks": (*own.clocks, *shared.clocks), "sections": {**shared.sections, **own.sections}}
    return own.model_copy(update=both)


ModelT = TypeVar("ModelT", bound=BaseModel)


def read_law(name: str, model: type[ModelT], what: str) -> ModelT:
    """One of the files beside this one, as the model.

    Raises:
        Stop: the file cannot be read. It is shipped with the program, so it was changed by hand and wrongly.
    """
    with as_file(files("cspr_docs.law").joinpath(name)) as path:
        return read_model(path, model, what)
