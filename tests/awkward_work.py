"""Work with case folders that goes wrong in every way; the processes of `project.workers` import it."""

import os
import re
import signal
import time
from pathlib import Path

from cspr_docs.problems import stop_for


def by_its_name(folder: Path) -> str:
    """What the folder's name says: `stop`, `fault`, `hang`, `sleep`, `end`, `end-once`, or its name in capitals."""
    match folder.name:
        case "stop":
            raise stop_for("no-case-file", "this folder holds no case", file=folder)
        case "fault":
            raise KeyError("Millie Ashworth")  # a fault's words may be a name of the case
        case "hang":
            re.match(r"(a+)+$", "a" * 60 + "b")  # never comes back from C
        case "sleep":
            time.sleep(0.3)
        case "end":
            os.kill(os.getpid(), signal.SIGKILL)
        case "end-once" if not (folder / "begun").exists():
            (folder / "begun").touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return folder.name.upper()
