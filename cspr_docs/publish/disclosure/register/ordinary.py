"""Whether a name that is also an ordinary word is likely to be a name where it stands.

Rather shown once too often: only what is plainly the word is left out.
"""

import re

_MONTHS = frozenset({"april", "may", "june", "july", "august"})
_BESIDE_A_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|until|till|from|to|of|by|early|late|mid|and|during|before|after|last|next))"
    r"[ -]+$",
    re.IGNORECASE,
)
_AFTER_A_MONTH = re.compile(r",? (?:\d|and (?:April|May|June|July|August|September)\b)")
_OF_PEOPLE = re.compile(
    r" (?:people|persons?|children|child|adults?|carers?|m[ae]n|wom[ae]n|parents?|mothers?|fathers?|families|family|"
    r"boys?|girls?|offenders?|mums?|dads?|minds?|British|Irish|African|Caribbean|Asian|European|Other|other|"
    r"(?:and|or) (?:Black|White|Asian|Mixed|minority)|have|be|not|the|this|these|there|that|they|we|any|Act|"
    r"Papers?)\b"
)


def is_a_person(cased: str, low: int, high: int) -> bool:
    """Whether the word with its capital at `low` may be a person's name."""
    word = cased[low:high].lower()
    before, after = cased[max(0, low - 12) : low], cased[high : high + 30]
    if word in _MONTHS and (_BESIDE_A_MONTH.search(before) or _AFTER_A_MONTH.match(after)):
        return False
    return _OF_PEOPLE.match(after) is None
