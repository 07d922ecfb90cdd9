"""The shape of a case: Pydantic models, one module a subject.

Every model is frozen and refuses fields that it does not have. A field that may be missing is `None` or an
empty tuple: what is missing is a gap that `cspr_docs.checks` reports, not an error. Nothing here imports
`cspr_docs`.
"""

from schemas.case import Case
from schemas.identities import Identities

__all__ = ["Case", "Identities"]
