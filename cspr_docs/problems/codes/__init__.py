"""Every problem code, once: its severity and its explanation, a file for each room."""

from cspr_docs.problems.codes.article import CODES as ARTICLE
from cspr_docs.problems.codes.casefile import CODES as CASEFILE
from cspr_docs.problems.codes.checks_beginning import CODES as CHECKS_BEGINNING
from cspr_docs.problems.codes.checks_end import CODES as CHECKS_END
from cspr_docs.problems.codes.checks_middle import CODES as CHECKS_MIDDLE
from cspr_docs.problems.codes.code import Code, Severity
from cspr_docs.problems.codes.disclosure import CODES as DISCLOSURE
from cspr_docs.problems.codes.documents import CODES as DOCUMENTS
from cspr_docs.problems.codes.ladder import CODES as LADDER
from cspr_docs.problems.codes.pdf import CODES as PDF
from cspr_docs.problems.codes.prose import CODES as PROSE
from cspr_docs.problems.codes.publishing import CODES as PUBLISHING
from cspr_docs.problems.codes.sending import CODES as SENDING
from cspr_docs.problems.codes.word import CODES as WORD
from cspr_docs.problems.codes.word_hazards import CODES as WORD_HAZARDS
from cspr_docs.problems.codes.word_scrub import CODES as WORD_SCRUB

CODES: dict[str, Code] = {
    **CASEFILE,
    **PROSE,
    **WORD,
    **WORD_HAZARDS,
    **WORD_SCRUB,
    **ARTICLE,
    **CHECKS_BEGINNING,
    **CHECKS_MIDDLE,
    **CHECKS_END,
    **DISCLOSURE,
    **DOCUMENTS,
    **PUBLISHING,
    **SENDING,
    **PDF,
    **LADDER,
}

__all__ = ["CODES", "Code", "Severity"]
