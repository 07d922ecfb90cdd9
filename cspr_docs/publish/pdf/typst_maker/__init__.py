"""A PDF straight from the article, by Typst: for computers without LibreOffice."""

import importlib.util

from cspr_docs.publish.pdf.typst_maker.compiling import to_pdf

__all__ = ["is_installed", "to_pdf"]


def is_installed() -> bool:
    """Whether Typst is here."""
    return importlib.util.find_spec("typst") is not None
