"""What identifies somebody, and what would be coarser: one grammar for the search and for the words in its place."""

from cspr_docs.publish.details.coarsen import coarsen
from cspr_docs.publish.details.detail import (
    Coarseness,
    CoarserWords,
    Detail,
    DetailKind,
    Family,
    FoundDetail,
    Naming,
    Weight,
    to_problem,
)
from cspr_docs.publish.details.find import find
from cspr_docs.publish.details.unknown_names import NamesModel, read_model
from cspr_docs.publish.details.watch import Watch, watch

__all__ = [
    "Coarseness",
    "CoarserWords",
    "Detail",
    "DetailKind",
    "Family",
    "FoundDetail",
    "NamesModel",
    "Naming",
    "Watch",
    "Weight",
    "coarsen",
    "find",
    "read_model",
    "to_problem",
    "watch",
]
