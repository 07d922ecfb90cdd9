"""What a person must put right: problems as values, their codes, and the one exception that carries them."""

from cspr_docs.problems.code import CODES, Code, Severity, advice, error, every_code, gap
from cspr_docs.problems.problem import DataPath, Problem, Stop, in_order, path_text, severity_of, stop_for

__all__ = [
    "CODES",
    "Code",
    "DataPath",
    "Problem",
    "Severity",
    "Stop",
    "advice",
    "error",
    "every_code",
    "gap",
    "in_order",
    "path_text",
    "severity_of",
    "stop_for",
]
