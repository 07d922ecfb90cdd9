"""The verb send: a document that is not public, made ready for its reader, and a record of it in the case."""

from cspr_docs.project.sending.carrying_out import Sent, carry_out
from cspr_docs.project.sending.preparing import Prepared, prepare
from cspr_docs.project.sending.request import Request

__all__ = ["Prepared", "Request", "Sent", "carry_out", "prepare"]
