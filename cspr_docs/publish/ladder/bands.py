"""Bands of age, as data, and the words for numbers.

Source: Department for Education, Characteristics of children in need (age groups under 1, 1 to 4, 5 to 9, 10 to 15, 16
and over), with the youngest and the two oldest groups parted: where a baby cannot move by itself, where secondary
school and the right to leave it begin.
"""

from dataclasses import dataclass

from cspr_docs.publish.ladder.proposal import Level


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of ages.

    Attributes:
        below: the first age in months that is above it.
        name: what stands where a number stood: `aged 1 to 4`, `1 to 4 years old`.
        noun: somebody of that age.
        plural: several of them.
    """

    below: int
    name: str
    noun: str
    plural: str

    @property
    def is_span(self) -> bool:
        """Whether its name can stand before `years old`."""
        return self.name[0].isdigit() and "over" not in self.name


_ALL = 200 * 12
_BABY, _SMALL, _CHILD = ("baby", "babies"), ("young child", "young children"), ("child", "children")
_YOUNG, _ADULT = ("young person", "young people"), ("adult", "adults")

UNDER_SIX_MONTHS = Band(6, "under six months", *_BABY)
UNDER_ONE = Band(12, "under one", *_BABY)

BANDS = {
    Level.COARSER: (
        UNDER_SIX_MONTHS,
        UNDER_ONE,
        Band(5 * 12, "1 to 4", *_SMALL),
        Band(10 * 12, "5 to 9", *_CHILD),
        Band(14 * 12, "10 to 13", *_CHILD),
        Band(16 * 12, "14 or 15", *_YOUNG),
        Band(18 * 12, "16 or 17", *_YOUNG),
        Band(_ALL, "18 or over", *_ADULT),
    ),
    Level.COARSEST: (
        Band(5 * 12, "under five", *_SMALL),
        Band(14 * 12, "5 to 13", *_CHILD),
        Band(18 * 12, "14 to 17", *_YOUNG),
        Band(_ALL, "18 or over", *_ADULT),
    ),
}

MONTHS_IN = {"day": 12 / 365, "week": 12 / 52, "month": 1.0, "year": 12.0}

_ONES_IN_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_IN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL_NUMBERS, _TENS = _ONES_IN_WORDS.split(), _TENS_IN_WORDS.split()
NUMBERS = {
    **{word: number for number, word in enumerate(_SMALL_NUMBERS)},
    **{word: 20 + 10 * number for number, word in enumerate(_TENS)},
    **{
        f"{tens}-{ones}": 20 + 10 * number + one
        for number, tens in enumerate(_TENS)
        for one, ones in enumerate(_SMALL_NUMBERS[1:10], 1)
    },
}

PEOPLE = (
    "sister|brother|sibling|twin|son|daughter|child|baby|infant|toddler|boy|girl|teenager|pupil|student|youth|male|"
    "female|man|woman|lad|mother|father|parent|cousin|niece|nephew|aunt|uncle|friend|partner|boyfriend|girlfriend|"
    "person|adult|patient|resident|grandson|granddaughter|children|men|women|people|babies"
)
"""What somebody of an age is called."""
