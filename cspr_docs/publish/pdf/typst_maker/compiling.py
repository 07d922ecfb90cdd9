"""The article compiled by Typst."""

from cspr_docs.word.article.tree import Article


def to_pdf(article: Article) -> bytes:
    """A PDF of the article."""
    raise NotImplementedError(article.title)
