"""identities.yaml: where it is read from, and what is told of it."""

from pathlib import Path

import pytest
from case_folders import PEOPLE, stopped, write

from cspr_docs.casefile import read_case


def test_they_are_read_from_the_folder(folder: Path) -> None:
    write(
        folder,
        case_yaml=f"reference: EX-1\n{PEOPLE}",
        identities_yaml="people:\n  rowan:\n    first_name: Ada\n    born_on: 2025-12-01\n    phone: 01611234567\n",
    )
    identities = read_case(folder).identities
    assert identities is not None
    assert identities.people["rowan"].first_name == "Ada"
    assert identities.people["rowan"].phone == "01611234567"


def test_a_file_elsewhere_is_read_instead(folder: Path) -> None:
    write(folder, case_yaml=f"reference: EX-1\n{PEOPLE}", identities_yaml="broken: [\n")
    Path("safe.yaml").write_text("people: {rowan: {first_name: Bea}}\n", "utf-8")
    identities = read_case(folder, Path("safe.yaml")).identities
    assert identities is not None
    assert identities.people["rowan"].first_name == "Bea"


def test_a_file_elsewhere_that_is_not_there_stops(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n")
    assert stopped(folder, Path("nowhere.yaml")) == [("nowhere.yaml", "cannot-open")]


def test_an_id_of_nobody_and_a_misspelt_field_are_told_at_their_names(folder: Path) -> None:
    write(
        folder,
        case_yaml=f"reference: EX-1\n{PEOPLE}",
        identities_yaml="people:\n  rowan: {frist_name: Ada}\n  nan: {}\nplaces: {rowan: {name: x}}\n",
    )
    assert stopped(folder) == [
        ("rowan/identities.yaml:2:11", "unknown-field"),
        ("rowan/identities.yaml:3:3", "identity-of-nobody"),
        ("rowan/identities.yaml:4:10", "identity-of-nobody"),
    ]


@pytest.mark.parametrize("content", ["- a\n", "text\n"])
def test_a_file_without_fields_is_told(folder: Path, content: str) -> None:
    write(folder, case_yaml="reference: EX-1\n", identities_yaml=content)
    assert stopped(folder) == [("rowan/identities.yaml:1:1", "wrong-form")]


def test_an_empty_file_holds_nobody(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", identities_yaml="")
    identities = read_case(folder).identities
    assert identities is not None
    assert identities.people == {}


def test_nobody_is_called_unknown_where_the_people_could_not_be_read(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        people_yaml="- id: [\n",
        identities_yaml="people:\n  nan: {first_name: Ada}\n",
    )
    assert stopped(folder) == [("rowan/people.yaml:2:1", "yaml-syntax")]
