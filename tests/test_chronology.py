"""What a chronology's entries say together: order, ages, silences, bursts, missed contacts, who knew when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.chronology.ages import Lifetime, age_on, age_words, lifetimes
from cspr_docs.chronology.alike import MOST_PAIRS, alike_entries, same_entries
from cspr_docs.chronology.knowledge import by_agency, learned_later
from cspr_docs.chronology.missed import MissedContact, missed_contacts
from cspr_docs.chronology.order import in_order, minutes_of, within
from cspr_docs.chronology.rhythm import bursts, silences
from schemas.base import PartialDate
from schemas.case import Case
from schemas.chronology import Event
from schemas.identities import Identities

DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))
BORN = date(2025, 9, 3)
ROWAN = Lifetime(BORN, BORN)


def event(id_: str, on: str | None = None, text: str = "A visit.", **more: object) -> Event:
    return Event.model_validate({"id": id_, "on": on, "event": text, "agency": "gp", **more})


def ids(events: tuple[Event, ...]) -> list[str]:
    return [one.id for one in events]


def on_days(*days: int, start: date = date(2025, 1, 1)) -> tuple[Event, ...]:
    return in_order(
        event(f"e{number}", str(start + timedelta(day))) for number, day in enumerate(days, start=1)
    )


def test_a_year_stands_before_its_months_a_month_before_its_days_and_no_date_last() -> None:
    given_ = [
        event("none"),
        event("late", "2025-03-02", at="9.30pm"),
        event("noon", "2025-03-02", at="about noon"),
        event("first", "2025-03-01"),
        event("day", "2025-03-02"),
        event("early", "2025-03-02", at="09:05"),
        event("odd", "2025-03-02", at="after tea"),
        event("month", "2025-03"),
        event("year", "2025"),
    ]
    wanted = ["year", "month", "first", "day", "odd", "early", "noon", "late", "none"]
    assert ids(in_order(given_)) == wanted
    assert ids(in_order(reversed(given_)))[:3] == wanted[:3]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("12am", 0),
        ("12:05 pm", 725),
        ("midnight", 0),
        ("23:59", 1439),
        ("24:00", None),
        ("7", None),
        ("9.61", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


@given(st.lists(st.tuples(DAYS, st.sampled_from((4, 7, 10))), max_size=12), st.randoms())
def test_the_order_is_that_of_the_days_however_they_came_in(
    days: list[tuple[date, int]], random: object
) -> None:
    events = [event(f"e{number}", str(day)[:length]) for number, (day, length) in enumerate(days)]
    mixed = events[:]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    ordered = [one.on.earliest for one in in_order(mixed) if one.on]
    assert ordered == sorted(ordered)
    assert sorted(ids(in_order(mixed))) == sorted(ids(tuple(events)))


@pytest.mark.parametrize(
    ("when", "age"),
    [
        ("2018-11", "not yet born"),
        ("2025-02-12", "unborn, 29 weeks before birth"),
        ("2025-09-02", "unborn, 1 week before birth"),
        ("2025-09-03", "day of birth"),
        ("2025-09-04", "1 day"),
        ("2025-09", "born about then"),
        ("2025-09-16", "13 days"),
        ("2025-12-10", "14 weeks"),
        ("2025-12", "12 to 17 weeks"),
        ("2026-03-04", "6 months"),
        ("2027-09-02", "23 months"),
        ("2027-09-03", "2 years"),
    ],
)
def test_an_age_is_told_in_the_unit_that_fits(when: str, age: str) -> None:
    assert age_on(ROWAN, PartialDate.parse(when)) == age


@given(DAYS, DAYS, DAYS)
def test_an_older_day_never_makes_a_child_younger(born: date, one: date, other: date) -> None:
    units = ("day", "week", "month", "year")

    def size(day: date) -> tuple[int, int]:
        number, _, unit = age_words(born, day).partition(" ")
        return (units.index(unit.rstrip("s")), int(number)) if number.isdigit() else (-1, 0)

    first, last = sorted((one, other))
    if first >= born:
        assert size(first) <= size(last)


CHILDREN = Case.model_validate(
    {
        "reference": "EX-1",
        "incident": {"occurred_on": "2026-05-16"},
        "children": [
            {"id": "ash", "pseudonym": "Ash", "age_at_incident": "15 years", "died_on": "May 2026"},
            {"id": "baby", "pseudonym": "Wren", "age_at_incident": "unborn"},
            {"id": "other", "pseudonym": "O'Fern", "age_at_incident": "quite small"},
        ],
    }
)


def test_without_a_date_of_birth_the_age_at_the_incident_gives_the_bounds() -> None:
    found = lifetimes(CHILDREN, None)
    assert set(found) == {"ash", "baby"}
    assert (found["ash"].earliest, found["ash"].latest) == (date(2010, 5, 17), date(2011, 5, 16))
    ages = [age_on(found["ash"], PartialDate.parse(when)) for when in ("2026-05-16", "2025-01-01", "2026-06")]
    assert ages == ["15 years", "13 to 14 years", "had died"]
    assert age_on(found["baby"], PartialDate.parse("2026-05-16")) == "not yet born"


def test_a_date_of_birth_comes_before_what_the_case_says_of_an_age() -> None:
    real = Identities.model_validate({"people": {"ash": {"born_on": "2010-11-02", "died_on": "2026-05-19"}}})
    life = lifetimes(CHILDREN, real)["ash"]
    assert (life.earliest, life.latest, life.died) == (
        date(2010, 11, 2),
        date(2010, 11, 2),
        date(2026, 5, 19),
    )


def test_what_came_in_twice_and_what_may_be_one_thing_are_told_apart() -> None:
    same = "The midwife and the health visitor came to the home together."
    events = in_order(
        [
            event("e1", "2025-03-01", same),
            event("e2", "2025-03-01", same.upper()),
            event(
                "e3", "2025-03-02", "Midwife and health visitor came to the home together.", agency="police"
            ),
            event("e4", "2025-03-04", same),
            event("e5", "2025-03", same),
            event("e6", "2025-03-01", "Home visit."),
            event("e7", "2025-03-02", "Home visit."),
        ]
    )
    assert [(first.id, second.id) for first, second in same_entries(events)] == [("e1", "e2")]
    assert {(one.first.id, one.second.id) for one in alike_entries(events)} == {("e1", "e3"), ("e2", "e3")}


@pytest.mark.slow
def test_a_day_of_thousands_of_like_entries_is_told_in_seconds() -> None:
    events = [
        event(f"e{number}", "2025-03-01", f"Call {number} to the same surgery, no change")
        for number in range(2000)
    ]
    assert len(alike_entries(events)) == MOST_PAIRS


def test_a_silence_counts_the_days_between_and_what_went_on_over_a_time_is_none() -> None:
    events = (
        *on_days(0, 28, 57),
        event("span", "2025-03-01", until="2025-06-01"),
        event("last", "2025-07-01"),
    )
    found = silences(in_order(events))
    assert [(one.after.id, one.before.id, one.days) for one in found] == [
        ("span", "last", 29),
        ("e2", "e3", 28),
    ]
    assert silences(in_order((event("y", "2024"), *on_days(0, 100)))) != ()
    assert silences(()) == bursts(()) == ()


def test_a_burst_is_many_entries_in_a_week_and_weeks_that_overlap_are_one() -> None:
    found = bursts(on_days(0, 60, 100, 101, 102, 103, 107, 108, 300, 400))
    assert [(ids(one.events), one.days) for one in found] == [(["e3", "e4", "e5", "e6", "e7", "e8"], 9)]
    assert bursts(on_days(*range(0, 400, 2))) == ()


@given(st.lists(st.integers(0, 400), max_size=60))
def test_every_silence_is_really_silent_and_every_burst_really_full(days: list[int]) -> None:
    events = on_days(*days)
    for one in silences(events):
        inside = [
            each
            for each in events
            if each.on
            and one.after.on
            and one.before.on
            and one.after.on.earliest < each.on.earliest < one.before.on.earliest
        ]
        assert inside == []
    assert all(len(one.events) >= 4 for one in bursts(events))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@rowan was not brought to the clinic.", MissedContact.NOT_BROUGHT),
        ("WNB x2", MissedContact.NOT_BROUGHT),
        ("DNA physio", MissedContact.NOT_ATTENDED),
        ("@mother didn’t attend.", MissedContact.NOT_ATTENDED),
        ("Home visit: nobody at home.", MissedContact.NOBODY_IN),
        ("No reply at the door", MissedContact.NOBODY_IN),
        ("The appointment was cancelled by text.", MissedContact.CANCELLED),
        ("@father missed two appointments", MissedContact.MISSED),
        ("DNA profile taken by the police.", None),
        ("@mother was brought to hospital", None),
        ("He cancelled his telephone contract.", None),
        ("She missed her brother.", None),
    ],
)
def test_missed_contacts_are_found_by_their_words(text: str, kind: MissedContact | None) -> None:
    assert [one.kind for one in missed_contacts([event("e1", "2025-01-01", text)])] == (
        [kind] if kind else []
    )


def test_who_knew_what_when() -> None:
    events = in_order(
        [
            event("e1", "2025-03", recorded_on="2025-04-02", shared_with=["police"]),
            event("e2", "2025-03-03", recorded_on="2025-03-03"),
            event("e3", "2025-03-04", until="2025-03-10", agency="police", known_on="2025-04-01"),
            event("e4", "2025-03-05", "No answer at the door", agency="police"),
        ]
    )
    later = {one.event.id: (one.recorded_after, one.known_after) for one in learned_later(events)}
    assert later == {"e1": (2, None), "e3": (None, 22)}  # counted from the last day that each can mean
    gp, police = by_agency(events)
    assert (gp.agency, gp.entries, gp.later, gp.shared, gp.told, gp.missed) == ("gp", 2, 1, 1, 0, 0)
    assert (police.agency, police.entries, police.told, police.missed) == ("police", 2, 1, 1)


def test_the_time_looked_at_keeps_what_reaches_into_it() -> None:
    events = on_days(0, 10, 20)
    start, end = PartialDate.parse("2025-01-11"), PartialDate.parse("2025-01-11")
    assert ids(within(events, start, end)) == ["e2"]
    assert ids(within(events, None, None)) == ["e1", "e2", "e3"]
