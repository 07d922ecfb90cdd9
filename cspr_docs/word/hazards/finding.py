"""The dangers of a Word file, all of them at once."""

from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import opened
from cspr_docs.problems import Problem
from cspr_docs.word.hazards import active, enclosed, excess, fields, kinds, links, parts
from cspr_docs.word.hazards.told import Rule, first_of_each

RULES: tuple[Rule, ...] = (
    *kinds.RULES,
    *parts.RULES,
    *excess.RULES,
    *links.RULES,
    *fields.RULES,
    *active.RULES,
    *enclosed.RULES,
)


def hazards(package: Package) -> tuple[Problem, ...]:
    """All that makes the file unsafe or unfit to be published, in a reader's words; never raises.

    Link targets and other values of the document are not repeated: they may name somebody.
    """
    return tuple(dict.fromkeys(first_of_each(RULES, opened(package))))
