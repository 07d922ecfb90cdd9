"""What in a document keeps somebody from reading it, each thing at its place, with what to do in Word.

Source: Web Content Accessibility Guidelines (WCAG) 2.2, level AA; the Public Sector Bodies (Websites and Mobile
Applications) Accessibility Regulations 2018. What breaks them is an error; what only reads badly is advice.
"""

from cspr_docs.problems import Problem
from cspr_docs.publish.accessibility import headings, languages, links, lists, paragraphs, pictures, tables
from cspr_docs.word.article import Article

RULES = (
    *languages.RULES,
    *headings.RULES,
    *pictures.RULES,
    *tables.RULES,
    *links.RULES,
    *lists.RULES,
    *paragraphs.RULES,
)


def faults(article: Article) -> tuple[Problem, ...]:
    """Every fault of the document, rule by rule, each in the order of the text."""
    return tuple(problem for rule in RULES for problem in rule(article))


__all__ = ["faults"]
