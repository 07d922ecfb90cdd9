"""What in a document keeps somebody from reading it, each thing at its place, with what to do in Word.

Source: Web Content Accessibility Guidelines (WCAG) 2.2, level AA; the Public Sector Bodies (Websites and Mobile
Applications) Accessibility Regulations 2018. What breaks them is an error; what only reads badly is advice.
"""

from collections.abc import Callable, Iterator

from cspr_docs.problems import Problem
from cspr_docs.publish.accessibility import content, structure
from cspr_docs.word.article import Article

RULES: tuple[Callable[[Article], Iterator[Problem]], ...] = (
    content.untitled,
    content.without_language,
    content.unmarked_language,
    structure.empty_headings,
    structure.skipped_headings,
    structure.missing_headings,
    structure.typed_headings,
    content.alternatives,
    structure.headless_tables,
    structure.empty_header_cells,
    structure.untold_tables,
    content.link_words,
    structure.empty_items,
    structure.typed_lists,
    structure.capitals,
    structure.empty_paragraphs,
)


def faults(article: Article) -> tuple[Problem, ...]:
    """Every fault of the document, rule by rule, each in the order of the text."""
    return tuple(problem for rule in RULES for problem in rule(article))


__all__ = ["faults"]
