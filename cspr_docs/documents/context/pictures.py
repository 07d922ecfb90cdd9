"""`pictures` at the root of a template: the timeline and the genogram as this reader is to see them, and their words.

The public sees months that count from the first and ages in bands, and nobody whom a restriction keeps from it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from cspr_docs.checks.restrictions import KeptBack, held_from
from cspr_docs.chronology.ages import lifetimes
from cspr_docs.chronology.knowledge import by_agency
from cspr_docs.chronology.order import in_order, last_day, period_of, within
from cspr_docs.documents.context.kinship import Kinship, couple_words
from cspr_docs.documents.context.records import Desk
from cspr_docs.documents.context.values import Writer
from cspr_docs.pictures.family import home_letters
from cspr_docs.pictures.genogram import draw_genogram
from cspr_docs.pictures.timeline import (
    TimelineLane,
    TimelineLook,
    TimelineMark,
    draw_timeline,
    month_number,
    months_in_words,
)  # fmt: skip
from cspr_docs.problems.wording import counted
from cspr_docs.word.drawn_picture import DrawnPicture
from schemas.agencies import Agency
from schemas.base import MONTHS
from schemas.case import Case
from schemas.chronology import Event
from schemas.identities import Identities

_PORTRAIT, _LANDSCAPE = 451.0, 697.0
"""How wide the text of an A4 page is, in points."""

_LONG = 30
"""Letters of an agency's name that fit beside its lane; a longer one goes by its short name, as in the table."""


@dataclass(frozen=True, slots=True)
class ShownDrawing:
    """A picture, to be printed with `{{p ... }}` alone in its paragraph; false where there is nothing to show."""

    why_unprintable: ClassVar = "it is a picture: write {{p … }} with nothing else, alone in its paragraph"
    closed_names: ClassVar = frozenset({"picture", "writer"})

    picture: DrawnPicture | None
    writer: Writer

    def __bool__(self) -> bool:
        return self.picture is not None

    def __html__(self) -> str:
        return self.writer.write_picture(self.picture) if self.picture else ""


@dataclass(frozen=True, slots=True)
class MonthWords:
    """A row of the words that say what a timeline by months shows."""

    month: str
    agency: str
    entries: str


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """A row of the family table, which says in words what the genogram shows."""

    name: str
    who: str
    age: str
    home: str
    related: str


@dataclass(frozen=True)
class CasePictures:
    """The pictures of a case, each drawn when a template asks for it."""

    closed_names: ClassVar = frozenset({"case", "identities", "desk", "is_public"})

    case: Case
    identities: Identities | None
    desk: Desk
    is_public: bool

    @cached_property
    def timeline(self) -> ShownDrawing:
        """The timeline, as wide as an upright page."""
        return self._timeline(_PORTRAIT)

    @cached_property
    def wide_timeline(self) -> ShownDrawing:
        """The timeline, as wide as a page on its side."""
        return self._timeline(_LANDSCAPE)

    @cached_property
    def months(self) -> tuple[MonthWords, ...]:
        """What the timeline by months shows, in words."""
        return tuple(MonthWords(*row) for row in months_in_words(self._lanes))

    @cached_property
    def genogram(self) -> ShownDrawing:
        """The genogram of the family."""
        kin = self._kin
        people = counted(len(kin.members), "person", "people")
        alt = f"Genogram of the family: {people}. The family table after it says the same in words."
        return ShownDrawing(draw_genogram(kin.members, kin.relationships, _PORTRAIT, alt), self.desk.writer)

    @cached_property
    def family(self) -> tuple[FamilyWords, ...]:
        """The family table."""
        kin = self._kin
        letters = home_letters(kin.members)
        return tuple(
            FamilyWords(
                name=one.label,
                who=kin.who[one.id],
                age="not born yet" if one.is_unborn else f"{one.age}{' (died)' if one.died else ''}".strip(),
                home=f"Home {letters[one.household]}" if one.household else "",
                related=couple_words(one, kin),
            )
            for one in kin.members
        )

    @cached_property
    def _kin(self) -> Kinship:
        kept = frozenset(id_ for one in self._kept_back for id_ in one.ids)
        lives = {} if self.is_public else lifetimes(self.case, self.identities)
        return Kinship.of(self.case, self.desk.name_of, lives, kept if self.is_public else None)

    @cached_property
    def _kept_back(self) -> tuple[KeptBack, ...]:
        return held_from(self.case, self.identities, is_public=True) if self.is_public else ()

    def _timeline(self, width: float) -> ShownDrawing:
        incident = self.case.incident.occurred_on
        look = TimelineLook(width, self.is_public, incident.earliest if incident and incident.day else None)
        return ShownDrawing(draw_timeline(self._lanes, look, self._alt), self.desk.writer)

    @cached_property
    def _alt(self) -> str:
        marks = [mark for lane in self._lanes for mark in lane.marks]
        if not marks:
            return ""
        first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
        over = (
            f"over {counted(month_number(first, last), 'month')}" if self.is_public else _from_to(first, last)
        )
        entries = counted(len(marks), "entry", "entries")
        lanes = counted(len(self._lanes), "agency", "agencies")
        return f"Timeline of {entries} of {lanes} {over}. The table after it says the same in words."

    @cached_property
    def _lanes(self) -> tuple[TimelineLane, ...]:
        """A lane for each agency with entries in the time looked at, the one that knew first at the top."""
        start, end, _ = period_of(self.case)
        first, last = start.earliest if start else date.min, end.latest if end else date.max
        events = [one for one in within(in_order(self.case.chronology), start, end) if not self._is_kept(one)]
        agencies: dict[str, Agency] = {agency.id: agency for agency in self.case.agencies}
        lanes = []
        for known in by_agency(events):
            own = [one for one in events if one.agency == known.agency]
            marks = (
                TimelineMark(max(one.on.earliest, first), min(last_day(one), last), one.significance)
                for one in own
                if one.on
            )
            short = agencies[known.agency].short_name if known.agency in agencies else None
            name = self.desk.name_of(known.agency)
            is_long = len(name) > _LONG and not self.is_public
            lanes.append(TimelineLane(short if is_long and short else name, tuple(marks)))
        return tuple(lanes)

    def _is_kept(self, event: Event) -> bool:
        """Whether a restriction keeps the entry, or whom it is of, from the public."""
        path = ("chronology", event.id, "event")
        about = {event.agency, *event.concerning}
        return any(
            one.ids & about or one.told_by(path, event.event or "") is not None for one in self._kept_back
        )


def _from_to(first: date, last: date) -> str:
    return f"from {MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"
