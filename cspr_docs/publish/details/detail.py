"""A detail that identifies somebody: of what kind and weight it is, where it stands, and what may be said of it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from cspr_docs.ooxml.places import within
from cspr_docs.problems import Problem
from cspr_docs.prose.folding import FoldedText
from cspr_docs.word.texts.passage import Passage

_TAKE_OUT = "take it out of the text; nothing makes it fit to be published"
_ALLOW = "; a place that may be named throughout belongs under publishing, allowed, in partnership.yaml"
_DECIDE = "take it out, or decide with a reason that it may stand: cspr publish --review"


class Family(StrEnum):
    """What belongs together for a person, who chooses among them with `--only`."""

    DATES = "dates"
    AGES = "ages"
    NAMES = "names"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    CONDITIONS = "conditions"
    SIBLINGS = "siblings"
    ETHNICITY = "ethnicity"
    POSTCODES = "postcodes"
    DETAILS = "details"


class Coarseness(StrEnum):
    """How coarse the words in a detail's place are; some families have the same words for two of them."""

    FINER = "finer"
    COARSER = "coarser"
    COARSEST = "coarsest"


class Weight(StrEnum):
    """What may become of a detail."""

    NEVER = "never"  # no reason makes it publishable: a whole real name, an address, a number, a birthday
    ASK = "ask"  # a person decides, once, with a reason


class NamePart(Enum):
    """What part of somebody's name a detail is."""

    GIVEN = auto()
    FAMILY = auto()
    WHOLE = auto()


class DetailKind(Enum):
    """What a detail is: the code of its problem, its family, what a reader calls it, and what stands in its place.

    Only the family `details` has a noun here for what stands in its place; the others each have a module for that.
    """

    NAME = "published-name", Family.NAMES, "a name"
    UNKNOWN_NAME = "published-unknown-name", Family.NAMES, "perhaps a person's name"
    DATE = "published-date", Family.DATES, "a date to the day"
    TIME = "published-date", Family.DATES, "a time to the minute"
    PLACE = "published-address", Family.PLACES, "the real name of a place"
    AREA = "published-address", Family.PLACES, "a part of an address"
    ADDRESS = "published-address", Family.DETAILS, "an address", "address"
    POSTCODE = "published-address", Family.POSTCODES, "a postcode"
    GRID_REFERENCE = "published-address", Family.DETAILS, "a grid reference", "place on a map"
    MAP_POINT = "published-address", Family.DETAILS, "a point on a map", "place on a map"
    NHS_NUMBER = "published-number", Family.DETAILS, "an NHS number", "NHS number"
    INSURANCE = "published-number", Family.DETAILS, "a national insurance number", "National Insurance number"
    PUPIL = "published-number", Family.DETAILS, "a unique pupil number", "reference number"
    PRISON = "published-number", Family.DETAILS, "a prison number", "reference number"
    DRIVER = "published-number", Family.DETAILS, "a driver's number", "reference number"
    PASSPORT = "published-number", Family.DETAILS, "a passport number", "passport number"
    NUMBER = "published-number", Family.DETAILS, "somebody's number", "reference number"
    BANK = "published-number", Family.DETAILS, "bank details", "bank account"
    OWN_REFERENCE = "published-number", Family.DETAILS, "the case's own reference", "reference number"
    COURT_CASE = "published-number", Family.DETAILS, "the number of a court case", "reference number"
    JUDGMENT = "published-number", Family.DETAILS, "the citation of a judgment", "judgment"
    POLICE = "published-number", Family.DETAILS, "a reference of the police or a court", "reference number"
    REFERENCE = "published-number", Family.DETAILS, "a reference", "reference number"
    VEHICLE = "published-number", Family.DETAILS, "the mark of a vehicle", "vehicle"
    PHONE = "published-contact", Family.DETAILS, "a telephone number", "telephone number"
    EMAIL = "published-contact", Family.DETAILS, "an e-mail address", "e-mail address"
    SOCIAL = "published-contact", Family.DETAILS, "a name on social media", "social media account"
    LINK = "published-contact", Family.DETAILS, "a link that may lead to one person", "web page"
    FILE = "published-contact", Family.DETAILS, "a place on somebody's computer", "file"
    INTERNET = "published-contact", Family.DETAILS, "an internet address", "internet address"
    AGE = "published-detail", Family.AGES, "an exact age"
    SIBLINGS = "published-detail", Family.SIBLINGS, "a number of brothers and sisters"
    NAMED_PLACE = "published-detail", Family.PLACES, "the name of a place"
    ETHNICITY = "published-detail", Family.ETHNICITY, "an ethnicity, nationality or faith beside a place"
    CONDITION = "published-detail", Family.CONDITIONS, "a rare condition"
    ORGANISATION = "published-detail", Family.ORGANISATIONS, "the name of an organisation"

    def __init__(self, code: str, family: Family, about: str, noun: str = "") -> None:
        self.code = code
        self.family = family
        self.about = about
        self.noun = noun


