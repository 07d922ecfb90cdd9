"""How old a child was on a day, as exactly as it is known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cspr_docs.problems.wording import counted
from schemas.base import MONTHS, PartialDate
from schemas.case import Case
from schemas.identities import Identities
from schemas.people import Child

NOT_YET_BORN, BORN_THEN, HAD_DIED = "not yet born", "born about then", "had died"
_AGE = re.compile(r"(\d{1,3})[ -]*(day|week|month|year)s?", re.IGNORECASE)
_PREGNANCY = 280
"""Days; longer before the birth nobody was expected."""

IN_A_YEAR = {"day": 365, "week": 52, "month": 12, "year": 1}
"""How many of the unit in which an age is told are a year of age."""

_IN_DAYS, _IN_WEEKS, _IN_MONTHS = 14, 26 * 7, 24
"""Below how many days an age is told in days, below how many in weeks, below how many months in months."""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A child's birth and death, each between two days that are the same where it is known exactly.

    `died` is `None` for a child who lives, and where nobody knows when.
    """

    earliest: date
    latest: date
    died: date | None = None


def lifetimes(case: Case, identities: Identities | None) -> Mapping[str, Lifetime]:
    """By id the lifetime of each child of whom it can be told.

    It comes from the date of birth in identities.yaml, and where that is not at hand from the age at the incident.
    """
    found = ((child.id, _lifetime(child, case.incident.occurred_on, identities)) for child in case.children)
    return {id_: life for id_, life in found if life}


def _lifetime(child: Child, incident: PartialDate | None, identities: Identities | None) -> Lifetime | None:
    real = identities.people.get(child.id) if identities else None
    died = (real.died_on if real else None) or _last_of_month(child.died_on or "")
    if real and real.born_on:
        return Lifetime(real.born_on, real.born_on, died)
    age = (child.age_at_incident or "").strip()
    if incident is None or not age:
        return None
    if age.casefold() == "unborn":
        return Lifetime(incident.latest + timedelta(1), incident.latest + timedelta(_PREGNANCY), died)
    told = _AGE.fullmatch(age)
    if told is None:
        return None
    number, unit = int(told[1]), told[2].lower()
    born = _back(incident.earliest, number + 1, unit) + timedelta(1)
    return Lifetime(born, _back(incident.latest, number, unit), died)


def _back(day: date, number: int, unit: str) -> date:
    """The day so many days, weeks, months or years before."""
    if unit in ("day", "week"):
        return day - timedelta(number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1)
    first = date(months // 12, months % 12 + 1, 1)
    return first + timedelta(min(day.day, PartialDate(first.year, first.month).latest.day) - 1)


def _last_of_month(text: str) -> date | None:
    """The last day of `May 2026`, or the day itself of `3 May 2026`."""
    found = re.search(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})", text)
    if found is None:
        return None
    when = PartialDate(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]) if found[1] else None)
    try:
        return when.latest
    except ValueError:
        return None


def age_on(life: Lifetime, when: PartialDate) -> str:
    """The age on a day, or over a month or year: `6 weeks`, `3 to 4 months`, `not yet born`, `had died`."""
    first, last = when.earliest, when.latest
    if life.died and first > life.died:
        return HAD_DIED
    if last < life.earliest:
        weeks = (
            {-(-(born - first).days // 7) for born in (life.earliest, life.latest)}
            if first == last
            else set()
        )
        exact = len(weeks) == 1 and (life.latest - first).days <= _PREGNANCY
        return f"unborn, {counted(weeks.pop(), 'week')} before birth" if exact else NOT_YET_BORN
    if first < life.latest:
        return BORN_THEN
    return _between(life, first, last)


def _between(life: Lifetime, first: date, last: date) -> str:
    youngest, oldest = age_words(life.latest, first), age_words(life.earliest, last)
    if youngest == oldest:
        return youngest
    least, _, unit = youngest.partition(" ")
    same = unit.rstrip("s") == oldest.partition(" ")[2].rstrip("s")
    return f"{least if same else youngest} to {oldest}"


def age_words(born: date, day: date) -> str:
    """An age in the unit that people use for it: days for a newborn, weeks for a baby, then months, then years."""
    days = (day - born).days
    if days < _IN_DAYS:
        return counted(days, "day") if days else "day of birth"
    if days < _IN_WEEKS:
        return counted(days // 7, "week")
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    return counted(months, "month") if months < _IN_MONTHS else counted(months // 12, "year")


def ages_at(
    when: PartialDate | None, lives: Mapping[str, Lifetime], children: Iterable[str]
) -> Mapping[str, str]:
    """By id the age of each of the children of whom it can be told; none where nobody knows when it was."""
    return {id_: age_on(lives[id_], when) for id_ in children if id_ in lives} if when else {}
