"""The search for whatever identifies somebody."""

from cspr_docs.publish.disclosure.finding import Finding, Weight
from cspr_docs.publish.disclosure.scanning import scan
from cspr_docs.publish.disclosure.telling import to_problem
from cspr_docs.publish.disclosure.unknown_names import Model, read_model
from cspr_docs.publish.disclosure.watch import Watch, watch

__all__ = ["Finding", "Model", "Watch", "Weight", "read_model", "scan", "to_problem", "watch"]
