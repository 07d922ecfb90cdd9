"""Everything that makes a Word file unsafe or unfit to be published."""

from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import opened
from cspr_docs.problems import Problem
from cspr_docs.word.hazards import active, enclosed, excess, links, parts
from cspr_docs.word.rules import Rule, broken_rules

RULES: tuple[Rule, ...] = (
    *parts.A_DOCUMENT,
    *parts.WHOLE,
    *excess.RULES,
    *links.RULES,
    *active.RULES,
    *enclosed.RULES,
)


def hazards(package: Package) -> tuple[Problem, ...]:
    """All that makes the file unsafe or unfit to be published, in a reader's words; never raises.

    Link targets and other values of the document are not repeated: they may name somebody.
    """
    return broken_rules(RULES, opened(package))
