"""Finds the register's names in a passage: exact, put together with their neighbours, as initials, misspelt.

A name that is also an ordinary word is rather shown once too often: only what is plainly the word is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from cspr_docs.checks.names import ordinary_words
from cspr_docs.prose.folding import FoldedText, distance
from cspr_docs.publish.details.data import patterns, tables, word_set
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
_LONGEST_EDGE = 4
_SIGNS = str.maketrans("@$!0134578", "asioieastb")
_SOUNDS = tuple(tables("known_names.toml")["SOUNDS"])
_MOST_LETTERS_MORE, _SHORT_NAME, _FEWEST_FIRST_WRONG, _LONG_SOUND = 4, 6, 5, 7


def known_names(text: FoldedText, row: LetterRow, watch: Watch, *, is_prose: bool) -> Iterator[Detail]:
    """Every name, place and address of the register, without those that are a part of what is public.

    `is_prose`: people wrote it to be read; elsewhere capitals say nothing.
    """
    found = [*_exact(text, row, watch, is_prose=is_prose), *_han(text, watch), *_initialled(text, watch)]
    if is_prose:
        yield from _in_accounts(text, watch)
    yield from put_together(found, watch)


def detail_of(
    form: NameForm, text: FoldedText, span: tuple[int, int], watch: Watch, about: str = ""
) -> Detail:
    """The detail where a form of a name was found, between these places of the text as written."""
    spelling, about = form.spelling, about or form.spelling.about
    if form.letters in ordinary_words() and form.capital:
        about += " (also an ordinary word)"
    is_sure = not form.capital or spelling.part is NamePart.WHOLE or form.letters[0].isdigit()
    weight = spelling.weight if is_sure else Weight.ASK
    same = [one for one in watch.register.get(form.letters[:2], ()) if one.letters == form.letters]
    holders = frozenset({form.holder, *(one.holder for one in same)})
    named = {one.holder for one in same if one.spelling.about.startswith("the last name")} or holders
    return Detail(
        text.written, *span, spelling.kind, about, weight, form.holder, spelling.part, holders, len(named) > 1
    )


def bare_initials(text: FoldedText, watch: Watch, explained: frozenset[str]) -> Iterator[Detail]:
    """Initials without stops, RD, where they are no abbreviation that reports use or that this one explains."""
    if text.cased.isupper():
        return
    for match in _PATTERNS["bare_initials"].finditer(text.cased):
        letters = match.group().lower()
        if letters in watch.initials and letters not in explained | word_set("abbreviations.txt"):
            yield _initials_at(text, match.span(), watch, letters)


def _initialled(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Initials with stops, hyphens or gaps: R.D., R D-M."""
    for match in _PATTERNS["initials"].finditer(text.cased):
        letters = re.sub(r"[^A-Z]", "", match.group()).lower()
        if letters in watch.initials and not _PATTERNS["joined"].fullmatch(match.group()):
            # the last stop is the sentence's where no other letter has one (`TW-M.`)
            end = match.end() - (match.group().endswith(".") and match.group().count(".") == 1)
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
            yield detail_of(form, text, text.span(at, to), watch)


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
    return not cased[low].islower() and _is_a_person(cased, low, high)


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
    return not any(_PATTERNS[name].match(after) for name in ("people", "other_words", "of_a_role"))


def _in_accounts(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Accounts, tags and words with signs for letters in which a name stands."""
    for match in _PATTERNS["account"].finditer(text.text):
        letters = re.sub(r"[^a-z]", "", match.group())
        held = (one for one in watch.hidden if one.letters in letters and _is_hidden(one.letters, letters))
        if form := next(held, None):
            about = f"an account or a tag with {form.spelling.about}"
            yield replace(
                detail_of(form, text, text.span(*match.span()), watch), about=about, kind=DetailKind.SOCIAL
            )
    for match in _PATTERNS["disguised"].finditer(text.text):
        pattern = match.group().translate(_SIGNS).replace("*", "[a-z]")
        if form := next((one for one in watch.hidden if re.fullmatch(pattern, one.letters)), None):
            yield detail_of(form, text, text.span(*match.span()), watch)


def _is_hidden(name: str, letters: str) -> bool:
    """Whether a short name stands at an edge, so that it is no part of another word."""
    return len(name) > _LONGEST_EDGE or letters.startswith(name) or letters.endswith(name)


def _han(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Names in Chinese script, which has no spaces between words."""
    if not _PATTERNS["han"].search(text.text):
        return
    for form in (
        form for forms in watch.register.values() for form in forms if _PATTERNS["han"].match(form.letters)
    ):
        for match in re.finditer(rf"(?={re.escape(form.letters)})", text.text):
            yield detail_of(form, text, text.span(match.start(), match.start() + len(form.letters)), watch)


def put_together(found: Iterable[Detail], watch: Watch) -> list[Detail]:
    """A first and a last name of the same person beside one another are a whole name, misspelt or not."""
    together: list[Detail] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
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
        if match.group().islower():
            continue
        for low, high in _words_in(match):
            word = text.text[low:high]
            near = _nearest(word, watch, common) if _may_be_name(text.cased, low, high) else None
            start, end = text.span(low, high) if near else (0, 0)
            if near and not any(start < stop and begin < end for begin, stop in covered):
                about = f"perhaps misspelt, {near.spelling.about}"
                yield detail_of(near, text, (start, end), watch, about)


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
    near = (one for one in watch.spellings if one.letters != letters)
    return next((one for one in near if is_near(letters, one.letters)), None)


def is_near(written: str, name: str) -> bool:
    """Whether a plain word may be a plain name, misspelt or spelt by its sound.

    At most one slip in a name of up to six letters, two beyond, where a slip is a letter too many, too few,
    another, or two neighbours swapped; the first letter is wrong only where all else is right. Twenty lines do it:
    names are few and short, so a library would save nothing.

    Source: Damerau-Levenshtein distance, restricted (each letter is changed once).
    """
    if abs(len(written) - len(name)) > _MOST_LETTERS_MORE:
        return False
    most = 1 if len(name) <= _SHORT_NAME else 2
    if written[0] == name[0]:
        if distance(written, name, most) <= most:
            return True
    elif len(name) >= _FEWEST_FIRST_WRONG and name[1:] in (written, written[1:]):
        return True
    one, other = sound(written), sound(name)
    slips = 1 if min(len(one), len(other)) >= _LONG_SOUND else 0
    return one == other or (one[0] == other[0] and distance(one, other, slips) <= slips)


@cache
def sound(name: str) -> str:
    """A plain name roughly as it is said, whichever language spells it: `visnevska` for `wisniewska`."""
    for written, said in _SOUNDS:
        name = re.sub(written, said, name)
    return name
