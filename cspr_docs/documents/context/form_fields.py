"""The fields of a form that somebody outside fills in: a box, a date, a choice, a line or a text, by the value."""

from dataclasses import dataclass
from datetime import date

from cspr_docs.casefile.shape import Shape
from cspr_docs.word import form_controls
from cspr_docs.word.anchors import Held
from schemas.base import PartialDate, Term


@dataclass(frozen=True, slots=True)
class FormField:
    """An empty field: what is held, what its control is for, and the run that stands in it.

    `issued` is what it says when nobody has written, `invitation` the words that invite people to.
    """

    held: Held
    control: str
    run: str
    issued: str = ""
    invitation: str = ""


def form_field(shape: Shape) -> FormField:
    """The empty field for a value of this form."""
    kind = shape.kind
    if kind is bool:
        box = form_controls.BOX
        return FormField(Held.FACT, box, form_controls.empty_box(), issued=form_controls.UNTICKED)
    if kind in (date, PartialDate):
        return _inviting(Held.FACT, form_controls.DATE, "Date")
    if isinstance(kind, type) and issubclass(kind, Term):
        return _inviting(Held.FACT, form_controls.choice(term.words for term in kind), "Choose")
    if shape.is_prose:
        return _inviting(Held.PROSE, form_controls.BLOCKS, "Write here")
    return _inviting(Held.FACT, form_controls.LINE, "Write")


def _inviting(held: Held, control: str, words: str) -> FormField:
    return FormField(held, control, form_controls.invitation(words), invitation=words)
