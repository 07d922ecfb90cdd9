"""The command line: arguments in; problems, progress and an exit code out. The only reader of the clock.

`cspr --help` imports click and nothing else; each command is imported when it is called.
"""

from cspr_docs.cli.group import cspr as main

__all__ = ["main"]
