"""Whom an agency's words name: real names become mentions where the identities know them, the others are told.

An agency writes about the family under real names, and a case may hold none of them. No message repeats a name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from cspr_docs.checks.inspection import label_of
from cspr_docs.checks.names import NameHolder, Wanted, known_names, means_a_person, with_capitals
from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.folding import letter_for_letter, one_spaced, same_words
from cspr_docs.prose.markdown import to_markdown
from cspr_docs.prose.mention import with_no_mention
from cspr_docs.prose.tree import Inline, LineBreak, Mention, Paragraph, Text, Tree, rewritten
from schemas.agencies import AgencyKind
from schemas.base import MENTIONABLE
from schemas.case import Case
from schemas.identities import Identities

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Master|Mx)\.? $")
_TITLE_FIRST = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Master|Mx)\b\.? +", re.IGNORECASE)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|DS|DI|PCSO|Sgt|Nurse|Sister|Prof(?:essor)?|Rev)\.? (?=[A-Z][\w’'-]*[a-z])"
)
_KINDS = {same_words(kind.words): kind for kind in AgencyKind if kind is not AgencyKind.OTHER} | {
    "gp": AgencyKind.GENERAL_PRACTICE,
    "gp surgery": AgencyKind.GENERAL_PRACTICE,
    "csc": AgencyKind.CHILDRENS_SOCIAL_CARE,
    "social care": AgencyKind.CHILDRENS_SOCIAL_CARE,
    "social services": AgencyKind.CHILDRENS_SOCIAL_CARE,
    "hv": AgencyKind.HEALTH_VISITING,
    "health visitor": AgencyKind.HEALTH_VISITING,
    "school nurse": AgencyKind.SCHOOL_NURSING,
    "school": AgencyKind.EDUCATION,
    "nursery": AgencyKind.EARLY_YEARS,
    "ambulance": AgencyKind.AMBULANCE,
    "icb": AgencyKind.INTEGRATED_CARE_BOARD,
    "camhs": AgencyKind.MENTAL_HEALTH,
}
"""What people write in place of an agency's name."""

_APART = re.compile(r"[,;/&+\n]| and ")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n+")


@dataclass(slots=True)
class Doubts:
    """What cannot be said for certain of the names in one row, without the names: how they begin."""

    shared: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass(slots=True)
