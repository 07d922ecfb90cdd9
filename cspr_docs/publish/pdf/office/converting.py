"""Word files turned into PDFs by one run of LibreOffice.

Source: LibreOffice Help, 'PDF Export command line parameters' (the filter's options as JSON, since 7.4);
'Starting LibreOffice Software With Parameters'.
"""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.problems import Problem, Stop
from cspr_docs.publish.pdf.office.profile import write_profile
from cspr_docs.publish.pdf.office.running import TimedOut, run

START_SECONDS = 60.0
SECONDS_PER_FILE = 30.0
SECONDS_PER_MEGABYTE = 20.0
MOST_BYTES = 200 * 2**20

SWITCHES = (
    "--headless",
    "--norestore",
    "--nolockcheck",
    "--nologo",
    "--nodefault",
    "--nofirststartwizard",
)
OPTIONS: Mapping[str, tuple[str, str]] = {
    "UseTaggedPDF": ("boolean", "true"),
    "PDFUACompliance": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "OpenBookmarkLevels": ("long", "2"),
    "DisplayPDFDocumentTitle": ("boolean", "true"),
    "InitialView": ("long", "1"),  # with the bookmarks shown
    "UseLosslessCompression": ("boolean", "true"),
    "ReduceImageResolution": ("boolean", "false"),
    "ExportNotes": ("boolean", "false"),
    "ExportNotesPages": ("boolean", "false"),
    "ExportHiddenSlides": ("boolean", "false"),
    "ExportFormFields": ("boolean", "false"),
    "ExportPlaceholders": ("boolean", "false"),
    "IsAddStream": ("boolean", "false"),  # our Word file is not to be hidden inside the PDF
    "ConvertOOoTargetToPDFTarget": ("boolean", "false"),
    "ExportLinksRelativeFsys": ("boolean", "false"),
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """A Word file, and what people call it where something goes wrong."""

    content: bytes
    name: str


def filter_argument() -> str:
    """The export filter with its options, as the command line takes them."""
    options = {name: {"type": kind, "value": value} for name, (kind, value) in OPTIONS.items()}
    return f"pdf:writer_pdf_Export:{json.dumps(options, separators=(',', ':'))}"


def convert(
    office: Path, files: Sequence[Conversion], *, say: Callable[[str], None], seconds: float | None = None
) -> tuple[bytes, ...]:
    """A PDF of each Word file, in their order, made by one process.

    Nothing of this stays on the disk. `seconds` is the time allowed; `None` lets it follow the number and size of
    the files.

    Raises:
        Stop: LibreOffice cannot be started, takes too long, or makes no PDF of one of the files.
    """
    allowed = time_allowed(files) if seconds is None else seconds
    with tempfile.TemporaryDirectory(prefix="cspr-pdf-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        say(f"LibreOffice is making {_count(files)}")
        command = _command(office, folder, files)
        try:
            run(command, folder, allowed)
        except TimedOut as error:
            raise Stop([_too_long(files, allowed)]) from error
        except OSError as error:
            message = "LibreOffice could not be started to make the PDF"
            raise Stop([Problem("pdf-not-made", message, f"check that {office} runs")]) from error
        return _results(folder, files)


def time_allowed(files: Sequence[Conversion]) -> float:
    """How many seconds a run may take: a slow computer needs ten for a report of 50 pages."""
    megabytes = sum(len(file.content) for file in files) / 2**20
    return START_SECONDS + SECONDS_PER_FILE * len(files) + SECONDS_PER_MEGABYTE * megabytes


def _command(office: Path, folder: Path, files: Sequence[Conversion]) -> list[str]:
    """Write what LibreOffice reads into `folder`, and give the command that reads it."""
    # The folder is new and 0700, so the names in it need not be guarded; the files' own names are not given away.
    write_profile(folder / "profile")
    for number, file in enumerate(files):
        (folder / f"{number}.docx").write_bytes(file.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [str(folder / f"{number}.docx") for number in range(len(files))]
    output = str(folder / "made")
    return [str(office), profile, *SWITCHES, "--convert-to", filter_argument(), "--outdir", output, *names]


def _results(folder: Path, files: Sequence[Conversion]) -> tuple[bytes, ...]:
    made: list[bytes] = []
    problems: list[Problem] = []
    for number, file in enumerate(files):
        content = _limited(folder / "made" / f"{number}.pdf")
        if content:
            made.append(content)
            continue
        message = f"LibreOffice made no PDF of {file.name}"
        problems.append(
            Problem("pdf-not-made", message, "open the file in Word, save it again and try once more")
        )
    if problems:
        raise Stop(problems)
    return tuple(made)


def _limited(path: Path) -> bytes:
    """A file's bytes; empty where it is not there, or larger than any report."""
    if not path.is_file() or path.is_symlink():
        return b""
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    return content if len(content) <= MOST_BYTES else b""


def _too_long(files: Sequence[Conversion], allowed: float) -> Problem:
    message = f"LibreOffice had not made {_count(files)} after {allowed:.0f} seconds, and was stopped"
    return Problem("pdf-timed-out", message, "close other programs and try again")


def _count(files: Sequence[Conversion]) -> str:
    if len(files) == 1:
        return f"the PDF of {files[0].name}"
    return f"the PDFs of {len(files)} files"
