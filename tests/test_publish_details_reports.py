"""What the search finds in reports that are fit to be published: nothing that must not stand, and little to ask."""

from collections import Counter

import pytest

from cspr_docs.ooxml.package import load_package
from cspr_docs.publish.details import Weight, find, watch
from cspr_docs.word.texts import Layer, passages
from tests.sample_documents import rendered, sample
from tests.searched_once import remember

MOST_ASKED = 8


@pytest.fixture(autouse=True)
def _searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a name in one of its paragraphs a report says the same in all others."""
    remember(monkeypatch)


@pytest.mark.parametrize("name", ["rowan", "hawthorn"])
def test_a_report_fit_to_be_published_is_asked_about_seldom(name: str) -> None:
    facts = sample(name).facts
    package = load_package(rendered(name, "final-report.docx").content, "final-report.docx")
    texts = [passage for passage in passages(package) if not passage.part.startswith("customXml/")]
    found = find(texts, watch(facts.case, facts.identities))
    counted = Counter(one.weight for one in found)
    assert counted[Weight.NEVER] == 0
    assert counted[Weight.ASK] <= MOST_ASKED
    assert {one.code for one in found} <= {"published-detail"}


@pytest.mark.parametrize("name", ["rowan", "hawthorn"])
def test_with_one_real_name_in_it_the_same_report_is_not_fit(name: str) -> None:
    facts = sample(name).facts
    assert facts.identities is not None
    child = next(iter(facts.identities.people.values()))
    package = load_package(rendered(name, "final-report.docx").content, "final-report.docx")
    parts = dict(package)
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace(" the ", f" {child.first_name} {child.last_name} ", 1).encode()
    found = find(passages(parts), watch(facts.case, facts.identities))
    assert [one.weight for one in found if one.code == "published-name"] == [Weight.NEVER]


def test_a_letter_to_the_family_is_full_of_what_must_not_be_published() -> None:
    facts = sample("rowan").facts
    letter = next(
        document.file_name
        for document in sample("rowan").documents
        if "decision-letter" in document.file_name
    )
    texts = list(passages(load_package(rendered("rowan", letter).content, "letter.docx")))
    found = find(texts, watch(facts.case, facts.identities))
    assert any(one.weight is Weight.NEVER and one.passage.layer is Layer.WORDS for one in found)
