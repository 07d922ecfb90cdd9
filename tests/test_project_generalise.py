"""`cspr generalise`: proposals in a copy of the draft, decided in Word, brought into the case by pull."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.casefile import read_case
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, read_package, to_bytes
from cspr_docs.problems import Stop
from cspr_docs.project.generalise import GeneraliseRequest, generalise, write_generalised
from cspr_docs.project.replacements import Choice
from cspr_docs.publish.details import Family, find, watch
from cspr_docs.word.comments import read_comments
from cspr_docs.word.proposing import read_lines
from cspr_docs.word.revisions import accepted, changes, rejected
from cspr_docs.word.texts import Passage
from tests.commands import TODAY, run
from tests.conftest import TODAY as DAY
from tests.proposed_changes import BODY, body
from tests.returned_drafts import Draft, a_paragraph, a_run
from tests.searched_once import remember

REPORT = Path("output/rowan/final-report.docx")
MADE = Path("output/rowan/final-report-generalised.docx")
AT = "final_report.lived_experience"


def generalised(*words: str | Path) -> str:
    """What the command printed."""
    return run("generalise", "--today", TODAY, *words).output


def real_name(person: str) -> str:
    """The invented first name that the sample's register has for somebody."""
    identities = read_case(Path("cases/rowan")).identities
    assert identities is not None
    return identities.people[person].first_name or ""


