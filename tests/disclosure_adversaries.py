"""Two sets of texts as a careful adversary writes drafts, each with a register of its own, counted as the others are.

Both were written before anybody looked at the search. The search was mended by set A alone and then measured by set B;
since then set B has been looked at as well, so that neither is unseen any more.
"""

from datetime import date

from schemas.case import Case
from schemas.identities import Identities, RealPerson, RealPlace
from tests.disclosure_texts import Planted, case, read

_A = Identities(
    people={
        "child": RealPerson(
            first_name="Olúwáṣeun", last_name="Adéníyì", known_as=("Ṣeun", "Bobo"), born_on=date(2016, 3, 14),
            died_on=date(2025, 10, 2), address=("14 Pellow Gardens", "Harrowmere HM4 7QT", "Lancashire"),
            phone="07700 900 301", nhs_number="999 100 2375",
        ),
        "sister": RealPerson(
            first_name="Temitọ́pẹ́", last_name="Adéníyì", known_as=("Temi",), born_on=date(2019, 8, 30)
        ),
        "mother": RealPerson(
            first_name="Małgorzata", last_name="Wiśniewska-Żak", known_as=("Gosia",), title="Ms",
            born_on=date(1990, 11, 5), email="gosia.zak@mailbox.example",
        ),
        "father": RealPerson(
            first_name="Yusuf", last_name="Al-Khatib", known_as=("Abu Karim",), title="Mr", born_on=date(1986, 1, 22),
            address=("Flat 3b", "Teasel House", "Corn Hill", "Harrowmere HM1 2AB", "Ireland"),
        ),
        "partner": RealPerson(first_name="Xiaoming", last_name="Zhang", title="Mr"),
        "aunt": RealPerson(first_name="Angharad", last_name="Llewelyn-Prys", known_as=("Hari",)),
        "neighbour": RealPerson(first_name="Martin", last_name="Mongan", known_as=("Miley",)),
        "neighbours_wife": RealPerson(first_name="Bridget", last_name="Mongan", known_as=("Biddy",)),
        "worker": RealPerson(first_name="Grace", last_name="Young"),
        "officer": RealPerson(first_name="Will", last_name="Marsh"),
        "nurse": RealPerson(first_name="Siobhán", last_name="Ní Dhomhnaill", title="Ms"),
    },
    places={
        "school": RealPlace(name="St Winifred's Catholic Primary School", known_as=("St Win's",)),
        "surgery": RealPlace(name="Pellow Lane Surgery"),
    },
)  # fmt: skip

_B = Identities(
    people={
        "child": RealPerson(
            first_name="Tadeusz", last_name="Grzegorczyk", known_as=("Tadek",), born_on=date(2012, 12, 9),
            died_on=date(2025, 6, 21), address=("7 Quillet Row", "Calderbrook HM8 3PD", "Cumbria"),
            phone="01632 960 612", nhs_number="999 537 7365",
        ),
        "brother": RealPerson(
            first_name="Ayọ̀mídé", last_name="Ọláníyan", known_as=("Ayo",), born_on=date(2020, 2, 17)
        ),
        "mother": RealPerson(
            first_name="Fọláṣadé", last_name="Ọláníyan", known_as=("Sade",), title="Mrs", born_on=date(1988, 4, 3)
        ),
        "father": RealPerson(
            first_name="Jianguo", last_name="Ouyang", title="Mr", born_on=date(1984, 9, 27),
            address=("Plot 4", "Hazel Lane Site", "Calderbrook", "Scotland"),
        ),
        "lodger": RealPerson(first_name="Mei-Ling", last_name="Chow", known_as=("May",)),
        "stepfather": RealPerson(first_name="Abdul Rahman", last_name="El-Sayed", title="Mr"),
        "grandmother": RealPerson(first_name="Gwenllian", last_name="ab Owain", known_as=("Mamgu Gwen",)),
        "uncle": RealPerson(first_name="John Boy", last_name="McDonagh", known_as=("Johnny",)),
        "cousin": RealPerson(first_name="Winnie", last_name="Ward"),
        "worker": RealPerson(first_name="Hope", last_name="Little"),
        "teacher": RealPerson(first_name="Mark", last_name="Day", title="Mr"),
        "midwife": RealPerson(first_name="Niamh", last_name="O'Shaughnessy", title="Ms"),
    },
    places={
        "school": RealPlace(name="Calderbrook Bridge Academy", known_as=("CBA",)),
        "refuge": RealPlace(name="Larkspur House"),
    },
)  # fmt: skip

ADVERSARIES: dict[str, tuple[tuple[Planted, ...], Identities]] = {
    "A": (read("adversary_a.txt"), _A),
    "B": (read("adversary_b.txt"), _B),
}
"""By its letter each set: the texts, in the groups `names`, `patterns` and `nothing`, and the register."""


def bare_case() -> Case:
    """A case that names nobody but its partnership."""
    return Case(reference="DSCP-2025-14", partnership=case().partnership)
