"""LibreOffice as the tests run it: many files in one go, and one user profile for all runs of a process."""

import atexit
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.conftest import tool_or_skip

PDF, WORD = "pdf", "docx:Office Open XML Text"
AS_SAVED = "docx:MS Word 2007 XML"
"""What 'Save' makes of a .docx."""


@cache
def _profile() -> Path:
    """Made at the first run, which takes as long as the run itself."""
    folder = tempfile.TemporaryDirectory(prefix="cspr-tests-office-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def converted(files: list[Path], kind: str, to: Path) -> None:
    """Writes what LibreOffice makes of the files into the folder `to`; the test is skipped where it is not here."""
    office = tool_or_skip("soffice", "install LibreOffice Writer")
    settings = [f"-env:UserInstallation={_profile().as_uri()}", "--headless"]
    command = [office, *settings, "--convert-to", kind, "--outdir", str(to), *map(str, files)]
    subprocess.run(command, capture_output=True, timeout=600, check=True)


def saved_by_libreoffice(*files: Path) -> None:
    """Has LibreOffice open and save the files; those of several folders may bear the same name."""
    with tempfile.TemporaryDirectory(prefix="cspr-tests-saved-") as place:
        copies = {file: Path(place, f"{number}.docx") for number, file in enumerate(files)}
        for file, copy in copies.items():
            copy.write_bytes(file.read_bytes())
        converted([*copies.values()], AS_SAVED, Path(place, "saved"))
        for file, copy in copies.items():
            file.write_bytes(Path(place, "saved", copy.name).read_bytes())


def saved_again_and_again(file: Path, times: int, to: Path) -> list[Path]:
    """The file after LibreOffice has saved it once, after it has opened and saved that, and so on: in one start.

    It opens the files in order, and all but the first are links to what it writes before it comes to them.
    """
    opened = [file, *(to / f"opened-{number}.docx" for number in range(1, times))]
    saved = [to / "saved" / path.name for path in opened]
    to.mkdir()
    for link, before in zip(opened[1:], saved, strict=False):
        link.symlink_to(before.absolute())
    converted(opened, AS_SAVED, to / "saved")
    return saved
