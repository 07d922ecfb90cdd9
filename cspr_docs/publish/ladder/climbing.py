"""A detail one or more rungs up: which family it is of, and what that family says there."""

from collections.abc import Callable, Mapping

from cspr_docs.publish.ladder.ages import coarser_age
from cspr_docs.publish.ladder.conditions import coarser_condition
from cspr_docs.publish.ladder.dates import coarser_date
from cspr_docs.publish.ladder.details import coarser_detail, coarser_postcode
from cspr_docs.publish.ladder.ethnicity import coarser_ethnicity
from cspr_docs.publish.ladder.households import coarser_siblings
from cspr_docs.publish.ladder.naming import Naming
from cspr_docs.publish.ladder.organisations import coarser_organisation
from cspr_docs.publish.ladder.people import labelled
from cspr_docs.publish.ladder.places import coarser_place
from cspr_docs.publish.ladder.proposal import Family, Level, Proposal, Spot

Rung = Callable[[Spot, Level, Naming], Proposal | None]

RUNGS: Mapping[Family, Rung] = {
    Family.DATES: lambda spot, level, _: coarser_date(spot, level),
    Family.AGES: lambda spot, level, _: coarser_age(spot, level),
    Family.NAMES: lambda spot, _, naming: labelled(spot, naming),
    Family.PLACES: lambda spot, _, naming: coarser_place(spot, naming),
    Family.ORGANISATIONS: lambda spot, _, naming: coarser_organisation(spot, naming),
    Family.CONDITIONS: lambda spot, *_: coarser_condition(spot),
    Family.SIBLINGS: lambda spot, *_: coarser_siblings(spot),
    Family.ETHNICITY: lambda spot, *_: coarser_ethnicity(spot),
    Family.POSTCODES: lambda spot, *_: coarser_postcode(spot),
    Family.DETAILS: lambda spot, _, naming: coarser_detail(spot, naming),
}

DEFAULT: Mapping[Family, Level] = {Family.DATES: Level.FINER}
"""How coarse without being told otherwise: a date to the month; all else is `Level.COARSER`."""

_BY_CODE = {
    "published-name": Family.NAMES,
    "published-unknown-name": Family.NAMES,
    "published-date": Family.DATES,
    "published-number": Family.DETAILS,
    "published-contact": Family.DETAILS,
}
_BY_WORDS = {
    "published-address": (
        ("postcode", Family.POSTCODES),
        ("real name", Family.PLACES),
        ("part of the address", Family.PLACES),
        ("", Family.DETAILS),
    ),
    "published-detail": (
        ("age", Family.AGES),
        ("brothers and sisters", Family.SIBLINGS),
        ("ethnicity", Family.ETHNICITY),
        ("condition", Family.CONDITIONS),
        ("name of", Family.PLACES),
    ),
}
"""By a finding's code the families that it may be of, each with words of what it is about; the first that fits."""


def family_of(code: str, about: str = "") -> Family | None:
    """The family of a finding with this code, about this; `None` where the ladder has none for it."""
    families = _BY_WORDS.get(code, ())
    return _BY_CODE.get(code) or next((family for words, family in families if words in about), None)


def coarser(
    spot: Spot, family: Family, level: Level | None = None, naming: Naming | None = None
) -> Proposal | None:
    """What could stand in place of a detail, and why; `None` where nothing coarser is known.

    Without a level the family's own (`DEFAULT`). A proposal changes only its own range, is never finer than what
    stands there, and made twice changes nothing more.
    """
    return RUNGS[family](spot, level or DEFAULT.get(family, Level.COARSER), naming or Naming())
