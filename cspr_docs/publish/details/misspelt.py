"""Words with a capital that come near to a name of the register."""

import re
from collections.abc import Iterable, Iterator

from cspr_docs.checks.names import ordinary_words
from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.data import word_set
from cspr_docs.publish.details.detail import Detail
from cspr_docs.publish.details.known_names import detail_of
from cspr_docs.publish.details.register_people import NameForm
from cspr_docs.publish.details.watch import Watch

_TOKEN = re.compile(r"[^\W\d_]+(?:['.-]?[^\W\d_]+)*")
_IN_REFERENCE = re.compile(r"[-/_]?\d")
_LONGEST_ABBREVIATION = 5
_INFLECTED = re.compile(r"(?:ed|ing|ly|ions?|ment|ness)$")
_OPENS = re.compile(r"(?:^|[.!?:|][\"')]*)\s*$")


def misspelt(
    text: FoldedText, watch: Watch, taken: Iterable[Detail], common: frozenset[str]
) -> Iterator[Detail]:
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
                yield detail_of(near, text, (start, end), about=f"perhaps misspelt, {near.spelling.about}")


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
