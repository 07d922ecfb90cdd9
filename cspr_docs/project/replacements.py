"""What could stand in place of each thing that the scan found in a draft, and what nothing is known for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.publish.disclosure.finding import Finding
from cspr_docs.publish.ladder import (
    DEFAULT,
    Family,
    Level,
    Naming,
    Proposal,
    Spot,
    coarser,
    family_of,
    numbered,
    spots,
    time_spots,
)
from cspr_docs.word.proposing import Line, Replacement
from schemas.case import Case
from schemas.partnership import FinestAge, FinestDate, Partnership

SHOWN = frozenset({Family.DATES, Family.AGES, Family.SIBLINGS, Family.ORGANISATIONS})
"""Families whose words may be shown on a terminal where the register says nothing of them."""

_BREAK = re.compile(r"[\n\t]")
_HOW = "Accept the change to take these words, reject it to keep the others: publishing will then ask for your reason."
_NOTHING_KNOWN = (
    "nothing coarser is known for it: change it by hand, or keep it and give the reason when publishing"
)
_NOT_HERE = "as coarse as {level} asks for already; --level {next} has something for it"
_NO_LABEL = "the case has no label for whoever this is: change it by hand"
_OVER_A_BREAK = "it runs over a line break or a tab: change it by hand"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asks of the ladder.

    Attributes:
        level: how coarse; `None` as the partnership's rules have it.
        only: the families that are wanted; empty means all.
        own_area: whether the partnership's own area and partners are numbered as well.
        decided: fingerprints of findings that somebody decided to keep.
    """

    level: Level | None = None
    only: frozenset[Family] = frozenset()
    own_area: bool = False
    decided: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """What is made coarser in one draft, and how coarse.

    Attributes:
        times: whether a time to the minute is too exact.
    """

    levels: Mapping[Family, Level]
    only: frozenset[Family]
    decided: frozenset[str]
    times: bool


def rules_of(partnership: Partnership, choice: Choice) -> Rules:
    """What the person asks for, and where they do not say how coarse what the partnership lets be published."""
    published = partnership.publishing
    times = published.dates is not FinestDate.DAY
    if choice.level is not None:
        return Rules(dict.fromkeys(Family, choice.level), choice.only, choice.decided, times)
    dates = Level.COARSEST if published.dates is FinestDate.YEAR else Level.FINER
    ages = Level.COARSER if published.ages is FinestAge.AS_CASE else Level.FINER
    levels = {**DEFAULT, Family.DATES: dates, Family.AGES: ages}
    return Rules(levels, choice.only, choice.decided, times)


@dataclass(frozen=True, slots=True)
class Offer:
    """Other words for something in a draft.

    Attributes:
        place: where it stands, without any name.
        old: what stands there, masked where it may say who somebody is.
        new: what would stand there; empty where nothing would.
    """

    family: Family
    place: str
    old: str
    new: str
    replacement: Replacement


@dataclass(frozen=True, slots=True)
class Unoffered:
    """Something that was found and is left as it is: where, what in a reader's words, and why."""

    place: str
    about: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """Something on a line.

    Attributes:
        family: where the ladder has one for it.
        masked: how it is shown.
        kept: ranges of the line that somebody decided to keep.
    """

    line: Line
    spot: Spot
    family: Family | None
    masked: str
    kept: tuple[tuple[int, int], ...] = ()


def naming_of(case: Case, lines: Sequence[Line], choice: Choice) -> Naming:
    """What stands in for real names in this case, and the numbers of the organisations in this document."""
    own = () if choice.own_area else _own_names(case)
    places = {place.id for place in case.places} | {agency.id for agency in case.agencies}
    return Naming(
        labels=names_for(Reader.PUBLIC, case, None).by_id,
        places=frozenset(places),
        numbered=numbered((line.text for line in lines), own),
    )


def _own_names(case: Case) -> tuple[str, ...]:
    """What a published report may name: the partnership, its area and partners, agencies as the case calls them."""
    partnership: Partnership = case.partnership
    partners = (partner.name for partner in partnership.partners)
    agencies = (agency.name for agency in case.agencies)
    names = (partnership.area, partnership.name, *partners, *agencies, *partnership.publishing.allowed)
    return tuple(name for name in names if name)


