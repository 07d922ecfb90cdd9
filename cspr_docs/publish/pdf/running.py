"""One program run with a time limit, cut off from the network where that can be had; its children end with it."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

UNSHARED = ("--user", "--map-root-user", "--net")
"""A user and a network of its own: there is no way out of it, not even to this computer."""


_KEPT = "PATH SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT PROGRAMFILES FONTCONFIG_PATH"
_OWN_FOLDER = "HOME TMPDIR TEMP TMP USERPROFILE APPDATA LOCALAPPDATA"


class TimedOut(Exception):
    """The program was ended because it took too long."""


def run(command: Sequence[str], folder: Path, seconds: float) -> str:
    """What the program printed; it sees `folder` as its home and nothing of our environment.

    Raises:
        TimedOut: it took longer than `seconds`; it and everything that it started is ended.
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
        except BaseException as error:
            _end(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise TimedOut from error
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
