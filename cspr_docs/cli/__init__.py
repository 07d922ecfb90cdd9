"""The command line: arguments in; problems, progress and an exit code out. The only reader of the clock.

`cspr --help` imports click and nothing else; each command is imported when it is called.
"""

import gc

from cspr_docs import OBJECTS_BETWEEN_COLLECTIONS
from cspr_docs.cli.group import cspr

__all__ = ["main"]


def main() -> None:
    """Runs the program and exits: 0 clean, 1 problems, 2 wrong usage."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    cspr()
