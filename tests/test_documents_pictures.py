"""The pictures in documents: what each reader sees of them, in Word and in what is published."""

from pathlib import Path

import pytest

from cspr_docs.documents.context.kinship import band_of
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.pictures import CasePictures
from cspr_docs.documents.context.root import OnDemand, case_names
from cspr_docs.documents.context.values import Writer
from cspr_docs.ooxml.package import Package, load_package, read_package
from cspr_docs.publish.details.drawn_pictures import own_pictures
from cspr_docs.publish.details.pictures import pictures_of_words
from cspr_docs.word.hazards import hazards
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.settling import settled
from cspr_docs.word.validity import faults
from schemas.sensitive import DETAILS, NAMES, Identifier, sensitive_values
from tests.commands import build, publish
from tests.sample_documents import rendered, sample

SHOWN = [
    ("rowan", "rapid-review-annexes.docx"),
    ("hawthorn", "chronology.docx"),
    ("hawthorn", "final-report.docx"),
]


def pictures(case: str, reader: Reader) -> CasePictures:
    found = case_names(sample(case).facts, reader, Writer())["pictures"]
    assert isinstance(found, OnDemand)
    assert isinstance(found._made, CasePictures)
    assert not any(hasattr(found, name) for name in CasePictures.closed_names)
    return found._made


def words_of(shown: CasePictures) -> str:
    drawn = [one.picture for one in (shown.timeline, shown.wide_timeline, shown.genogram) if one.picture]
    assert len(drawn) == 3
    rows = (*shown.family, *shown.months)
    return " ".join((*(f"{one.svg.decode()} {one.alt}" for one in drawn), *map(str, rows)))


@pytest.mark.parametrize("case", ["rowan", "hawthorn", "linden"])
@pytest.mark.parametrize("reader", [Reader.PANEL, Reader.PUBLIC])
def test_no_picture_holds_a_real_name_or_a_day_of_birth(case: str, reader: Reader) -> None:
    identities = sample(case).facts.identities
    assert identities is not None
    said = words_of(pictures(case, reader)).casefold()
    real = [*identities.people.values(), *identities.places.values()]
    names = (Identifier.PLACE_NAME, *NAMES, *DETAILS)
    every = {str(value) for one in real for value in sensitive_values(one, *names)}
    labels = {item.label.casefold() for item in sample(case).facts.case.people}
    held = {value for value in every if len(value) > 3 and value.casefold() in said}
    assert {value for value in held if not any(value.casefold() in label for label in labels)} == set()
    for one in identities.people.values():
        assert one.born_on is None or str(one.born_on) not in said


def test_the_public_sees_months_and_bands_and_nobody_whom_a_restriction_keeps() -> None:
    shown = pictures("rowan", Reader.PUBLIC)
    said = words_of(shown)
    assert "2025" not in said
    assert "14 weeks" not in said
    assert {one.age for one in shown.family} == {"under 1", "1 to 4", "20s", "40s", "50s"}
    facts = sample("rowan").facts
    restriction = facts.case.restrictions[0].model_copy(
        update={"names": ("paternal_grandmother", "nursery"), "kept_from": ("public",)}
    )
    case = facts.case.model_copy(update={"restrictions": (restriction,)})
    kept = CasePictures(case, facts.identities, shown.desk, is_public=True)
    told = words_of(kept)
    assert "Paternal" not in told
    assert "nursery" not in told
    assert "Paternal" in said
    assert "nursery" in said


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("14 weeks", "under 1"),
        ("12 months", "1 to 4"),
        ("23 months", "1 to 4"),
        ("4 years", "1 to 4"),
        ("15", "10 to 15"),
        ("17 years", "16 to 17"),
        ("22", "20s"),
        ("late forties", "40s"),
        ("early 30s", "30s"),
        ("not known", ""),
    ],
)
def test_an_age_is_told_in_a_band(age: str, band: str) -> None:
    assert band_of(age) == band


@pytest.mark.parametrize(("case", "file_name"), SHOWN)
def test_a_document_with_pictures_is_sound_and_holds_both_forms_of_each(case: str, file_name: str) -> None:
    package = load_package(rendered(case, file_name).content, file_name)
    assert [*faults(package), *hazards(package)] == []
    drawn = [name for name in package if name.startswith("word/media/drawn")]
    kinds = [name.rpartition(".")[2] for name in drawn]
    assert kinds.count("png") == kinds.count("svg") > 0
    body = package["word/document.xml"].decode()
    assert body.count("svgBlip") == kinds.count("svg")
    assert body.count("says the same in words.") >= kinds.count("svg")  # the alternative text


def clean(package: Package) -> Package:
    return scrub(settled(package, accept_changes=True, drop_comments=True), "Report").package


def test_of_our_own_pictures_the_words_are_searched_and_of_others_a_person_is_asked() -> None:
    package = load_package(rendered("hawthorn", "final-report.docx").content, "report")
    own = list(own_pictures(package))
    assert len(own) == 2
    said = {passage.text for one in own for passage in one.passages}
    assert {"Month 1", "Ash"} <= said
    public = clean(package)
    assert not any(name.endswith(".svg") for name in public)
    assert list(pictures_of_words(public, {one.content for one in own})) == []
    assert list(pictures_of_words(public)) != []
    name = next(name for name in package if name.endswith(".svg"))
    other = Package({**package, name: package[name].replace(b"Month 1<", b"Month 9<")})
    assert len(list(own_pictures(other))) == 1


@pytest.mark.slow
def test_a_report_shows_its_pictures_only_if_asked_and_publishes_them(copied_cases: Path) -> None:
    report, pictured = Path("output/rowan/final-report.docx"), copied_cases / "rowan" / "final_report.yaml"
    assert not any("drawn" in name for name in load_package(rendered("rowan", report.name).content, "report"))
    pictured.write_text(pictured.read_text("utf-8") + "pictures: [timeline, genogram]\n", "utf-8")
    build("cases/rowan", "--kind", "final-report")
    done = publish(report)
    assert done.exit_code == 0, done.output
    public = Path("output/rowan/published/final-report/public")
    page = (public / "final-report.html").read_text("utf-8")
    assert page.count('alt="Timeline of ') == page.count('alt="Genogram of ') == 1
    assert "20" not in page.partition('alt="Timeline of ')[2].partition('"')[0]
    published = read_package(public / "final-report.docx")
    assert sum(name.endswith(".png") for name in published) >= 2


@pytest.mark.parametrize("reader", [Reader.PANEL, Reader.PUBLIC])
def test_only_who_shares_one_of_two_known_parents_with_the_child_is_a_half_brother(reader: Reader) -> None:
    assert {one.who for one in pictures("rowan", reader).family if one.name == "Linden"} == {"Half-brother"}
    sisters = [one.who for one in pictures("hawthorn", reader).family if one.name in ("Briar", "Clover")]
    assert set(sisters) <= {"Sister"}  # one has both parents, of the other no father is told
