"""From a passage of a draft back to the template: which words or tag printed it, and on what condition."""

from cspr_docs.documents.origins.draft import kind_of_draft, printed_by_kind
from cspr_docs.documents.origins.matching import Source, source_of_value, source_of_words

__all__ = ["Source", "kind_of_draft", "printed_by_kind", "source_of_value", "source_of_words"]
