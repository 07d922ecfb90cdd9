"""The names that stand at the root of a template: the case's own fields, the law, and the document's own words."""

from collections.abc import Callable
from dataclasses import dataclass

from cspr_docs.casefile.shape import shape_of
from cspr_docs.documents.context.law import law_names
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.documents.context.records import Desk, Record
from cspr_docs.documents.context.values import Pen
from cspr_docs.documents.kinds import Settings
from cspr_docs.law import Deadlines, Edition
from schemas.case import Case
from schemas.identities import Identities


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the documents of one case are made from."""

    case: Case
    identities: Identities | None
    edition: Edition
    deadlines: Deadlines


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What a document says of itself, in headers and on the cover; plain words, no prompt and no child's name.

    `asks_draft` says whether it is a draft, as far as is known when it is asked.
    """

    title: str
    reference: str
    partnership: str
    draft_marking: str
    final_marking: str
    asks_draft: Callable[[], bool]

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft."""
        return self.asks_draft()

    @property
    def marking(self) -> str:
        """What the header says of who may see it."""
        return self.draft_marking if self.asks_draft() else self.final_marking


def case_names(facts: Facts, reader: Reader, pen: Pen) -> dict[str, object]:
    """Every root name that does not depend on the one document."""
    real = facts.identities if reader is Reader.FAMILY else None
    desk = Desk(
        facts.case, names_for(reader, facts.case, real), pen, may_name=reader is Reader.FAMILY, real=real
    )
    root = Record(facts.case, shape_of(Case), (), desk)
    fields = {name: getattr(root, name) for name in Case.model_fields}
    return {**fields, "case": root, **law_names(facts.edition, facts.deadlines, root, pen)}


def words_of_document(settings: Settings, case: Case, asks_draft: Callable[[], bool]) -> DocumentWords:
    """What the document says of itself."""
    marking = case.classification.words if settings.marking is None else settings.marking
    final = marking if settings.final_marking is None else settings.final_marking
    return DocumentWords(
        settings.title, case.reference, case.partnership.name or "", marking, final, asks_draft
    )
