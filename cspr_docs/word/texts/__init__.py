"""Every place of a Word file that can hold text."""

from cspr_docs.word.texts.everywhere import passages
from cspr_docs.word.texts.passage import Layer, Passage

__all__ = ["Layer", "Passage", "passages"]
