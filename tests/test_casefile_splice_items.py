"""New items of a list: the ids that they get, and where they are written."""

from pathlib import Path
from shutil import copytree
from time import perf_counter

import pytest
from awkward_texts import prose
from case_folders import changed, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cspr_docs.casefile import read_case
from cspr_docs.casefile.shape import value_at
from cspr_docs.casefile.splice import new_items, spliced, write_splice
from cspr_docs.problems import DataPath, Stop

Rows = list[dict[str, str]]


def added(folder: Path, into: DataPath, rows: Rows) -> dict[str, str]:
    """The files that the rows change, as they are on disk then."""
    case_file = read_case(folder)
    items = new_items(case_file.case, into, rows)
    changes = {path: text for item in items for path, text in item.changes.items()}
    files = spliced(case_file, changes).files
    write_splice(files)
    return {file.path.relative_to(folder).as_posix(): file.path.read_bytes().decode() for file in files}


def test_items_stand_below_the_last_one_and_their_ids_count_on(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        rapid_review_yaml="attendance: # who came\n- id: a09\n  role: B # first\n\n# Facts of it.\n# facts:\n",
    )

    after = added(
        folder,
        ("rapid_review", "attendance"),
        [
            {"role": "Nurse: named, & <on call>", "name": "Siân O'Dowd"},
            {"role": "'Chair'", "apologies": "true"},
        ],
    )

    assert after == {
        "rapid_review.yaml": (
            "attendance: # who came\n- id: a09\n  role: B # first\n"
            '- id: a10\n  name: Siân O\'Dowd\n  role: "Nurse: named, & <on call>"\n'
            "- id: a11\n  role: \"'Chair'\"\n  apologies: true\n\n# Facts of it.\n# facts:\n"
        )
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, {"actions.yaml": "- id: a1\n  action: Ring\n- id: a2\n  action: Write\n"}),
        (
            {"actions_yaml": "- {id: ac1, action: Go}\n"},
            {
                "actions.yaml": "- {id: ac1, action: Go}\n- id: ac2\n  action: Ring\n- id: ac3\n  action: Write\n"
            },
        ),
        (
            {"actions_yaml": "[{id: go, action: Go}]\n"},
            {"actions.yaml": "[{id: go, action: Go}, {id: a1, action: Ring}, {id: a2, action: Write}]\n"},
        ),
        (
            {"actions__x1_yaml": "action: Go\n"},
            {"actions/x2.yaml": "action: Ring\n", "actions/x3.yaml": "action: Write\n"},
        ),
    ],
)
def test_a_list_is_added_to_in_the_way_that_it_is_written(
    folder: Path, files: dict[str, str], expected: dict[str, str]
) -> None:
    write(folder, case_yaml="reference: EX-1\n", **files)

    assert added(folder, ("actions",), [{"action": "Ring"}, {"action": "Write"}]) == expected


def test_an_id_that_prose_could_mention_is_free_in_all_such_lists(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        people_yaml="- id: p1\n  relation: mother\n  label: Mother\n",
        places_yaml="- id: p2\n  label: The flat\n",
    )

    added(folder, ("people",), [{"relation": "father", "label": "Father"}])

    assert [person.id for person in read_case(folder).case.people] == ["p1", "p3"]


def test_an_item_that_the_schema_refuses_writes_nothing(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", actions_yaml="- id: a1\n  action: Go\n")

    with pytest.raises(Stop) as stop:
        added(folder, ("actions",), [{"action": "Ring", "due_on": "31 Juni"}, {"due_on": "2026-03-03"}])

    assert sorted(problem.code for problem in stop.value.problems) == ["missing-field", "not-a-date"]
    assert (folder / "actions.yaml").read_text() == "- id: a1\n  action: Go\n"


def test_an_item_with_lists_of_its_own_is_added_whole(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", actions_yaml="- id: a1\n  action: Go\n")
    new: DataPath = ("actions", "a2")

    after = changed(
        folder,
        {
            (*new, "action"): "Ring",
            (*new, "history", 0, "on"): "2026-03-03",
            (*new, "history", 0, "progress"): "amber",
            ("actions", "a3", "action"): "Write",
        },
    )

    assert sorted(item.id for item in read_case(folder).case.actions) == ["a1", "a2", "a3"]
    assert "  history:\n    - on: 2026-03-03\n      progress: amber\n" in after["actions.yaml"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.fixed_dictionaries({"event": prose, "comment": prose}), min_size=1, max_size=3),
    begun=st.sampled_from(
        [
            "",
            "- id: e1\n  event: x",
            "-   id: e1\r\n    event: |\r\n      x\r\n",
            "- id: e1\n  event: |-\n    a\n      \n",
            "[]\n",
        ]
    ),
)
def test_whatever_the_texts_say_the_items_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: Rows, begun: str
) -> None:
    folder = tmp_path_factory.mktemp("case")
    write(folder, case_yaml="reference: EX-1\n", chronology_yaml=begun)
    before = len(read_case(folder).case.chronology)

    added(folder, ("chronology",), rows)

    items = read_case(folder).case.chronology[before:]
    assert [(item.event, item.comment) for item in items] == [(row["event"], row["comment"]) for row in rows]


def test_five_hundred_items_are_added_in_seconds(tmp_path: Path) -> None:
    folder = tmp_path / "rowan"
    copytree("cases/rowan", folder)
    rows = [{"at": "2025-03-03", "event": f"Visit {number}: “so”", "source": "GP"} for number in range(500)]

    started = perf_counter()
    after = added(folder, ("chronology",), rows)

    assert perf_counter() - started < 30
    case = read_case(folder).case
    assert list(after) == ["chronology.yaml"]
    assert value_at(case, ("chronology", case.chronology[-1].id, "event")) == "Visit 499: “so”"


def test_ids_of_others_are_a_list_and_words_that_yaml_would_misread_stand_in_quotes(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        people_yaml="- id: mother\n  label: Mother\n  relation: mother\n",
    )
    write(folder, children_yaml="- id: rowan\n  pseudonym: Rowan\n")
    rows = [
        {"event": "@mother rang: late # again", "concerning": "[rowan, mother]", "on": "2026-04-03"},
        {"on": "2026-04", "concerning": "[mother]", "event": "Seen\n\n- at home\n"},
    ]

    assert added(folder, ("chronology",), rows) == {
        "chronology.yaml": (
            "- id: c1\n  on: 2026-04-03\n  concerning:\n    - rowan\n    - mother\n"
            '  event: "@mother rang: late # again"\n'
            "- id: c2\n  on: 2026-04\n  concerning: [mother]\n  event: |\n    Seen\n\n    - at home\n"
        )
    }


def test_a_thousand_items_come_into_a_list_that_has_none(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", chronology_yaml="# What happened.\n")
    rows = [{"on": "2026-04-03", "event": f"@home: visit {number}"} for number in range(1000)]
    after = added(folder, ("chronology",), rows)["chronology.yaml"]
    assert after.startswith("# What happened.\n- id: c1\n")
    assert after.endswith('- id: c1000\n  on: 2026-04-03\n  event: "@home: visit 999"\n')
