"""Less of the sample cases: more of the same makes every command slower, and proves nothing."""

import shutil
from pathlib import Path

import pytest

from tests.commands import build
from tests.conftest import CASES

KINDS = {
    "linden": ("rapid-review",),
    "rowan": ("final-report", "decision-letter", "improvement-plan", "meeting-minutes"),
}
LEFT_OUT = {
    "linden": """
        actions.yaml agency_returns.yaml audits.yaml chronology.yaml decision dissemination.yaml
        family_contacts.yaml family_involvement* immediate_safeguarding* incident letters*
        notification* panel_response.yaml publication* referral.yaml review*
        rapid_review/[gilp]*.md rapid_review/family* rapid_review/key_practice_episodes/k2*
    """,
    "rowan": """
        agency_returns.yaml audits.yaml decision/rationale.md dissemination.yaml
        family_contacts.yaml family_involvement.yaml final_report/[cg]*.md
        final_report/family_context.md final_report/improvements_summary.md
        final_report/introduction.md final_report/what_happened.md findings/f1 findings/f[2-9]*
        immediate_safeguarding incident learning_briefing* letters/*father.yaml
        letters/*mother_draft* letters/grandmother.yaml letters/mother/translation.docx
        notification.yaml panel_response.yaml publication* rapid_review referral.yaml review/*.md
    """,
}
"""Patterns of what goes, in the case folder."""
FIRST = {"linden": {}, "rowan": {"actions": 3, "chronology": 2, "recommendations": 1}}
"""How many entries are left of a list."""
CUT = {
    "linden": {"rapid_review.yaml": ("criteria:\n", "attendance:\n")},
    "rowan": {
        "final_report/lived_experience.md": ("\n# An ordinary night", ""),
        "final_report/systemic_analysis.md": ("\n# One adult at a time", ""),
        "rapid_review.yaml": ("  - id: a3\n", "  - id: a16\n"),
        "review.yaml": ("information_requests:\n", ""),
    },
}
"""From which words to which a file is cut; to nothing is to its end."""


def build_short(name: str, folder: Path) -> Path:
    """Makes a folder a workspace with what some drafts of a sample case need of it, and these drafts; gives the folder.

    A draft is pulled here, or built anew, in a fifth to a third of the time that it takes with all of the case.
    """
    case = folder / "cases" / name
    shutil.copytree(CASES / name, case)
    shutil.copy(CASES / "partnership.yaml", folder / "cases")
    leave_out(name, case)
    for file, number in FIRST[name].items():
        keep_first(number, case / f"{file}.yaml")
    for file, (start, end) in CUT[name].items():
        cut_out(start, end, case / file)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        build(f"cases/{name}", *(f"--kind={kind}" for kind in KINDS[name]))
    return folder


def keep_few(cases: Path) -> None:
    """Leaves of every chronology the first entries, and of Rowan's findings, with what follows from them, the first."""
    for chronology in cases.glob("*/chronology.yaml"):
        keep_first(6, chronology)
    case = cases / "rowan"
    for path in case.glob("findings/f[2-9]*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for file, number in {"audits": 1, "recommendations": 1, "actions": 3}.items():
        keep_first(number, case / f"{file}.yaml")
    audits = case / "audits.yaml"
    audits.write_text(audits.read_text("utf-8").replace("[r3]", "[r1]"), "utf-8")


def leave_out(name: str, case: Path, but_not: tuple[str, ...] = ()) -> None:
    """Takes out of a copy of a sample case what its short drafts do not need, but not these patterns."""
    patterns = [pattern for pattern in LEFT_OUT[name].split() if pattern not in but_not]
    for path in [path for pattern in patterns for path in case.glob(pattern)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def keep_first(number: int, file: Path) -> None:
    """Cuts a list that has a file of its own down to its first entries."""
    entries = file.read_text("utf-8").split("\n- id: ")
    assert len(entries) > number
    file.write_text("\n- id: ".join(entries[:number]) + "\n", "utf-8")


def cut_out(start: str, end: str, file: Path) -> None:
    """Takes out of a file what stands from some words up to others."""
    text = file.read_text("utf-8")
    assert start in text
    kept, _, rest = text.partition(start)
    file.write_text(kept + (rest[rest.index(end) :] if end else ""), "utf-8")
