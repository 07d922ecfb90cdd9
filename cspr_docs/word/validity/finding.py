"""The faults of a Word file, all of them at once."""

from cspr_docs.problems import Problem
from cspr_docs.word.hazards import parts
from cspr_docs.word.hazards.told import Rule, first_of_each
from cspr_docs.word.opened import opened
from cspr_docs.word.package import Package

RULES: tuple[Rule, ...] = (*parts.RULES,)


def faults(package: Package) -> tuple[Problem, ...]:
    """All that Word or a validator would complain of, in a reader's words; never raises."""
    return tuple(dict.fromkeys(first_of_each(RULES, opened(package))))
