"""One value, or a few, written back into the case folder, and every other byte left as it is."""

from cspr_docs.casefile.splice.splicing import spliced
from cspr_docs.casefile.splice.writing import ChangedFile, Splice, appended, write_splice

__all__ = ["ChangedFile", "Splice", "appended", "spliced", "write_splice"]
