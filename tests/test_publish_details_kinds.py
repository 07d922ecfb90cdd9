"""What identifies somebody whom no register lists: each kind in the forms that people write, and what is none."""

import pytest

from cspr_docs.publish.details import DetailKind, Weight, find, watch
from cspr_docs.word.texts import Passage
from schemas.identities import Identities, RealPerson, RealPlace
from tests.asked import some
from tests.disclosure_adversaries import bare_case

REGISTER = Identities(
    people={
        "child": RealPerson(first_name="Kajetan", last_name="D'Arcy-Wójcik", known_as=("Kai",)),
        "mother": RealPerson(first_name="Zofia", last_name="Wiśniewska", title="Ms"),
        "father": RealPerson(first_name="Reece", last_name="Penhaligon", title="Mr"),
        "stepfather": RealPerson(first_name="Dmytro", last_name="Shevchenko", title="Mr"),
        "lodger": RealPerson(first_name="Curtis", last_name="Ward", title="Mr"),
        "aunt": RealPerson(
            first_name="Tess", last_name="Thorpe-Wilde", address=("8 Heron House", "Harrow Bay HM4 3SJ")
        ),
    },
    places={"school": RealPlace(name="St Aldwyn's Primary School", known_as=("St Aldwyn's",))},
)
WATCH = watch(bare_case(), REGISTER)


def found(text: str) -> list[tuple[str, DetailKind, Weight]]:
    return [(one.words, one.kind, one.weight) for one in find([Passage(text, "", "")], WATCH)]


def words(text: str) -> list[str]:
    return [one for one, _, _ in found(text)]


