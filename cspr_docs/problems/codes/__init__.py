"""The codes of rooms whose modules do not declare their own, a table for each."""

from cspr_docs.problems.code import Code
from cspr_docs.problems.codes.article import CODES as ARTICLE
from cspr_docs.problems.codes.disclosure import CODES as DISCLOSURE
from cspr_docs.problems.codes.documents import CODES as DOCUMENTS
from cspr_docs.problems.codes.ladder import CODES as LADDER
from cspr_docs.problems.codes.pdf import CODES as PDF
from cspr_docs.problems.codes.publishing import CODES as PUBLISHING
from cspr_docs.problems.codes.sending import CODES as SENDING
from cspr_docs.problems.codes.word import CODES as WORD

TABLES: dict[str, Code] = {
    **WORD,
    **ARTICLE,
    **DISCLOSURE,
    **DOCUMENTS,
    **PUBLISHING,
    **SENDING,
    **PDF,
    **LADDER,
}
