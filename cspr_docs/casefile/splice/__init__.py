"""One value, or a few, written back into the case folder, and every other byte left as it is."""

from cspr_docs.casefile.splice.items import NewItem, new_items
from cspr_docs.casefile.splice.splicing import Splice, spliced
from cspr_docs.casefile.splice.writing import ChangedFile, appended, write_splice

__all__ = ["ChangedFile", "NewItem", "Splice", "appended", "new_items", "spliced", "write_splice"]
