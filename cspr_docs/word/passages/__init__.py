"""Words in a Word file: where they stand, and in which of a draft's values."""

from cspr_docs.word.passages.finding import Occurrence, nearest, passages
from cspr_docs.word.passages.folding import Folded, folded
from cspr_docs.word.passages.stories import Stretch, paragraphs

__all__ = ["Folded", "Occurrence", "Stretch", "folded", "nearest", "paragraphs", "passages"]
