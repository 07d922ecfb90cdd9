"""Something that may identify somebody, where it stands, and what may be said of it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from cspr_docs.word.texts.passage import Passage


class Weight(StrEnum):
    """What may become of a finding."""

    NEVER = "never"  # no reason makes it publishable: a whole real name, an address, a number, a birthday
    ASK = "ask"  # a person decides, once, with a reason


@dataclass(frozen=True, slots=True)
class Finding:
    """What a scan found in one passage.

    Its value is never printed or stored: only `masked`, and the words around it.

    Attributes:
        code: the problem's code, such as `published-name`.
        about: what it is, in a reader's words: `the first name of Mother`, `a postcode`, `a date to the day`.
        holder: the id of the person or place that it identifies; empty where the register does not say.
        start: where it begins in the passage's text.
        end: where it ends.
        context: the words around it, with itself and every other finding among them masked.
        coarser: what could stand in its place; empty where nothing is known.
    """

    code: str
    about: str
    holder: str
    passage: Passage
    start: int
    end: int
    weight: Weight
    context: str
    coarser: str = ""

    @property
    def masked(self) -> str:
        """Its first letter and no more."""
        return f"{self.passage.text[self.start]}…"

    @property
    def fingerprint(self) -> str:
        """What a decision is kept under: says nothing of the value, and changes when the text around it does."""
        said = "\0".join((self.code, self.holder, self.context))
        return hashlib.sha256(said.encode()).hexdigest()[:16]
