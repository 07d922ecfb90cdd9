"""The Panel's own guidance on rapid reviews: which edition a case goes by, and what it says a rapid review is for."""

from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from cspr_docs.law.edition import GuidanceRule, read_law
from schemas.base import PartialDate
from schemas.case import Case, PanelGuidance


class PanelEdition(BaseModel):
    """One edition of the Panel's guidance; `since` is the month in which it was issued."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    edition: PanelGuidance
    since: PartialDate
    aims: tuple[GuidanceRule, ...] = Field(description="What a rapid review is for, in our own words.")

    @property
    def name(self) -> str:
        """As the documents cite it: `the Panel's guidance of June 2025`."""
        return self.edition.words


class PanelEditions(BaseModel):
    """All editions, the oldest first."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    editions: tuple[PanelEdition, ...]


def panel_edition(case: Case) -> PanelEdition:
    """The edition that the case names, or the one that stood when the partners became aware of the incident.

    Of a case that does not say when that was, the newest.
    """
    if case.panel_guidance is None:
        return panel_edition_on(case.incident.aware_on or date.max)
    return next(one for one in every_panel_edition() if one.edition is case.panel_guidance)


def panel_edition_on(day: date) -> PanelEdition:
    """The edition that stood on a day, from the month after its issue; the oldest for a day before all of them."""
    oldest, *later = every_panel_edition()
    return next((one for one in reversed(later) if one.since.latest < day), oldest)


@cache
def every_panel_edition() -> tuple[PanelEdition, ...]:
    """The editions as the file tells them, the oldest first.

    Raises:
        Stop: the file cannot be read. It is shipped with the program, so it was changed by hand and wrongly.
    """
    return read_law("panel_guidance.yaml", PanelEditions, "the editions of the Panel's guidance").editions
