"""Where LibreOffice is on this computer."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

SETTING = "CSPR_SOFFICE"
"""The environment variable that names the program where it is in an unusual place."""

NAMES = ("soffice", "libreoffice")
USUAL_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)")


def find_office() -> Path | None:
    """LibreOffice's program; `None` where there is none.

    What `CSPR_SOFFICE` names comes first, and nothing else is looked for where it is set: an empty setting means
    that LibreOffice is not to be used.
    """
    named = os.environ.get(SETTING)
    if named is not None:
        found = shutil.which(named) if named else None
        return Path(found) if found else None
    return next(_candidates(), None)


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    for place in USUAL_PLACES:
        root, _, pattern = place.partition("/")
        yield from sorted(path for path in Path(root or "/").glob(pattern) if path.is_file())
    for variable in WINDOWS_FOLDERS:
        program = Path(os.environ.get(variable) or ".", "LibreOffice", "program", "soffice.com")
        if os.environ.get(variable) and program.is_file():
            yield program