FORMS = (
    ("Then PC [Dunmore] came.", DetailKind.UNKNOWN_NAME),
    ("They told DS [Varga] so.", DetailKind.UNKNOWN_NAME),
    ("Then Nurse [Ekwueme] rang.", DetailKind.UNKNOWN_NAME),
    ("He told Sister [Hanrahan] so.", DetailKind.UNKNOWN_NAME),
    ("A letter from Councillor [Jim Fenby] came.", DetailKind.UNKNOWN_NAME),
    ("Seen with [Siobhan] there.", DetailKind.UNKNOWN_NAME),
    ("She told [TW-M] so.", DetailKind.UNKNOWN_NAME),
    ("She told [J. P.-R.] so.", DetailKind.UNKNOWN_NAME),
    ("He was in [HMP Garth] then.", DetailKind.NAMED_PLACE),
    ("He was in [Wormwood Scrubs] then.", DetailKind.NAMED_PLACE),
    ("She was at [Oakdene Primary] then.", DetailKind.NAMED_PLACE),
    ("She was at [Marlpit High] then.", DetailKind.NAMED_PLACE),
    ("She was at [Thornhill Juniors] then.", DetailKind.NAMED_PLACE),
    ("She was at [Bede Grammar] then.", DetailKind.NAMED_PLACE),
    ("She was at [Tanglewood PRU] then.", DetailKind.NAMED_PLACE),
    ("She was at [Wharfside Academy] then.", DetailKind.NAMED_PLACE),
    ("She was at [Ysgol Bryn Coch] then.", DetailKind.NAMED_PLACE),
    ("Seen at [Mill Lane Surgery] then.", DetailKind.NAMED_PLACE),
    ("Seen at [Dalesway Practice] then.", DetailKind.NAMED_PLACE),
    ("They left [Sedgely Rd] then.", DetailKind.NAMED_PLACE),
    ("They left [Tanner's Cl] then.", DetailKind.NAMED_PLACE),
    ("She was placed in [Cedar House] then.", DetailKind.NAMED_PLACE),
    ("They prayed in [Holm Baptist Church] then.", DetailKind.NAMED_PLACE),
    ("They prayed at [Al-Noor Mosque] then.", DetailKind.NAMED_PLACE),
    ("They met in the [Red Lion] then.", DetailKind.NAMED_PLACE),
    ("He stole from [Tesco] then.", DetailKind.NAMED_PLACE),
    ("They moved to [Barnsley] then.", DetailKind.TOWN),
    ("They moved to [Ottermouth] then.", DetailKind.TOWN),
    ("The boy, [14], ran.", DetailKind.AGE),
    ("A boy of [14] ran.", DetailKind.AGE),
    ("He is [9 yrs].", DetailKind.AGE),
    ("A [9yo] ran.", DetailKind.AGE),
    ("She is [3 yrs 2 months] today.", DetailKind.AGE),
    ("Then [she turned four].", DetailKind.AGE),
    ("She is in [Year 6].", DetailKind.AGE),
    ("There were [two of five children] at home.", DetailKind.SIBLINGS),
    ("She is a [mother of five].", DetailKind.SIBLINGS),
    ("They are [twins].", DetailKind.SIBLINGS),
    ("He has [Hirschsprung's disease].", DetailKind.CONDITION),
    ("He has a [CDKL5 mutation].", DetailKind.CONDITION),
    ("Two [Somalis] lived there.", DetailKind.ETHNICITY),
    ("They talked on [Snapchat].", DetailKind.SOCIAL),
    ("It was under [#justiceforall].", DetailKind.SOCIAL),
    ("It was sent by [dunmere_lad07].", DetailKind.SOCIAL),
    ("Read [www.theargus.co.uk/news/1234.boy/] first.", DetailKind.LINK),
    ("Read [https://www.bailii.org/ew/cases/EWHC/1.html] first.", DetailKind.LINK),
    ("He fell on [Christmas Day].", DetailKind.DATE),
    ("He fell on [Boxing Day].", DetailKind.DATE),
    ("He rang on [02/03].", DetailKind.DATE),
    ("He rang at [14:05].", DetailKind.TIME),
    ("Her uncle is the [vicar].", DetailKind.JOB),
    ("She was a [magistrate].", DetailKind.JOB),
    ("She was seen [on Mon 14:30].", DetailKind.DATE),
    ("She came [on Tuesday at 4pm] then.", DetailKind.DATE),
    ("She was admitted on [Friday 13th].", DetailKind.DATE),
    ("He died in the early [hours of the 14th].", DetailKind.DATE),
    ("It was the [second Tuesday in March].", DetailKind.DATE),
    ("The call came [02:14], they said.", DetailKind.TIME),
    ("It was logged at [0930], they said.", DetailKind.TIME),
    ("She rang 0161 496 0123 [ext 45].", DetailKind.PHONE),
    ("She rang [+44 (0) 161 496 0123].", DetailKind.PHONE),
    ("She rang [07700 900 1234].", DetailKind.PHONE),
    ("His mobile is [7700 900123].", DetailKind.PHONE),
    ("Her tel. [496 0123] was off.", DetailKind.PHONE),
    ("They saw [07700 900***] there.", DetailKind.PHONE),
    ("It had [number ending -471] on it.", DetailKind.PHONE),
    ("Both [KW]s came.", DetailKind.UNKNOWN_NAME),
    ("Then [A-N D] came.", DetailKind.UNKNOWN_NAME),
    ("Then [KW]/RP came.", DetailKind.UNKNOWN_NAME),
    ("Then [MacD] came.", DetailKind.UNKNOWN_NAME),
    ("His gamertag [darkwolf] was seen.", DetailKind.SOCIAL),
    ("He was '[dark.wolf]' online.", DetailKind.SOCIAL),
    ("She is known online as [moonchild] there.", DetailKind.SOCIAL),
    ("They were in a chat called [Elm Mums] then.", DetailKind.SOCIAL),
    ("His aunt, [the local postmistress], said so.", DetailKind.JOB),
    ("Seen by [the only GP] there.", DetailKind.JOB),
    ("Then mum [runs the post office] there.", DetailKind.JOB),
    ("He wrote to the [Vicar of] Marl.", DetailKind.JOB),
    ("His badge number [4312] was seen.", DetailKind.NUMBER),
    ("Her GMC number [7012345] was given.", DetailKind.NUMBER),
    ("His exhibit [JT/1] was lost.", DetailKind.NUMBER),
    ("It was crime no. [45CR00012321] then.", DetailKind.NUMBER),
    ("Then PC [2214] came.", DetailKind.NUMBER),
    ("They moved to [Marl-on-Sea] then.", DetailKind.NAMED_PLACE),
    ("They moved to [Upper Marling] then.", DetailKind.NAMED_PLACE),
    ("They live off the [B6034] now.", DetailKind.NAMED_PLACE),
    ("He lived in [Flat 3] then.", DetailKind.NAMED_PLACE),
    ("It was found in the [River Fenn] then.", DetailKind.NAMED_PLACE),
    ("They met in [Fenn Library] then.", DetailKind.NAMED_PLACE),
    ("They lived at [Fenn Farm] then.", DetailKind.NAMED_PLACE),
)
"""A detail of each kind in a sentence, between brackets."""


