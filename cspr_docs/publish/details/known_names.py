"""Finds the register's names in a passage: exact, put together with their neighbours, as initials, misspelt.

A name that is also an ordinary word is rather shown once too often: only what is plainly the word is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cspr_docs.checks.names import ordinary_words
from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.data import patterns, word_set
from cspr_docs.publish.details.detail import Detail, DetailKind, NamePart, Weight
from cspr_docs.publish.details.letters import LetterRow, fits
from cspr_docs.publish.details.register_people import NameForm
from cspr_docs.publish.details.watch import FormIndex, Watch
from schemas.base import MONTHS

_PATTERNS = patterns("known_names.toml", MONTHS="|".join(MONTHS))
_ONE, _OTHER, _ALL = NamePart.GIVEN, NamePart.FAMILY, NamePart.WHOLE
_TURNED = frozenset({(_ONE, _OTHER), (_OTHER, _ONE), (_ONE, _ALL), (_ALL, _OTHER)})
_MONTHS = frozenset(month.lower() for month in MONTHS)
_COLOURS = frozenset({"black", "white", "brown"})
_LONGEST_ABBREVIATION = 5


def known_names(text: FoldedText, row: LetterRow, watch: Watch, *, is_prose: bool) -> Iterator[Detail]:
    """Every name, place and address of the register, without those that are a part of what is public.

    `is_prose`: people wrote it to be read; elsewhere capitals say nothing.
    """
    found = [*_exact(text, row, watch, is_prose=is_prose), *_han(text, watch), *_initialled(text, watch)]
    yield from _put_together(sorted(found, key=lambda one: (one.start, -one.end)), watch)


def detail_of(
    form: NameForm,
    text: FoldedText,
    span: tuple[int, int],
    holders: frozenset[str] = frozenset(),
    about: str = "",
) -> Detail:
    """The detail where a form of a name was found, between these places of the text as written."""
    spelling, about = form.spelling, about or form.spelling.about
    if form.letters in ordinary_words() and form.capital:
        about += " (also an ordinary word)"
    weight = spelling.weight if not form.capital or spelling.part is NamePart.WHOLE else Weight.ASK
    holders = holders or frozenset({form.holder})
    return Detail(text.written, *span, spelling.kind, about, weight, form.holder, spelling.part, holders)


def bare_initials(text: FoldedText, watch: Watch, explained: frozenset[str]) -> Iterator[Detail]:
    """Initials without stops, RD, where they are no abbreviation that reports use or that this one explains."""
    if text.cased.isupper():
        return
    for match in _PATTERNS["bare_initials"].finditer(text.cased):
        letters = match.group().lower()
        if letters in watch.initials and letters not in explained | word_set("abbreviations.txt"):
            yield _initials_at(text, match.span(), watch, letters)


def _initialled(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Initials with stops: R.D."""
    for match in _PATTERNS["initials"].finditer(text.cased):
        letters = re.sub(r"[^A-Z]", "", match.group()).lower()
        if letters in watch.initials:
            end = match.start() + len(match.group().rstrip())
            yield _initials_at(text, (match.start(), end), watch, letters)


def _initials_at(text: FoldedText, span: tuple[int, int], watch: Watch, letters: str) -> Detail:
    holder = watch.initials[letters]
    start, end, about = *text.span(*span), f"the initials of {watch.label(holder)}"
    holders = frozenset({holder})
    return Detail(text.written, start, end, DetailKind.NAME, about, Weight.ASK, holder, _ALL, holders)


def _exact(text: FoldedText, row: LetterRow, watch: Watch, *, is_prose: bool) -> Iterator[Detail]:
    public = [(low, high) for low, high, _ in _in_row(row, watch.public_index)]
    taken_to = -1
    for low, high, form in _in_row(row, watch.register):
        if low < taken_to and high <= taken_to:
            continue
        if any(begin <= low and high <= end for begin, end in public):
            continue
        at, to = row.spans[low][0], row.spans[high - 1][1]
        if _counts(form, text.cased, at, to, is_prose=is_prose):
            taken_to = max(taken_to, high)
            start = row.starts[low]
            same = watch.register.get(row.letters[start : start + 2], ())
            holders = frozenset(other.holder for other in same if other.letters == form.letters)
            yield detail_of(form, text, text.span(at, to), holders)


def _in_row(row: LetterRow, index: FormIndex) -> Iterator[tuple[int, int, NameForm]]:
    """Every form in the row of letters, with the pieces that it takes."""
    for piece, start in enumerate(row.starts):
        for form in index.get(row.letters[start : start + 2], ()):
            taken = fits(row, piece, form.letters, form.gaps)
            if taken:
                yield piece, piece + taken, form


def _counts(form: NameForm, cased: str, low: int, high: int, *, is_prose: bool) -> bool:
    """Whether the letters are likely to be the name: a word needs its capital, and not be used as a word."""
    if form.article:
        return cased[low:high].split()[-1][:1].isupper() and not re.match(r" [A-Z]", cased[high : high + 2])
    if form.spelling.part is NamePart.FAMILY and _PATTERNS["cited"].match(cased, high):
        return False
    if not form.capital:
        return True
    if not is_prose and len(form.letters) > 3 and form.spelling.part is NamePart.WHOLE:
        return True
    return cased[low].isupper() and _is_a_person(cased, low, high)


