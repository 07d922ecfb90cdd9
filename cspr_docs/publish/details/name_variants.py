"""How a name is written elsewhere: short forms, declined, with other particles, a part of a composed one alone.

Source: for Polish, the declension of surnames in -ski, -cki, -dzki and of nouns; for Irish, lenition behind Ní and Nic;
for Chinese, ISO 7098, its table of syllables. Yoruba names are phrases of open syllables. Welsh mutation is left out:
personal names are not mutated in English texts.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cspr_docs.checks.names import ordinary_words
from cspr_docs.prose.folding import plain
from cspr_docs.publish.details.data import lines, patterns, word_set

PARTICLES = word_set("particles.txt")
"""Words inside names that name nobody alone."""

_PATTERNS = patterns("name_variants.toml")
_ADJECTIVE_ENDINGS = ["i", "a", "iego", "iemu", "im", "iej", "ie", "ich", "imi", "owie"]
_NOUN_ENDINGS = ["a", "owi", "em", "iem", "u", "owie", "ow", "om", "ami", "ach"]
_POLISH_LETTERS = frozenset("ąćęłńóśźż")
_WOMAN_ENDINGS = ("y", "i", "ie", "e", "o", "ii", "ę", "ą")
_OF_MANY = frozenset({"oluwa", "baba", "omo", "ire", "ibi", "folo", "oba"})
"""Parts that begin the names of many and are nobody's short name."""
_SHORTEST = 3


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines("short_forms.txt"):
        group = line.split()
        for name in group:
            found[name] = (*found.get(name, ()), *group)
    return found


def first_forms(name: str) -> Iterator[str]:
    """Other forms of a first name, plain: short forms, the long form of a short one, declined, other spellings."""
    low = plain(name)
    forms = [other for other in _groups().get(low, ()) if other != low]
    forms += [declined for form in (low, *forms) for declined in _polish(name, form)]
    forms += _with_dots_below(name)
    forms += _arabic(low)
    yield from dict.fromkeys(forms)


def plural_of(name: str) -> str:
    """A family, by its plain last name: `the Marshes`."""
    return f"the {name}{'es' if name.endswith(('s', 'x', 'z', 'ch', 'sh')) else 's'}"


def last_forms(name: str) -> Iterator[str]:
    """Other forms of a last name, plain: declined, with O', Mac, Mc or Ní, with al- or el-, parts and their forms."""
    low = plain(name)
    forms: list[str] = []
    for part in dict.fromkeys((low, *parts(low))):
        forms += [part, *_irish(part), *_arabic(part)]
    for part in dict.fromkeys((name, *re.split(r"[\s-]+", name))):
        forms += [*_polish(part, plain(part)), *_with_dots_below(part)]
    yield from (form for form in dict.fromkeys(forms) if form != low)


def parts(low: str) -> list[str]:
    """The parts of a plain name that may stand alone: those of a double-barrelled one, without particles."""
    words = re.split(r"[ -]+", low)
    return [word for word in words if len(words) > 1 and len(word) > 1 and word not in PARTICLES]


def _polish(name: str, low: str) -> list[str]:
    adjective = _PATTERNS["polish_adjective"].match(low)
    if adjective:
        return [adjective[1] + ending for ending in _ADJECTIVE_ENDINGS if adjective[1] + ending != low]
    if low.endswith("a") and len(low) > 4 and _POLISH_LETTERS & set(name.lower()):
        return [plain(low[:-1] + ending) for ending in _WOMAN_ENDINGS]
    if len(low) < 4 or not _PATTERNS["polish_noun"].match(low):
        return []
    stem = low[:-2] + "k" if low.endswith("ek") else low
    return [base + ending for base in dict.fromkeys((low, stem)) for ending in _NOUN_ENDINGS]


def _with_dots_below(name: str) -> list[str]:
    """Yoruba `ṣ` is said, and often written, `sh`."""
    spelt = re.sub("ṣ|s\u0323", "sh", name.lower())
    return [plain(spelt)] if spelt != name.lower() else []


def _irish(low: str) -> list[str]:
    match = _PATTERNS["irish"].match(low)
    if not match:
        return []
    core = low[match.end() :]
    bare = _PATTERNS["lenited"].sub(r"\1", core)
    lenited = _PATTERNS["lenited"].sub(r"\1h", core)
    prefixed = [f"{prefix} {bare}" for prefix in ("o", "mac", "mc", "nic")]
    prefixed += [f"{prefix} {lenited}" for prefix in ("ni", "nic", "ui", "mhic")]
    return [core, *(form for form in prefixed if form.replace(" ", "") != low.replace("'", ""))]


def _arabic(low: str) -> list[str]:
    servant = _PATTERNS["servant"].match(low)
    if servant and low.startswith("abd"):
        return [f"{prefix} {servant[1]}" for prefix in ("abd al", "abdul", "abdel", "abd el", "abdur", "abd")]
    article = _PATTERNS["article"].match(low)
    if article:
        return [article[1], f"al {article[1]}", f"el {article[1]}"]
    return []


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
    match = _PATTERNS["front"].match(given) if _PATTERNS["open"].match(given) else None
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
    match = _PATTERNS["two_syllables"].fullmatch(given)
    if match is None or re.sub(r"[ '-]", "", family) not in word_set("chinese_surnames.txt"):
        return
    for syllable in filter(None, match.groups()):
        yield from (syllable, syllable * 2)