@pytest.fixture
def report(short_drafts: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short report of the sample case."""
    remember(monkeypatch)
    return REPORT


@pytest.fixture
def planted(report: Path) -> Path:
    """The same, into which somebody typed what identifies somebody, in a text of the case."""
    draft = Draft(REPORT)
    seen = f"{real_name('mother')}’s health visitor came on 3 March 2026 and again at 02:14 on 9 March 2026."
    known = "Calderbrook City Council knew his four siblings. His 15-year-old cousin was told by Calderbrook."
    sentences = (f"{seen} She rang at 23:50.", known)
    draft.content(AT).extend(map(a_paragraph, sentences))
    draft.save()
    return REPORT


def texts(path: Path, view: Callable[[etree._Element], etree._Element]) -> str:
    """All that a file says in a view of its tracked changes."""
    package = read_package(path)
    seen = Package({**package.parts, BODY: etree.tostring(view(body(package)))}, path.name)
    return "\n".join(line.text for line in read_lines(seen))


def our_comments(path: Path) -> list[tuple[str, str]]:
    """What each comment by this program says, and about which words."""
    package = read_package(path)
    comments = read_comments(package, body(package), lambda _: None)
    return [(one.about, one.text) for one in comments if one.author == "cspr-docs"]


def decided(path: Path, view: Callable[[etree._Element], etree._Element]) -> None:
    """Accepts or rejects every change in the file, as a person does in Word."""
    package = read_package(path)
    parts = {
        part: etree.tostring(
            view(etree.fromstring(content)), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if part in (BODY, "word/footnotes.xml")
        else content
        for part, content in package.items()
    }
    path.write_bytes(to_bytes(Package(parts, path.name)))


def test_proposals_stand_in_a_copy_with_their_reasons(planted: Path) -> None:
    before = planted.read_bytes()
    output = generalised(planted)
    assert planted.read_bytes() == before
    assert f"written {MADE.as_posix()}" in output
    assert "dates: “on 3 March 2026” becomes “in March 2026”" in output
    assert "siblings: “his four siblings” becomes “his siblings”" in output
    assert "dates: “at 23:50” becomes “in the night”" in output
    assert texts(MADE, rejected) == texts(planted, rejected)
    after = texts(MADE, accepted)
    assert "Mother’s health visitor came in March 2026 and again one night in March 2026. She rang" in after
    assert "She rang in the night." in after
    assert "LA1 knew his siblings. His cousin (aged 11 to 15) was told by LA1." in after
    assert any(
        "No date in a published report is finer than a month." in text for _, text in our_comments(MADE)
    )
    ours = [change for change in changes(body(read_package(MADE))) if change.author == "cspr-docs"]
    assert {change.at for change in ours} == {f"{TODAY}T00:00:00Z"}


def test_the_terminal_shows_no_value_of_the_register(planted: Path) -> None:
    output = generalised(planted, "--dry-run")
    assert real_name("mother") not in output
    assert f"names: {real_name('mother')[0]}… becomes “Mother”" in output
    assert not MADE.exists()
    assert "Nothing was written (--dry-run)." in output


def test_what_a_person_accepts_comes_into_the_case(planted: Path) -> None:
    generalised(planted)
    decided(MADE, accepted)
    result = run("pull", MADE, "--today", TODAY)
    assert result.exit_code == 0, result.output
    text = Path("cases/rowan/final_report/lived_experience.md").read_text("utf-8")
    assert "came in March 2026 and again one night in March 2026." in text
    assert "LA1 knew his siblings." in text
    assert real_name("mother") not in text


def test_decisions_of_the_case_are_not_proposed_again(rowans_drafts: Path) -> None:
    assert "nothing was written" in generalised(REPORT)
    Path("cases/rowan/publication/decisions.yaml").unlink()
    assert "6 proposals" in generalised(REPORT, "--dry-run")


def test_what_a_person_rejects_leaves_the_case_as_it_is(rowans_drafts: Path) -> None:
    Path("cases/rowan/publication/decisions.yaml").unlink()
    case = {path: path.read_bytes() for path in Path("cases/rowan").rglob("*") if path.is_file()}
    assert "becomes “one of the children in the family”" in generalised(REPORT)
    decided(MADE, rejected)
    result = run("pull", MADE, "--today", TODAY)
    assert "Nothing was changed in these drafts." in result.output
    assert {path: path.read_bytes() for path in case} == case


def test_only_some_kinds_and_another_level(planted: Path) -> None:
    output = generalised(planted, "--only", "dates", "--level", "coarsest")
    assert "dates: “on 3 March 2026” becomes “in 2026”" in output
    assert "siblings" not in output
    assert "names" not in output
    ages = generalised(planted, "--only", "ages", "--level", "finer", "--dry-run")
    assert "as coarse as finer asks for already; --level coarser has something for it" in ages
    wrong = run("generalise", planted, "--only", "dates,shoes")
    assert wrong.exit_code == 2
    assert "'shoes' is none of: dates, ages," in wrong.output


def test_the_partnerships_rules_say_how_coarse(planted: Path) -> None:
    shared = Path("cases/partnership.yaml")
    shared.write_text(
        shared.read_text("utf-8") + "\npublishing:\n  dates: year\n  sibling_counts: true\n", "utf-8"
    )
    output = generalised(planted)
    assert "“on 3 March 2026” becomes “in 2026”" in output
    assert "siblings:" not in output


def test_in_place_keeps_a_copy_of_the_draft(planted: Path) -> None:
    before = planted.read_bytes()
    for number, copy in enumerate(("before-generalising", "before-generalising-2")):
        output = generalised(planted, "--in-place", "--only", ("dates", "siblings")[number])
        assert f"written {planted.as_posix()}" in output
        assert (planted.with_stem(f"{planted.stem}-{copy}")).exists()
    assert planted.with_stem(f"{planted.stem}-before-generalising").read_bytes() == before
    assert texts(planted, rejected) == texts(
        planted.with_stem(f"{planted.stem}-before-generalising"), rejected
    )


def _written(draft: Path) -> tuple[Path, ...]:
    return write_generalised(generalise(GeneraliseRequest(draft), DAY))


def test_an_earlier_file_with_proposals_is_not_written_over(planted: Path) -> None:
    generalised(planted)
    before = MADE.read_bytes()
    result = run("generalise", planted, "--today", TODAY, "--only", "dates")
    assert result.exit_code == 1
    with pytest.raises(Stop) as stopped:
        _written(planted)
    assert [problem.code for problem in stopped.value.problems] == ["generalised-exists"]
    assert "generalised-exists" in result.output
    assert MADE.read_bytes() == before
    assert "written" in generalised(planted, "--only", "dates", "--force")
    assert MADE.read_bytes() != before


def test_a_draft_that_is_saved_meanwhile_is_not_written_over(planted: Path) -> None:
    made = generalise(GeneraliseRequest(planted, in_place=True), DAY)
    saved = planted.read_bytes() + b"newer"
    planted.write_bytes(saved)
    with pytest.raises(Stop, match="was changed while this was worked out"):
        write_generalised(made)
    assert planted.read_bytes() == saved


def test_what_cannot_be_written_is_told(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, content: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cspr_docs.project.generalise.write_whole", refused)
    result = run("generalise", planted, "--today", TODAY)
    assert result.exit_code == 1
    with pytest.raises(Stop) as stopped:
        _written(planted)
    assert [problem.code for problem in stopped.value.problems] == ["generalised-not-written"]
    assert "generalised-not-written" in result.output
    assert "you may not write there" in result.output


def test_nothing_found_writes_nothing(report: Path) -> None:
    output = generalised(REPORT, "--only", "postcodes")
    assert "nothing was written" in output
    assert not MADE.exists()


def test_what_somebody_decided_to_keep_is_not_proposed_again(planted: Path) -> None:
    made = generalise(GeneraliseRequest(planted, choice=Choice(only=frozenset({Family.DATES}))), DAY)
    assert made.proposals
    case = read_case(Path("cases/rowan"))
    passages = [
        Passage(line.text, str(n), line.part) for n, line in enumerate(read_lines(read_package(planted)))
    ]
    kept = frozenset(finding.fingerprint for finding in find(passages, watch(case.case, case.identities)))
    again = generalise(GeneraliseRequest(planted, choice=Choice(decided=kept)), DAY)
    told = {(offer.family, offer.old) for offer in again.proposals}
    assert {family for family, _ in told} == {Family.ORGANISATIONS}


def test_what_stands_in_a_pending_change_or_over_a_break_is_left_and_told(rowans_drafts: Path) -> None:
    draft = Draft(REPORT)
    paragraph = a_paragraph("Seen ")
    draft.content(AT).append(paragraph)
    draft.track_in(paragraph, "on 3 March 2026")
    broken = a_paragraph("Seen on 4")
    run_ = a_run("")
    run_.append(etree.Element(w("br")))
    broken.append(run_)
    broken.append(a_run("March 2026."))
    draft.content(AT).append(broken)
    draft.save()
    output = generalised(REPORT, "--only", "dates")
    assert "tracked change there is still pending" in output
    assert "runs over a line break" in output
    assert [about.split() for about, _ in our_comments(MADE)] == [["4", "March", "2026"]]
    assert texts(MADE, accepted) == texts(REPORT, accepted)


def test_what_only_a_person_can_write_has_a_comment_where_it_stands(report: Path) -> None:
    draft = Draft(REPORT)
    name = real_name("mother")
    sentences = ("Her uncle is the vicar.", f"He is {name}-like on 3 March 2026.")
    draft.content(AT).extend(map(a_paragraph, sentences))
    draft.save()
    output = generalised(REPORT)
    assert "left as they are, 2 of them with a comment in the file" in output
    told = dict(our_comments(MADE))
    assert told["vicar"].startswith(
        "A job that few people have.\nNothing coarser is known for it: change it by hand"
    )
    assert told[name].endswith("The case has no label that fits into this sentence: change it by hand.")
    assert f"He is {name}-like in March 2026." in texts(MADE, accepted)
    assert texts(MADE, rejected) == texts(REPORT, rejected)


def test_a_comment_on_what_was_left_is_made_once_and_is_no_open_point(report: Path) -> None:
    draft = Draft(REPORT)
    draft.content(AT).append(a_paragraph("Her uncle is the vicar."))
    draft.save()
    generalised(REPORT, "--in-place")
    first = our_comments(REPORT)
    assert "vicar" in dict(first)
    generalised(REPORT, "--in-place")
    assert our_comments(REPORT) == first
    decided(REPORT, accepted)
    run("pull", REPORT, "--today", TODAY)
    assert not any("vicar" in path.read_text("utf-8") for path in Path("cases/rowan/reviews").rglob("*.yaml"))


def test_a_file_that_is_no_draft_needs_its_case_named(report: Path) -> None:
    import docx

    letter = docx.Document()
    letter.add_paragraph(f"{real_name('mother')} was seen on 3 March 2026.")
    letter.save("letter.docx")
    assert "not-a-draft" in run("generalise", "letter.docx").output
    output = generalised("letter.docx", "--case", "cases/rowan")
    assert "written letter-generalised.docx" in output
    assert "Mother was seen in March 2026." in texts(Path("letter-generalised.docx"), accepted)


@pytest.mark.parametrize("draft", ["hawthorn/final-report.docx", "linden/rapid-review.docx"])
def test_what_was_accepted_is_not_proposed_again(drafts: Path, draft: str) -> None:
    path = drafts / draft
    generalised(path, "--in-place")
    decided(path, accepted)
    again = generalised(path, "--dry-run")
    first = {line for line in again.splitlines() if line.startswith("  ") and "dates:" in line}
    assert first == set()
