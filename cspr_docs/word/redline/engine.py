"""The one door to python-redlines, which compares two Word files and is installed only by those who want it.

It is called with bytes that we made ourselves, and what it gives is read with the same suspicion as any file.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from cspr_docs.problems import Problem, Stop, error

REDLINE_NOT_INSTALLED = error(
    "redline-not-installed",
    "Comparing two Word files needs a library that is not part of the usual installation, or that does not run on "
    "this machine. In the program's own folder: pip install .[redline], or compare the two files in Word under "
    "Review, Compare.",
)
REDLINE_NOT_MADE = error(
    "redline-not-made",
    "The library that compares Word files could not read one of the two. Open both in Word, save them again, and "
    "try once more, or compare them in Word under Review, Compare.",
)

COMPARE_IN_WORD = "compare the two files in Word: Review › Compare"
_INVARIANT = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"

DATE = "2000-01-01T00:00:00Z"
"""On every tracked change: the same two files give the same bytes, whenever they are compared."""


def compare(old: bytes, new: bytes, author: str, *, formats: bool) -> bytes:
    """The two files as one with what differs as tracked changes, on request that of formatting too.

    Raises:
        Stop: the library is not installed, has no program for this machine, or could not compare the files.
    """
    try:
        library: Any = import_module("python_redlines")
    except ImportError:
        raise Stop([_not_installed()]) from None
    try:
        engine = library.DocxodusEngine()
    except library.EngineNotInstalledError:
        raise Stop([_not_installed()]) from None
    except OSError:
        message = "the library that compares Word files does not run on this machine"
        raise Stop([Problem(REDLINE_NOT_INSTALLED, message, COMPARE_IN_WORD)]) from None
    try:
        with _without_icu():
            made, _, _ = engine.run_redline(author, old, new, detect_format_changes=formats, date_time=DATE)
    except (subprocess.CalledProcessError, OSError) as error:
        message = "the library that compares Word files gave up on these two"
        hint = "open both in Word and save them again, or compare them in Word: Review › Compare"
        raise Stop([Problem(REDLINE_NOT_MADE, message, hint)]) from error
    return bytes(made)


@contextmanager
def _without_icu() -> Iterator[None]:
    """Lets the library's program run where the machine has no ICU: nothing that it compares depends on a language.

    Source: .NET, runtime configuration options for globalization.
    """
    before = os.environ.get(_INVARIANT)
    os.environ[_INVARIANT] = "1"
    try:
        yield
    finally:
        os.environ.pop(_INVARIANT)
        if before is not None:
            os.environ[_INVARIANT] = before


def _not_installed() -> Problem:
    message = "tracked changes between two files need a library that is not installed"
    return Problem(REDLINE_NOT_INSTALLED, message, 'in the program\'s own folder: pip install ".[redline]"')
