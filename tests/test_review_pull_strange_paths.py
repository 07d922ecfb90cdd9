"""A draft was out of the house: a data path in it is believed only if a case has such a value."""

from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.word.anchors import DATA
from tests.returned_drafts import Draft, case_files, pull

LETTER = Path("output/rowan/decision-letter-mother.docx")
REASONS, FILE = "letters.mother.reasons", "cases/rowan/letters/mother/reasons.md"
SIGNED = "letters.mother.advocate.name"

STRANGE_PATHS: dict[str, tuple[str, ...]] = {
    "another case's file": ("x", "../../../../hawthorn/final_report/foreword"),
    "a place on the disk": ("/tmp/evil",),
    "a Python name": ("__class__",),
    "another Python name": ("final_report", "model_fields"),
    "a field that no case has": ("final_report", "afterword"),
    "a whole record": ("final_report",),
    "an id that is none": ("findings", "../x", "why"),
    "a line in an id": ("findings", "x\n# y", "why"),
    "a name in the identities": ("identities", "people", "mother", "name"),
    "a place among the identities": ("identities", "x", "/../../../../evil"),
    "a place below the reference": ("reference", "../../evil"),
    "a name of Python in a list": ("chronology", "c1", "__class__"),
    "nothing": (),
}


@pytest.mark.parametrize("how", STRANGE_PATHS)
@pytest.mark.parametrize("choice", ["", "--theirs", "--ours"])
def test_a_data_path_that_no_case_has_is_told_and_makes_no_file(
    how: str, choice: str, short_drafts: Path
) -> None:
    draft = Draft(LETTER)
    draft.replace(REASONS, "Several services", "Nine services")
    as_if_from(draft, STRANGE_PATHS[how])
    before, all_files = case_files(), everything()
    chosen = (choice, ".".join(STRANGE_PATHS[how])) if choice and all(STRANGE_PATHS[how]) else ()
    result = pull(draft.save(), *(chosen if "\n" not in "".join(chosen) and "".join(chosen[1:]) else ()))
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "a field that is not this program's" in result.output
    assert case_files() == before
    assert {path for path in everything() - all_files if path.suffix != ".docx"} <= {
        Path("cases/rowan/reviews/ledger.yaml"),
        Path("cases/rowan/reviews/kept_out/no_such_field.md"),
    }


def test_a_single_value_from_a_strange_place_makes_no_file_either(short_drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.say(SIGNED, "Somebody Else")
    as_if_from(draft, ("reference", "../../../evil"), of=SIGNED)
    before = everything()
    assert pull(draft.save()).exit_code == 1
    assert {path.name for path in everything() - before} == {"ledger.yaml", "no_such_field.md"}


@pytest.mark.parametrize("index", ["-1", "99999999"])
def test_an_index_that_no_list_has_is_told(index: str, short_drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.replace(REASONS, "Several services", "Nine services")
    as_if_from(draft, ("chronology", index), index=True)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 1
    assert "a field that is not this program's" in result.output
    assert case_files() == before


def test_a_name_whose_id_is_none_becomes_no_mention(short_drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.replace(REASONS, "Several services", "Nine services of Kajetan")
    draft.parts[DATA] = draft.parts[DATA].replace(b'<name id="rowan"', b'<name id="rowan\n\n# Strange"')
    result = pull(draft.save())
    assert "Strange" not in result.output
    assert "Strange" not in Path(FILE).read_text("utf-8")


def as_if_from(draft: Draft, path: tuple[str, ...], *, index: bool = False, of: str = REASONS) -> None:
    """Makes the draft say that its reasons, or another value, come from another data path."""
    root = etree.fromstring(draft.parts[DATA])
    key = draft.anchor(of).key
    [field] = [one for one in root if one.get("key") == key]
    [steps] = [one for one in field if etree.QName(one).localname == "path"]
    tags = ["name"] * (len(path) - 1) + ["index" if index else "name"]
    namespace = etree.QName(root).namespace
    steps[:] = [
        etree.Element(f"{{{namespace}}}{tag}", {"v": part}) for tag, part in zip(tags, path, strict=False)
    ]
    draft.parts[DATA] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def everything() -> set[Path]:
    """Every file here and above that a draft might have written."""
    return {path for path in Path().rglob("*") if path.is_file()}
