"""First names put together from parts that stand alone: Yoruba phrases, Chinese names of two syllables.

Source: ISO 7098, Romanization of Chinese, its table of syllables. Yoruba names are phrases of open syllables.
"""

import re
from collections.abc import Iterable, Iterator

from cspr_docs.checks.names import ordinary_words
from cspr_docs.publish.disclosure.data import word_set
from cspr_docs.publish.disclosure.folding import plain

_SYLLABLE = (
    r"(?:[bpmf](?:iao|ian|ang|eng|ing|ai|ei|ao|ou|an|en|ie|iu|in|a|o|i|u)"
    r"|[dtnl](?:iang|iao|ian|ang|eng|ong|ing|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|uo|ui|un|ue|a|e|i|u|v)"
    r"|(?:[gkhr]|[zcs]h?)(?:uang|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ua|uo|ui|un|a|e|i|u)"
    r"|[jqx](?:iang|iong|iao|ian|ing|uan|ia|ie|iu|in|ue|un|i|u)"
    r"|y(?:ang|ing|ong|uan|ao|ou|an|in|ue|un|a|e|i|o|u)|w(?:ang|eng|ai|ei|an|en|a|o|u))"
)
_ALONE = r"(?:ang|ai|ei|ao|ou|an|en|er|a|o|e)"
_TWO_SYLLABLES = re.compile(rf"({_SYLLABLE}|{_ALONE})(?:[ '-]?({_SYLLABLE})|[ '-]({_ALONE}))")
_FRONT = re.compile(
    r"(oluwa|olu|ola|ade|ayo|ibi|ire|omo|folo|fola|ife|temi|akin|oye|baba|funmi|iyanu|dami|tolu|oba)(.{3,})$"
)
_OPEN = re.compile(r"(?:(?:gb|sh|[bdfghjklmnprstvwy])?[aeiou]+n?)+$")
_OF_MANY = frozenset({"oluwa", "baba", "omo", "ire", "ibi", "folo", "oba"})
"""Parts that begin the names of many and are nobody's short name."""
_SHORTEST = 3


def phrases_alone(first: str) -> Iterator[str]:
    """The parts of a Yoruba first name that friends may call somebody by, plain: `Seun` of `Oluwaseun`."""
    yield from _worth(_yoruba(plain(first)))


def syllables_alone(first: str, last: str) -> Iterator[str]:
    """The syllables of a Chinese first name that stand alone, plain, without ordinary words: `Ming` of `Xiaoming`.

    A register may have first and last name the wrong way round, as Chinese names stand.
    """
    given, family = plain(first), plain(last)
    found = (*_chinese(given, family), *_chinese(family, given))
    yield from _worth(part for part in found if part not in ordinary_words())


def _worth(found: Iterable[str]) -> Iterator[str]:
    known = word_set("report_words.txt")
    yield from (part for part in dict.fromkeys(found) if len(part) >= _SHORTEST and part not in known)


def _yoruba(given: str) -> Iterator[str]:
    match = _FRONT.match(given) if _OPEN.match(given) else None
    if match is None:
        return
    front, rest = match.groups()
    if front not in _OF_MANY:
        yield front
    yield rest
    for part in (rest, *_yoruba(rest)):
        yield from (part, part.replace("sh", "s"))
        if rest.startswith(part) and part != rest:
            yield front + part


def _chinese(given: str, family: str) -> Iterator[str]:
    """Each syllable, and a syllable twice, as children are called: `Mingming`."""
    match = _TWO_SYLLABLES.fullmatch(given)
    if match is None or re.sub(r"[ '-]", "", family) not in word_set("chinese_surnames.txt"):
        return
    for syllable in filter(None, match.groups()):
        yield from (syllable, syllable * 2)
