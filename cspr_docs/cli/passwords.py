"""A password from where a person keeps it: asked for on the terminal, in the environment, or in a file."""

import os
from pathlib import Path

import click

from cspr_docs.cli.printing import echo

VARIABLE = "CSPR_PASSWORD"
FEWEST = 12
"""Characters; what protects a file that somebody may try to open a billion times a second."""
STRENGTH = f"at least {FEWEST} characters, such as four or five words that have nothing to do with each other"


def new_password(what: str, file: Path | None) -> str:
    """The password that is to protect something: asked for twice, where neither file nor environment gives it.

    Raises:
        UsageError: it is too short, or the file cannot be read.
    """
    given = _given(file)
    if given is None:
        echo(f"The {what} needs {STRENGTH}. Nobody can open the file without it.")
        again = f"The same {what} again"
        given = click.prompt(f"New {what}", hide_input=True, confirmation_prompt=again, err=True)
    if len(given) < FEWEST or len(set(given)) < FEWEST // 2:
        raise click.UsageError(f"That {what} is too easy to guess: it needs {STRENGTH}.")
    return given


def known_password(what: str, file: Path | None) -> str:
    """The password that something was protected with: asked for once.

    Raises:
        UsageError: the file cannot be read.
    """
    given = _given(file)
    return click.prompt(what.capitalize(), hide_input=True, err=True) if given is None else given


def _given(file: Path | None) -> str | None:
    """What file or environment give, the file's first line; `None` where there is neither."""
    if file is None:
        return os.environ.get(VARIABLE) or None
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"{file} cannot be read as a text file.") from None
    if not lines or not lines[0]:
        raise click.UsageError(f"The first line of {file} is empty; the password stands there.")
    return lines[0]
