"""Values that the case did not hold yet, or that are taken out: where they go, and what stays."""

from pathlib import Path

import pytest
from awkward_texts import prose
from case_folders import changed, texts, write
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cspr_docs.casefile import read_case
from cspr_docs.casefile.shape import values
from cspr_docs.casefile.splice import spliced, write_splice
from cspr_docs.problems import DataPath
from schemas.base import Written


def test_a_new_field_stands_after_its_nearest_sibling_in_the_schemas_order(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\nopened_on: 2026-03-03 # a Tuesday\n",
        chronology_yaml="- comment: First.\n  id: e1\n- {id: e2, comment: c}\n- id: e3\n  comment: |\n    x\n\n\n",
    )

    after = changed(
        folder,
        {
            ("title",): "A title",
            ("chronology", "e1", "event"): "It began.",
            ("chronology", "e2", "event"): "It went on, so.",
            ("chronology", "e3", "source"): "a: b",
        },
    )

    assert after["case.yaml"] == "reference: EX-1\ntitle: A title\nopened_on: 2026-03-03 # a Tuesday\n"
    assert after["chronology.yaml"] == (
        "- comment: First.\n  id: e1\n  event: It began.\n"
        '- {id: e2, event: "It went on, so.", comment: c}\n'
        '- id: e3\n  comment: |\n    x\n  source: "a: b"\n\n\n'
    )


def test_a_commented_field_stays_and_the_value_stands_below_it(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        rapid_review_yaml=(
            "# Facts of it.\n# facts:\n\n# Who came.\n# attendance:\n#   - id:\n#     name:\n\n"
            "# Who wrote it.\n# author:\n"
        ),
    )

    after = changed(
        folder,
        {
            ("rapid_review", "author"): "A. N. Other",
            ("rapid_review", "facts"): "One.\n\nTwo.\n",
            ("rapid_review", "attendance", "a1", "role"): "B",
        },
    )

    assert after["rapid_review.yaml"] == (
        "# Facts of it.\n# facts:\nfacts: |\n  One.\n\n  Two.\n\n# Who came.\n# attendance:\n#   - id:\n#     name:\n"
        "attendance:\n  - id: a1\n    role: B\n\n# Who wrote it.\n# author:\nauthor: A. N. Other\n"
    )


