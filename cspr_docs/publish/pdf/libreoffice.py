"""A Word file turned into a PDF by LibreOffice, which opens nothing but the file that it was given.

It is run with a time limit, cut off from the network where that can be had; its children end with it.

Source: LibreOffice Help, 'PDF Export command line parameters' (the filter's options as JSON, since 7.4) and 'Starting
LibreOffice Software With Parameters'; The Document Foundation, 'Expert configuration' (org.openoffice.Office.Common:
Security/Scripting and Save; org.openoffice.Office.Writer: Content/Update; org.openoffice.Inet: Settings).
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from cspr_docs.problems import error, stop_for

PROGRAM_SETTING = "CSPR_SOFFICE"
"""The environment variable that names the program where it is in an unusual place."""

NAMES = ("soffice", "libreoffice")
USUAL_PLACES = (
    "usr/bin/soffice",
    "usr/lib/libreoffice/program/soffice",
    "opt/libreoffice*/program/soffice",
    "snap/bin/libreoffice",
    "Applications/LibreOffice.app/Contents/MacOS/soffice",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)")

START_SECONDS = 90.0
SECONDS_PER_MEGABYTE = 20.0
MOST_BYTES = 200 * 2**20

SWITCHES = "--headless --norestore --nolockcheck --nologo --nodefault --nofirststartwizard"
OPTIONS = Path(__file__).with_name("export_options.json")
"""What the export filter is told: a tagged PDF with its bookmarks shown, and without our Word file inside it."""

PROFILE = Path(__file__).with_name("registrymodifications.xcu")
"""The settings of the user profile: no link of a file is followed, and nothing reaches the network."""


UNSHARED = ("--user", "--map-root-user", "--net")
"""A user and a network of its own: there is no way out of it, not even to this computer."""

_KEPT = "PATH SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT PROGRAMFILES FONTCONFIG_PATH"
_OWN_FOLDER = "HOME TMPDIR TEMP TMP USERPROFILE APPDATA LOCALAPPDATA"

PDF_NOT_MADE = error(
    "pdf-not-made",
    "LibreOffice or Typst was given the report and made no PDF of it. Open the Word file yourself and see whether it "
    "looks right, save it again from Word, and try once more; or use the other maker.",
)
PDF_TIMED_OUT = error(
    "pdf-timed-out",
    "Making the PDF took so long that it was stopped. Close other programs and try again; if it happens again, look "
    "for very large pictures or tables in the report, or use the other maker.",
)


def find_office() -> Path | None:
    """LibreOffice's program; `None` where there is none.

    What `CSPR_SOFFICE` names comes first, and nothing else is looked for where it is set: an empty setting means
    that LibreOffice is not to be used.
    """
    named = os.environ.get(PROGRAM_SETTING)
    if named is not None:
        found = shutil.which(named) if named else None
        return Path(found) if found else None
    return next(_candidates(), None)


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    for pattern in USUAL_PLACES:
        yield from sorted(path for path in Path("/").glob(pattern) if path.is_file())
    for variable in WINDOWS_FOLDERS:
        program = Path(os.environ.get(variable) or ".", "LibreOffice", "program", "soffice.com")
        if os.environ.get(variable) and program.is_file():
            yield program


def convert(
    office: Path, file: bytes, name: str, *, say: Callable[[str], None], seconds: float | None = None
) -> bytes:
    """A PDF of the Word file; `name` is what people call it where something goes wrong.

    Nothing of this stays on the disk. `seconds` is the time allowed; `None` lets it follow the size of the file.

    Raises:
        Stop: LibreOffice cannot be started, takes too long, or makes no PDF of the file.
    """
    allowed = time_allowed(file) if seconds is None else seconds
    with tempfile.TemporaryDirectory(prefix="cspr-pdf-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        say(f"LibreOffice is making the PDF of {name}")
        command = _command(office, folder, file)
        try:
            _run(command, folder, allowed)
        except subprocess.TimeoutExpired as error:
            message = (
                f"LibreOffice had not made the PDF of {name} after {allowed:.0f} seconds, and was stopped"
            )
            raise stop_for(PDF_TIMED_OUT, message, "close other programs and try again") from error
        except OSError as error:
            message = "LibreOffice could not be started to make the PDF"
            raise stop_for(PDF_NOT_MADE, message, f"check that {office} runs") from error
        content = _limited(folder / "made" / "given.pdf")
    if not content:
        hint = "open the file in Word, save it again and try once more"
        raise stop_for(PDF_NOT_MADE, f"LibreOffice made no PDF of {name}", hint)
    return content


def time_allowed(file: bytes) -> float:
    """How many seconds a run may take: a slow computer needs ten for a report of 50 pages."""
    return START_SECONDS + SECONDS_PER_MEGABYTE * len(file) / 2**20


def _command(office: Path, folder: Path, file: bytes) -> list[str]:
    """Write what LibreOffice reads into `folder`, and give the command that reads it."""
    # The folder is new and 0700, so the names in it need not be guarded; the file's own name is not given away.
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / PROFILE.name).write_bytes(PROFILE.read_bytes())
    word_file = folder / "given.docx"
    word_file.write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = json.dumps(json.loads(OPTIONS.read_text("utf-8")), separators=(",", ":"))
    output = ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(folder / "made")]
    return [str(office), profile, *SWITCHES.split(), *output, str(word_file)]


def _limited(path: Path) -> bytes:
    """A file's bytes; empty where it is not there, or larger than any report."""
    if not path.is_file() or path.is_symlink():
        return b""
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    return content if len(content) <= MOST_BYTES else b""


def _run(command: Sequence[str], folder: Path, seconds: float) -> str:
    """What the program printed; it sees `folder` as its home and nothing of our environment.

    Raises:
        TimeoutExpired: it took longer than `seconds`; it and everything that it started is ended.
        OSError: it cannot be started.
    """
    process = subprocess.Popen(
        [*_cut_off(), *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    with process:
        try:
            printed, _ = process.communicate(timeout=seconds)
        except BaseException:
            _end(process)
            raise
    return printed.decode("utf-8", "replace")


def _environment(folder: Path) -> Mapping[str, str]:
    """What a program needs to start, and nothing that says who we are or where a proxy is."""
    kept = (name for name in _KEPT.split() if name in os.environ)
    own = dict.fromkeys(_OWN_FOLDER.split(), str(folder))
    # The image library of LibreOffice without a screen; the same sums wherever it runs.
    fixed = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp", "OMP_NUM_THREADS": "1"}
    return {name: os.environ[name] for name in kept} | own | fixed


@cache
def _cut_off() -> tuple[str, ...]:
    """The words before a command that take the network from it; none where the system does not allow it."""
    program = shutil.which("unshare")
    if program is None:
        return ()
    command = (program, *UNSHARED, "--")
    try:
        tried = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if tried.returncode == 0 else ()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and all that it started."""
    if process.returncode is not None:
        return  # its number may belong to another program by now
    if sys.platform == "win32":
        ending = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(ending, capture_output=True, check=False)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
