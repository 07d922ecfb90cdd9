"""Every document of every sample case, rendered once for all the tests of one process."""

from dataclasses import dataclass, replace
from functools import cache

from cspr_docs import checks, law
from cspr_docs.casefile import read_case
from cspr_docs.documents.all_cases.gathered import gather
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.kinds import Library, read_library
from cspr_docs.documents.plan import Document, plan
from cspr_docs.documents.render import Rendered, render, template_of
from cspr_docs.problems import Problem
from cspr_docs.project.build_report import ALL_CASES
from tests.conftest import CASES, EVERY_SAMPLE, TEMPLATES, TODAY


@dataclass(frozen=True)
class Sample:
    """A sample case, what the law and the checks make of it, and the documents that it calls for."""

    facts: Facts
    problems: tuple[Problem, ...]
    documents: tuple[Document, ...]


@cache
def library() -> Library:
    """The shipped kinds and house style."""
    return read_library([TEMPLATES])


@cache
def sample(name: str) -> Sample:
    """One sample case, read and checked on a fixed day."""
    if name == ALL_CASES:
        return over_all_cases()
    found = read_case(CASES / name)
    edition = law.edition(found.case)
    facts = Facts(found.case, found.identities, edition, law.deadlines(found.case, edition, TODAY))
    problems = checks.run(found.case, edition, TODAY, found.identities)
    documents = plan(facts, library().kinds)
    return Sample(facts, problems, tuple(entry for entry in documents if isinstance(entry, Document)))


def over_all_cases() -> Sample:
    """The sample cases taken together, with the papers over all of them."""
    all_cases, unread = gather([CASES / name for name in EVERY_SAMPLE], TODAY)
    assert not unread
    facts = Facts.of_all_cases(all_cases)
    documents = plan(facts, library().kinds)
    return Sample(facts, (), tuple(entry for entry in documents if isinstance(entry, Document)))


@cache
def rendered(case: str, file_name: str) -> Rendered:
    """One document of a sample case."""
    document = next(entry for entry in sample(case).documents if entry.file_name == file_name)
    return render(document, sample(case).facts, sample(case).problems, template_of(document, library()))


@cache
def short_report() -> Rendered:
    """Rowan's final report, half as long: with one finding, which has a footnote, and one text in the place of most."""
    facts, case = sample("rowan").facts, sample("rowan").facts.case
    report = case.final_report
    assert report is not None
    texts = (
        "summary",
        "introduction",
        "family_context",
        "what_happened",
        "systemic_analysis",
        "good_practice",
    )
    short = {
        "findings": [one for one in case.findings if one.id == "f2"],
        "recommendations": [one for one in case.recommendations if one.findings == ("f2",)],
        "final_report": report.model_copy(update=dict.fromkeys(texts, report.conclusion)),
    }
    document = next(entry for entry in sample("rowan").documents if entry.file_name == "final-report.docx")
    facts = replace(facts, case=case.model_copy(update=short))
    return render(document, facts, sample("rowan").problems, template_of(document, library()))


def every_document() -> list[tuple[str, str]]:
    """The case and file name of every document of every sample case, and of the papers over all of them."""
    every = (*EVERY_SAMPLE, ALL_CASES)
    return [(name, document.file_name) for name in every for document in sample(name).documents]


@cache
def one_of_each_kind() -> frozenset[tuple[str, str]]:
    """Of the documents of a kind one: what is made of a document twice differs by its kind at most."""
    every = (*EVERY_SAMPLE, ALL_CASES)
    kinds = {entry.kind.name: (name, entry.file_name) for name in every for entry in sample(name).documents}
    return frozenset(kinds.values())
