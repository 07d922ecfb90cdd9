"""From a passage of a draft back to the template: which words or tag printed it, and on what condition."""

from cspr_docs.documents.origins.matching import PrintedBy, source_of_value, source_of_words
from cspr_docs.documents.origins.printed import Printed, printed_by_kind

__all__ = ["Printed", "PrintedBy", "printed_by_kind", "source_of_value", "source_of_words"]
