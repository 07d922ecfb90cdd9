"""Where things are: the case folders, the templates, the output."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cspr_docs
from cspr_docs.problems import Problem, advice, error, stop_for
from cspr_docs.problems.wording import counted

NO_CASE = error(
    "no-case",
    "There is no case where the program looked. Name a case folder, or work in a folder that holds cases/. 'cspr "
    "new' makes a case folder.",
)

CASE_LEFT_LOCKED = advice(
    "case-left-locked",
    "A case is locked, so nobody looked at it. Drafts, letters and packages of it that lie in the output folder are "
    "not in the locked file unless it was locked with --with-output: they can be read by whoever opens the folder. "
    "Unlock the case and lock it again with --remove --with-output, or delete them.",
)

CASE_FILE = "case.yaml"
LOCKED_SUFFIX = ".age"
"""The ending of a locked case, which lies where its folder was."""
CASES = "cases"
SHARED_FILE = "partnership.yaml"
"""Beside the case folders, as casefile.folder has it: the partnership of all of them."""
SHARED_FILES = (SHARED_FILE, "themes.yaml")
"""What holds for all cases, as `casefile` has it: with the partnership its own themes."""
OUTPUT = Path("output")
_OF_A_CASE = frozenset(("case", "children", "incident", "people"))
_YAML = frozenset((".yaml", ".yml"))


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `cases/`, and where it wants them `templates/` of its own; `output/` is made in it.

    Of several folders of templates the first to have a kind wins; `identities` is a register kept apart from the case.
    """

    templates: tuple[Path, ...]
    output: Path
    identities: Path | None = None


def workspace(templates: Path | None, output: Path, identities: Path | None) -> Workspace:
    """The workspace that the current folder belongs to; templates of its own come before the shipped ones."""
    own, shipped = templates or home() / "templates", shipped_templates()
    folders = {folder.resolve(): folder for folder in (shipped, own) if folder.is_dir() or folder == shipped}
    return Workspace(tuple(reversed(folders.values())), output, identities)


def home() -> Path:
    """The folder that holds `cases/`, seen from the current one, which may be `cases/` itself or a case in it.

    So the same drafts and the same letterhead are meant wherever in the workspace somebody stands.
    """
    here = Path.cwd()
    if Path(CASE_FILE).exists():
        return Path("../..") if here.parent.name == CASES else Path()
    return Path("..") if here.name == CASES and not Path(CASES).exists() else Path()


def output_here(output: Path) -> Path:
    """Where the drafts are: beside `cases/` unless somebody named another folder."""
    return home() / OUTPUT if output == OUTPUT else output


def shipped_templates() -> Path:
    """The templates that come with the program: inside the package when installed, beside it in a checkout."""
    package = Path(cspr_docs.__file__).parent
    installed = package / "shipped_templates"
    return installed if installed.is_dir() else package.parent / "templates"


def case_folders(given: Iterable[Path]) -> tuple[Path, ...]:
    """The case folders that are meant: those given, else the one that is the current folder, else all in `cases/`.

    A folder that holds case folders stands for all of them.

    Raises:
        Stop: a folder does not exist, or there is no case at all.
    """
    given = tuple(given)
    if not given:
        is_inside = Path(CASE_FILE).exists() or home() != Path()
        given = (Path(),) if is_inside else (Path(CASES),)
    found = [case for folder in given for case in _cases_in(folder)]
    return tuple(dict.fromkeys(found))


def place_of(folder: Path) -> Path:
    """The case folder under its own name and in its own place, also where it is named by `.`, `..` or a link."""
    return folder.resolve() if folder.name in ("", "..") or folder.is_symlink() else folder


def shared_files(folder: Path) -> tuple[Path, ...]:
    """The files beside a case folder that hold for all cases there, whether they exist or not."""
    beside = place_of(folder).parent
    return tuple(beside / name for name in SHARED_FILES)


def whole_workspace() -> tuple[Path, ...]:
    """The folder of all cases here, also where the current folder is one of them; nothing where there is none."""
    folder = home() / CASES
    return (folder,) if folder.is_dir() else ()


def _cases_in(folder: Path) -> tuple[Path, ...]:
    if folder == Path(CASES) and not folder.exists():
        message = "there is no case here: neither this folder nor a folder cases/ in it holds one"
        raise stop_for(NO_CASE, message, "go to the folder that holds cases/, or make a case with 'cspr new'")
    if not folder.is_dir() or not _may_be_read(folder) or (folder / CASE_FILE).exists():
        return (folder,)  # reading it says what is wrong with it
    inside = tuple(sorted(path for path in folder.iterdir() if path.is_dir() and _is_meant_as_a_case(path)))
    if not inside and (locked := _locked_in(folder)):
        message = f"every case in {folder.as_posix()} is locked: {', '.join(file.name for file in locked)}"
        raise stop_for(NO_CASE, message, f"open one with 'cspr unlock {locked[0].as_posix()}'")
    return inside or (folder,)


def _locked_in(folder: Path) -> tuple[Path, ...]:
    """The locked cases in a folder whose own folders are not there."""
    files = sorted(folder.glob(f"*{LOCKED_SUFFIX}"))
    return tuple(file for file in files if file.is_file() and not file.with_suffix("").exists())


def locked_cases(given: Iterable[Path], output: Path) -> Iterator[Problem]:
    """A word about each locked case among those that are meant, as in `case_folders`, and what of it lies open."""
    folders = tuple(given) or ((home() / CASES,) if not Path(CASE_FILE).exists() else ())
    for file in (file for folder in folders if folder.is_dir() for file in _locked_in(folder)):
        drafts = output / file.stem
        lying = what_lies_open(drafts)
        message = f"{file.as_posix()} is locked, and was not looked at"
        hint = f"'cspr unlock {file.as_posix()}' opens it"
        if lying:
            message += f"; {drafts.as_posix()} holds {lying} of it, unencrypted"
            hint += "; lock it again with --remove --with-output, or delete what lies open"
        yield Problem(CASE_LEFT_LOCKED, message, hint, file=file.as_posix())


def what_lies_open(drafts: Path) -> str:
    """What an output folder holds, in words: `12 files, with 2 packages that left`; "" for nothing."""
    files = [path for path in drafts.rglob("*") if path.is_file()] if drafts.is_dir() else []
    packages = [path for kind in ("sent", "published") for path in drafts.glob(f"{kind}/*/")]
    left = f", with {counted(len(packages), 'package')} that left" if packages else ""
    return f"{counted(len(files), 'file')}{left}" if files else ""


def _is_meant_as_a_case(folder: Path) -> bool:
    """Whether it holds a case, or what only a misnamed or unreadable file keeps from being one.

    Such a folder is read too, so that somebody is told: else a `case.yaml.txt` would take the whole case out of
    what is checked and built, without a word.
    """
    if folder.name.startswith("."):
        return False
    if not _may_be_read(folder):
        return True
    names = (path.name.lower() for path in folder.iterdir())
    of_a_case = (name for name in names if name.partition(".")[0] in _OF_A_CASE)
    return any(not _YAML.isdisjoint(Path(name).suffixes) for name in of_a_case)


def _may_be_read(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)
