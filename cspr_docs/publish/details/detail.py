"""A detail that identifies somebody: of what kind and weight it is, where it stands, and what may be said of it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from cspr_docs.ooxml.places import within
from cspr_docs.problems import Problem, error
from cspr_docs.prose.folding import FoldedText
from cspr_docs.word.texts import Passage

_TAKE_OUT = "take it out of the text; nothing makes it fit to be published"
_ALLOW = "; a place that may be named throughout belongs under publishing, allowed, in partnership.yaml"
_DECIDE = "take it out, or decide with a reason that it may stand: cspr publish --review"

PUBLISHED_NAME = error(
    "published-name",
    "What is to be published holds a real name from the identities: of a child, an adult or a family, whole or in "
    "part, short, declined or misspelt. Write the pseudonym or the label in its place. If it is another word or "
    "somebody else's name, decide so in the review before publishing, with a reason.",
)
PUBLISHED_ADDRESS = error(
    "published-address",
    "What is to be published holds an address, the real name of a place, a postcode or a point on a map. Say what the "
    "place is instead: the family's flat, a hospital, a town in the north.",
)
PUBLISHED_NUMBER = error(
    "published-number",
    "What is to be published holds a number that belongs to one person or one case: an NHS or pupil number, a case or "
    "court reference, bank details, the mark of a car. Take it out; readers have no use for it.",
)
PUBLISHED_CONTACT = error(
    "published-contact",
    "What is to be published holds a telephone number, an e-mail address, a name on social media or a link that leads "
    "to one person. The partnership's own contact details may stand; take out all others.",
)
PUBLISHED_DATE = error(
    "published-date",
    "What is to be published tells something to the day. A day can be found in newspapers and court lists, so reports "
    "give month and year. A date of birth is never published.",
)
PUBLISHED_DETAIL = error(
    "published-detail",
    "What is to be published tells a detail that may point at the child when it is put beside others: an exact age, "
    "how many brothers and sisters, a school or street by name, ethnicity with a place, a rare condition. Write it "
    "coarser, or decide with a reason that it may stand. What the partnership lets stand is set under publishing in "
    "partnership.yaml.",
)
PUBLISHED_UNKNOWN_NAME = error(
    "published-unknown-name",
    "What is to be published seems to name a person of whom the identities know nothing. If it is one of the family, "
    "write the label and add the name to the identities; if it may stand, decide so with a reason.",
)

PUBLISHED_STRUCK = error(
    "published-struck",
    "Words that are struck through are still words: everybody can read and copy them. If they were to go, delete them; "
    "if the line through them means something to readers, decide so with a reason.",
)
PUBLISHED_PICTURE = error(
    "published-picture",
    "A picture seems to hold words, such as a screenshot or a scan. No search can read it. Look at it for names, "
    "addresses and numbers; if it may stand, decide so with a reason. Words are better written as words.",
)


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

    NAME = PUBLISHED_NAME, Family.NAMES, "a name"
    UNKNOWN_NAME = PUBLISHED_UNKNOWN_NAME, Family.NAMES, "perhaps a person's name"
    DATE = PUBLISHED_DATE, Family.DATES, "a date to the day"
    TIME = PUBLISHED_DATE, Family.DATES, "a time to the minute"
    PLACE = PUBLISHED_ADDRESS, Family.PLACES, "the real name of a place"
    AREA = PUBLISHED_ADDRESS, Family.PLACES, "a part of an address"
    ADDRESS = PUBLISHED_ADDRESS, Family.DETAILS, "an address", "address"
    POSTCODE = PUBLISHED_ADDRESS, Family.POSTCODES, "a postcode"
    GRID_REFERENCE = PUBLISHED_ADDRESS, Family.DETAILS, "a grid reference", "place on a map"
    MAP_POINT = PUBLISHED_ADDRESS, Family.DETAILS, "a point on a map", "place on a map"
    NHS_NUMBER = PUBLISHED_NUMBER, Family.DETAILS, "an NHS number", "NHS number"
    INSURANCE = PUBLISHED_NUMBER, Family.DETAILS, "a national insurance number", "National Insurance number"
    PUPIL = PUBLISHED_NUMBER, Family.DETAILS, "a unique pupil number", "reference number"
    PRISON = PUBLISHED_NUMBER, Family.DETAILS, "a prison number", "reference number"
    DRIVER = PUBLISHED_NUMBER, Family.DETAILS, "a driver's number", "reference number"
    PASSPORT = PUBLISHED_NUMBER, Family.DETAILS, "a passport number", "passport number"
    NUMBER = PUBLISHED_NUMBER, Family.DETAILS, "somebody's number", "reference number"
    BANK = PUBLISHED_NUMBER, Family.DETAILS, "bank details", "bank account"
    OWN_REFERENCE = PUBLISHED_NUMBER, Family.DETAILS, "the case's own reference", "reference number"
    COURT_CASE = PUBLISHED_NUMBER, Family.DETAILS, "the number of a court case", "reference number"
    JUDGMENT = PUBLISHED_NUMBER, Family.DETAILS, "the citation of a judgment", "judgment"
    POLICE = PUBLISHED_NUMBER, Family.DETAILS, "a reference of the police or a court", "reference number"
    REFERENCE = PUBLISHED_NUMBER, Family.DETAILS, "a reference", "reference number"
    VEHICLE = PUBLISHED_NUMBER, Family.DETAILS, "the mark of a vehicle", "vehicle"
    PHONE = PUBLISHED_CONTACT, Family.DETAILS, "a telephone number", "telephone number"
    EMAIL = PUBLISHED_CONTACT, Family.DETAILS, "an e-mail address", "e-mail address"
    SOCIAL = PUBLISHED_CONTACT, Family.DETAILS, "a name on social media", "social media account"
    LINK = PUBLISHED_CONTACT, Family.DETAILS, "a link that may lead to one person", "web page"
    FILE = PUBLISHED_CONTACT, Family.DETAILS, "a place on somebody's computer", "file"
    INTERNET = PUBLISHED_CONTACT, Family.DETAILS, "an internet address", "internet address"
    AGE = PUBLISHED_DETAIL, Family.AGES, "an exact age"
    SIBLINGS = PUBLISHED_DETAIL, Family.SIBLINGS, "a number of brothers and sisters"
    NAMED_PLACE = PUBLISHED_DETAIL, Family.PLACES, "the name of a place"
    TOWN = PUBLISHED_DETAIL, Family.PLACES, "perhaps the name of a town"
    ETHNICITY = PUBLISHED_DETAIL, Family.ETHNICITY, "an ethnicity, nationality or faith beside a place"
    CONDITION = PUBLISHED_DETAIL, Family.CONDITIONS, "a rare condition"
    JOB = PUBLISHED_DETAIL, Family.DETAILS, "a job that few people have"
    STRUCK = PUBLISHED_STRUCK, Family.DETAILS, "a struck-through passage"
    PICTURE = PUBLISHED_PICTURE, Family.DETAILS, "a picture that seems to hold words"
    ORGANISATION = PUBLISHED_DETAIL, Family.ORGANISATIONS, "the name of an organisation"

    def __init__(self, code: str, family: Family, about: str, noun: str = "") -> None:
        self.code = code
        self.family = family
        self.about = about
        self.noun = noun


@dataclass(frozen=True, slots=True)
class Detail:
    """A stretch of a text as written that may identify somebody.

    Attributes:
        about: what it is, in a reader's words: `the first name of Mother`, `a postcode`, `a date to the day`.
        holder: the id of the person or place that it identifies; empty where the register does not say.
        part: what part of a name it is, so that neighbours can be put together; `None` for anything else.
        holders: everybody who has this very name, or it as a part of a longer one.
        is_shared: whether more than one person is called so, and nobody can tell who is meant.
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
    is_shared: bool = False

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

    In `context` it and every other detail are masked; `coarser` could stand in its place, empty where nothing is known.
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
    """What could stand in place of a detail with its preposition or article; empty where nothing would.

    `reason`: what a reader could work out from the detail, and the rule, in plain words.
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
    if found.code == PUBLISHED_ADDRESS and found.weight is Weight.ASK and found.holder:
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
