"""A finished Word file with nothing in it but what its readers are meant to see."""

from cspr_docs.word.scrub.scrubbing import Scrubbed, scrub

__all__ = ["Scrubbed", "scrub"]
