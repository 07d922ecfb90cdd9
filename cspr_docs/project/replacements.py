"""The words proposed in place of each detail that was found in a draft, and what nothing is known for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cspr_docs.problems.wording import upper_first
from cspr_docs.publish.details import (
    Coarseness,
    CoarserWords,
    Detail,
    DetailKind,
    Family,
    FoundDetail,
    Naming,
    coarsen,
)
from cspr_docs.publish.details.organisations import numbered, organisations
from cspr_docs.publish.details.watch import levels_of, naming_of
from cspr_docs.word.proposing import Line, Replacement
from schemas.case import Case

SHOWN = frozenset({Family.DATES, Family.AGES, Family.SIBLINGS, Family.ORGANISATIONS})
"""Families whose words may be shown on a terminal where the register says nothing of them."""

_LABELLED = frozenset({DetailKind.NAME, DetailKind.UNKNOWN_NAME, DetailKind.PLACE})
_BREAK = re.compile(r"[\n\t]")
_HOW = "Accept the change to take these words, reject it to keep the others: publishing will then ask for your reason."
_NOTHING_KNOWN = (
    "nothing coarser is known for it: change it by hand, or keep it and give the reason when publishing"
)
_NOT_HERE = "as coarse as {level} asks for already; --level {next} has something for it"
_NO_LABEL = "the case has no label that fits into this sentence: change it by hand"
_OVER_A_BREAK = "it runs over a line break or a tab: change it by hand"
_BY_HAND = frozenset({_NOTHING_KNOWN, _NO_LABEL, _OVER_A_BREAK})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asks for.

    Attributes:
        level: how coarse; `None` as the partnership's rules have it.
        only: the families that are wanted; empty means all.
        own_area: whether the partnership's own area and partners are numbered as well.
        decided: fingerprints of details that somebody decided to keep.
    """

    level: Coarseness | None = None
    only: frozenset[Family] = frozenset()
    own_area: bool = False
    decided: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DraftRules:
    """What is made coarser in one draft, how coarse, and what stands in for names."""

    levels: Mapping[Family, Coarseness]
    naming: Naming
    only: frozenset[Family]
    decided: frozenset[str]


@dataclass(frozen=True, slots=True)
class ProposedWords:
    """Other words for something in a draft; `old` is masked where it may say who somebody is, `place` has no name."""

    family: Family
    place: str
    old: str
    new: str
    replacement: Replacement


@dataclass(frozen=True, slots=True)
class LeftAsItIs:
    """Something that was found and not changed: where, what in a reader's words, and why; `remark` says so there."""

    place: str
    about: str
    why: str
    remark: Replacement | None = None


def rules_of(case: Case, lines: Sequence[Line], choice: Choice) -> DraftRules:
    """What the person asks for, and where they do not say how coarse what the partnership lets be published."""
    published = case.partnership.publishing
    levels = dict.fromkeys(Family, choice.level) if choice.level else levels_of(published)
    own = () if choice.own_area else _own_names(case)
    naming = replace(naming_of(case), numbered=numbered((line.text for line in lines), own))
    return DraftRules(levels, naming, choice.only, choice.decided)


def _own_names(case: Case) -> tuple[str, ...]:
    """What a published report may name: the partnerships, their areas and partners, agencies as the case calls them."""
    held = case.partnerships
    partners = (partner.name for one in held for partner in one.partners)
    agencies = (agency.name for agency in case.agencies)
    own = (name for one in held for name in (one.area, one.name))
    names = (*own, *partners, *agencies, *case.partnership.publishing.allowed)
    return tuple(name for name in names if name)


def proposed_on(
    line: Line, found: Sequence[FoundDetail], rules: DraftRules, place: str
) -> Iterator[ProposedWords | LeftAsItIs]:
    """For the details on one line what could stand there; of two that meet, the one that begins first or is longer.

    Where somebody decided to keep what was found, nothing that touches it is proposed by another name.
    """
    kept = tuple((one.start, one.end) for one in found if one.fingerprint in rules.decided)
    proposed: list[tuple[CoarserWords, Detail]] = []
    left: list[tuple[Detail, str]] = []
    undecided = (one for one in found if one.fingerprint not in rules.decided)
    for detail in (*undecided, *organisations(line.text, rules.naming)):
        if rules.only and detail.family not in rules.only:
            continue
        words = _words(detail, rules)
        if isinstance(words, str):
            left.append((detail, words))
        elif not any(words.start < end and words.end > start for start, end in kept):
            proposed.append((words, detail))
    end = 0
    for words, detail in sorted(proposed, key=lambda pair: (pair[0].start, -pair[0].end)):
        if words.start >= end:  # the words that begin before it take it with them
            end = words.end
            comment = f"{upper_first(detail.about)}.\n{words.reason}\n{_HOW}"
            change = Replacement(line.part, line.number, words.start, words.end, words.words, comment)
            yield ProposedWords(detail.family, place, _shown(detail, words), words.words, change)
    for detail, why in left:
        is_free = not any(words.start < detail.end and words.end > detail.start for words, _ in proposed)
        remark = _remark(line, detail, why) if is_free and why in _BY_HAND else None
        yield LeftAsItIs(place, f"{detail.about}, {_shown(detail)}", why, remark)


def _remark(line: Line, detail: Detail, why: str) -> Replacement:
    """A comment alone, for what only a person can write so that the sentence is one still."""
    comment = f"{upper_first(detail.about)}.\n{upper_first(why)}."
    return Replacement(line.part, line.number, detail.start, detail.end, None, comment)


def _words(detail: Detail, rules: DraftRules) -> CoarserWords | str:
    """The words in its place, or why there are none."""
    level = rules.levels[detail.family]
    words = coarsen(detail, level, rules.naming)
    if words is None and detail.kind in _LABELLED:
        return _NO_LABEL
    if words is None:
        levels = tuple(Coarseness)
        higher = levels[levels.index(level) + 1 :]
        next_ = next((one for one in higher if coarsen(detail, one, rules.naming)), None)
        return _NOT_HERE.format(level=level, next=next_) if next_ else _NOTHING_KNOWN
    return _OVER_A_BREAK if _BREAK.search(detail.text[words.start : words.end]) else words


def _shown(detail: Detail, words: CoarserWords | None = None) -> str:
    """What stands there, of all that the words replace; masked where the register knows it or nobody is to see it."""
    if detail.family in SHOWN and not detail.holder:
        whole = words or detail
        return f"“{detail.text[whole.start : whole.end]}”"
    is_left_out = words is not None and detail.family is Family.ETHNICITY and not words.words
    return f"the place beside {detail.masked}" if is_left_out else detail.masked
