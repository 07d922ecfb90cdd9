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
