"""A problem's code: one word, how much it stops, and what `cspr explain` says of it.

A code is declared once, beside the rule that raises it: `RETURN_LATE = gap("return-late", "An agency has not ...")`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem stops."""

    ERROR = "error"  # stops the build of what it touches
    GAP = "gap"  # builds a marked draft; stops sending and publishing
    ADVICE = "advice"  # stops nothing


ERROR, GAP, ADVICE = Severity.ERROR, Severity.GAP, Severity.ADVICE


@dataclass(frozen=True, slots=True)
class Code:
    """A code's severity, and what it means and what to do, in a report writer's words."""

    severity: Severity
    explanation: str


CODES: dict[str, Code] = {}
"""The codes of every module that is imported, by their words; `every_code` has those of the whole program."""


def error(word: str, explanation: str) -> str:
    """Declares a code that stops the build of what it touches; gives back its word."""
    return _declared(word, Code(ERROR, explanation))


def gap(word: str, explanation: str) -> str:
    """Declares a code that marks the draft, and stops sending and publishing; gives back its word."""
    return _declared(word, Code(GAP, explanation))


def advice(word: str, explanation: str) -> str:
    """Declares a code that stops nothing; gives back its word."""
    return _declared(word, Code(ADVICE, explanation))


def every_code() -> Mapping[str, Code]:
    """The codes of the whole program by their words. Imports every module, which takes a few seconds."""
    import importlib
    import pkgutil

    import cspr_docs

    for module in pkgutil.walk_packages(cspr_docs.__path__, "cspr_docs."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return CODES


def _declared(word: str, code: Code) -> str:
    if CODES.setdefault(word, code) != code:
        raise ValueError(f"the code {word} is declared twice")
    return word
