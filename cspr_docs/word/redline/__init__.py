"""Two Word files as one with tracked changes: accepting them all gives the new file, rejecting them the old."""

from cspr_docs.word.redline.making import redline

__all__ = ["redline"]