def found_on(line: Line, findings: Sequence[Finding], naming: Naming, rules: Rules) -> Iterator[Found]:
    """What is to be made coarser on one line: the scan's findings, times to the minute, organisations by name.

    Where somebody decided to keep what the scan found, nothing that touches it is proposed by another name.
    """
    kept = tuple((one.start, one.end) for one in findings if one.fingerprint in rules.decided)
    for finding in findings:
        if finding.fingerprint in rules.decided:
            continue
        family = family_of(finding.code, finding.about)
        is_shown = family in SHOWN and not finding.holder
        masked = f"“{line.text[finding.start : finding.end]}”" if is_shown else finding.masked
        yield Found(line, _spot(line, finding, family, naming), family, masked, kept)
    for spot in time_spots(line.text) if rules.times else ():
        yield Found(line, spot, Family.DATES, f"“{spot.words}”", kept)
    for spot in spots(line.text, naming):
        yield Found(line, spot, Family.ORGANISATIONS, f"“{spot.words}”", kept)


def _spot(line: Line, finding: Finding, family: Family | None, naming: Naming) -> Spot:
    """The spot of a finding; part of somebody's address is no name of theirs."""
    is_of_place = family is Family.PLACES and finding.holder not in naming.places
    holder, hint = ("", finding.coarser or "the area") if is_of_place else (finding.holder, finding.coarser)
    return Spot(line.text, finding.start, finding.end, holder, finding.about, hint)


def offers_for(
    found: Iterable[Found], naming: Naming, rules: Rules, place: str
) -> Iterator[Offer | Unoffered]:
    """For the things on one line what could stand there; of two that meet, the one that begins first or is longer."""
    proposed: list[tuple[Proposal, Found]] = []
    for one in found:
        if rules.only and one.family not in rules.only:
            continue
        made = _proposal(one, naming, rules)
        if isinstance(made, str):
            yield Unoffered(place, f"{one.spot.about or 'a detail'}, {one.masked}", made)
        elif not any(made.start < end and made.end > start for start, end in one.kept):
            proposed.append((made, one))
    end = 0
    for made, one in sorted(proposed, key=lambda pair: (pair[0].start, -pair[0].end)):
        if made.start < end:
            continue  # the words that begin before it take it with them
        end = made.end
        yield _offer(made, one, place)


def _proposal(found: Found, naming: Naming, rules: Rules) -> Proposal | str:
    """The proposal, or why there is none."""
    if found.family is None:
        return _NOTHING_KNOWN
    spot = found.spot
    made = coarser(spot, found.family, rules.levels.get(found.family), naming)
    if made is None:
        return _NO_LABEL if found.family is Family.NAMES else _nothing(found, found.family, naming, rules)
    if _BREAK.search(spot.text[made.start : made.end]):
        return _OVER_A_BREAK
    return made


def _nothing(found: Found, family: Family, naming: Naming, rules: Rules) -> str:
    """Why there is no proposal: none is known, or only one that is coarser than was asked for."""
    level = rules.levels.get(family)
    levels = tuple(Level)
    higher = levels[levels.index(level) + 1 :] if level else ()
    for one in higher:
        if coarser(found.spot, family, one, naming):
            return _NOT_HERE.format(level=level, next=one)
    return _NOTHING_KNOWN


def _offer(made: Proposal, found: Found, place: str) -> Offer:
    line = found.line
    about = found.spot.about[:1].upper() + found.spot.about[1:]
    comment = "\n".join(part for part in (f"{about}." if about else "", made.reason, _HOW) if part)
    old = found.masked
    if made.family is Family.ETHNICITY and not made.words:
        old = f"the place beside {old}"
    if old.startswith("“"):
        old = f"“{line.text[made.start : made.end]}”"
    replacement = Replacement(line.part, line.number, made.start, made.end, made.words, comment)
    return Offer(made.family, place, old, made.words, replacement)
