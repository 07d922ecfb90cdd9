"""What was entered in the national system is kept as it was entered; what the case says otherwise later is told."""

import shutil
from pathlib import Path

import pytest

from cspr_docs.ooxml.package import read_package
from tests.commands import build, check
from tests.conftest import CASES, made_once
from tests.merged_drafts import in_case
from tests.sent_packages import codes, packages, send, without_pages

ROWAN, LINDEN = Path("cases/rowan"), Path("cases/linden")
DRAFT, SECOND = (Path(f"output/rowan/serious-incident-notification{end}.docx") for end in ("", "-version-2"))
CODE = "notification-changed"


@pytest.fixture(scope="module")
def entered_once(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case whose notification was kept once it was entered."""
    with made_once(built_once, tmp_path_factory) as folder, pytest.MonkeyPatch.context() as patched:
        without_pages(patched)
        kept = send("notification", ROWAN)
        assert kept.exit_code == 0, kept.output
        assert "Nothing is to be sent" in kept.output
    return folder


@pytest.fixture(autouse=True)
def _entered(entered_once: Path, workspace: Path, no_pages: None) -> None:
    """The same in a workspace of its own."""
    shutil.copytree(entered_once, workspace, dirs_exist_ok=True)


def words(file: Path) -> str:
    """All that the body says."""
    return read_package(file).parts["word/document.xml"].decode()


def test_the_package_holds_what_was_entered_with_the_real_names(workspace: Path) -> None:
    [package] = packages("rowan")

    assert package.name.endswith("notification-to-notification-system")
    assert "Kept as what was entered" in (package / "cover-list.txt").read_text("utf-8")
    real = (ROWAN / "identities.yaml").read_text("utf-8").split("first_name: ")[1].split("\n")[0]
    assert real in words(package / "notification.docx")
    assert CODE not in check("cases/rowan").output


def test_a_death_after_the_notification_leaves_it_as_it_was(workspace: Path) -> None:
    before = DRAFT.read_bytes()
    in_case(ROWAN / "incident.yaml", "nature: serious_harm", "nature: child_death")
    in_case(ROWAN / "children.yaml", "  died: no\n", "  died: yes\n")

    result = build("cases/rowan", "--kind", "notification")

    assert CODE not in codes(result)
    assert DRAFT.read_bytes() == before
    assert not SECOND.exists()


def test_what_was_learned_later_with_its_day_leaves_it_as_it_was(workspace: Path) -> None:
    text = (ROWAN / "incident.yaml").read_text("utf-8")
    assert "history:" in text
    head, _, rest = text.partition("history:\n")
    later = "  - on: 2026-01-30\n    media_interest: A local paper asked on 30 January 2026.\n"
    (ROWAN / "incident.yaml").write_text(f"{head}history:\n{later}{rest}", "utf-8")

    assert CODE not in codes(build("cases/rowan", "--kind", "notification"))
    assert not SECOND.exists()


def test_another_fact_of_the_same_day_is_told_and_becomes_a_version_of_its_own(workspace: Path) -> None:
    before = DRAFT.read_bytes()
    in_case(ROWAN / "notification.yaml", "age: 14 weeks", "age: 15 weeks")

    built = build("cases/rowan", "--kind", "notification")

    assert codes(built).count(CODE) == 1
    assert "no longer says what was entered on" in built.output
    assert DRAFT.read_bytes() == before
    assert "15 weeks" in words(SECOND)
    assert CODE in check("cases/rowan").output

    assert send("notification", ROWAN).exit_code == 0
    assert len(packages("rowan")) == 2
    assert CODE not in check("cases/rowan").output


def test_a_notification_that_was_not_entered_yet_is_not_kept(workspace: Path) -> None:
    shutil.copytree(CASES / "linden", LINDEN)
    text = (LINDEN / "notification.yaml").read_text("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("notified_on:")]
    (LINDEN / "notification.yaml").write_text("".join(lines), "utf-8")
    build("cases/linden", "--kind", "notification")

    result = send("notification", LINDEN)

    assert result.exit_code == 1
    assert "send-draft" in codes(result)
    assert not packages("linden")
