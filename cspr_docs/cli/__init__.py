"""The command line: arguments in; problems, progress and an exit code out. The only reader of the clock.

`cspr --help` imports click and nothing else; each command is imported when it is called.
"""

import gc
import os

from cspr_docs.cli.group import cspr

__all__ = ["main"]

_OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Python looks for cycles after every 700 new objects, which takes a sixth of a short command's time and finds none."""


def main() -> None:
    """Runs the program and exits: 0 clean, 1 problems, 2 wrong usage."""
    # A plugin that some other package brings along would be called with every case, and may send what it sees away.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    cspr()