def test_a_comment_inside_a_text_is_no_comment(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", rapid_review_yaml="facts: |2\n  # author:\n  x\n")

    after = changed(folder, {("rapid_review", "author"): "A"})

    assert after == {"rapid_review.yaml": "author: A\nfacts: |2\n  # author:\n  x\n"}


def test_fields_left_empty_are_filled_where_they_stand(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\ntitle:   # none yet\nreview:\n# end\nincident: {description: , injuries: ~}\n",
    )

    after = changed(
        folder,
        {
            ("title",): "T",
            ("review", "lead_reviewer", "name"): "A",
            ("incident", "description"): "It, so",
            ("incident", "injuries"): "None.",
        },
    )

    assert after == {
        "case.yaml": (
            "reference: EX-1\ntitle: T   # none yet\nreview:\n  lead_reviewer:\n    name: A\n# end\n"
            'incident: {description: "It, so", injuries: None.}\n'
        )
    }


def test_what_has_no_file_yet_gets_one_by_the_tree_convention(folder: Path) -> None:
    mother = "- id: mother\n  relation: mother\n  label: Mother\n"
    write(
        folder,
        case_yaml="reference: EX-1\n",
        people_yaml=mother,
        findings__f1_yaml="title: One\n",
        findings__f1__why_md="W.\n",
        review__purpose_md="P.\n",
    )

    after = changed(
        folder,
        {
            ("decision", "decided_on"): "2026-03-03",
            ("final_report", "summary"): "Short.\n",
            ("findings", "f1", "impact"): "Much.\n",
            ("findings", "f2", "finding"): "Two.\n",
            ("findings", "f2", "title"): "Two",
            ("people", "father", "label"): "Father",
            ("people", "father", "relation"): "father",
            ("review", "lead_reviewer", "name"): "A",
        },
    )

    assert after == {
        "decision.yaml": "decided_on: 2026-03-03\n",
        "final_report/summary.md": "Short.\n",
        "findings/f1/impact.md": "Much.\n",
        "findings/f2.yaml": "title: Two\n",
        "findings/f2/finding.md": "Two.\n",
        "people.yaml": f"{mother}- id: father\n  label: Father\n  relation: father\n",
        "review/lead_reviewer.yaml": "name: A\n",
    }


def test_a_scaffolded_file_beside_a_folder_takes_what_the_folder_lacks(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        review_yaml="# lead_reviewer:\n#   name:\n\n# author:\n",
        review__purpose_md="P.\n",
    )

    after = changed(folder, {("review", "lead_reviewer", "name"): "A", ("review", "method"): "M.\n"})

    assert after == {
        "review.yaml": "# lead_reviewer:\n#   name:\nlead_reviewer:\n  name: A\n\n# author:\n",
        "review/method.md": "M.\n",
    }


def test_a_case_in_one_file_stays_in_one(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\r\nchildren:\r\n- id: rowan\r\n  pseudonym: Rowan")

    after = changed(
        folder, {("review", "purpose"): "To learn.\n", ("children", "rowan", "pen_picture"): "He\nlaughs."}
    )

    assert after == {
        "case.yaml": (
            "reference: EX-1\r\nchildren:\r\n- id: rowan\r\n  pseudonym: Rowan\r\n  pen_picture: |-\r\n    He\r\n"
            "    laughs.\r\nreview:\r\n  purpose: |\r\n    To learn.\r\n"
        )
    }


def test_the_items_of_a_plain_list_can_be_changed_added_and_taken_out(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n",
        children_yaml="- id: rowan\n  pseudonym: R\n- id: linden\n  pseudonym: L\n",
        incident_yaml="children: [rowan]\n",
        chronology_yaml="- id: e1\n  concerning:\n    - rowan\n    - linden # his brother\n    - rowan\n- id: e2\n",
    )

    after = changed(
        folder,
        {
            ("incident", "children", 1): "linden",
            ("chronology", "e1", "concerning", 0): None,
            ("chronology", "e2", "concerning", 0): "rowan",
        },
    )

    assert after["incident.yaml"] == "children: [rowan, linden]\n"
    assert after["chronology.yaml"] == (
        "- id: e1\n  concerning:\n    - linden # his brother\n    - rowan\n- id: e2\n  concerning:\n    - rowan\n"
    )


FIELDS: list[DataPath] = [
    ("title",),
    ("opened_on",),
    ("incident", "description"),
    ("incident", "children", 0),
    ("rapid_review", "facts"),
    ("rapid_review", "attendance", "a1", "role"),
    ("rapid_review", "author"),
    ("review", "lead_reviewer", "independence"),
    ("review", "purpose"),
    ("final_report", "summary"),
    ("findings", "f1", "why"),
    ("findings", "f2", "title"),
    ("chronology", "e1", "event"),
]
BEGUN = [
    {"case_yaml": "reference: EX-1\n"},
    {"case_yaml": "{reference: EX-1}\n"},
    {
        "case_yaml": "# yours\nreference: EX-1",
        "rapid_review_yaml": "# facts:\n# author:\n",
        "review_yaml": "",
    },
    {"case_yaml": "reference: EX-1\r\nincident:\r\nrapid_review: {}\r\nchronology: []\r\n"},
    {
        "case_yaml": "reference: EX-1\n",
        "findings__f1_yaml": "title: One",
        "findings__f1__why_md": "",
        "review__purpose_md": "P",
    },
    {
        "case_yaml": "reference: EX-1\n",
        "review_yaml": "lead_reviewer:\n",
        "findings_yaml": "- id: f1\n  title: O\n",
    },
]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begun=st.sampled_from(BEGUN),
    paths=st.lists(st.sampled_from(FIELDS), min_size=1, max_size=5, unique=True),
    words=st.lists(prose, min_size=5, max_size=5),
)
def test_new_values_read_back_wherever_they_go_and_go_again(
    tmp_path_factory: pytest.TempPathFactory, begun: dict[str, str], paths: list[DataPath], words: list[str]
) -> None:
    assume(("findings", "f1", "why") not in paths or any(name.startswith("findings") for name in begun))
    folder = tmp_path_factory.mktemp("case")
    write(folder, children_yaml="- id: rowan\n  pseudonym: R\n", **begun)
    facts = {("opened_on",): "2026-03-03", ("incident", "children", 0): "rowan"}
    changes = {path: facts.get(path, text) for path, text in zip(paths, words, strict=False)}
    first = read_case(folder)
    before = {value.path: value.value for value in values(first.case)}

    write_splice(spliced(first, changes).files)

    case_file = read_case(folder)
    new = {value.path: value.value for value in values(case_file.case)}
    written = {path: written for path, written, _ in texts(case_file.case)}
    for path, text in changes.items():
        is_exact = written.get(path) is Written.PROSE
        assert str(new[path]) == (text if is_exact else text.rstrip("\n"))
    assert before.items() <= {**new, **{path: before.get(path) for path in changes if path in before}}.items()

    gone = [path for path in changes if path[-1] not in ("title", "role") or len(path) == 1]
    write_splice(spliced(case_file, dict.fromkeys(gone)).files)
    assert not {value.path for value in values(read_case(folder).case)}.intersection(gone)


def test_a_value_taken_out_leaves_all_else(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\n# of the file\ntitle: >-\n  One\n  two\n\nopened_on: 2026-03-03\n",
        chronology_yaml="- event: x\n  id: e1\n- {id: e2, event: 'y', comment: z}\n- {id: e3, event: y}\n",
        final_report__summary_md="\ufeffOne.\n",
    )

    after = changed(
        folder,
        {
            ("title",): None,
            ("chronology", "e1", "event"): None,
            ("chronology", "e2", "event"): None,
            ("chronology", "e3", "event"): None,
            ("final_report", "summary"): None,
        },
    )

    assert after == {
        "case.yaml": "reference: EX-1\n# of the file\n\nopened_on: 2026-03-03\n",
        "chronology.yaml": "- id: e1\n- {id: e2, comment: z}\n- {id: e3}\n",
        "final_report/summary.md": "",
    }
