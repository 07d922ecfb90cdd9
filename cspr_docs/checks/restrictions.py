"""What must not reach a reader: whom and what a restriction keeps back, and where a text would tell it.

`held_from` gives a reader's restrictions. Templates' values are held against them when a draft is built, the text of
the file when it is sent or published, and the case's own texts here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cspr_docs.casefile.shape import can_hold, field_path
from cspr_docs.casefile.words import position_in
from cspr_docs.checks.inspection import Check, Inspection, Mentionable
from cspr_docs.checks.kept_words import Named, wordings_of
from cspr_docs.checks.near_words import Wording, told_at
from cspr_docs.problems import DataPath, Problem, advice, error, gap
from cspr_docs.prose.mention import MENTION
from schemas.base import MENTIONABLE, day_in_words
from schemas.case import Case
from schemas.family import LetterStage
from schemas.identities import Identities
from schemas.people import Child, Person
from schemas.restrictions import Audience, Restriction

RESTRICTED = gap(
    "restricted",
    "The case says that this must not reach the reader of this document: see the restriction that the message names. "
    "The draft has a prompt in its place; it cannot be sent or published so. Write it without, or, if the reason has "
    "passed, take the restriction out of restrictions.yaml. What is published reaches everybody: there whatever is "
    "kept from anybody is kept, unless the restriction has may_be_published: true.",
)

_LIVES_WITH = re.compile(r"\b(?:liv\w+|stay\w*|is|are) with (?:@[\w-]+(?:, | and | & )?)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """One restriction as one reader meets it.

    Attributes:
        ids: who and what must not be mentioned.
        paths: data paths of which nothing must be printed.
        wordings: words that must not stand together.
        is_public: whether the reader is everybody.
    """

    restriction: Restriction
    ids: frozenset[str]
    paths: tuple[DataPath, ...]
    wordings: tuple[Wording, ...]
    is_public: bool

    @property
    def reason(self) -> str:
        """What is in the way, for the office."""
        asked = f", asked for by {self.restriction.asked_by}" if self.restriction.asked_by else ""
        reader = "the public" if self.is_public else "this reader"
        return f"restriction {self.restriction.id} keeps this from {reader}{asked}"

    @property
    def may_be_decided(self) -> bool:
        """Whether it is kept from the public only because it is kept from somebody."""
        return self.is_public and Audience.PUBLIC not in self.restriction.kept_from

    def keeps_path(self, path: DataPath) -> bool:
        """Whether what stands at a data path is itself kept back: a fact, or somebody's name."""
        field = field_path(path)
        return any(field[: len(kept)] == kept for kept in self.paths) or (
            len(path) == 2 and path[1] in self.ids
        )

    def is_named_in(self, path: DataPath) -> bool:
        """Whether an id in a data path tells what is kept back."""
        return any(part in self.ids or self.told_at(str(part).replace("_", " ")) is not None for part in path)

    def told_by(self, path: DataPath, text: str) -> int | None:
        """Where in a value of the case, mentions as `@id`, it tells what is kept back; `None` where nowhere."""
        if self.keeps_path(path):
            return 0
        named = (name.start() for name in MENTION.finditer(text) if name[1] in self.ids)
        return next(named, self.told_at(text))

    def told_at(self, text: str) -> int | None:
        """Where in a text the words that are kept back begin; `None` where they do not stand."""
        return told_at(text, self.wordings)


def held_from(
    case: Case, identities: Identities | None, *, is_public: bool, recipient: str = ""
) -> tuple[KeptBack, ...]:
    """What must not reach a reader: the public, or the `recipient` of a letter, whose own name is never in the way."""
    return tuple(
        _kept_back(one, case, identities, recipient, is_public=is_public)
        for one in case.restrictions
        if (is_public and one.is_kept_from_public) or (recipient and one.is_kept_from(recipient))
    )


def _kept_back(
    one: Restriction, case: Case, identities: Identities | None, recipient: str, *, is_public: bool
) -> KeptBack:
    items = {item.id: item for name in MENTIONABLE for item in getattr(case, name)}
    places = frozenset(place.id for place in case.places)
    whereabouts = [items[id_] for id_ in one.whereabouts_of if id_ in items]
    ids = {*one.names, *(id_ for item in whereabouts for id_ in _where(item, places))} - {
        recipient,
        *one.whereabouts_of,
    }
    paths = [tuple(text.split(".")) for text in one.fields]
    paths += [("children", item.id, "now") for item in whereabouts if isinstance(item, Child)]
    kept = [items[id_] for id_ in ids if id_ in items]
    named = Named(kept, whereabouts, items.get(recipient))
    return KeptBack(one, frozenset(ids), tuple(paths), wordings_of(one, named, case, identities), is_public)


def _where(item: Mentionable, places: frozenset[str]) -> Iterator[str]:
    """What says where a child or an adult is now: the places of a child's `now`, and with whom they live."""
    if isinstance(item, Child):
        text = "; ".join(str(words) for words in item.every("now") if words)
        yield from (found[1] for found in MENTION.finditer(text) if found[1] in places)
        yield from (
            name[1] for lives in _LIVES_WITH.finditer(text) for name in MENTION.finditer(lives.group())
        )
    elif isinstance(item, Person):
        yield from item.in_contact_with


_LETTER = ("opening", "reasons", "taking_part", "support")
_PUBLIC = ("final_report", "findings", "recommendations", "learning_briefing")


def told(look: Inspection) -> Iterator[Problem]:
    """A text that is written for a reader whom it must not reach."""
    for letter in look.case.letters if look.case.restrictions else ():
        kept = held_from(look.case, look.identities, is_public=False, recipient=letter.to)
        paths = [("letters", letter.id, field) for field in _LETTER]
        yield from _told_at(look, kept, paths, f"the letter to {look.name(letter.to)}")
    if look.case.restrictions and look.is_report_begun:
        kept = held_from(look.case, look.identities, is_public=True)
        yield from _told_at(look, kept, [(name,) for name in _PUBLIC], "what is published")


