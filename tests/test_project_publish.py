"""A finished report made public: the package, what nobody must find in it, and that it is never half there."""

import json
from pathlib import Path

import pikepdf
import pytest

import cspr_docs.files
from cspr_docs.casefile import read_case
from cspr_docs.ooxml.package import load_package, read_package, to_bytes
from cspr_docs.publish.html import Page, to_html
from cspr_docs.publish.pdf import Maker, pdf_passages, to_pdf
from cspr_docs.word.article import to_article
from cspr_docs.word.hazards import hazards
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.settling import settled
from tests.canaries import FINE, Fate, canary_file
from tests.commands import publish, run
from tests.returned_drafts import Draft, a_paragraph
from tests.sent_packages import codes
from tests.word_edits import text_of

REPORT = Path("output/rowan/final-report.docx")
PACKAGE = Path("output/rowan/published/final-report")
PUBLIC = ("public/final-report.docx", "public/final-report.html", "public/final-report.pdf")
NOT_ON_A_PAGE = frozenset({"the data of a field", "the help of a form's field", "a mail address"})
"""Places that a page cannot show, or that a person is asked about; other tests look at them."""

pytestmark = pytest.mark.slow


def publish_report(*words: str, answers: str = "") -> str:
    """What `cspr publish` printed of the report; it must have worked."""
    done = publish(REPORT, *words, answers=answers)
    assert done.exit_code == 0, done.output
    return done.output


def package_bytes() -> dict[str, bytes]:
    """The package by file names."""
    return {
        path.relative_to(PACKAGE).as_posix(): path.read_bytes()
        for path in PACKAGE.rglob("*")
        if path.is_file()
    }


def said_in(name: str) -> str:
    """All the text of a published file, seen or not, as somebody would search it."""
    content = (PACKAGE / name).read_bytes()
    if name.endswith(".docx"):
        return "\n".join(part.decode("utf-8", "replace") for part in load_package(content, name).values())
    if name.endswith(".pdf"):
        with pikepdf.open(PACKAGE / name) as pdf:
            raw = b"".join(each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))
        return raw.decode("latin-1") + " ".join(passage.text for passage in pdf_passages(content))
    return content.decode("utf-8")


def test_a_report_comes_out_in_three_forms_with_the_record_of_what_was_checked(published: str) -> None:
    assert set(package_bytes()) == {*PUBLIC, "what-was-checked.html", "publication.json"}
    assert "mandatory sections              18 of 18" in published
    assert "Not to be made public yet" in published
    identities = read_case(Path("cases/rowan")).identities
    assert identities
    real = {person.last_name for person in identities.people.values() if person.last_name}
    assert len(real) > 2
    for name in PUBLIC:
        said = said_in(name)
        assert not [last for last in real if last in said], name
        assert "slept there" in " ".join(said.split()) or name.endswith(".pdf")
    parts = read_package(PACKAGE / PUBLIC[0])
    assert not [part for part in parts if part.startswith("customXml") or "comments" in part]
    assert b"creator" not in parts["docProps/core.xml"]
    record = json.loads((PACKAGE / "publication.json").read_text("utf-8"))
    assert {one["by"] for one in record["decisions"]} == {"Jane Okonedo-Price, data protection officer"}
    assert record["draft"]["file"] == "final-report.docx"
    assert "embargo" in record["keep_until"] or "jury" in record["keep_until"]
    assert "Decisions" in (PACKAGE / "what-was-checked.html").read_text("utf-8")


@pytest.mark.no_cover  # other tests publish the same report
def test_publishing_twice_gives_the_same_bytes(published: str) -> None:
    before = package_bytes()
    publish_report()
    assert package_bytes() == before


def test_a_package_proves_what_was_changed_afterwards(published: str, no_pages: None) -> None:
    good = run("verify", PACKAGE)
    assert good.exit_code == 0
    assert "All 4 files are as checked on 22 November 2026" in good.output
    page = PACKAGE / PUBLIC[1]
    page.write_bytes(page.read_bytes().replace(b"Rowan", b"Robin"))
    (PACKAGE / PUBLIC[2]).unlink()
    (PACKAGE / "public" / "notes.txt").write_text("names", "utf-8")
    record = PACKAGE / "publication.json"
    record.write_text(record.read_text("utf-8").replace("HSCP", "XSCP"), "utf-8")
    bad = run("verify", PACKAGE)
    assert bad.exit_code == 1
    assert bad.output.count("verify-changed") == 4
    again = publish(REPORT)
    assert again.exit_code == 1
    assert "publish-changed" in codes(again)
    assert (PACKAGE / "public" / "notes.txt").exists()


@pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")
def test_an_edited_draft_is_published_as_it_stands_with_its_changes_accepted() -> None:
    draft = Draft(REPORT)
    added = a_paragraph(
        "Words that a reviewer added at the end.", draft.content("final_report.conclusion")[-1]
    )
    draft.content("final_report.conclusion").append(added)
    track = draft.content("final_report.foreword").find("{*}p")
    assert track is not None
    draft.track_in(track, " And a tracked sentence.")
    draft.save()
    refused = publish(REPORT)
    assert refused.exit_code == 1
    assert "changes-pending" in refused.output
    assert not PACKAGE.exists()
    publish_report("--accept-changes")
    for words in ("Words that a reviewer added", "And a tracked sentence"):
        assert words in text_of(PACKAGE / PUBLIC[0])
        assert words in said_in(PUBLIC[1])
    assert "Ann Reader" not in said_in(PUBLIC[0])


@pytest.mark.slow
@pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")
def test_what_a_person_decides_is_asked_once_and_again_when_the_words_change() -> None:
    Path("cases/rowan/publication/decisions.yaml").unlink()
    refused = publish(REPORT)
    assert refused.exit_code == 1
    assert "6 details may stand if somebody says why" in refused.output
    answers = "Ines Varga\n" + "y\nAgreed with the family\n" * 6
    publish_report("--review", answers=answers)
    kept = read_case(Path("cases/rowan")).case.publication.decisions
    assert {(one.by, one.because) for one in kept} == {("Ines Varga", "Agreed with the family")}
    assert len(kept) == 6
    publish_report()
    draft = Draft(REPORT)
    draft.replace("final_report.lived_experience", "He was nearly ", "He was already nearly ")
    draft.save()
    again = publish(REPORT)
    assert again.exit_code == 1
    assert again.output.count("an exact age stands") == 1


@pytest.mark.no_cover  # other tests publish the same report
@pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")
@pytest.mark.parametrize("step", [1, 3, 5])
def test_whoever_stops_it_while_it_writes_leaves_no_half_package(
    step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 0
    write = cspr_docs.files.write_whole

    def stopped(path: Path, content: bytes) -> None:
        nonlocal count
        count += 1
        if count == step:
            raise KeyboardInterrupt
        write(path, content)

    monkeypatch.setattr(cspr_docs.files, "write_whole", stopped)
    publish(REPORT)
    assert count == step
    assert not PACKAGE.exists()
    assert list(PACKAGE.parent.iterdir()) == []


@pytest.mark.usefixtures("rowans_drafts")
def test_no_canary_that_nobody_should_see_leaves_in_any_form() -> None:
    places = [place for place in FINE if place.name not in NOT_ON_A_PAGE]
    gone = {place.canary: place.name for place in places if place.fate is Fate.GONE}
    shown = {place.canary: place.name for place in places if place.fate is Fate.SHOWN}
    assert len(gone) > 60
    full = load_package(canary_file(places, read_package(REPORT)), "report.docx")
    assert hazards(full) == ()
    clean = scrub(settled(full, accept_changes=True, drop_comments=True), "Report").package
    article = to_article(clean)
    for name, content in (
        (PUBLIC[0], to_bytes(clean)),
        (PUBLIC[1], to_html(article, Page("Partnership"))),
        (PUBLIC[2], to_pdf(clean, article, Maker.TYPST).content),
    ):
        (PACKAGE / name).parent.mkdir(parents=True, exist_ok=True)
        (PACKAGE / name).write_bytes(content)
        text = said_in(name).casefold()
        assert {word: place for word, place in gone.items() if word.casefold() in text} == {}, name
    page = said_in(PUBLIC[1])
    assert sum(word in page for word in shown) > len(shown) / 2