@dataclass(frozen=True, slots=True)
class Detail:
    """A stretch of a text as written that may identify somebody.

    Attributes:
        text: all of the text.
        start: where in it the detail begins.
        end: where it ends.
        about: what it is, in a reader's words: `the first name of Mother`, `a postcode`, `a date to the day`.
        holder: the id of the person or place that it identifies; empty where the register does not say.
        part: what part of a name it is, so that neighbours can be put together; `None` for anything else.
        holders: everybody who has this very name.
    """

    text: str
    start: int
    end: int
    kind: DetailKind
    about: str
    weight: Weight = Weight.ASK
    holder: str = ""
    part: NamePart | None = None
    holders: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The detail itself."""
        return self.text[self.start : self.end]

    @property
    def code(self) -> str:
        """The problem's code, such as `published-name`."""
        return self.kind.code

    @property
    def family(self) -> Family:
        """What it belongs to."""
        return self.kind.family

    @property
    def masked(self) -> str:
        """Its first letter and no more."""
        return f"{self.text[self.start]}…"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDetail(Detail):
    """A detail in its passage. Its value is never printed or stored: only `masked`, and the words around it.

    Attributes:
        passage: where it was found.
        context: the words around it, with itself and every other detail among them masked.
        coarser: what could stand in its place; empty where nothing is known, or nothing would.
    """

    passage: Passage
    context: str
    coarser: str = ""

    @property
    def fingerprint(self) -> str:
        """What a decision is kept under: says nothing of the value, and changes when the text around it does."""
        said = "\0".join((self.code, self.holder, self.context))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class CoarserWords:
    """What could stand in place of a detail.

    Attributes:
        start: where the words to be replaced begin, which may be before the detail: its preposition, its article.
        end: where they end.
        words: what would stand there; empty where nothing would.
        reason: what a reader could work out from the detail, and the rule, in plain words.
    """

    start: int
    end: int
    words: str
    reason: str

    def applied(self, text: str) -> str:
        """The text with these words in it."""
        return f"{text[: self.start]}{self.words}{text[self.end :]}"


@dataclass(frozen=True, slots=True)
class Naming:
    """The names that stand in for real ones.

    Attributes:
        labels: by the id of a person, place or agency what the public reads.
        places: the ids among them that are places or agencies.
        numbered: by the folded name of an organisation its number in the document: `LA1`, `Police force 1`.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    numbered: Mapping[str, str] = field(default_factory=dict)


def to_problem(found: FoundDetail, file: str) -> Problem:
    """What a person is told of a detail: what it is, where it stands, and what to do; its value is never told."""
    message = f"{found.about} stands {within(found.passage.place)}: “{found.context}”"
    hint = _TAKE_OUT if found.weight is Weight.NEVER else _DECIDE
    if found.code == "published-address" and found.weight is Weight.ASK and found.holder:
        hint += _ALLOW
    if found.coarser:
        hint = f"write “{found.coarser}” in its place; or {hint}"
    return Problem(found.code, message, hint, file=file)


def found_at(
    text: FoldedText,
    match: re.Match[str],
    kind: DetailKind,
    weight: Weight = Weight.ASK,
    about: str = "",
    group: int | str = 0,
) -> Detail:
    """What a match of the folded text found; `about` where it is called something else than its kind."""
    start, end = text.span(*match.span(group))
    return Detail(text.written, start, end, kind, about or kind.about, weight)


def is_in_capitals(text: FoldedText, match: re.Match[str]) -> bool:
    """Whether every letter of the match is written large."""
    return not any(character.islower() for character in text.cased[match.start() : match.end()])


def said_before(text: FoldedText, start: int, words: str, within: int = 40) -> bool:
    """Whether one of the words (a regular expression) stands shortly before a place."""
    return re.search(words, text.text[max(0, start - within) : start]) is not None
