"""Everything that makes a Word file unsafe or unfit to be published."""

from cspr_docs.word.hazards.finding import hazards

__all__ = ["hazards"]
