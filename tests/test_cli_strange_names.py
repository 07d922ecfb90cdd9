"""Names that steer a terminal or turn the direction of writing: every command prints them so that they are seen."""

import re
import shutil
from pathlib import Path

import pytest

from tests.commands import TODAY, run
from tests.returned_drafts import FOREWORD, REPORT, Draft, a_paragraph

NAME = "a\x1b[31m\u202eb"
SHOWN = "a<U+001B>[31m<U+202E>b"
STEERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
DAY = ("--today", TODAY)
DRAFT = f"output/rowan/{NAME}.docx"
COMMANDS = {
    "a command": (NAME,),
    "explain": ("explain", NAME),
    "schema": ("schema", NAME),
    "check": ("check", f"cases/{NAME}", *DAY),
    "check a folder that is not there": ("check", NAME),
    "build": ("build", f"cases/{NAME}", "--kind", NAME, *DAY),
    "build for somebody": ("build", f"cases/{NAME}", "--recipient", NAME, *DAY),
    "pull": ("pull", DRAFT, *DAY, "--dry-run"),
    "pull a choice": ("pull", DRAFT, *DAY, "--ours", NAME),
    "redline": ("redline", REPORT, DRAFT),
    "trace": ("trace", DRAFT, NAME),
    "generalise": ("generalise", NAME),
    "publish": ("publish", NAME, *DAY),
    "verify": ("verify", NAME),
    "send": ("send", NAME, f"cases/{NAME}", *DAY),
    "unlock": ("unlock", NAME),
    "new": ("new", f"cases/x{NAME}", "--no-questions", "--child", NAME, "--nature", NAME),
    "templates": ("templates", NAME),
}


@pytest.fixture
def strange(short_drafts: Path) -> None:
    """A workspace with a case and a draft of this name, edited by somebody whose name turns the direction."""
    shutil.copytree("cases/rowan", f"cases/{NAME}")
    draft = Draft(REPORT)
    draft.content(FOREWORD).append(a_paragraph("New words."))
    draft.save(DRAFT, by="Ann\u202e\x9bReader")


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("what", COMMANDS)
def test_no_name_steers_the_terminal(what: str) -> None:
    output = run(*COMMANDS[what]).output
    assert SHOWN in output.replace("\n", "")
    assert not STEERS.search(output)


@pytest.mark.usefixtures("strange")
def test_the_name_of_a_person_is_seen_too() -> None:
    output = run("pull", DRAFT, *DAY, "--dry-run", "--case", "cases/rowan").output
    assert "Ann<U+202E><U+009B>Reader" in output
