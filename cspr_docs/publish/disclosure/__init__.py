"""The search for whatever identifies somebody."""

from cspr_docs.publish.disclosure.finding import Finding, Weight
from cspr_docs.publish.disclosure.scanning import scan
from cspr_docs.publish.disclosure.telling import to_problem
from cspr_docs.publish.disclosure.watch import Watch, watch

__all__ = ["Finding", "Watch", "Weight", "scan", "to_problem", "watch"]
