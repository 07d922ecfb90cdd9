"""Texts with identifiers planted in them, counted: `⟦…⟧` must be found, `⟪…⟫` must not.

Everybody is invented. A group is a family or a kind of thing; the register of all families is one, as in a case.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schemas.base import Contact
from schemas.case import Case
from schemas.identities import Identities, RealPerson, RealPlace
from schemas.partnership import Partnership
from schemas.people import Child, Person, Place, Relation
from schemas.review import LeadReviewer, Review

_ESCAPED = re.compile(r"\\(?:n|u([0-9a-f]{4}))")
_MARK = re.compile(r"[⟦⟧⟪⟫]")


@dataclass(frozen=True)
class Planted:
    """A text, and where in it something must be found, and must not."""

    group: str
    text: str
    found: tuple[tuple[int, int], ...]
    decoys: tuple[tuple[int, int], ...]


def planted(group: str, marked: str) -> Planted:
    """The text without its marks."""
    pieces: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {"⟦": [], "⟪": []}
    open_: list[tuple[str, int]] = []
    at = 0
    for piece in re.split(r"([⟦⟧⟪⟫])", marked):
        if not _MARK.fullmatch(piece):
            pieces.append(piece)
            at += len(piece)
        elif piece in spans:
            open_.append((piece, at))
        else:
            kind, start = open_.pop()
            spans[kind].append((start, at))
    return Planted(group, "".join(pieces), tuple(spans["⟦"]), tuple(spans["⟪"]))


PEOPLE = {
    "british": RealPerson(
        first_name="Margaret", last_name="Thistlewood", title="Mrs", known_as=("Nanna Mags",),
        born_on=date(1961, 3, 14), address=("14 Larkspur Close", "Dunmere QX4 7TP"), phone="07700 900 321",
        email="mags.thistlewood@post.example", nhs_number="943 476 5919",
        other_numbers=("Hospital number DM0081234",),
    ),
    "british_child": RealPerson(
        first_name="Callum", last_name="Thistlewood-Raine", known_as=("CTR",), born_on=date(2019, 11, 2),
        died_on=date(2025, 6, 17),
    ),
    "polish": RealPerson(
        first_name="Małgorzata", last_name="Brzozowska", title="Pani", born_on=date(1990, 8, 21),
        address=("Flat 2, 7 Tannery Street", "Dunmere QX4 1AB"),
    ),
    "polish_child": RealPerson(first_name="Wojciech", last_name="Brzozowski", known_as=("Wojtuś",)),
    "yoruba": RealPerson(first_name="Ọláṣubọ̀mí", last_name="Adébáyọ̀-Ògúnlẹ́sì", born_on=date(1987, 5, 5)),
    "yoruba_child": RealPerson(first_name="Oluwaseun", last_name="Ogunlesi"),
    "welsh": RealPerson(first_name="Rhiannon", last_name="ferch Gwilym", born_on=date(1994, 1, 30)),
    "welsh_child": RealPerson(first_name="Siôn", last_name="ap Gwilym"),
    "arabic": RealPerson(first_name="Abdul Rahman", last_name="Al-Khoury", known_as=("عبد الرحمن الخوري",)),
    "arabic_child": RealPerson(first_name="Fatima", last_name="El-Khoury", known_as=("فاطمة",)),
    "chinese": RealPerson(first_name="Xiao-Ming", last_name="Ouyang", known_as=("欧阳晓明",)),
    "chinese_child": RealPerson(first_name="Jiayi", last_name="Ouyang"),
    "traveller": RealPerson(first_name="Bridget", last_name="McDonagh", known_as=("Big Biddy",)),
    "traveller_child": RealPerson(first_name="John Paul", last_name="O'Reilly-Maughan"),
    "irish": RealPerson(first_name="Róisín", last_name="Ní Dhónaill"),
    "word": RealPerson(first_name="Grace", last_name="Young"),
    "word_child": RealPerson(first_name="May", last_name="Brown"),
}  # fmt: skip

PLACES = {
    "home": RealPlace(name="Larkspur Close", address=("14 Larkspur Close, Dunmere QX4 7TP",)),
    "school": RealPlace(name="St Botolph's Primary School", known_as=("the Bots", "Botolph's")),
    "yard": RealPlace(name="Osier Drove site", known_as=("the Drove",)),
}


def identities() -> Identities:
    """The register of all groups."""
    return Identities(people=PEOPLE, places=PLACES)


def case() -> Case:
    """A case whose labels, professionals and partnership are no findings."""
    adults = [name for name in PEOPLE if not name.endswith("_child")]
    return Case(
        reference="DSCP-2025-14",
        children=tuple(
            Child(id=name, pseudonym=f"Child {letter}", age_at_incident="14 weeks" if letter == "A" else "6")
            for letter, name in zip(
                "ABCDEFGH", [name for name in PEOPLE if name.endswith("_child")], strict=False
            )
        ),
        people=tuple(
            Person(id=name, label=f"Adult {number}", relation=Relation.OTHER)
            for number, name in enumerate(adults, 1)
        ),
        places=(
            Place(id="home", label="the family's home"),
            Place(id="school", label="Child A's school"),
            Place(id="yard", label="the site"),
        ),
        partnership=Partnership(
            name="Dunmere Safeguarding Children Partnership",
            area="Dunmere",
            address=("Assize House", "3 Wharfinger Street", "Dunmere QX1 1AA"),
            phone="01632 960 400",
            email="office@dunmere-scp.example",
            website="www.dunmere-scp.example",
            chair=Contact(name="Margaret Holroyd", role="Chair"),
        ),
        review=Review(lead_reviewer=LeadReviewer(name="Dr Grace Okonjo-Lumley", role="Reviewer")),
    )


_TEXTS = Path(__file__).parent / "disclosure"


def read(name: str) -> tuple[Planted, ...]:
    """The texts of a file, a line each: its group, a colon, the text; `\\n` and `\\u200b` are written out."""
    lines = (_TEXTS / name).read_text("utf-8").splitlines()
    return tuple(planted(*_ESCAPED.sub(_character, line).split(": ", 1)) for line in lines if line)


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else "\n"


REGISTER = read("register.txt")
PATTERNS = read("patterns.txt")
DETAILS = read("details.txt")
