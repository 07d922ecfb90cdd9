"""Why a folder cannot be read as a case, and what somebody probably meant instead."""

import os
from pathlib import Path

from cspr_docs.casefile.suggestion import nearest
from cspr_docs.problems import Problem

ROOT_FILE = "case.yaml"
_LOCKED = ".age"
_NEW = "check the spelling; `cspr new` makes a new case folder"


def why_unreadable(folder: Path) -> Problem | None:
    """Why this is no folder that can be read; `None` where it is one."""
    name = folder.as_posix()
    if not folder.exists():
        return Problem("no-case-folder", f"there is no folder {name}", _meant(folder), file=name)
    if not folder.is_dir():
        hint = f"give the folder that holds it: {folder.parent.as_posix()}"
        return Problem("no-case-folder", f"{name} is a file; a case is a folder", hint, file=name)
    if not os.access(folder, os.R_OK | os.X_OK):
        message = "this folder cannot be opened: you may not read it"
        return Problem(
            "cannot-open", message, "ask whoever gave it to you for the right to read it", file=name
        )
    return None


def _meant(folder: Path) -> str:
    """What to do about a case folder that is not there."""
    locked = folder.with_name(f"{folder.name}{_LOCKED}")
    if locked.is_file():
        return f"it is locked: 'cspr unlock {locked.as_posix()}' brings it back"
    inside = Path("cases") / folder
    if (inside / ROOT_FILE).is_file():
        return f'did you mean "{inside.as_posix()}"?'
    beside = folder.parent
    others = [path.parent.name for path in sorted(beside.glob(f"*/{ROOT_FILE}"))] if beside.is_dir() else []
    near = nearest(folder.name, others)
    return f'did you mean "{(beside / near).as_posix()}"?' if near else _NEW
