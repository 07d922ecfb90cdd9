"""The codes of rooms whose modules do not declare their own, a table for each."""

from cspr_docs.problems.code import Code
from cspr_docs.problems.codes.article import CODES as ARTICLE
from cspr_docs.problems.codes.disclosure import CODES as DISCLOSURE
from cspr_docs.problems.codes.pdf import CODES as PDF
from cspr_docs.problems.codes.word import CODES as WORD
from cspr_docs.problems.codes.word_hazards import CODES as WORD_HAZARDS
from cspr_docs.problems.codes.word_scrub import CODES as WORD_SCRUB

TABLES: dict[str, Code] = {
    **WORD,
    **WORD_HAZARDS,
    **WORD_SCRUB,
    **ARTICLE,
    **DISCLOSURE,
    **PDF,
}
