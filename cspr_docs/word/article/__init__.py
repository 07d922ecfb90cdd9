"""A scrubbed Word file as an article: what HTML and PDF are made from."""

from cspr_docs.word.article.reading import to_article
from cspr_docs.word.article.tree import Article

__all__ = ["Article", "to_article"]
