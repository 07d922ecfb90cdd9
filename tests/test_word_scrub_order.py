"""What another program wrote in another order leaves the scrub in the schema's; nobody has to think of it."""

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.word.scrub import scrub
from cspr_docs.word.validity import faults
from tests import hostile_parts as made
from tests.planted_defects import DEFECTS

PROPERTIES = tuple(w(name) for name in ("pPr", "rPr", "tblPr", "tcPr"))


def clean(parts: made.Parts) -> Package:
    return scrub(Package(parts, "report.docx"), "Title").package


def test_properties_turned_round_in_every_part_give_the_same_file() -> None:
    parts, turned = made.good_parts(), set()
    for part in (name for name in parts if name.startswith("word/") and name.endswith(".xml")):
        root = etree.fromstring(parts[part])
        for element in root.iter(*PROPERTIES):
            if len(element) > 1:
                element[:] = list(reversed(element))
                turned.add(part)
        parts[part] = etree.tostring(root)
    assert {"word/document.xml", "word/styles.xml", "word/numbering.xml"} <= turned
    assert faults(Package(parts, "report.docx")) != ()
    assert clean(parts) == clean(made.good_parts())


@pytest.mark.parametrize("name", ["order-of-paragraph", "order-of-run", "order-of-table"])
def test_what_is_put_in_keeps_its_words(name: str) -> None:
    parts = made.good_parts()
    made.both(DEFECTS[name][0], made.text("<w:p><w:r><w:t>Last words.</w:t></w:r></w:p>"))(parts)
    done = clean(parts)
    assert faults(done) == ()
    assert b"Last words." in done[made.BODY]
