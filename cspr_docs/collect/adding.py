"""What the entries and answers that agencies sent make of the case; nothing is written here.

Nothing is taken twice: an entry that the case has already is told and left. Nothing is written over: where the case
says something else, its words stay, and what came in is kept for a person to decide upon.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.shape import as_written, value_at
from cspr_docs.casefile.splice import Splice, new_items, spliced
from cspr_docs.collect.form import FormAnswer
from cspr_docs.collect.item import CollectedItem
from cspr_docs.problems import DataPath
from cspr_docs.prose.folding import same_words
from cspr_docs.review.pulled import KeptChange
from schemas.base import words_of
from schemas.case import Case

_NO_PART = frozenset(("id", "source", "known_on"))
"""Fields that say nothing of what an entry tells."""

_ALIKE = 0.6
"""Which part of the words of two entries must be the same for one to be the other, written anew."""

_DIFFERS = "the case says something else there, which stays; decide, and write what you want into the case"
_CHANGED = "the case has it as {id}, in other words, which stay; decide, and change it there if you want"


@dataclass(frozen=True, slots=True)
class SetValue:
    """A value of the case that is filled in: old and new words."""

    path: DataPath
    old: str
    new: str
    by: str


@dataclass(frozen=True, slots=True)
class AddedEntry:
    """An entry that is added under a new id; `near` are others of that day that say nearly the same."""

    path: DataPath
    item: CollectedItem
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry that is there already, and is not taken again: under which id, or in which row it came before."""

    item: CollectedItem
    as_in: str


@dataclass(frozen=True, slots=True)
class Adding:
    """What becomes of all that was sent."""

    splice: Splice
    values: tuple[SetValue, ...]
    added: tuple[AddedEntry, ...]
    known: tuple[KnownEntry, ...]
    kept: tuple[KeptChange, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """An entry as far as it is compared: what it tells, its day and whose record it is."""

    name: str
    into: str
    values: Mapping[str, str]
    source: str = ""

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((name, same_words(text)) for name, text in self.values.items()))

    @property
    def group(self) -> tuple[str, str]:
        """What two entries share that may be the same: the day, the person, or the role of one whom nobody names."""
        values = self.values
        return self.into, same_words(values.get("on") or values.get("name") or values.get("role", ""))

    @property
    def whose(self) -> str:
        return self.values.get("agency", "")

    def is_like(self, other: "_Telling") -> bool:
        """Whether it says nearly the same; two times of a day are two entries."""
        times = {self.values.get("at", ""), other.values.get("at", "")} - {""}
        if len(times) > 1:
            return False
        own, its = (same_words(one.values.get("event", "")).split() for one in (self, other))
        return not (own or its) or SequenceMatcher(None, own, its, autojunk=False).ratio() >= _ALIKE


@dataclass(slots=True)
class _Index:
    """The entries of the case, and those that are on their way into it."""

    by_words: dict[tuple[Any, ...], str] = field(default_factory=dict)
    by_group: dict[tuple[str, str], list[_Telling]] = field(default_factory=dict)
    by_source: dict[str, list[_Telling]] = field(default_factory=dict)

    def add(self, entry: _Telling) -> None:
        self.by_words.setdefault((entry.into, entry.told), entry.name)
        self.by_group.setdefault(entry.group, []).append(entry)
        if entry.source:
            self.by_source.setdefault(entry.source, []).append(entry)


def add(case_file: CaseFile, answers: Iterable[FormAnswer], items: Iterable[CollectedItem]) -> Adding:
    """What the case becomes; the order in which they are given plays no part.

    Raises:
        Stop: the case would not be valid with them, or its folder was changed since it was read.
    """
    case = case_file.case
    values, kept = _answered(case, answers)
    changes: dict[DataPath, str | None] = {one.path: one.new for one in values}
    added, known, changed = _sorted_out(case, sorted(items, key=_in_order))
    placed: list[AddedEntry] = []
    for into in sorted({one.item.into for one in added}):
        here = [one for one in added if one.item.into == into]
        made = new_items(case, tuple(into.split(".")), (one.item.values for one in here))
        for one, new in zip(here, made, strict=True):
            changes |= new.changes
            placed.append(AddedEntry(new.path, one.item, one.near))
    return Adding(spliced(case_file, changes), tuple(values), tuple(placed), tuple(known), (*kept, *changed))


