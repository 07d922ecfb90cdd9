"""Dates finer than the partnership publishes, and births and deaths in whatever form."""

from collections.abc import Iterator

from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import Folded
from cspr_docs.publish.disclosure.found import Found
from cspr_docs.publish.disclosure.patterns.dates import Written, dates
from cspr_docs.publish.disclosure.watch import RealDay, Watch
from schemas.base import MONTHS
from schemas.partnership import FinestDate

_CODE = "published-date"


def births_and_deaths(text: Folded, watch: Watch) -> Iterator[Found]:
    """The days of the register, in whatever text; without a year they are only perhaps what they look like."""
    for written in dates(text):
        real = _real(written, watch)
        if real is None:
            continue
        weight = Weight.NEVER if real.is_birth and written.days else Weight.ASK
        about = real.about if written.days else f"perhaps {real.about}"
        start, end = text.span(written.start, written.end)
        yield Found(start, end, _CODE, about, weight, real.holder, _coarser(written, watch))


def days(text: Folded, watch: Watch) -> Iterator[Found]:
    """Every other date to the day that is not the report's own."""
    if watch.rules.dates is FinestDate.DAY:
        return
    for written in dates(text):
        own = set(written.days) & watch.public_days
        if written.is_sure and not own and _real(written, watch) is None:
            start, end = text.span(written.start, written.end)
            yield Found(start, end, _CODE, "a date to the day", coarser=_coarser(written, watch))


def _real(written: Written, watch: Watch) -> RealDay | None:
    """Whose day it is; without a year any birthday on that day."""
    for day in written.days:
        if day in watch.days:
            return watch.days[day]
    if written.days:
        return None
    same = (real for day, real in watch.days.items() if (day.month, day.day) == (written.month, written.day))
    return next(same, None)


def _coarser(written: Written, watch: Watch) -> str:
    years = {day.year for day in written.days}
    year = f" {min(years, key=lambda year: abs(year - 2020))}" if years else ""
    if watch.rules.dates is FinestDate.YEAR:
        return year.strip()
    return f"{MONTHS[written.month - 1]}{year}"
