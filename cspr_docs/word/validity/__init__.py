"""The rules of Word's format that a file breaks."""

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import opened
from cspr_docs.problems import Problem
from cspr_docs.word.hazards import parts
from cspr_docs.word.rules import Rule, broken_rules
from cspr_docs.word.validity import references, structure, values

RULES: tuple[Rule, ...] = (*parts.WHOLE, *structure.RULES, *references.RULES, *values.RULES)


def faults(package: Package) -> tuple[Problem, ...]:
    """All that Word or a validator would complain of, in a reader's words; never raises.

    It knows no schema: what no program of ours writes and nobody's editing makes is left to the Open XML SDK.
    """
    found = opened(package)
    # Without what is there for programs of before 2010: Word repeats ids in it.
    for root in found.trees.values():
        etree.strip_elements(root, f"{{{PREFIXES['mc']}}}Fallback", with_tail=False)
    return broken_rules(RULES, found)
