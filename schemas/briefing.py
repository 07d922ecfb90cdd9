"""The learning briefing: two pages of the final report for those who work with children."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import Line, Model, Prose, ReadBy
from schemas.days import DayMark
from schemas.report import ReportStatus


class LearningBriefing(Model):
    """What the briefing says in words of its own; findings and recommendations come from the report."""

    title: Annotated[Line | None, ReadBy.PUBLIC] = Field(
        None, description="The briefing's title: what a practitioner should take away, in a few words."
    )
    status: ReportStatus = Field(
        ReportStatus.DRAFT, description="Draft, agreed or final; a draft is marked as one."
    )
    completed_on: Annotated[date | None, ReadBy.PUBLIC, DayMark.CLOSES] = Field(
        None, description="When the briefing was complete."
    )
    background: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="Why the partners looked at what happened, in a short paragraph."
    )
    lived_experience: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What life was like for the child, in a paragraph that the report bears out."
    )
    works_well: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What somebody did well, for others to do too."
    )
    practice: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="What readers can do in their own practice from tomorrow, in a few points."
    )
    questions: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="Questions for a team to think about together, at a team meeting."
    )
    resources: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="Where to get help and read more: guidance, tools and people, with links."
    )
