"""The words of one case as a paper over all cases prints them: plain, with the names of the Panel's documents."""

from collections.abc import Iterable

from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.problems.wording import listed
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.mention import line_text, named_by
from cspr_docs.prose.plain import plain_text
from schemas.case import Case


class CaseWords:
    """Puts the texts of one case into plain words."""

    def __init__(self, case: Case) -> None:
        self.reference = case.reference
        self._names = names_for(Reader.PANEL, case, None)
        self._name_of = named_by(self._names)

    def line(self, text: str | None) -> str:
        """A line, with names for its mentions."""
        return line_text(text or "", self._name_of)

    def prose(self, text: str | None) -> str:
        """Markdown without its form, a line for each paragraph."""
        return plain_text(to_tree(text or "")[0], self._name_of).replace("\n\n", "\n")

    def named(self, ids: Iterable[str | None]) -> str:
        """`Police and Early Help`: those of the ids that there are."""
        return listed([self._names.get(one, one) for one in ids if one])

    def called(self, kind: str, id_: str) -> str:
        """How a row of a list names what it is about, so that it can be found again: `HSCP-2025-11 action ac3`."""
        return f"{self.reference} {kind} {id_}"
