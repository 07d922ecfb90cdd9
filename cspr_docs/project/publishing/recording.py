"""The files of a package: the report for the public in three forms, and the record of what was checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import cspr_docs
from cspr_docs import law
from cspr_docs.casefile import CaseFile
from cspr_docs.documents.kinds import Kind
from cspr_docs.problems import Problem
from cspr_docs.project.sending.papers import inputs_of
from cspr_docs.publish.disclosure import Finding
from cspr_docs.publish.manifest import MANIFEST, Check, Decided, Record, sha256, to_json
from cspr_docs.publish.pdf import Pdf
from cspr_docs.publish.record_page import RECORD_PAGE, to_record_page
from cspr_docs.word.package import to_bytes
from cspr_docs.word.scrub import Scrubbed
from schemas.base import day_in_words
from schemas.improvement import Kept

PUBLIC = "public"
"""The folder inside the package whose files may go onto a website."""


@dataclass(frozen=True)
class Looked:
    """A report that may be published, and all that was found out on the way."""

    case_file: CaseFile
    kind: Kind
    draft: Path
    clean: Scrubbed
    page: bytes
    pdf: Pdf
    decided: Mapping[Finding, Kept]
    advice: tuple[Problem, ...]
    keep_until: str
    hidden: int
    model: str


def files_of(looked: Looked, today: date) -> Mapping[str, bytes]:
    """The package by file names."""
    name = looked.kind.settings.file_name
    public = {
        f"{PUBLIC}/{name}.docx": to_bytes(looked.clean.package),
        f"{PUBLIC}/{name}.html": looked.page,
        f"{PUBLIC}/{name}.pdf": looked.pdf.content,
    }
    record = _record(looked, public, today)
    page = to_record_page(record)
    whole = replace(record, outputs={**record.outputs, RECORD_PAGE: sha256(page)})
    return {**public, RECORD_PAGE: page, MANIFEST: to_json(whole)}


def _record(looked: Looked, public: Mapping[str, bytes], today: date) -> Record:
    case = looked.case_file.case
    return Record(
        made_by=f"cspr-docs {cspr_docs.__version__}",
        made_on=day_in_words(today),
        case=case.reference,
        document=looked.kind.name,
        title=looked.kind.settings.title,
        guidance=law.edition(case).name,
        draft={"file": looked.draft.name, "sha256": sha256(looked.draft.read_bytes())},
        inputs=dict(sorted(inputs_of(looked.case_file.folder))),
        outputs={name: sha256(content) for name, content in public.items()},
        checks=tuple(_checks(looked)),
        taken_out=looked.clean.taken_out,
        decisions=tuple(sorted((_decided(kept) for kept in looked.decided.values()), key=lambda d: d.id)),
        keep_until=looked.keep_until,
        advice=tuple(f"{problem.code}: {problem.message}" for problem in looked.advice),
    )


def _checks(looked: Looked) -> Iterator[Check]:
    """What was looked at; a package is made only where nothing stood in the way."""
    ours = f"cspr-docs {cspr_docs.__version__}"
    yield Check("Unsafe contents, tracked changes and comments", ours, "none")
    yield Check("Mandatory sections", ours, "all there")
    yield Check("Hidden data", ours, f"taken out; {looked.hidden} identifying details were in hidden places")
    found = f"{len(looked.decided)} decided by a person, none open"
    yield Check("Identifying details in the Word file, the page and the PDF", ours, found)
    model = looked.model or "not searched with a language model"
    yield Check("Names that nobody has listed", model, "searched" if looked.model else "not done")
    yield Check("The Word file's structure", ours, "no fault")
    yield Check("Accessibility of the text (WCAG 2.2 AA)", ours, "no barrier found")
    yield Check("The PDF", looked.pdf.made_by, "tagged, checks passed")


def _decided(kept: Kept) -> Decided:
    return Decided(kept.id, kept.what, kept.place, kept.context, kept.because, kept.by, day_in_words(kept.on))
