"""What a valid case still lacks or contradicts: rules that yield problems, one file a subject."""

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.running import CHECKS, run

__all__ = ["CHECKS", "Inspection", "Rule", "run"]
