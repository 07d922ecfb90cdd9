"""The codes of rooms whose modules do not declare their own, a table for each."""

from cspr_docs.problems.code import Code
from cspr_docs.problems.codes.word import CODES as WORD

TABLES: dict[str, Code] = {
    **WORD,
}