def _is_a_person(cased: str, low: int, high: int) -> bool:
    """Whether the word with its capital at `low` may be a person's name."""
    word = cased[low:high].lower()
    before, after = cased[max(0, low - 12) : low], cased[high : high + 30]
    if word in _MONTHS and (
        _PATTERNS["beside_a_month"].search(before) or _PATTERNS["after_a_month"].match(after)
    ):
        return False
    if (
        word not in _COLOURS
        and _PATTERNS["of_a_family"].match(after)
        and _PATTERNS["in_a_sentence"].search(before)
    ):
        return True  # `the Marsh family`, but not `Young children`
    return _PATTERNS["people"].match(after) is None and _PATTERNS["other_words"].match(after) is None


def _han(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Names in Chinese script, which has no spaces between words."""
    if not _PATTERNS["han"].search(text.text):
        return
    for form in (
        form for forms in watch.register.values() for form in forms if _PATTERNS["han"].match(form.letters)
    ):
        for match in re.finditer(rf"(?={re.escape(form.letters)})", text.text):
            yield detail_of(form, text, text.span(match.start(), match.start() + len(form.letters)))


def _put_together(found: list[Detail], watch: Watch) -> list[Detail]:
    """A first and a last name of the same person beside one another are a whole name."""
    together: list[Detail] = []
    for one in found:
        joined = _joined(together[-1], one, watch) if together else None
        together[-1:] = [joined] if joined else [*together[-1:], one]
    return together


def _joined(one: Detail, other: Detail, watch: Watch) -> Detail | None:
    shared = one.holders & other.holders
    if not shared or (one.part, other.part) not in _TURNED or other.start < one.end:
        return None
    if not _PATTERNS["between_names"].fullmatch(one.text[one.end : other.start]):
        return None
    holder = one.holder if one.holder in shared else min(shared)
    about, weight, part = f"the whole name of {watch.label(holder)}", Weight.NEVER, NamePart.WHOLE
    return replace(one, end=other.end, about=about, weight=weight, holder=holder, part=part, holders=shared)


def misspelt(
    text: FoldedText, watch: Watch, taken: Iterable[Detail], common: frozenset[str]
) -> Iterator[Detail]:
    """Words with a capital that come near to a name; `common` are the words that the texts write small too."""
    if not watch.spellings:
        return
    covered = [(one.start, one.end) for one in taken]
    for match in _PATTERNS["token"].finditer(text.cased):
        for low, high in _words_in(match):
            word = text.text[low:high]
            near = _nearest(word, watch, common) if _may_be_name(text.cased, low, high) else None
            start, end = text.span(low, high) if near else (0, 0)
            if near and not any(start < stop and begin < end for begin, stop in covered):
                yield detail_of(near, text, (start, end), about=f"perhaps misspelt, {near.spelling.about}")


def _may_be_name(cased: str, low: int, high: int) -> bool:
    """Whether a word has a capital, and is no abbreviation, no piece of a reference, no verb that opens a sentence."""
    word = cased[low:high]
    if not word[0].isupper() or _PATTERNS["in_reference"].match(cased, high):
        return False
    if word.isupper() and len(word) <= _LONGEST_ABBREVIATION and not cased.isupper():
        return False
    return not (_PATTERNS["inflected"].search(word) and _PATTERNS["opens"].search(cased[:low][-6:]))


def _words_in(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A word with its hyphens and apostrophes, and each part between hyphens."""
    yield match.span()
    if "-" in match.group():
        for part in re.finditer(r"[^-]+", match.group()):
            yield match.start() + part.start(), match.start() + part.end()


def _nearest(word: str, watch: Watch, common: frozenset[str]) -> NameForm | None:
    letters = re.sub(r"[^a-z]", "", word.removesuffix("'s"))
    if len(letters) < 3 or letters in common or letters in watch.public.words:
        return None
    if letters in ordinary_words() or letters in word_set("report_words.txt"):
        return None
    near = (one for one in watch.spellings.get(letters[0], ()) if one.letters != letters)
    return next((one for one in near if is_near(letters, one.letters)), None)


def is_near(written: str, name: str) -> bool:
    """Whether a plain word may be a plain name, misspelt: the first letter is never wrong.

    At most one slip in a name of up to six letters, two beyond, where a slip is a letter too many, too few,
    another, or two neighbours swapped. Twenty lines do it: names are few and short, so a library would save nothing.

    Source: Damerau-Levenshtein distance, restricted (each letter is changed once).
    """
    most = 1 if len(name) <= 6 else 2
    return written[:1] == name[:1] and distance(written, name, most) <= most


def distance(one: str, other: str, most: int) -> int:
    """The number of slips between two words; `most + 1` where there are more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, target in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != target))
            if before and j > 1 and letter == other[j - 2] and target == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
