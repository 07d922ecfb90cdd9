"""The verb redline: what changed between two drafts, or two builds, as tracked changes in a Word file."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from cspr_docs.files import write_whole, writing
from cspr_docs.ooxml.package import read_package
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.word.redline import redline as make_redline
from cspr_docs.word.redline.engine import REDLINE_NOT_INSTALLED

REDLINE_EXISTS = error(
    "redline-exists",
    "A file of that name is there already, and somebody may have worked in it. Name another with --output, or add "
    "--force to write over it. The two files that are compared are never written over.",
)
REDLINE_NO_PAIR = error(
    "redline-no-pair",
    "Two Word files can be compared, or two folders that hold drafts of the same names, such as the output "
    "folders of one case from two builds.",
)
REDLINE_NOT_WRITTEN = error(
    "redline-not-written",
    "The file with the changes could not be written. Most often it is open in Word, or you may not write in that "
    "folder. The files that were compared are as they were.",
)

AUTHOR = "cspr-docs"
SUFFIX = ".redline.docx"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files to be compared, and the file that shows what changed."""

    old: Path
    new: Path
    target: Path


@dataclass(frozen=True, slots=True)
class RedlineFile:
    """A file with tracked changes, and how many of each kind it shows; none and no file where both say the same."""

    target: Path
    changes: dict[str, int]


def pairs(old: Path, new: Path, output: Path | None) -> tuple[Pair, ...]:
    """What is to be compared: two files, or each draft that two output folders both have.

    Raises:
        Stop: one is a folder and the other is not, or the folders share no draft.
    """
    if not old.is_dir() and not new.is_dir():
        return (Pair(old, new, output or new.with_name(new.stem + SUFFIX)),)
    if not (old.is_dir() and new.is_dir()):
        folder = old if old.is_dir() else new
        message = f"{folder.as_posix()} is a folder, and the other is a file"
        raise stop_for(REDLINE_NO_PAIR, message, "name two Word files, or two folders of drafts")
    target = output or new / "redlines"
    found = tuple(
        Pair(path, new / path.name, target / f"{path.stem}{SUFFIX}")
        for path in sorted(old.glob("*.docx"))
        if not path.name.startswith("~$") and (new / path.name).is_file()
    )
    if not found:
        message = f"{old.as_posix()} and {new.as_posix()} have no draft of the same name"
        raise stop_for(REDLINE_NO_PAIR, message, "name the output folders of one case, from two builds")
    return found


def redline(pair: Pair, author: str = AUTHOR, *, force: bool = False) -> RedlineFile:
    """Writes what changed between the two files; reads both to the end first.

    Raises:
        Stop: a file cannot be read or compared, what was made would not be exact, or the target may not be written.
    """
    target = pair.target.as_posix()
    if pair.target.resolve() in (pair.old.resolve(), pair.new.resolve()):
        message = f"{target} is one of the two files that are compared"
        raise stop_for(REDLINE_EXISTS, message, "name another file with --output", file=target)
    if pair.target.exists() and not force:
        hint = "name another with --output, or add --force"
        raise stop_for(REDLINE_EXISTS, f"{target} is there already", hint, file=target)
    try:
        made = make_redline(read_package(pair.old), read_package(pair.new), author)
    except Stop as stop:
        raise Stop(_at(problem, pair.new) for problem in stop.problems) from None
    if made.changes:
        hint = "close it in Word, check that you may write there, or name another file with --output"
        with writing(pair.target, REDLINE_NOT_WRITTEN, hint):
            pair.target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(pair.target, made.content)
    return RedlineFile(pair.target, dict(Counter(change.kind.value for change in made.changes)))


def _at(problem: Problem, new: Path) -> Problem:
    """The problem with the draft that it is about; a library that is missing is missing for all of them."""
    if problem.file or problem.code == REDLINE_NOT_INSTALLED:
        return problem
    return replace(problem, file=new.as_posix())
