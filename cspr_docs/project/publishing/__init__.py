"""The verb publish: `prepare` looks at everything, `carry_out` writes the package."""

from cspr_docs.project.publishing.carrying_out import carry_out, target
from cspr_docs.project.publishing.prepared import Prepared, Request
from cspr_docs.project.publishing.preparing import prepare

__all__ = ["Prepared", "Request", "carry_out", "prepare", "target"]
