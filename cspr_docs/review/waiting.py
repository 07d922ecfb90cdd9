"""This program's own proposals in a draft that came back, on which nobody has decided: they are nobody's edits."""

from dataclasses import dataclass, replace
from pathlib import Path

from cspr_docs.problems import DataPath
from cspr_docs.word.returned import Changes, Returned, to_returned
from cspr_docs.word.undecided import take_back

_TOUCHED = (
    "somebody has typed into words that cspr-docs proposed, or decided on half of a proposal: accept or reject it "
    "in Word and pull again"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The undecided proposals in one value of a draft; `path` is empty for words outside of all values."""

    draft: Path
    document: str
    path: DataPath
    count: int

    @property
    def reason(self) -> str:
        """Why they are not taken, for people and for the ledger."""
        many = self.count != 1
        return (
            f"{self.count} proposal{'s' if many else ''} of cspr-docs {'are' if many else 'is'} neither accepted nor "
            "rejected, so the words from before stay"
        )


def without_undecided(draft: Returned, changes: Changes) -> tuple[Returned, tuple[Waiting, ...]]:
    """The draft as it would be without its undecided proposals, and where these stand.

    A value in which somebody has edited such a proposal without deciding on it cannot be taken.

    Raises:
        Stop: a part of the file is not whole.
    """
    back = take_back(draft.package, draft.issue.anchors)
    if not back.undecided:
        return draft, ()
    paths = {anchor.key: anchor.path for anchor in draft.issue.anchors}
    waiting = tuple(
        Waiting(draft.path, draft.issue.document, paths.get(one.key, ()), one.count) for one in back.undecided
    )
    touched = {one.key for one in back.undecided if one.is_touched}
    plain = to_returned(back.package, draft.path, changes)
    fields = tuple(
        replace(field, trouble=field.trouble or _TOUCHED) if field.anchor.key in touched else field
        for field in plain.fields
    )
    return replace(plain, fields=fields), waiting
