"""Three-way merge of Markdown by top-level blocks: as issued, as the case says now, as each reviewer returned it."""

from cspr_docs.prose.merge.loose import loosely_equal
from cspr_docs.prose.merge.merging import Change, Conflict, Merged, merge, merge_all

__all__ = ["Change", "Conflict", "Merged", "loosely_equal", "merge", "merge_all"]
