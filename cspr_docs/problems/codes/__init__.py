"""Every problem code, once: its severity and its explanation, a file for each room."""

from cspr_docs.problems.codes.casefile import CODES as CASEFILE
from cspr_docs.problems.codes.checks_beginning import CODES as CHECKS_BEGINNING
from cspr_docs.problems.codes.checks_end import CODES as CHECKS_END
from cspr_docs.problems.codes.checks_middle import CODES as CHECKS_MIDDLE
from cspr_docs.problems.codes.code import Code, Severity
from cspr_docs.problems.codes.documents import CODES as DOCUMENTS
from cspr_docs.problems.codes.prose import CODES as PROSE
from cspr_docs.problems.codes.word import CODES as WORD

CODES: dict[str, Code] = {
    **CASEFILE,
    **PROSE,
    **WORD,
    **CHECKS_BEGINNING,
    **CHECKS_MIDDLE,
    **CHECKS_END,
    **DOCUMENTS,
}

__all__ = ["CODES", "Code", "Severity"]
