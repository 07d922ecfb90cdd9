"""The published PDF: made by LibreOffice or Typst, cleaned, read back and checked."""

from cspr_docs.publish.pdf.making import Job, Maker, Pdf, to_pdf, to_pdfs
from cspr_docs.publish.pdf.reading import pdf_faults, pdf_passages

__all__ = ["Job", "Maker", "Pdf", "pdf_faults", "pdf_passages", "to_pdf", "to_pdfs"]
