"""What every document goes through before it leaves, for the public or for one reader."""

from cspr_docs.project.leaving.draft_words import of_draft_words
from cspr_docs.project.leaving.forms import Forms, forms_of
from cspr_docs.project.leaving.inputs import inputs_of
from cspr_docs.project.leaving.opening import Opened, open_draft
from cspr_docs.project.leaving.pending import AS_IT_STANDS, Settling, of_pending
from cspr_docs.project.leaving.told import Tell, Told, counted

__all__ = [
    "AS_IT_STANDS",
    "Forms",
    "Opened",
    "Settling",
    "Tell",
    "Told",
    "counted",
    "forms_of",
    "inputs_of",
    "of_draft_words",
    "of_pending",
    "open_draft",
]
