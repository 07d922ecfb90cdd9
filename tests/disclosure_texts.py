"""Texts with identifiers planted in them, counted: `⟦…⟧` must be found, `⟪…⟫` must not.

Everybody is invented. A group is a family or a kind of thing; the register of all families is one, as in a case.
"""

import re
from dataclasses import dataclass
from datetime import date

from schemas.base import Contact
from schemas.case import Case
from schemas.identities import Identities, RealPerson, RealPlace
from schemas.partnership import Partnership
from schemas.people import Child, Person, Place, Relation
from schemas.review import LeadReviewer, Review

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


_REGISTER = """
british: When ⟦Margaret Thistlewood⟧ rang, nobody answered. ⟦Mrs Thistlewood⟧ rang again.
british: ⟦Margaret⟧'s call was logged. ⟦Thistlewood⟧’s number was not. ⟦THISTLEWOOD, Margaret⟧ was the heading.
british: Her neighbours called her ⟦Maggie⟧ or ⟦Peggy⟧, the family ⟦Nanna Mags⟧.
british: The note said that ⟦M. Thistlewood⟧ and ⟦M.T.⟧ were one person; the last name was also given as ⟦Thistelwood⟧.
british: The officer spelt it ⟦Margeret Thislewood⟧, then ⟦Thistle­wood⟧, then ⟦Thistle\u200bwood⟧.
british: ⟦Cal⟧ was six. ⟦Callum⟧ and ⟦callum⟧, ⟦Calum⟧, ⟦C a l l u m⟧ and ⟦CALLUM⟧ are all in the file; so is ⟦CTR⟧.
british: ⟦Callum Raine⟧ and ⟦Callum Thistlewood⟧ were thought to be cousins. ⟦Raine⟧ was crossed out.
british: ⟦Саllum⟧ was typed with two Cyrillic letters, and ⟦Mаrgaret⟧ with one.
british: She was born on ⟦14 March 1961⟧, that is ⟦14/03/1961⟧, ⟦14.3.61⟧, ⟦1961-03-14⟧ or ⟦March 14th, 1961⟧.
british: He was born on the ⟦2nd of November 2019⟧ and died on ⟦17th June 2025⟧.
british: She lived at ⟦14 Larkspur Close⟧, ⟦QX4 7TP⟧; the street, ⟦Larkspur Close⟧, is short. ⟦14 Larkspur Cl.⟧ was on the form.
british: Ring ⟦07700 900321⟧ or ⟦+44 7700 900 321⟧ or ⟦(07700) 900-321⟧. Write to ⟦mags.thistlewood@post.example⟧.
british: Her NHS number is ⟦943 476 5919⟧, or ⟦9434765919⟧, or ⟦943-476-5919⟧; the hospital has ⟦DM 008 1234⟧.
polish: ⟦Małgorzata Brzozowska⟧ asked for an interpreter. ⟦Gosia⟧, as her friends say, did not get one.
polish: Szkoła pisała do pani ⟦Brzozowskiej⟧ i do syna, ⟦Wojciecha Brzozowskiego⟧. ⟦Wojtek⟧ was eight.
polish: The letter went to ⟦Malgorzata Brzozowski⟧; the register had ⟦Brzozowsky⟧ and ⟦Brzozowską⟧.
polish: ⟦BRZOZOWSKA⟧ was born on ⟦21 sierpnia 1990⟧ and lives at ⟦Flat 2, 7 Tannery Street⟧. ⟦Wojtus⟧ was with her.
polish: ⟦Mał-\\ngorzata⟧ was hyphenated by the machine.
yoruba: ⟦Olasubomi⟧ told the midwife; ⟦Ọlásubòmí⟧ is how she writes it. Friends say ⟦Subomi⟧ or ⟦Olashubomi⟧.
yoruba: ⟦Olasubomi Adebayo-Ogunlesi⟧ signed as ⟦Olasubomi Ogunlesi⟧ and ⟦Adebayo, Olasubomi⟧; ⟦Adebayo⟧ alone is in the log.
yoruba: ⟦Seun⟧ went to nursery. ⟦Oluwaseun Ogunlesi⟧ was late. ⟦Oluwa Seun⟧ was the other spelling. ⟦Oluwasuen⟧ was wrong.
welsh: ⟦Rhiannon ferch Gwilym⟧ and ⟦Siôn ap Gwilym⟧ live with the grandmother. ⟦Sion⟧ is nine; ⟦Rhianon⟧ is a slip.
welsh: ⟦Gwilym⟧ is a name of both. ⟦Siôn⟧'s school wrote ⟦SION AP GWILYM⟧, and once ⟦Sion Gwilym⟧.
arabic: ⟦Abdul Rahman Al-Khoury⟧ was met; ⟦Abdulrahman Alkhoury⟧, ⟦Abd al-Rahman el Khoury⟧ and ⟦Abdel Rahman Khoury⟧ are he.
arabic: ⟦Khoury⟧ is on the door. ⟦Fatimah⟧ and ⟦Fatema⟧ are spellings of ⟦Fatima El-Khoury⟧. ⟦Al Khoury⟧ is on the bell.
arabic: قالت ⟦فاطمة⟧ إن الأمر كذلك، وكتب ⟦عبد الرحمن الخوري⟧ إلى المدرسة.
chinese: ⟦Ouyang Xiao-Ming⟧ came with a friend. ⟦Xiaoming Ouyang⟧ and ⟦Ouyang Xiao Ming⟧ are the same man, ⟦Xiao-ming⟧.
chinese: ⟦欧阳晓明⟧先生没有来。 Later the worker wrote ⟦OUYANG⟧ and ⟦Xiaomin⟧.
chinese: ⟦Jiayi⟧ drew a house. ⟦Ouyang Jiayi⟧ is on the drawing, ⟦Jia Yi⟧ on the peg, ⟦Jia-Yi⟧ on the form.
traveller: ⟦Bridget McDonagh⟧ spoke to us. ⟦Biddy⟧, or ⟦Big Biddy⟧, is known on every site. ⟦Bridie MacDonagh⟧ is the same.
traveller: ⟦Mc Donagh⟧ and ⟦Mcdonagh⟧ and ⟦Mac Donagh⟧ were in three systems; ⟦MacDonough⟧ was in a fourth.
traveller: ⟦John Paul⟧ was in the van. ⟦John-Paul O’Reilly⟧, ⟦JohnPaul OReilly Maughan⟧ and ⟦O Reilly⟧ were written down.
traveller: The families had stopped at ⟦Osier Drove⟧ for years; ⟦the Drove⟧ was to be closed.
irish: ⟦Róisín Ní Dhónaill⟧ signed as ⟦Roisin O'Donaill⟧; ⟦Roisin Nic Dhonaill⟧ was on the card, and ⟦Ni Dhonaill⟧ on the door.
word: ⟦Grace⟧ was asked. ⟦Grace Young⟧ and ⟦May Brown⟧ sat together; ⟦Young, Grace⟧ was on the list. So was ⟦MAY BROWN⟧.
word: Nobody had asked ⟦May⟧ what she wanted. ⟦Mrs Brown⟧ and ⟦Ms Young⟧ agreed, and ⟦Gr\u00adace⟧ did.
word: by the ⟪grace⟫ of the landlord they ⟪may⟫ stay; a ⟪young⟫ mother in a ⟪brown⟫ coat said so in ⟪May⟫ 2024.
word: ⟪Young⟫ people were asked in ⟪May⟫. ⟦Brown⟧ and others, it ⟪may⟫ be, were at St ⟪Grace⟫ful House.
school: ⟦St Botolph's Primary School⟧ wrote; ⟦St. Botolph’s⟧ wrote again; the teachers of ⟦Botolphs⟧ signed. ⟦the Bots⟧ won.
decoy: ⟪Margaret Holroyd⟫ chairs. ⟪Dr Grace Okonjo-Lumley⟫ leads; ⟪Grace Okonjo-Lumley⟫ is a paediatrician. ⟪Child A⟫ is six.
decoy: ⟪Adult 1⟫ is the grandmother of ⟪Child B⟫. The ⟪Dunmere Safeguarding Children Partnership⟫ met at ⟪3 Wharfinger Street⟫.
decoy: ⟪Small⟫ changes matter. ⟪Call⟫ers rang. ⟪Calm⟫ was restored. ⟪Margin⟫s were thin and the ⟪margin⟫ grew.
"""

