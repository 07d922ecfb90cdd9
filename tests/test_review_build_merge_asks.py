"""`cspr build --merge` exits as every command does: 0 where all came in, 1 where somebody has to look."""

from pathlib import Path

from tests.commands import build
from tests.merged_drafts import FACTS, in_case, in_word, pulled

MERGE = ("cases/linden", "--kind", "rapid-review", "--merge")


def test_all_came_in(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")
    assert build(*MERGE).exit_code == 0


def test_both_changed_the_same(linden: Path) -> None:
    in_word(linden, "burned one pan", "burned two pans")
    in_case(FACTS, "learned the night buses", "learned the trams")
    result = build(*MERGE)
    assert "You and the case both changed 1 value" in " ".join(result.output.split())
    assert result.exit_code == 1
    assert "conflict" in pulled("--dry-run")
    assert build(*MERGE).exit_code == 0, "what was told is not told again until the case says something newer"
    in_case(FACTS, "learned the trams", "learned the underground")
    assert build(*MERGE).exit_code == 1


def test_some_has_no_place_in_the_file(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    entry = Path("cases/linden/rapid_review/key_practice_episodes/k3.yaml")
    for file in (entry, *Path("cases/linden/rapid_review/key_practice_episodes/k3").iterdir()):
        file.unlink()
    entry.with_suffix("").rmdir()
    result = build(*MERGE)
    assert "Not brought in:" in " ".join(result.output.split())
    assert result.exit_code == 1
