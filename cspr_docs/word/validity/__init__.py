"""The rules of Word's format that a file breaks."""

from cspr_docs.ooxml.namespaces import PREFIXES
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import Opened, opened
from cspr_docs.problems import Problem
from cspr_docs.word.hazards import parts
from cspr_docs.word.rules import Rule, broken_rules
from cspr_docs.word.validity import references, structure, values

RULES: tuple[Rule, ...] = (*parts.WHOLE, *structure.RULES, *references.RULES, *values.RULES)


def faults(package: Package) -> tuple[Problem, ...]:
    """All that Word or a validator would complain of, in a reader's words; never raises.

    It knows no schema: what no program of ours writes and nobody's editing makes is left to the Open XML SDK.
    """
    return broken_rules(RULES, _without_fallbacks(opened(package)))


def _without_fallbacks(found: Opened) -> Opened:
    """The same without what stands there for programs of before 2010: Word repeats ids in it."""
    for root in found.trees.values():
        for fallback in list(root.iter(f"{{{PREFIXES['mc']}}}Fallback")):
            parent = fallback.getparent()
            if parent is not None:
                parent.remove(fallback)
    return found