_PATTERNS = """
postcode: It was near ⟦SW1A 1AA⟧ and ⟦M1 1AE⟧, then ⟦EC1A1BB⟧, ⟦B33 8TH⟧ and ⟦dn55 1pt⟧, not ⟪SEN 2AA⟫ or ⟪A1⟫.
nhs: ⟦943 476 5870⟧ and ⟦4010232137⟧ are right by their check digit; ⟪943 476 5871⟫ is not, nor is ⟪2023 2024⟫.
phone: ⟦020 7946 0991⟧, ⟦(0161) 496 0345⟧, ⟦+44 (0)29 2018 0123⟧, ⟦07911 123456⟧, ⟦0044 7911 123 456⟧, ⟦01632-960-999⟧.
phone: ⟦+48 22 123 45 67⟧ and ⟦+353 1 234 5678⟧ rang. Childline is ⟪0800 1111⟫. The partnership is ⟪01632 960 400⟫.
email: ⟦j.smith82@mail.example⟧, ⟦anna-maria @ post.example.org⟧, ⟦kay(at)post.example⟧; ours is ⟪office@dunmere-scp.example⟫.
date: On ⟦14 March 2021⟧, ⟦14th of March 2021⟧, ⟦14/3/21⟧, ⟦2021-03-14⟧, ⟦March 14, 2021⟧, ⟦14.03.2021⟧ and ⟦14-Mar-2021⟧.
date: On Sunday ⟦14 March⟧, the ⟦fourteenth of March 2021⟧, ⟦3rd April '22⟧, ⟦20210314⟧, ⟦1 Jan 2020⟧, ⟦31st December⟧ and ⟦2/11/2020⟧.
date: In ⟪March 2021⟫, in ⟪2021⟫, in the ⟪spring of 2020⟫, in ⟪2021–22⟫, from ⟪September 2019 to May 2020⟫.
law: ⟪Children Act 1989⟫, ⟪section 47⟫, ⟪s.17⟫, ⟪SI 2018/789⟫, ⟪regulation 11⟫, ⟪Working Together 2023⟫, ⟪paragraph 1.2.21⟫, ⟪5.12⟫.
law: The cost was ⟪£1,250,000⟫ or ⟪£12.50⟫ a day for ⟪1,200⟫ days; ⟪12 of 27⟫, ⟪45%⟫, ⟪pages 12-14⟫, ⟪10:30⟫, ⟪version 1.0.2⟫, ⟪24/7⟫.
nino: ⟪QQ 12 34 56 C⟫ is not given out, but ⟦AB 12 34 56 C⟧, ⟦JG103759A⟧ and ⟦ab123456d⟧ are.
reference: ⟦ZZ21C00123⟧, ⟦FD21P00456⟧, ⟦T20217045⟧, ⟦[2021] EWHC 1234 (Fam)⟧, ⟦[2022] EWFC 12⟧, ours ⟦DSCP-2025-14⟧ and ⟦DSCP/2025/14⟧.
reference: Crime reference ⟦42/123456/21⟧, incident number ⟦20210314-0456⟧, URN ⟦01YP1234521⟧, log ⟦4481920⟧, case number ⟦88120034⟧.
vehicle: A ⟦BD51 SMR⟧, a ⟦BD51SMR⟧, a ⟦P123 ABC⟧, a ⟦M7 KYX⟧, an ⟦AIG 1234⟧ and a ⟦WUI 4321⟧ were seen on the ⟪M25⟫ and ⟪A12⟫.
social: ⟦@kezza_2009⟧, ⟦facebook.com/jo.bloggs.77⟧, ⟦https://www.instagram.com/kezza.x/⟧, ⟦tiktok.com/@kezza⟧; Snapchat name ‘⟦kez.zer⟧’.
link: ⟦https://news.example/court?id=884213⟧ and ⟦https://forum.example/users/kezza⟧, not ⟪https://www.legislation.gov.uk/uksi/2018/789⟫.
ip: ⟦81.2.69.142⟧, ⟦192.168.0.12⟧ and ⟦2001:db8:85a3::8a2e:370:7334⟧, not ⟪1.2.3.4⟫ nor ⟪5.12.1⟫.
bank: Sort code ⟦20-32-53⟧, account ⟦13537846⟧, IBAN ⟦GB29 NWBK 6016 1331 9268 19⟧, card ⟦4539 1488 0343 6467⟧.
pupil: UPN ⟦H801200001001⟧ and ⟦T823432113100⟧; prisoner ⟦A1234BC⟧; passport ⟦533401372⟧; driver ⟦MORGA657054SM9IJ⟧.
grid: ⟦SU 387 148⟧, ⟦NT 2570 7360⟧, ⟦51.50740, -0.12780⟧ and ⟦///filled.count.soap⟧.
"""

