"""LibreOffice, found on this computer and run so that it opens nothing but the file that it was given."""

from cspr_docs.publish.pdf.office.converting import Conversion, convert
from cspr_docs.publish.pdf.office.finding import find_office

__all__ = ["Conversion", "convert", "find_office"]
