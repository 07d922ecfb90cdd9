"""Finds the register's names in a passage: exact, put together with their neighbours, misspelt, as initials."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cspr_docs.checks.names import ordinary_words
from cspr_docs.publish.disclosure.data import word_set
from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import Folded
from cspr_docs.publish.disclosure.found import Found
from cspr_docs.publish.disclosure.near import is_near
from cspr_docs.publish.disclosure.register.entry import ADDRESS, FAMILY, GIVEN, PLACE, WHOLE, Entry
from cspr_docs.publish.disclosure.register.ordinary import is_a_person
from cspr_docs.publish.disclosure.watch import Index, Watch
from cspr_docs.publish.disclosure.words import Row, fits

_CODES = {ADDRESS: "published-address", PLACE: "published-address"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_TOKEN = re.compile(r"[^\W\d_]+(?:['.-]?[^\W\d_]+)*")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){2,4}(?:- ?[A-Z]\.)?")
_BARE = re.compile(r"(?<![\w.@/&-])[A-Z]{2,4}(?='s\b|(?![\w@/&'-])(?!\.\w))")
_BETWEEN_NAMES = re.compile(r"[ ,'\"()-]{0,4}(?:[A-Z][a-z]*\.?[ ,-]{1,2})?")
_IN_REFERENCE = re.compile(r"[-/_]?\d")
_LONGEST_ABBREVIATION = 5
_INFLECTED = re.compile(r"(?:ed|ing|ly|ions?|ment|ness)$")
_OPENS = re.compile(r"(?:^|[.!?:|][\"')]*)\s*$")
_CITED = re.compile(r",? et al\b| and colleagues\b")
_TURNED = frozenset({(GIVEN, FAMILY), (FAMILY, GIVEN), (GIVEN, WHOLE), (WHOLE, FAMILY)})


def names(text: Folded, row: Row, watch: Watch, *, is_prose: bool) -> Iterator[Found]:
    """Every name, place and address of the register, without those that are a part of what is public.

    Args:
        text: the passage.
        row: its letters.
        watch: what to look for.
        is_prose: whether people wrote it to be read; elsewhere capitals say nothing.
    """
    public = [(low, high) for low, high, _ in _exact(row, watch.public_index)]
    found = list(_known(text, row, watch, public, is_prose=is_prose))
    found += _han(text, watch)
    found += _initialled(text, watch)
    yield from _put_together(sorted(found, key=lambda one: (one.start, -one.end)), text.written)


def misspelt(text: Folded, watch: Watch, taken: Iterable[Found], common: frozenset[str]) -> Iterator[Found]:
    """Words with a capital that come near to a name; `common` are the words that the texts write small too."""
    if not watch.spellings:
        return
    covered = [(one.start, one.end) for one in taken]
    for match in _TOKEN.finditer(text.cased):
        for low, high in _words_in(match):
            word = text.text[low:high]
            near = _nearest(word, watch, common) if _may_be_name(text.cased, low, high) else None
            start, end = text.span(low, high) if near else (0, 0)
            if near and not any(start < stop and begin < end for begin, stop in covered):
                yield _found(near, start, end, f"perhaps misspelt, {near.about}")


def _may_be_name(cased: str, low: int, high: int) -> bool:
    """Whether a word has a capital, and is no abbreviation, no piece of a reference, no verb that opens a sentence."""
    word = cased[low:high]
    if not word[0].isupper() or _IN_REFERENCE.match(cased, high):
        return False
    if word.isupper() and len(word) <= _LONGEST_ABBREVIATION and not cased.isupper():
        return False
    return not (_INFLECTED.search(word) and _OPENS.search(cased[:low][-6:]))


def _words_in(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A word with its hyphens and apostrophes, and each part between hyphens."""
    yield match.span()
    if "-" in match.group():
        for part in re.finditer(r"[^-]+", match.group()):
            yield match.start() + part.start(), match.start() + part.end()


def _nearest(word: str, watch: Watch, common: frozenset[str]) -> Entry | None:
    letters = re.sub(r"[^a-z]", "", word.removesuffix("'s"))
    if len(letters) < 3 or letters in common or letters in watch.public.words:
        return None
    if letters in ordinary_words() or letters in word_set("report_words.txt"):
        return None
    near = (one for one in watch.spellings.get(letters[0], ()) if one.letters != letters)
    return next((one for one in near if is_near(letters, one.letters)), None)


def _exact(row: Row, index: Index) -> Iterator[tuple[int, int, Entry]]:
    """Every form in the row of letters, with the pieces that it takes."""
    for piece, start in enumerate(row.starts):
        for one in index.get(row.letters[start : start + 2], ()):
            taken = fits(row, piece, one.letters, one.gaps)
            if taken:
                yield piece, piece + taken, one


