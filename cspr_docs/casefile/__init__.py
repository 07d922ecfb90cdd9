"""A case folder of YAML and Markdown becomes a valid case with the place of every value."""

from cspr_docs.casefile.case_file import CaseFile
from cspr_docs.casefile.node import Place
from cspr_docs.casefile.places import Places
from cspr_docs.casefile.reading import read_case
from cspr_docs.casefile.validating import read_model

__all__ = ["CaseFile", "Place", "Places", "read_case", "read_model"]