@pytest.mark.parametrize(("marked", "kind"), FORMS)
def test_each_kind_is_found_where_it_stands(marked: str, kind: DetailKind) -> None:
    before, rest = marked.split("[", 1)
    detail, behind = rest.split("]", 1)
    assert (detail, kind) in [(one.strip(",()"), of) for one, of, _ in found(before + detail + behind)]


@pytest.mark.parametrize(
    "form",
    [
        *(
            "Sofia",
            "Zofja",
            "Visniewska",
            "Vishniewska",
            "Penhalligan",
            "Benhaligon",
            "Dmitro",
            "Дмитро",
            "Schevchenko",
        ),
        *(
            "D'Arcy Wojcik",
            "K. D'A.-W.",
            "K D-W",
            "#justiceforkajetan",
            "reece_07",
            "zofia.w87",
            "K@jetan",
            "Z0fia",
        ),
    ],
)
def test_a_name_of_the_register_is_found_however_it_is_written(form: str) -> None:
    text = f"Then {form} came."
    one = next(one for one in find([Passage(text, "", "")], WATCH) if one.holder)
    assert form.startswith(one.words) or one.words in form


@pytest.mark.parametrize(
    "text",
    [
        "A child under 13 cannot consent, and a child aged 16 may. Those aged 10 and over can be charged.",
        "The Serious Crime Act 2015 received Royal Assent on 3 March 2015, and was in force on 4 March 2015.",
        "Working Together was published again on 15 December 2023.",
        "The Secretary of State gave guidance, and the Ward Manager signed it.",
        "Мама сказала, что сегодня придёт бабушка.",
        "Good Practice Week is in the High Street of every town. A mayor or a vicar may refer.",
        "Nine in ten cases are open 24/7; in Year 2 of the plan 12 months are enough.",
        "Lord Laming and Professor Munro wrote reports.",
        "Call LA1 or LA2. The RR of the LCSPR is with the GP.",
    ],
)
def test_what_identifies_nobody_is_not_found(text: str) -> None:
    assert words(text) == []


def test_of_two_that_meet_the_longer_is_told_and_the_weightier_counts() -> None:
    (address,) = find([Passage("Write to reece.penhaligon@post.example now.", "", "")], WATCH)
    assert (address.words, address.kind) == ("reece.penhaligon@post.example", DetailKind.EMAIL)
    assert (address.weight, address.holder) == (Weight.NEVER, "father")
    assert address.about == "an e-mail address, in it the whole name of father"
    assert address.context == "Write to [r…] now."
    (handle,) = find([Passage("He is @kajetan.99 there.", "", "")], WATCH)
    assert (handle.words, handle.kind, handle.holder) == ("@kajetan.99", DetailKind.SOCIAL, "child")
    assert handle.context == "He is [@…] there."
    (link,) = find([Passage("See https://a.example/news/zofia-wisniewska-1 now.", "", "")], WATCH)
    assert (link.kind, link.weight, link.holder) == (DetailKind.LINK, Weight.NEVER, "mother")


def test_an_address_is_one_finding() -> None:
    text = "They live at 8 Heron House, Harrow Bay HM4 3SJ, now."
    assert found(text) == [("8 Heron House, Harrow Bay HM4 3SJ", DetailKind.ADDRESS, Weight.NEVER)]


def test_two_misspelt_halves_of_one_name_are_one_finding() -> None:
    (one,) = some(find([Passage("Then Reese Penhalligon came.", "", "")], WATCH))
    assert (one.words, one.holder) == ("Reese Penhalligon", "father")
