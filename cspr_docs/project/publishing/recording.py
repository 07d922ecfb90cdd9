"""The files of a package: the report for the public in three forms, and the record of what was checked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cspr_docs import law
from cspr_docs.ooxml.package import to_bytes
from cspr_docs.project.leaving import counted
from cspr_docs.project.publishing.prepared import Prepared
from cspr_docs.publish.manifest import MANIFEST, PROGRAM, Check, Decided, Record, sha256, to_json
from cspr_docs.publish.record_page import RECORD_PAGE, to_record_page
from cspr_docs.word.scrub.settling import pending_changes, pending_comments
from schemas.base import day_in_words
from schemas.improvement import Kept

PUBLIC = "public"
"""The folder inside the package whose files may go onto a website."""


def files_of(prepared: Prepared) -> Mapping[str, bytes]:
    """The package by file names, of a report in whose way nothing stands."""
    public = _public(prepared)
    record = _record(prepared, public)
    page = to_record_page(record)
    whole = replace(record, outputs={**record.outputs, RECORD_PAGE: sha256(page)})
    return {**public, RECORD_PAGE: page, MANIFEST: to_json(whole)}


def _public(prepared: Prepared) -> Mapping[str, bytes]:
    name, forms = prepared.kind.settings.file_name, prepared.forms
    if forms.clean is None or prepared.page is None or forms.pdf is None:
        raise AssertionError(prepared.problems)  # whatever could not be made has left its reason
    return {
        f"{PUBLIC}/{name}.docx": to_bytes(forms.clean.package),
        f"{PUBLIC}/{name}.html": prepared.page,
        f"{PUBLIC}/{name}.pdf": forms.pdf.content,
    }


def _record(prepared: Prepared, public: Mapping[str, bytes]) -> Record:
    case, clean = prepared.case_file.case, prepared.forms.clean
    return Record(
        made_by=PROGRAM,
        made_on=prepared.today.isoformat(),
        case=case.reference,
        document=prepared.kind.name,
        title=prepared.kind.settings.title,
        guidance=law.edition(case).name,
        draft={"file": prepared.draft.file.name, "sha256": prepared.draft.sha256},
        inputs=prepared.inputs,
        outputs={name: sha256(content) for name, content in public.items()},
        checks=tuple(_checks(prepared)),
        taken_out=clean.taken_out if clean else (),
        decisions=tuple(dict.fromkeys(_decided(kept) for kept in prepared.decided.values())),
        keep_until=prepared.keep_until,
        advice=tuple(f"{problem.code}: {problem.message}" for problem in prepared.problems),
    )


def _checks(prepared: Prepared) -> Iterator[Check]:
    """What was looked at; a package is made only where nothing stood in the way."""
    pdf, model = prepared.forms.pdf, prepared.model
    yield Check("Unsafe contents", PROGRAM, "none")
    yield Check("Tracked changes and comments", PROGRAM, _settled(prepared))
    yield Check("Mandatory sections", PROGRAM, "all there")
    gone = f"taken out; {counted(prepared.hidden, 'identifying detail')} stood in hidden places"
    yield Check("Hidden data", PROGRAM, gone)
    found = f"{len(prepared.decided)} decided by a person, none open"
    yield Check("Identifying details in the Word file, the page and the PDF", PROGRAM, found)
    by = model or "not searched with a language model"
    yield Check("Names that nobody has listed", by, "searched" if model else "not done")
    yield Check("The Word file's structure", PROGRAM, "no fault")
    yield Check("Accessibility of the text (WCAG 2.2 AA)", PROGRAM, "no barrier found")
    yield Check("The PDF", pdf.made_by if pdf else "", "tagged, checks passed")


def _settled(prepared: Prepared) -> str:
    """What was pending in the draft, and what became of it."""
    changes, comments = pending_changes(prepared.draft.package), pending_comments(prepared.draft.package)
    done = [f"{counted(len(changes), 'place')} with tracked changes, accepted"] if changes else []
    done += [f"{counted(len(comments), 'comment')}, taken out"] if comments else []
    return "; ".join(done) or "none"


def _decided(kept: Kept) -> Decided:
    return Decided(kept.id, kept.what, kept.place, kept.context, kept.because, kept.by, day_in_words(kept.on))
