"""Three-way merge of Markdown by top-level blocks: as issued, as the case says now, as each reviewer returned it."""

from cspr_docs.prose.merge.loose import loosely_equal
from cspr_docs.prose.merge.merging import Conflict, Merged, ProseChange, merge, merge_all

__all__ = ["Conflict", "Merged", "ProseChange", "loosely_equal", "merge", "merge_all"]
