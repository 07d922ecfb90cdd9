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
_PEOPLE = re.compile(
    r" (?:[Pp]eople|[Pp]ersons?|[Cc]hildren|[Cc]hild|[Aa]dults?|[Cc]arers?|[Mm][ae]n|[Ww]om[ae]n|[Pp]arents?|mothers?|"
    r"fathers?|[Ff]amilies|[Ff]amily|[Bb]oys?|[Gg]irls?|[Oo]ffenders?|mums?|dads?|minds?)\b"
)
_OTHER_WORDS = re.compile(
    r" (?:British|Irish|African|Caribbean|Asian|European|Other|other|(?:and|or) (?:Black|White|Asian|Mixed|minority)|"
    r"have|be|not|the|this|these|there|that|they|we|any|Act|Papers?)\b"
)
_OF_A_FAMILY = re.compile(r" (?:family|children|boys|girls|mother|father|parents)\b")
_COLOURS = frozenset({"black", "white", "brown"})
_IN_A_SENTENCE = re.compile(r"[a-z,;'] +$")


def is_a_person(cased: str, low: int, high: int) -> bool:
    """Whether the word with its capital at `low` may be a person's name."""
    word = cased[low:high].lower()
    before, after = cased[max(0, low - 12) : low], cased[high : high + 30]
    if word in _MONTHS and (_BESIDE_A_MONTH.search(before) or _AFTER_A_MONTH.match(after)):
        return False
    if word not in _COLOURS and _OF_A_FAMILY.match(after) and _IN_A_SENTENCE.search(before):
        return True  # `the Marsh family`, but not `Young children`
    return _PEOPLE.match(after) is None and _OTHER_WORDS.match(after) is None