class ListedPeople:
    """Whom a cell lists: ids, the pieces that several may mean with their labels, and those that name nobody known."""

    ids: dict[str, None] = field(default_factory=dict)
    shared: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class People:
    """Everybody whom a case knows: real names from its identities (`None` where they are not at hand), and labels."""

    case: Case
    identities: Identities | None

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What documents write for each id."""
        return {item.id: label_of(item) for name in MENTIONABLE for item in getattr(self.case, name)}

    @cached_property
    def _known(self) -> dict[str, NameHolder]:
        return with_capitals(known_names(self.identities, self.labels)) if self.identities else {}

    @cached_property
    def _wanted(self) -> Wanted:
        return Wanted(tuple(self._known))

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        """The id behind each name that one alone has, and behind each label and id, folded."""
        real = {_folded(name): holder.ids[0] for name, holder in self._known.items() if len(holder.ids) == 1}
        return {
            **real,
            **{_folded(label): id_ for id_, label in self.labels.items()},
            **{id_: id_ for id_ in self.labels},
        }

    @cached_property
    def _shared(self) -> Mapping[str, tuple[str, ...]]:
        """The ids behind each name that several have, folded."""
        return {_folded(name): holder.ids for name, holder in self._known.items() if len(holder.ids) > 1}

    def agency(self, text: str) -> str | None:
        """The id of the agency that a cell names by its name, short name or id, or by its kind where one has it."""
        wanted = _folded(text)
        for agency in self.case.agencies:
            if wanted in (agency.id, _folded(agency.name), _folded(agency.short_name or agency.name)):
                return agency.id
        if (found := self._by_name.get(wanted)) in {agency.id for agency in self.case.agencies}:
            return found
        kind = _KINDS.get(wanted)
        of_kind = [agency.id for agency in self.case.agencies if agency.kind is kind]
        return of_kind[0] if len(of_kind) == 1 else None

    def named_in(self, text: str) -> ListedPeople:
        """Whom a cell lists (`Nóra Lunn; the baby`)."""
        people = {child.id for child in self.case.children} | {person.id for person in self.case.people}
        named = ListedPeople()
        for piece in filter(None, (one_spaced(each) for each in _APART.split(text))):
            name = _TITLE_FIRST.sub("", piece)
            id_ = self._by_name.get(_folded(piece)) or self._by_name.get(_folded(name))
            if id_ in people:
                named.ids |= {str(id_): None}
            elif several := self._shared.get(_folded(name)):
                named.shared.append((piece, tuple(self.labels.get(one, one) for one in several)))
            else:
                named.unknown.append(piece)
        return named

    def prose(self, text: str, doubts: Doubts) -> str:
        """A cell's words as Markdown that says the same: paragraphs, lines, and a mention for each known name."""
        if not text:
            return ""
        paragraphs = (
            Paragraph(tuple(line for one in self._inlines(each, doubts) for line in _lines(one)))
            for each in _EMPTY_LINE.split(text)
        )
        return to_markdown(Tree(tuple(paragraphs))).rstrip("\n")

    def in_tree(self, tree: Tree, doubts: Doubts) -> Tree:
        """A text with a mention for each known name."""

        def mentioned(one: Inline) -> Iterator[Inline]:
            if not isinstance(one, Text):
                yield one
                return
            for part in self._inlines(one.text, doubts):
                yield replace(part, marks=one.marks)

        return canonical(rewritten(tree, lambda line: tuple(part for one in line for part in mentioned(one))))

    def line(self, text: str, doubts: Doubts) -> str:
        """A cell's words as one line of a case, a mention for each known name."""
        inlines = self._inlines(one_spaced(text), doubts)
        return "".join(
            with_no_mention(one.text) if isinstance(one, Text) else f"@{one.id}" for one in inlines
        )

    def _inlines(self, text: str, doubts: Doubts) -> Iterator[Text | Mention]:
        end, last = 0, ""
        for start, stop, id_ in self._mentions(text, doubts):
            if id_ != last or not text[end:start].isspace():  # a nickname and a family name are one mention
                yield from (Text(text[end:start]), Mention(id_))
            end, last = stop, id_
        yield Text(text[end:])

    def _mentions(self, text: str, doubts: Doubts) -> Iterator[tuple[int, int, str]]:
        """Where a known name stands, with the title before it, and whose it is."""
        folded = letter_for_letter(text)
        taken: list[tuple[int, int]] = []
        for match in self._wanted.found_in(folded):
            holder = self._known[one_spaced(match.group())]
            start, end = match.span()
            taken.append((start, end))
            if holder.is_ordinary and not means_a_person(text, match):
                continue
            is_part = text[start - 1 : start] == "-" or re.match(r"-\w", text[end:])
            if len(holder.ids) > 1 or is_part or holder.ids[0] not in self.labels:
                doubts.shared.append(f"{text[start]}…")
                continue
            title = _TITLE.search(text[:start])
            yield (title.start() if title else start), end, holder.ids[0]
        for titled in _TITLED.finditer(text):
            if not any(start <= titled.end() < end for start, end in taken):
                doubts.unknown.append(f"{titled.group()}{text[titled.end()]}…")


def _folded(name: str) -> str:
    return same_words(letter_for_letter(name)).strip(" .")


def _lines(inline: Text | Mention) -> Iterator[Inline]:
    """The words with a line break for each end of a line; no text is empty."""
    for number, line in enumerate(inline.text.split("\n") if isinstance(inline, Text) else ()):
        yield from (LineBreak(),) if number else ()
        yield from (Text(line),) if line else ()
    yield from (inline,) if isinstance(inline, Mention) else ()
