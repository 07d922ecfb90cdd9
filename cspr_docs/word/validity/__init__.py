"""The rules of Word's format that a file breaks."""

from cspr_docs.word.validity.finding import faults

__all__ = ["faults"]
