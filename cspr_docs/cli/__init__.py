"""The command line: arguments in; problems, progress and an exit code out. The only reader of the clock.

`cspr --help` imports click and nothing else; each command is imported when it is called.
"""

from cspr_docs import begin_process
from cspr_docs.cli.group import cspr

__all__ = ["main"]


def main() -> None:
    """Runs the program and exits: 0 clean, 1 problems, 2 wrong usage."""
    begin_process()
    cspr()
