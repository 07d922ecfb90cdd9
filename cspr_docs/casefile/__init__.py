"""A case folder of YAML and Markdown becomes a valid case with the place of every value."""

from cspr_docs.casefile.every_case import UnreadCase, read_cases
from cspr_docs.casefile.places import Places
from cspr_docs.casefile.reading import CaseFile, read_case, read_model, written_reference
from cspr_docs.casefile.source import FilePlace

__all__ = [
    "CaseFile",
    "FilePlace",
    "Places",
    "UnreadCase",
    "read_case",
    "read_cases",
    "read_model",
    "written_reference",
]
