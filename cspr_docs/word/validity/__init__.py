"""The rules of Word's format that a file breaks."""

from cspr_docs.word.validity.finding import faults
from cspr_docs.word.validity.ordering import ordered

__all__ = ["faults", "ordered"]
