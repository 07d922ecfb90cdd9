"""The rules of Word's format: good documents break none, and each planted defect is told, also by the SDK."""

import re
from pathlib import Path

import pytest

from cspr_docs.ooxml.package import Package, load_package, to_bytes
from cspr_docs.problems import CODES
from cspr_docs.word.validity import faults
from tests import hostile_parts as made
from tests.asked import some
from tests.conftest import TEMPLATES
from tests.open_xml_sdk import sdk_faults, unlike
from tests.planted_defects import DEFECTS
from tests.sample_documents import every_document, rendered
from tests.word_files import new_file, p, tbl, tr, with_body


def faults_after(edit: made.Edit) -> list[tuple[str, str]]:
    """The codes and messages that an edit of a good report gives."""
    parts = made.good_parts()
    edit(parts)
    return [(problem.code, problem.message) for problem in faults(Package(parts, "report.docx"))]


@pytest.mark.parametrize(("case", "file_name"), every_document())
def test_our_own_documents_have_no_fault(case: str, file_name: str) -> None:
    assert faults(load_package(rendered(case, file_name).content, file_name)) == ()


def test_files_of_other_programs_have_no_fault() -> None:
    assert faults(new_file()) == ()
    assert faults(with_body(p("One") + tbl(tr("a", "b"), tr("c", "d")), {"header1": p("Head")})) == ()


def test_a_template_is_told_by_its_tags_alone() -> None:
    for template in some(sorted(TEMPLATES.glob("*/template.docx"))):
        found = faults(load_package(template.read_bytes(), template.name))
        assert {problem.code for problem in found} == {"word-tag-left"}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_told(name: str) -> None:
    edit, code, reason = DEFECTS[name]
    found = faults_after(edit)
    assert code in CODES
    assert any(found_code == code and reason in message for found_code, message in found), found
    assert len(found) <= 3, found


def test_there_are_enough_defects() -> None:
    assert len(DEFECTS) >= 26


def test_all_is_told_at_once() -> None:
    edits = [DEFECTS[name][0] for name in ("cell-empty", "tag-split", "style-missing")]
    codes = {code for code, _ in faults_after(made.both(*edits))}
    assert codes == {"word-structure", "word-tag-left", "word-reference-missing"}


@pytest.mark.parametrize(
    "edit",
    [
        made.text(made.nested_tables(3) + "<w:p/>"),
        made.field(" IF 1 = 1 ", made.field_xml(" PAGE "), ' "" '),
        made.field(" REF cspr_f1 \\h "),
        made.text('<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent><w:tr><w:tc><w:sdt><w:sdtContent><w:p/>'
                  "</w:sdtContent></w:sdt></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"),
        made.replaced("docProps/core.xml", b"2000-01-01T00:00:00Z", b"2026-11"),
        made.run(
            "<mc:AlternateContent><mc:Choice Requires='w14'/><mc:Fallback><w:pict><w:txbxContent>"
            "<w:p/><w:bookmarkStart w:id='1' w:name='cspr_f1'/></w:txbxContent></w:pict></mc:Fallback>"
            "</mc:AlternateContent>"
        ),
    ],
)  # fmt: skip
def test_what_is_sound_is_not_told(edit: made.Edit) -> None:
    assert faults_after(edit) == []


SEEN_BY_THE_SDK = {
    "order-of-paragraph": "unexpected child element '[^']*:keepNext'",
    "order-of-table": "unexpected child element '[^']*:tblW'",
    "text-outside-a-run": "invalid child element '[^']*:t'",
    "abstract-after-list": "unexpected child element '[^']*:abstractNum'",
    "alignment": "'[^']*:val' has invalid value 'middle'",
    "picture-number-twice": "'id' should have unique value",
    "style-twice": "'[^']*:styleId' should have unique value",
    "footnote-missing": "'w:footnote' .* does not exist",
    "link-missing": "relationship 'rIdNone' .* does not exist",
}
"""The validator knows the schema, but no empty cells, unbalanced fields or styles that are not there."""


@pytest.fixture(scope="module")
def said_by_the_sdk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the validator says of a file with all of these defects."""
    parts = made.good_parts()
    made.both(*(DEFECTS[name][0] for name in SEEN_BY_THE_SDK))(parts)
    path = tmp_path_factory.mktemp("sdk") / "defects.docx"
    path.write_bytes(to_bytes(parts))
    return "\n".join(fault["description"] for fault in sdk_faults(path))


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("name", SEEN_BY_THE_SDK)
def test_the_open_xml_sdk_agrees(name: str, said_by_the_sdk: str) -> None:
    """A defect that we tell is one to the validator too: ours are no inventions."""
    assert re.search(SEEN_BY_THE_SDK[name], said_by_the_sdk)


def test_of_many_files_each_with_a_defect_is_shown_to_the_sdk(tmp_path: Path) -> None:
    for name in ("good", "as good", *SEEN_BY_THE_SDK):
        parts = made.good_parts()
        if name in DEFECTS:
            DEFECTS[name][0](parts)
        (tmp_path / f"{name}.docx").write_bytes(to_bytes(parts))
    shown = {file.stem for file in unlike(sorted(tmp_path.glob("*.docx")))}
    assert shown >= SEEN_BY_THE_SDK.keys()
    assert len(shown & {"good", "as good"}) <= 1
