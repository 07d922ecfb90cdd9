"""What is in a finished PDF: its texts, its structure, and what is wrong with them."""

from cspr_docs.publish.pdf.reading.faults import pdf_faults
from cspr_docs.publish.pdf.reading.passages import pdf_passages

__all__ = ["pdf_faults", "pdf_passages"]
