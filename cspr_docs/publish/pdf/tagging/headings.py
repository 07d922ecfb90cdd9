"""Headings whose levels follow one another, however the report's look skips them.

Source: ISO 14289-1:2014, 7.4.2 (no level of headings is skipped).
"""

from pikepdf import Name, Object

from cspr_docs.publish.pdf.reading import expected
from cspr_docs.publish.pdf.tagging.elements import elements
from cspr_docs.word.article.tree import Article

KINDS = (Name.H1, Name.H2, Name.H3, Name.H4, Name.H5, Name.H6)


def mend_headings(root: Object, article: Article) -> None:
    """Give every heading the level that it has in the article; left as they are where there are more or fewer."""
    found, depths = list(elements(root, *KINDS)), expected.depths(article)
    if len(found) == len(depths):
        for element, depth in zip(found, depths, strict=True):
            element.S = KINDS[depth - 1]
