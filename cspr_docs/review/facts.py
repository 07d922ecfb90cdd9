"""A single value as a reviewer wrote it in Word, back into what the case file says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cspr_docs.casefile.shape import Shape
from cspr_docs.prose.folding import one_spaced
from cspr_docs.prose.names_and_mentions import line_with_mentions
from schemas.base import MONTHS, PartialDate, Term, Written

_DAY = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(?:([A-Za-z]+)\s+)?(\d{4})")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The words are no value of this field; why, in words."""

    reason: str


def fact_text(words: str, shape: Shape, names: Mapping[str, str], now: str = "") -> str | Unreadable:
    """The words as the case file writes them: `2026-03-04` for '4 March 2026', `yes` for 'Yes', `@mother` for 'Mother'.

    Empty where there are no words. `names` has for each id the name that the draft's reader sees; `now` is what the
    case file says, so that words which are still there come back as they are written in it.
    """
    words = one_spaced(words)
    kind = shape.kind
    if not words:
        return ""
    if kind is date or kind is PartialDate:
        return _date(words, is_partial=kind is PartialDate)
    if isinstance(kind, type) and issubclass(kind, Term):
        low = words.casefold()
        term = next((one for one in kind if low in (one.words.casefold(), one.value.casefold())), None)
        said = ", ".join(member.words for member in kind)
        return str(term.value) if term else Unreadable(f"it is one of these answers: {said}")
    if kind is bool:
        return {"yes": "true", "no": "false"}.get(words.casefold(), Unreadable("it is yes or no"))
    return line_with_mentions(words, now, names) if shape.written is Written.LINE else words


def _date(words: str, *, is_partial: bool) -> str | Unreadable:
    if _ISO.fullmatch(words):
        return words
    if match := _NUMERIC.fullmatch(words):
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    match = _DAY.fullmatch(words)
    name = (match[2] or "").casefold() if match else ""
    meant = [number for number, month in enumerate(MONTHS, start=1) if month.casefold().startswith(name)]
    month = meant[0] if len(meant) == 1 and len(name) >= 3 else None  # three letters of it do
    if match is None or (match[2] and month is None) or (match[1] and month is None):
        return Unreadable("it is no date; write it as 3 March 2026")
    if match[1] and month:
        return _checked(int(match[3]), month, int(match[1]))
    if not is_partial:
        return Unreadable("the day is missing; write it as 3 March 2026")
    return f"{match[3]}-{month:02d}" if month else match[3]


def _checked(year: int, month: int, day: int) -> str | Unreadable:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return Unreadable("there is no such day")
