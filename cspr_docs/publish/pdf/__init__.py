"""The published PDF: made by LibreOffice or Typst, cleaned, read back and checked."""

from cspr_docs.publish.pdf.faults import pdf_faults
from cspr_docs.publish.pdf.making import Maker, Pdf, to_pdf
from cspr_docs.publish.pdf.passages import pdf_passages

__all__ = ["Maker", "Pdf", "pdf_faults", "pdf_passages", "to_pdf"]
