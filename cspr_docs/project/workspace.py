"""Where things are: the case folders, the templates, the output."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cspr_docs
from cspr_docs.problems import Problem, Stop

CASE_FILE = "case.yaml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `cases/`, and where it wants them `templates/` of its own; `output/` is made in it.

    Attributes:
        templates: folders of templates, the first to have a kind wins.
        output: where drafts are written, a folder for each case.
        identities: the file with the real names, where it is kept apart from the case folder.
    """

    templates: tuple[Path, ...]
    output: Path
    identities: Path | None = None


def workspace(templates: Path | None, output: Path, identities: Path | None) -> Workspace:
    """The workspace in the current folder; templates of its own come before the shipped ones."""
    own = templates or Path("templates")
    shipped = shipped_templates()
    is_same = own.is_dir() and own.resolve() == shipped.resolve()
    folders = (own, shipped) if own.is_dir() and not is_same else (own if is_same else shipped,)
    return Workspace(folders, output, identities)


def shipped_templates() -> Path:
    """The templates that come with the program: inside the package when installed, beside it in a checkout."""
    home = Path(cspr_docs.__file__).parent
    installed = home / "shipped_templates"
    return installed if installed.is_dir() else home.parent / "templates"


def case_folders(given: Iterable[Path]) -> tuple[Path, ...]:
    """The case folders that are meant: those given, else the current folder if it is a case, else all in `cases/`.

    A folder that holds case folders stands for all of them.

    Raises:
        Stop: a folder does not exist, or there is no case at all.
    """
    given = tuple(given)
    if not given:
        given = (Path(),) if Path(CASE_FILE).exists() else (Path("cases"),)
    found = [case for folder in given for case in _cases_in(folder)]
    return tuple(dict.fromkeys(found))


def _cases_in(folder: Path) -> tuple[Path, ...]:
    if folder == Path("cases") and not folder.exists():
        message = "there is no case here: neither this folder nor a folder cases/ in it holds one"
        raise Stop([Problem("no-case", message, "make one with 'cspr new', or name a case folder")])
    if not folder.exists() or not folder.is_dir() or (folder / CASE_FILE).exists():
        return (folder,)  # reading it says what is wrong with it
    inside = tuple(sorted(path.parent for path in folder.glob(f"*/{CASE_FILE}")))
    return inside or (folder,)
