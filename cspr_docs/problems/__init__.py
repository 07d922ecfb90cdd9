"""What a person must put right: problems as values, and the one exception that carries them."""

from cspr_docs.problems.codes import CODES, Code, Severity
from cspr_docs.problems.problem import DataPath, Problem, Stop, in_order, path_text, severity_of

__all__ = [
    "CODES",
    "Code",
    "DataPath",
    "Problem",
    "Severity",
    "Stop",
    "in_order",
    "path_text",
    "severity_of",
]