def _known(
    text: Folded, row: Row, watch: Watch, public: list[tuple[int, int]], *, is_prose: bool
) -> Iterator[Found]:
    taken_to = -1
    for low, high, one in _exact(row, watch.register):
        if low < taken_to and high <= taken_to:
            continue
        if any(begin <= low and high <= end for begin, end in public):
            continue
        at, to = row.spans[low][0], row.spans[high - 1][1]
        if not _counts(one, text, at, to, is_prose=is_prose):
            continue
        taken_to = max(taken_to, high)
        start, end = text.span(at, to)
        yield _found(one, start, end, one.about, _holders(text, row, watch, low, one))


def _holders(text: Folded, row: Row, watch: Watch, piece: int, one: Entry) -> frozenset[str]:
    """Everybody who has this very name."""
    start = row.starts[piece]
    same = watch.register.get(row.letters[start : start + 2], ())
    return frozenset(other.holder for other in same if other.letters == one.letters)


def _counts(one: Entry, text: Folded, low: int, high: int, *, is_prose: bool) -> bool:
    """Whether the letters are likely to be the name: a word needs its capital, and not be used as a word."""
    cased = text.cased
    if one.article:
        return cased[low:high].split()[-1][:1].isupper() and not re.match(r" [A-Z]", cased[high : high + 2])
    if one.kind == FAMILY and _CITED.match(cased, high):
        return False
    if not one.capital:
        return True
    if not is_prose and len(one.letters) > 3 and one.kind == WHOLE:
        return True
    return cased[low].isupper() and is_a_person(cased, low, high)


def _found(one: Entry, start: int, end: int, about: str, holders: frozenset[str] = frozenset()) -> Found:
    weight = one.weight if not one.capital or one.kind == WHOLE else Weight.ASK
    said = f"{about} (also an ordinary word)" if one.letters in ordinary_words() and one.capital else about
    return Found(
        start,
        end,
        _CODES.get(one.kind, "published-name"),
        said,
        weight,
        one.holder,
        one.coarser,
        one.kind,
        holders or frozenset({one.holder}),
    )


def _han(text: Folded, watch: Watch) -> Iterator[Found]:
    """Names in Chinese script, which has no spaces between words."""
    if not _HAN.search(text.text):
        return
    for entries in watch.register.values():
        for one in entries:
            at = text.text.find(one.letters) if _HAN.match(one.letters) else -1
            while at >= 0:
                start, end = text.span(at, at + len(one.letters))
                yield _found(one, start, end, one.about)
                at = text.text.find(one.letters, at + 1)


def bare_initials(text: Folded, watch: Watch, explained: frozenset[str]) -> Iterator[Found]:
    """Initials without stops, RD, where they are no abbreviation that reports use or that this one explains."""
    if text.cased.isupper():
        return
    for match in _BARE.finditer(text.cased):
        letters = match.group().lower()
        if letters in watch.initials and letters not in explained | word_set("abbreviations.txt"):
            yield _initials_at(text, match.start(), match.end(), *watch.initials[letters])


def _initialled(text: Folded, watch: Watch) -> Iterator[Found]:
    """Initials with stops: R.D."""
    for match in _INITIALS.finditer(text.cased):
        letters = re.sub(r"[^A-Z]", "", match.group()).lower()
        if letters in watch.initials:
            end = match.start() + len(match.group().rstrip())
            yield _initials_at(text, match.start(), end, *watch.initials[letters])


def _initials_at(text: Folded, low: int, high: int, holder: str, label: str) -> Found:
    start, end = text.span(low, high)
    about, holders = f"the initials of {label}", frozenset({holder})
    return Found(start, end, "published-name", about, Weight.ASK, holder, label, WHOLE, holders)


def _put_together(found: list[Found], written: str) -> Iterator[Found]:
    """A first and a last name of the same person beside one another are a whole name."""
    waiting: Found | None = None
    for one in found:
        joined = _joined(waiting, one, written) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or one
    if waiting:
        yield waiting


def _joined(one: Found, other: Found, written: str) -> Found | None:
    shared = one.holders & other.holders
    if not shared or (one.kind, other.kind) not in _TURNED or other.start < one.end:
        return None
    if not _BETWEEN_NAMES.fullmatch(" ".join(written[one.end : other.start].split(" "))):
        return None
    label = one.coarser or other.coarser
    holder = one.holder if one.holder in shared else min(shared)
    about = f"the whole name of {label}" if label else "a whole name"
    return replace(
        one, end=other.end, about=about, weight=Weight.NEVER, holder=holder, kind=WHOLE, holders=shared
    )