_DETAILS = """
age: He was ⟦six weeks old⟧; she was ⟦aged 7⟧; a ⟦9-year-old⟧; ⟦8-day-old⟧; ⟦eleven months old⟧; ⟪14 weeks old⟫; ⟪aged 34⟫.
siblings: She was ⟦the second of five children⟧ with ⟦three older brothers⟧ and ⟦two half-sisters⟧; ⟪one of the agencies⟫.
place: at ⟦Elmhurst Primary School⟧, ⟦Queen Adela Hospital⟧, ⟦Hobbs Lane⟧ and ⟦the Fairmead Estate⟧, not ⟪the Primary School⟫.
ethnicity: The only ⟦Eritrean⟧ family in Dunmere knew. The ⟪Polish⟫ word is hard.
condition: He has ⟦Angelman syndrome⟧ and ⟦cystic fibrosis⟧; his sister has ⟪asthma⟫, and ⟪epilepsy⟫.
"""


def _read(source: str) -> tuple[Planted, ...]:
    lines = [line for line in source.strip().splitlines() if line]
    return tuple(planted(*line.replace(r"\n", "\n").split(": ", 1)) for line in lines)


REGISTER = _read(_REGISTER)
PATTERNS = _read(_PATTERNS)
DETAILS = _read(_DETAILS)
