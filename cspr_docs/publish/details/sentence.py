"""How other words sit in a sentence: their capital and article, and the label that stands for a name."""

import re

from cspr_docs.publish.details.data import patterns, tables
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, NamePart, Naming

_BEGINS = re.compile(r"(?:^|[.!?][’”'\")\]]*\s+|[\n\t]\s*)[‘“'\"(\[]*$")
_VOWEL = re.compile(r"[aeio]|u(?!ni|se|k)|8|11\b|18\b", re.IGNORECASE)
_SPELT = re.compile(r"[AEFHILMNORSX](?:[A-Z\d]|\b)")
"""What is read out letter by letter, the first of which sounds like a vowel: `an NHS number`, `an LA1 worker`."""

_CAPITALS = re.compile(r"[A-Z]{2,}|[A-Z]\b")
_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master)\.?\s+$")
_THE = re.compile(r"\b[Tt]he\s+$")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_LOOK = _NEAR = 120
_FAMILY = re.compile(
    r"(?i)\s+(?:family|household|children|boys|girls|brothers|sisters|siblings|home|cousins)\b"
)
_WRONG = patterns("sentence.toml")


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a line or the text begins here."""
    return bool(_BEGINS.search(text[max(0, at - _LONGEST_LOOK) : at]) or at == 0)


def fitted(words: str, text: str, start: int) -> str:
    """The words with a capital where they begin a sentence that began with one (or with a figure) before."""
    was_small = text[start : start + 1].islower()
    if words and not was_small and begins_sentence(text, start):
        return words[0].upper() + words[1:]
    return words


def article(words: str) -> str:
    """`a` or `an`, as the words want it.

    A heuristic by letters: silent h and a vowel that sounds as a consonant are rare in what we put here.
    """
    pattern = _SPELT if _CAPITALS.match(words) else _VOWEL
    return "an" if pattern.match(words) else "a"


def with_article(words: str) -> str:
    """The words behind `a` or `an`."""
    return f"{article(words)} {words}"


def article_before(text: str, start: int) -> re.Match[str] | None:
    """The `a` or `an` that stands right before a place."""
    return _ARTICLE.search(text, max(0, start - 4), start)


def rearticled(text: str, start: int, words: str) -> tuple[int, str]:
    """Where the replacement begins and its words, with the `a` or `an` before it put right where that changes."""
    found = article_before(text, start)
    if found is None or found[1].lower() == article(words):
        return start, words
    return found.start(), f"{article(words)} {words}"


def overlapping(pattern: re.Pattern[str], detail: Detail) -> re.Match[str] | None:
    """The first match of the pattern that shares a character with the detail.

    Only what stands near is looked at: nothing that people write as one detail is longer, and a long text of the same
    words over and over takes no longer than a short one.
    """
    low, high = max(0, detail.start - _NEAR), min(len(detail.text), detail.end + _NEAR)
    while high < len(detail.text) and not detail.text[high].isspace() and high - detail.end < 2 * _NEAR:
        high += 1  # a word is not cut in two
    matches = pattern.finditer(detail.text, low, high)
    return next((one for one in matches if one.start() < detail.end and one.end() > detail.start), None)


def coarser_words(detail: Detail, span: tuple[int, int], words: str, why: str) -> CoarserWords | None:
    """The words to put there, with a capital where they begin a sentence; `None` where they stand there already.

    `why` is the name of the reason in reasons.toml.
    """
    start, end = span
    fit = fitted(words, detail.text, start)
    if not fit:
        start, end = _without_a_gap(detail.text, start, end)
    if fit.casefold() == detail.text[start:end].casefold():
        return None
    return CoarserWords(start, end, fit, tables("reasons.toml")[why])


def _without_a_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with one of the spaces around it, so that taking it out leaves no two."""
    if text[start] in " ,":
        return start, end  # the gap is in it already
    if start and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    if end < len(text) and text[end] == " ":
        return start, end + 1
    return start, end


def reads_well(detail: Detail, made: CoarserWords) -> bool:
    """Whether the sentence is one still with the words in it: no word twice, no broken compound, article or number.

    What does not is left for a person to write.
    """
    text, start, end = detail.text, made.start, made.end
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    now, then = f"{before}{made.words}{after}", f"{before}{text[start:end]}{after}"
    low, high = len(before), len(before) + len(made.words)
    for name, pattern in _WRONG.items():
        wrong = (found.start() <= high and found.end() >= low for found in pattern.finditer(now))
        is_new = name == "compound" or not pattern.search(then)
        if not name.startswith("of_a_name") and any(wrong) and is_new:
            return False
    if detail.kind is DetailKind.NAME and _WRONG["of_a_name_after"].match(after):
        return False
    is_label = detail.kind in (DetailKind.NAME, DetailKind.PLACE) and made.words[:1].isupper()
    return not (is_label and _WRONG["of_a_name_before"].search(before))


def labelled(detail: Detail, naming: Naming, why: str) -> CoarserWords | None:
    """The holder's label there, its possessive kept; `None` where the holder has none, or it is nobody's alone.

    A title before it, or a second `the`, is taken along. Of a family's name the family is said.
    """
    if detail.part is NamePart.FAMILY:
        if is_family := _FAMILY.match(detail.text, detail.end):
            gap = len(is_family.group()) - len(is_family.group().lstrip())
            return coarser_words(detail, (detail.start, detail.end + gap), "", why)
        if detail.words.casefold().startswith("the "):
            return coarser_words(detail, (detail.start, detail.end), "the family", why)
        if detail.is_shared:
            return None
    label = naming.labels.get(detail.holder, "")
    if not label:
        return None
    before = detail.text[max(0, detail.start - 12) : detail.start]
    taken = _TITLE.search(before) or (_THE.search(before) if label.startswith("the ") else None)
    start = detail.start - (len(taken.group()) if taken else 0)
    owns = _POSSESSIVE.search(detail.words) if detail.kind is DetailKind.NAME else None
    suffix = owns.group() if owns else ""
    if suffix in ("'", "’") and not label.endswith("s"):
        suffix += "s"
    words = label + suffix
    if label.startswith("the ") and begins_sentence(detail.text, start):
        words = f"T{words[1:]}"
    start, words = rearticled(detail.text, start, words)
    return coarser_words(detail, (start, detail.end), words, why)
