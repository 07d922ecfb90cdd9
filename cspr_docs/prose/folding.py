"""When two texts count as the same: each rule here says what does not matter to it.

Source: Unicode 16, UAX #15 (NFKC, NFKD), section 6.2 (dashes, spaces, quotation marks), section 23.2 (characters
unseen), UTS #39 (confusable characters; only those between Latin, Cyrillic and Greek).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

_TYPED = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "‟": '"', "…": "...", "–": "--", "—": "--"}
)
_LONE_HYPHEN = re.compile(r"(?<=\s)-(?=\s)")
_SPACES = re.compile(r"[ \t\xa0]{2,}")

_ONE_FOR_ONE = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "\u2011": "-"})

DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks for the direction of writing."""

_UNSEEN = (*map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\x02"), *DIRECTIONS)
_NOT_PRINTED = dict.fromkeys((*_UNSEEN, *map(ord, "-\u2010\u2011")))

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХасеіјорѕухԁһԛԝѵӏ", "ABESIJKMHOPCTYXaceijopsyxdhqwvl", strict=True))
_CYRILLIC_WORD = re.compile(r"(?<![^\W\d_])[\u0400-\u052f]+(?![^\W\d_])")
_AS_SAID = dict(zip("абвгґдезийіклмнопрстуфхцыэ", "abvggdeziiiklmnoprstufhcye", strict=True)) | {
    "ё": "e", "є": "ie", "ж": "zh", "ї": "i", "ў": "u", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya", "ћ": "c", "ђ": "d", "џ": "dz", "љ": "l", "њ": "n", "ј": "j", "ѕ": "dz", "ѓ": "g", "ќ": "k",
}  # fmt: skip
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαειικνορτυχ", "ABEZHIKMNOPTYXaeiiknoptyx", strict=True))
_LETTERS = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H",
    "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ŋ": "n", "Ŋ": "N",
    "ɓ": "b", "Ɓ": "B", "ɗ": "d", "Ɗ": "D", "ƙ": "k", "Ƙ": "K", "ə": "e", "Ə": "E",
}  # fmt: skip
_ARABIC = {"ى": "ي", "ة": "ه", "ـ": "", "ک": "ك", "ی": "ي"}
_MARKS = {**dict.fromkeys("‘’‚‛′`´ʼʹʻˈꞌ＇", "'"), **dict.fromkeys("“”„‟″«»", '"'), "−": "-"}
_PLAIN = {**_CYRILLIC, **_GREEK, **_LETTERS, **_ARABIC, **_MARKS}
_UNSEEN_KINDS = frozenset({"Cf", "Mn", "Me", "Cc"})


def one_spaced(text: str) -> str:
    """Spaces do not matter: one for each stretch of spaces, no-break spaces and line ends, none at the edges."""
    return " ".join(text.split())


def same_words(text: str) -> str:
    """Spaces and capitals do not matter."""
    return one_spaced(text).casefold()


def as_typed(text: str) -> str:
    """What a word processor makes of typing does not matter: curly quotation marks, `…`, dashes, double spaces."""
    return _SPACES.sub(" ", _LONE_HYPHEN.sub("--", text.translate(_TYPED)))


def one_for_one(text: str) -> str:
    """Kinds of apostrophes, of spaces and of hyphens do not matter; every character keeps its place."""
    return text.translate(_ONE_FOR_ONE)


def letter_for_letter(text: str) -> str:
    """As `one_for_one`, and accents do not matter either."""
    return text if text.isascii() else "".join(map(_without_accent, text))


@cache
def _without_accent(letter: str) -> str:
    if letter in "‘’ʼ":
        return "'"
    if letter == "\xa0":
        return " "
    if len(alone := _LETTERS.get(letter, "")) == 1:  # ł has no accent that could be taken off
        return alone
    return unicodedata.normalize("NFKD", letter)[0] if letter.isalpha() else letter


def as_printed(text: str) -> str:
    """Only what is seen matters, and where no line ends: no spaces, no unseen characters, forms of letters as one.

    Capitals are small letters, since a style may print those as capitals. Hyphens are left out as well: at the end of
    a line nobody can tell whose one is.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_NOT_PRINTED))
    return unicodedata.normalize("NFC", "".join(plain.translate(_NOT_PRINTED).split()).casefold())


@dataclass(frozen=True)
class FoldedText:
    """A text made plain; what stands at `[i]` comes from `places[i]` of the text as written.

    `cased` keeps the capitals, `text` has none; both are equally long.
    """

    written: str
    cased: str
    places: tuple[int, ...] | None

    @cached_property
    def text(self) -> str:
        """All in small letters."""
        low = self.cased.lower()
        if len(low) == len(self.cased):
            return low
        return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.cased)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text begins and ends in the text as written; it is not empty."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def find_all(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where words, made plain as well, begin and end in the text as written."""
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            yield self.span(start, end)
            start = self.text.find(wanted, end)


@lru_cache(maxsize=4_000)
def folded(text: str) -> FoldedText:
    """The text made plain."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return FoldedText(text, text, None)
    said = {at: _AS_SAID.get(text[at].lower(), text[at]) for at in _in_cyrillic(text)}
    letters = [
        (letter.upper() if place in said and character.isupper() and at == 0 else letter, place)
        for place, character in enumerate(text)
        for at, letter in enumerate(said[place] if place in said else _plain(character))
    ]
    return FoldedText(text, "".join(letter for letter, _ in letters), tuple(place for _, place in letters))


@lru_cache(maxsize=10_000)
def looked_up(text: str) -> FoldedText:
    """The text made plain, with one space for each stretch of white space."""
    made = folded(text)
    kept = [at for at, letter in enumerate(made.cased) if letter != " " or made.cased[at - 1 : at] != " "]
    places = tuple(at if made.places is None else made.places[at] for at in kept)
    return FoldedText(text, "".join(made.cased[at] for at in kept), places)


def plain(text: str) -> str:
    """The text made plain, in small letters, its spaces single."""
    return " ".join(folded(text).text.split())


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


def _in_cyrillic(text: str) -> Iterator[int]:
    """Where the letters of Cyrillic words stand; one all of whose letters look Latin may be a Latin word disguised."""
    for word in _CYRILLIC_WORD.finditer(text) if not text.isascii() else ():
        if not all(letter in _CYRILLIC for letter in word.group()):
            yield from range(*word.span())


@cache
def _plain(character: str) -> str:
    """What takes a character's place: nothing, itself, or one plain letter or more."""
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in _UNSEEN_KINDS:
        return ""
    if category == "Pd":
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(character))
    parts = unicodedata.normalize("NFKD", character)
    return "".join(_PLAIN.get(one, one) for one in parts if unicodedata.category(one) not in _UNSEEN_KINDS)
