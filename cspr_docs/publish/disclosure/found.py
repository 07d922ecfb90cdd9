"""What a rule found in a passage, before anybody knows what stands around it."""

from dataclasses import dataclass

from cspr_docs.publish.disclosure.finding import Weight


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a passage's text as written that may identify somebody.

    `kind` says which part of a name it is (`first`, `last`, `whole`), so that neighbours can be put together.
    """

    start: int
    end: int
    code: str
    about: str
    weight: Weight = Weight.ASK
    holder: str = ""
    coarser: str = ""
    kind: str = ""
    holders: frozenset[str] = frozenset()
