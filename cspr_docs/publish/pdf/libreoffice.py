"""A Word file turned into a PDF by LibreOffice, which opens nothing but the file that it was given.

Source: LibreOffice Help, 'PDF Export command line parameters' (the filter's options as JSON, since 7.4) and 'Starting
LibreOffice Software With Parameters'; The Document Foundation, 'Expert configuration' (org.openoffice.Office.Common:
Security/Scripting and Save; org.openoffice.Office.Writer: Content/Update; org.openoffice.Inet: Settings).
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from cspr_docs.problems import Problem, Stop, error
from cspr_docs.publish.pdf.running import TimedOut, run

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
_OFF = (
    "ReduceImageResolution ExportNotes ExportNotesPages ExportHiddenSlides ExportFormFields ExportPlaceholders "
    "IsAddStream ConvertOOoTargetToPDFTarget ExportLinksRelativeFsys"
)
"""`IsAddStream`: our Word file is not to be hidden inside the PDF."""

FILTER_OPTIONS: Mapping[str, bool | int] = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportBookmarks": True,
    "OpenBookmarkLevels": 2,
    "DisplayPDFDocumentTitle": True,
    "InitialView": 1,  # with the bookmarks shown
    "UseLosslessCompression": True,
    **dict.fromkeys(_OFF.split(), False),
}

_COMMON = "/org.openoffice.Office.Common"
_SCRIPTING = f"{_COMMON}/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_JOBS = "/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments"

PROFILE: tuple[tuple[str, str, str], ...] = (
    # No link of a file is followed: pictures, objects, sections and style sheets stay where they are.
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "ExecutePlugins", "false"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    # What would go to the network all the same is sent to a port of this computer where nobody listens.
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetNoProxy", ""),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
    (_INTERNET, "ooInetFTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetFTPProxyPort", "9"),
    (_JOBS, "AutoCheckEnabled", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/History", "PickListSize", "0"),
    (f"{_COMMON}/Save/Document", "CreateBackup", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
)
"""The settings of the user profile: node, name and value. One that a version does not know is passed over by it."""

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
            run(command, folder, allowed)
        except TimedOut as error:
            message = (
                f"LibreOffice had not made the PDF of {name} after {allowed:.0f} seconds, and was stopped"
            )
            hint = "close other programs and try again"
            raise Stop([Problem(PDF_TIMED_OUT, message, hint)]) from error
        except OSError as error:
            message = "LibreOffice could not be started to make the PDF"
            raise Stop([Problem(PDF_NOT_MADE, message, f"check that {office} runs")]) from error
        content = _limited(folder / "made" / "given.pdf")
    if not content:
        hint = "open the file in Word, save it again and try once more"
        raise Stop([Problem(PDF_NOT_MADE, f"LibreOffice made no PDF of {name}", hint)])
    return content


def time_allowed(file: bytes) -> float:
    """How many seconds a run may take: a slow computer needs ten for a report of 50 pages."""
    return START_SECONDS + SECONDS_PER_MEGABYTE * len(file) / 2**20


def _command(office: Path, folder: Path, file: bytes) -> list[str]:
    """Write what LibreOffice reads into `folder`, and give the command that reads it."""
    # The folder is new and 0700, so the names in it need not be guarded; the file's own name is not given away.
    _write_profile(folder / "profile")
    word_file = folder / "given.docx"
    word_file.write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    output = ["--convert-to", filter_argument(), "--outdir", str(folder / "made")]
    return [str(office), profile, *SWITCHES.split(), *output, str(word_file)]


def filter_argument() -> str:
    """The export filter with its options, as the command line takes them."""
    kinds = {bool: "boolean", int: "long"}
    given = FILTER_OPTIONS.items()
    options = {name: {"type": kinds[type(own)], "value": str(own).lower()} for name, own in given}
    return f"pdf:writer_pdf_Export:{json.dumps(options, separators=(',', ':'))}"


def _write_profile(folder: Path) -> None:
    """Write the user profile that LibreOffice finds in `folder`."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>\n"
        for path, name, value in PROFILE
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n"
    )
    (user / "registrymodifications.xcu").write_text(text, "utf-8")


def _limited(path: Path) -> bytes:
    """A file's bytes; empty where it is not there, or larger than any report."""
    if not path.is_file() or path.is_symlink():
        return b""
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    return content if len(content) <= MOST_BYTES else b""
