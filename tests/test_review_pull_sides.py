"""Several reviewers, a case that moved on, and a person who decides: who is heard, and what is kept."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.commands import run
from tests.returned_drafts import LIVED, Draft, case_files, changed_files, pull, reviews
from tests.test_review_pull_edits import DECIDED, FILE, FOREWORD, LETTER, REPORT, insert_tracked

SUMMARY, REASONS = "final_report.summary", "letters.mother.reasons"
CONFLICT = "conflicts/final_report.foreword.md"


def by(name: str, *edits: tuple[str, str, str], of: Path = REPORT) -> Path:
    """A draft as one reviewer sends it back."""
    draft = Draft(of)
    for at, old, new in edits:
        draft.replace(at, old, new)
    return draft.save(f"{name.split()[0].lower()}.docx", by=name)


def case_says(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def in_every_order(*files: Path) -> list[tuple[dict[str, bytes], dict[str, str], int]]:
    """What pulling leaves, for the files forwards and backwards."""
    found, before = [], case_files()
    for order in (files, files[::-1]):
        result = pull(*order)
        found.append((changed_files(before), reviews("rowan"), result.exit_code))
        restore(before)
    return found


def restore(before: dict[str, bytes]) -> None:
    for name, content in before.items():
        Path(name).write_bytes(content)
    for path in sorted(Path("cases/rowan/reviews").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def test_reviewers_of_different_texts_are_all_taken_in_any_order(short_drafts: Path) -> None:
    ann = by("Ann Reader", (FOREWORD, "little boy", "small boy"))
    bo = by("Bo Writer", (SUMMARY, "young mother", "very young mother"))
    one, other = in_every_order(ann, bo)
    assert one == other
    changed, kept, code = one
    assert code == 0
    assert set(changed) == {FILE, "cases/rowan/final_report/summary.md"}
    assert "Ann Reader" in kept["ledger.yaml"]
    assert "Bo Writer" in kept["ledger.yaml"]


def test_the_same_edit_by_two_is_taken_once_and_names_both(short_drafts: Path) -> None:
    files = [by(name, (FOREWORD, "little boy", "small boy")) for name in ("Ann Reader", "Bo Writer")]
    before = case_files()
    result = pull(*files)
    assert result.exit_code == 0
    assert "text changed by Ann Reader and Bo Writer" in result.output
    assert changed_files(before)[FILE] == before[FILE].replace(b"little boy", b"small boy", 1)


def test_two_edits_of_one_block_are_a_conflict_with_both_names(short_drafts: Path) -> None:
    ann = by("Ann Reader", (FOREWORD, "little boy", "small boy"))
    bo = by("Bo Writer", (FOREWORD, "little boy", "tiny boy"))
    one, other = in_every_order(ann, bo)
    assert one == other
    changed, kept, code = one
    assert (changed, code) == ({}, 1)
    for words in ("## As Ann Reader has it", "small boy", "## As Bo Writer has it", "tiny boy", "little boy"):
        assert words in kept[CONFLICT]


def test_an_edit_that_no_tracked_change_tells_of_is_not_put_down_to_the_one_author_named(
    short_drafts: Path,
) -> None:
    draft = Draft(REPORT)
    insert_tracked(draft)
    draft.replace(SUMMARY, "young mother", "very young mother")
    draft.replace(LIVED, "a", "aa")
    draft.track_in(draft.paragraph(LIVED, "aa"), " And tracked.")
    before = case_files()
    first = pull(draft.save("back.docx", by=""))
    texts = first.output.split("take ")[1:]
    who = {text.split()[0]: text.splitlines()[1].removeprefix("  text changed by ") for text in texts}
    assert who == {FOREWORD: "Ann Reader", SUMMARY: "back", LIVED: "Ann Reader and back"}
    assert len(changed_files(before)) == 3
    ledger = reviews("rowan")["ledger.yaml"]
    assert all(f'"{at}"' in ledger for at in (FOREWORD, SUMMARY, LIVED))


@pytest.mark.no_cover  # other tests pull the same draft
@pytest.mark.parametrize("order", list(permutations(("Nine services", "Ten services", "Most services"))))
def test_of_three_pulled_one_after_another_nobodys_words_are_lost(
    order: tuple[str, ...], short_drafts: Path
) -> None:
    kept: dict[str, str] = {}
    files = []
    for number, words in enumerate(order):
        files.append(by(f"Reader{number} One", (REASONS, "Several services", words), of=LETTER))
        pull(files[-1])
        kept = reviews("rowan")
    conflict = f"conflicts/{REASONS}.md"
    everywhere = Path("cases/rowan/letters/mother/reasons.md").read_text("utf-8") + kept[conflict]
    assert all(words in everywhere for words in order), everywhere
    case = case_files()
    for file in reversed(files):
        pull(file)
    assert case_files() == case
    assert all(words in reviews("rowan")[conflict] for words in order[1:])


def test_two_drafts_of_one_reviewer_are_told_apart(short_drafts: Path) -> None:
    first = by("Ann Reader", (FOREWORD, "little boy", "small boy"))
    second = by("Ann Reader", (FOREWORD, "little boy", "tiny boy")).rename("later.docx")
    first = by("Ann Reader", (FOREWORD, "little boy", "small boy"))
    result = pull(first, second)
    assert result.exit_code == 1
    assert "Ann Reader (ann.docx): " in result.output
    assert "Ann Reader (later.docx): " in result.output
    assert reviews("rowan")["ledger.yaml"].count("two sides changed it differently") == 2


@pytest.mark.parametrize(
    ("choice", "words", "code"),
    [((), "our boy", 1), (("--ours",), "our boy", 0), (("--theirs",), "small boy", 0)],
)
def test_the_case_keeps_its_words_in_a_conflict_until_somebody_decides(
    choice: tuple[str, ...], words: str, code: int, short_drafts: Path
) -> None:
    ann = by(
        "Ann Reader", (FOREWORD, "little boy", "small boy"), (SUMMARY, "young mother", "very young mother")
    )
    case_says(FILE, "little boy", "our boy")
    before = case_files()
    result = pull(*(word for option in choice for word in (option, FOREWORD)), ann)
    assert result.exit_code == code, result.output
    assert words in Path(FILE).read_text("utf-8")
    assert "very young mother" in Path("cases/rowan/final_report/summary.md").read_text("utf-8")
    assert (FILE in changed_files(before)) == (words == "small boy")
    assert (CONFLICT in reviews("rowan")) == (code == 1)
    if code:
        assert "--theirs final_report.foreword" in result.output
        for each in ("little boy", "our boy", "small boy"):
            assert each in reviews("rowan")[CONFLICT]


def test_a_fact_that_both_changed_is_a_conflict_too(short_drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.say(DECIDED, "7 January 2026")
    file = draft.save()
    case_says("cases/rowan/decision.yaml", "2026-01-06", "2026-01-05")
    before = case_files()
    assert pull(file).exit_code == 1
    assert case_files() == before
    assert pull("--theirs", DECIDED, file).exit_code == 0
    assert b"2026-01-07" in changed_files(before)["cases/rowan/decision.yaml"]


def test_an_older_issue_of_the_draft_is_merged_with_what_the_case_says_now(short_drafts: Path) -> None:
    ann = by("Ann Reader", (FOREWORD, "little boy", "small boy"))
    case_says("cases/rowan/final_report/summary.md", "young mother", "very young mother")
    assert run("build", "cases/rowan", "--today", "2026-11-22").exit_code == 0
    before = case_files()
    result = pull(ann)
    assert result.exit_code == 0, result.output
    assert set(changed_files(before)) == {FILE}
    assert "outside of the fields" not in result.output


@pytest.mark.parametrize(("mode", "is_taken"), [("accept", True), ("reject", False)])
def test_tracked_changes_are_accepted_or_rejected_as_one_asks(
    mode: str, is_taken: bool, short_drafts: Path
) -> None:
    draft = Draft(REPORT)
    insert_tracked(draft)
    before = case_files()
    result = pull("--changes", mode, draft.save())
    assert result.exit_code == 0
    assert (set(changed_files(before)) == {FILE}) == is_taken
    assert is_taken or "Nothing was changed" in result.output


@pytest.mark.parametrize(("answer", "is_taken"), [("y\n", True), ("n\n", False)])
def test_ask_shows_each_change_and_does_what_is_answered(
    answer: str, is_taken: bool, short_drafts: Path
) -> None:
    draft = Draft(REPORT)
    insert_tracked(draft)
    before = case_files()
    result = pull("--changes", "ask", draft.save(), answers=answer)
    assert "Take it?" in result.output
    asked = [line for line in result.output.split("Take it?")[0].splitlines() if line]
    assert [line[:6].strip()[:1] for line in asked[2:]] == ["-", "+"], "what differs, not the whole text"
    assert bool(changed_files(before)) == is_taken
    assert is_taken or "you chose not to take it" in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--theirs", "final_report.sumary"),
            'no value final_report.sumary. Did you mean "final_report.summary"?',
        ),
        (("--ours", "quite.other"), "The drafts hold no value quite.other.\n"),
        (
            ("--ours", "final_report.summary", "--theirs", "final_report.summary"),
            "final_report.summary: choose --ours or --theirs",
        ),
    ],
)
def test_a_choice_about_nothing_is_told_and_nothing_is_written(
    words: tuple[str, ...], told: str, short_drafts: Path
) -> None:
    ann = by("Ann Reader", (FOREWORD, "little boy", "small boy"))
    before = case_files()
    result = pull(*words, ann)
    assert result.exit_code == 2
    assert told in result.output
    assert changed_files(before) == {}


def test_a_dry_run_says_it_all_and_writes_nothing(short_drafts: Path) -> None:
    ann = by("Ann Reader", (FOREWORD, "little boy", "small boy"), (SUMMARY, "young mother", "old mother"))
    case_says("cases/rowan/final_report/summary.md", "young mother", "very young mother")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    result = pull("--dry-run", ann)
    assert result.exit_code == 1
    for words in (
        "take final_report.foreword",
        "conflict final_report.summary",
        "Nothing was written (--dry-run).",
    ):
        assert words in result.output
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_line_with_a_label_typed_as_plain_words_is_no_conflict(short_drafts: Path) -> None:
    """`Mother` typed without @ stays as it is typed; what stands as a mention stays one."""
    from cspr_docs.casefile.shape import shape_of
    from cspr_docs.review.facts import fact_text
    from schemas.incident import SafeguardingAction

    fields = shape_of(SafeguardingAction).fields
    assert fields
    names, now = {"mother": "Mother", "nan": "Nan"}, "Mother's friend told @mother and @nan"
    assert fact_text("Mother's friend told Mother and Nan", fields["action"], names, now) == now
    edited = fact_text("Mother's friend told Mother and Nan today", fields["action"], names, now)
    assert edited == f"{now} today"
