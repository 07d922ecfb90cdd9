"""The names that stand at the root of a template: the case's own fields, the law, and the document's own words."""

from dataclasses import dataclass

from cspr_docs.casefile.shape import shape_of
from cspr_docs.documents.context.law import law_names
from cspr_docs.documents.context.names import Names, Reader, names_for
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
    """What a document says of itself, in headers and on the cover; plain words, never a prompt."""

    title: str
    subject: str
    marking: str
    reference: str
    version: str
    status: str
    partnership: str
    is_draft: bool

    @property
    def full_title(self) -> str:
        """The title with the subject, for headers and properties."""
        return f"{self.title}: {self.subject}" if self.subject else self.title


def case_names(facts: Facts, reader: Reader, pen: Pen) -> dict[str, object]:
    """Every root name that does not depend on the one document."""
    real = facts.identities if reader is Reader.FAMILY else None
    desk = Desk(
        facts.case, names_for(reader, facts.case, real), pen, may_name=reader is Reader.FAMILY, real=real
    )
    root = Record(facts.case, shape_of(Case), (), desk)
    fields = {name: getattr(root, name) for name in Case.model_fields}
    return {**fields, "case": root, **law_names(facts.edition, facts.deadlines, root, pen)}


def words_of_document(settings: Settings, facts: Facts, names: Names, *, is_draft: bool) -> DocumentWords:
    """What the document says of itself; the children by the names that its reader is to see."""
    case = facts.case
    subjects = [names.of(child.id) for child in case.children if child.id in case.incident.children]
    return DocumentWords(
        title=settings.title,
        subject=_listed(subjects),
        marking=settings.marking or case.classification.words,
        reference=case.reference,
        version=case.final_report.version or "",
        status=case.final_report.status.words,
        partnership=case.partnership.name or "",
        is_draft=is_draft,
    )


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
