"""Other words proposed for ranges of an existing file, as tracked changes with comments."""

from cspr_docs.word.proposing.lines import Line, read_lines
from cspr_docs.word.proposing.writing import Left, Proposed, Replacement, with_proposals

__all__ = ["Left", "Line", "Proposed", "Replacement", "read_lines", "with_proposals"]
