"""Runs the commands as a person does, in this process."""

from pathlib import Path

from click.testing import CliRunner, Result

from cspr_docs.cli.group import cspr

TODAY = "2026-11-22"


def run(*words: str | Path, answers: str = "") -> Result:
    """What the command printed, and its exit code; a bug shows as the exception that it is."""
    result = CliRunner().invoke(cspr, [str(word) for word in words], input=answers)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def build(*words: str | Path) -> Result:
    """`cspr build` on a fixed day."""
    return run("build", "--today", TODAY, *words)


def check(*words: str | Path) -> Result:
    """`cspr check` on a fixed day."""
    return run("check", "--today", TODAY, *words)


def publish(*words: str | Path, answers: str = "") -> Result:
    """`cspr publish` on a fixed day, with a PDF that every machine can make."""
    return run("publish", *words, "--today", TODAY, "--pdf", "typst", answers=answers)


def outcomes(result: Result) -> dict[str, str]:
    """By file name (or title, where no file was made) what became of each document."""
    table = result.output.split("\n\n")[0].splitlines()
    rows = [line for line in table if line.startswith("  ") and len(line) > 46 and line[2] != " "]
    return {line[2:46].strip(): line[47:77].strip() for line in rows}