def _told_at(
    look: Inspection, kept: tuple[KeptBack, ...], paths: Iterable[DataPath], where: str
) -> Iterator[Problem]:
    for found in look.texts if kept else ():
        if not any(found.path[: len(path)] == path for path in paths):
            continue
        text = str(found.value)
        for one in kept:
            if (at := one.told_by(found.path, text)) is not None:
                line, column = position_in(text, at)
                message = f"{one.reason}: it would stand in {where}"
                yield Problem(RESTRICTED, message, "write it without", found.path, line=line, column=column)


RESTRICTION_EMPTY = error(
    "restriction-empty",
    "A restriction keeps nothing back, or keeps it from nobody, so it would protect no one. Say what must not be told "
    "(whereabouts_of, names, fields or words) and whom it must not reach (kept_from or kept_from_people).",
)
RESTRICTION_IMPOSSIBLE = error(
    "restriction-impossible",
    "A restriction forbids to name somebody whom the letter cannot do without: its reader, or a child that it is "
    "about. Hold the letter back, or restrict the fact and not the person.",
)
RESTRICTION_FIELD = error(
    "restriction-field",
    "A restriction names a field that a case does not have, so nothing would be kept back. Write the data path as the "
    "messages of 'cspr check' give it, such as incident.injuries.",
)
RESTRICTION_UNEXPLAINED = gap(
    "restriction-unexplained",
    "Nothing says who asked for this restriction, or why. Whoever works on the case in a year must be able to decide "
    "whether it still stands.",
)
RESTRICTION_CONTRADICTS = error(
    "restriction-contradicts",
    "A restriction is kept from the public, and may be published: it is kept until one of the two goes. What is "
    "published reaches everybody, so whatever is kept from anybody is kept from it too, unless may_be_published "
    "is true.",
)
RESTRICTION_DRAFT_TO_READ = advice(
    "restriction-draft-to-read",
    "A letter invites somebody to read the draft of the report, which may tell what a restriction keeps from them. "
    "Take may_be_published out of the restriction: the draft then has a prompt in its place. Or hold the letter back.",
)
RESTRICTION_PASSED = advice(
    "restriction-passed",
    "The day until which this restriction was asked for has passed. It holds until it is taken out of the case: ask "
    "whoever wanted it.",
)


def sound(look: Inspection) -> Iterator[Problem]:
    """A restriction that protects nobody, or cannot be kept."""
    for one in look.case.restrictions:
        path = ("restrictions", one.id)
        if not (one.whereabouts_of or one.names or one.fields or one.words):
            hint = "fill in whereabouts_of, names, fields or words: what is for the office alone"
            yield Problem(RESTRICTION_EMPTY, f"restriction {one.id} keeps nothing back", hint, path)
        if not (one.kept_from or one.kept_from_people):
            hint = "fill in kept_from or kept_from_people"
            yield Problem(RESTRICTION_EMPTY, f"restriction {one.id} keeps it from nobody", hint, path)
        for text in one.fields:
            if not can_hold(look.case, tuple(text.split(".")), is_single=False):
                yield Problem(
                    RESTRICTION_FIELD, f'a case has no field "{text}"', "correct it", (*path, "fields")
                )
        yield from _impossible(look, one, path)
        yield from _unexplained(one, path)
        yield from _draft_to_read(look, one)
        if one.may_be_published and Audience.PUBLIC in one.kept_from:
            message = f"restriction {one.id} is kept from the public, and may be published"
            hint = "take public out of kept_from, or take out may_be_published"
            yield Problem(RESTRICTION_CONTRADICTS, message, hint, (*path, "may_be_published"))
        if one.until and one.until < look.today:
            message = f"restriction {one.id} was asked for until {day_in_words(one.until)}, and still holds"
            yield Problem(
                RESTRICTION_PASSED, message, "ask, and take it out or write a later day", (*path, "until")
            )


def _unexplained(one: Restriction, path: DataPath) -> Iterator[Problem]:
    for field, what in (("asked_by", "who asked for it"), ("because", "why")):
        if not getattr(one, field):
            message = f"nothing says of restriction {one.id} {what}"
            yield Problem(RESTRICTION_UNEXPLAINED, message, f"fill in {field}", (*path, field))


def _impossible(look: Inspection, one: Restriction, path: DataPath) -> Iterator[Problem]:
    for letter in look.case.letters:
        if letter.withheld or not one.is_kept_from(letter.to):
            continue
        needed = {letter.to, *(letter.about or look.case.incident.children)}
        for id_ in sorted(needed.intersection(one.names)):
            message = (
                f"the letter to {look.name(letter.to)} cannot be written without naming {look.name(id_)}"
            )
            yield Problem(
                RESTRICTION_IMPOSSIBLE,
                message,
                "hold the letter back, or restrict the fact",
                (*path, "names"),
            )


def _draft_to_read(look: Inspection, one: Restriction) -> Iterator[Problem]:
    for letter in look.case.letters if not one.is_kept_from_public else ():
        is_open = not letter.withheld and letter.sent_on is None
        if is_open and letter.stage is LetterStage.DRAFT_TO_READ and one.is_kept_from(letter.to):
            message = f"{look.name(letter.to)} is to read the draft, and restriction {one.id} keeps something from them"
            hint = "take may_be_published out of the restriction, or hold the letter back"
            yield Problem(RESTRICTION_DRAFT_TO_READ, message, hint, ("letters", letter.id))


CHECKS: tuple[Check, ...] = (sound, told)
