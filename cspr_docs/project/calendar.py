"""What is still to be done as a calendar file with reminders. The one door to the icalendar library.

Nothing in it tells more of a case than its reference: no name, no label and no text of the case.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from cspr_docs.files import sha256, write_new
from cspr_docs.law import working_days
from cspr_docs.problems import error, path_text
from cspr_docs.project.status import DUE, LATE, CaseStatus, Duty, basis_words
from schemas.base import day_in_words

CALENDAR_EXISTS = error(
    "calendar-exists",
    "A calendar is never written over another file. Give it another name, or delete the old one first: a calendar "
    "program knows the duties again that it has read before, and changes them.",
)
CALENDAR_NOT_WRITTEN = error(
    "calendar-not-written",
    "The calendar file cannot be written. Check that its folder is there and that you may write into it.",
)
_MORNING = timedelta(hours=9)


def write_calendar(path: Path, cases: Iterable[CaseStatus], today: date) -> int:
    """Writes an event with reminders for each duty that is late or due; gives how many there are.

    Raises:
        Stop: the file is there already, or cannot be written; nothing was changed.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//cspr-docs//cspr status//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Duties of safeguarding practice reviews")
    for event in (event for case in cases for event in _events(case, today)):
        calendar.add_component(event)
    write_new(path, calendar.to_ical(), CALENDAR_EXISTS, CALENDAR_NOT_WRITTEN)
    return len(calendar.subcomponents)


def _events(case: CaseStatus, today: date) -> Iterator[Event]:
    for duty in case.duties:
        day = duty.deadline.act_by
        if duty.stands in (LATE, DUE) and day:
            yield _event(case, duty, day, today)


def _event(case: CaseStatus, duty: Duty, day: date, today: date) -> Event:
    """An event of a whole day, on the last working day on which the duty can be done in time."""
    one = duty.deadline
    name = f"{case.reference}: {duty.numbered}"
    about = [f"The rule: {one.rule} ({basis_words(one)})."]
    if one.due_on and one.due_on != day:
        about.append(f"It is due on {day_in_words(one.due_on)}, which is no working day.")
    event = Event()
    event.add(
        "uid", f"{sha256('|'.join((case.reference, one.key, path_text(one.path))).encode())[:32]}@cspr-docs"
    )
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", day)
    event.add("summary", f"Late: {name}" if duty.stands == LATE else name)
    event.add("description", " ".join(about))
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")
    early = working_days.add(day, -one.clock.remind_working_days) - day
    for before in (early, timedelta()):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", name)
        alarm.add("trigger", before + _MORNING)
        event.add_component(alarm)
    return event