def _in_order(item: CollectedItem) -> tuple[object, ...]:
    origin = item.origin
    return (
        item.values.get("on", ""), item.values.get("at", ""), item.values.get("agency", ""),
        origin.file, origin.part, origin.row, sorted(item.values.items()),
    )  # fmt: skip


def _answered(case: Case, answers: Iterable[FormAnswer]) -> tuple[list[SetValue], list[KeptChange]]:
    """What is filled in, and what stays out since the case or another file says something else."""
    by_path: dict[DataPath, list[FormAnswer]] = {}
    for answer in sorted(answers, key=lambda one: (str(one.path), one.by, one.text)):
        by_path.setdefault(answer.path, []).append(answer)
    values: list[SetValue] = []
    kept: list[KeptChange] = []
    for path, given in by_path.items():
        now = value_at(case, path)
        written = "" if now is False else as_written(now)
        other = [one for one in given if same_words(one.text) != same_words(written)]
        if written or len({same_words(one.text) for one in given}) > 1:
            kept += [KeptChange(path, one.by, _DIFFERS, one.text) for one in other]
        elif other:
            values.append(SetValue(path, words_of(now), other[0].text, other[0].by))
    return values, kept


def _sorted_out(
    case: Case, items: Sequence[CollectedItem]
) -> tuple[list[AddedEntry], list[KnownEntry], list[KeptChange]]:
    """The entries that are new, those that are known, and those that tell anew what the case has in other words."""
    there, coming = _Index(), _Index()
    for into in {item.into for item in items}:
        for entry in _entries(case, into):
            there.add(entry)
    added: list[AddedEntry] = []
    known: list[KnownEntry] = []
    changed: list[KeptChange] = []
    for item in items:
        values = {name: text for name, text in item.values.items() if name not in _NO_PART and text}
        entry = _Telling(str(item.origin), item.into, values, item.values.get("source", ""))
        words = (entry.into, entry.told)
        if as_in := there.by_words.get(words) or coming.by_words.get(words):
            known.append(KnownEntry(item, as_in))
            continue
        alike = [one for one in there.by_group.get(entry.group, []) if one.is_like(entry)]
        own = [one for one in alike if one.whose == entry.whose]
        own += [one for one in there.by_source.get(entry.source, []) if one.is_like(entry)]
        if own:
            path = (*item.into.split("."), own[0].name)
            changed.append(KeptChange(path, str(item.origin), _CHANGED.format(id=own[0].name), _words(item)))
            continue
        near = [one for one in (*alike, *coming.by_group.get(entry.group, [])) if one.is_like(entry)]
        added.append(AddedEntry((), item, tuple(dict.fromkeys(one.name for one in near))))
        coming.add(entry)
    return added, known, changed


def _entries(case: Case, into: str) -> Iterator[_Telling]:
    """The entries of a list as a case file would hold them."""
    held = value_at(case, tuple(into.split(".")))
    for item in held if isinstance(held, tuple) else ():
        model: Any = item
        values = {}
        for name in type(model).model_fields:
            value = getattr(model, name)
            text = f"[{', '.join(value)}]" if isinstance(value, tuple) else as_written(value)
            if name not in _NO_PART and value not in (None, False, ()):
                values[name] = text
        yield _Telling(model.id, into, values, getattr(model, "source", None) or "")


def _words(item: CollectedItem) -> str:
    """The entry as a person writes it into the case."""
    return "\n".join(f"{name}: {text}" for name, text in item.values.items())
