"""The way back: WordprocessingML, as Word and other programs write it, into trees of prose."""

from cspr_docs.word.reading.blocks import Reading, read_blocks, read_inline_text, read_single
from cspr_docs.word.reading.inlines import UNHELD
from cspr_docs.word.reading.libreoffice import as_libreoffice_keeps
from cspr_docs.word.reading.source import PartSource, to_source

__all__ = [
    "UNHELD",
    "PartSource",
    "Reading",
    "as_libreoffice_keeps",
    "read_blocks",
    "read_inline_text",
    "read_single",
    "to_source",
]
