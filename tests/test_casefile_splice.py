import random
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from conftest import CASES, SAMPLES
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.casefile.splice import spliced, write_splice
from cspr_docs.casefile.walk import texts, values
from cspr_docs.problems import DataPath, Stop
from schemas.base import Written

Changes = Mapping[DataPath, str | None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("rowan").mkdir()
    return Path("rowan")


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def changed(folder: Path, changes: Changes) -> dict[str, str]:
    """The files that a change touches, as they are on disk after it."""
    splice = spliced(read_case(folder), changes)
    write_splice(splice)
    return {
        file.path.relative_to(folder).as_posix(): file.path.read_bytes().decode() for file in splice.files
    }


def value_at(case_file: CaseFile, path: DataPath) -> object:
    return {value.path: value.value for value in values(case_file.case)}.get(path)


# --- one value replaced, whatever its style ------------------------------------------------------------

BLOCK = {
    "plain": " He slept well.",
    "plain with a comment": " He slept well.  # said by @mother",
    "plain over lines": " He slept\n    well in\n    the drawer.",
    "plain on the next line": "\n    He slept well.",
    "single": " 'It''s: so'",
    "single over lines": " 'It''s so\n    and so\n\n    on'",
    "double": ' "a \\"b\\" \\u2028 c"',
    "double over lines": ' "one two\n    three \\\n    four\n\n    five"  # note',
    "literal": " |\n    One.\n\n    Two.",
    "literal stripped": " |-\n    One.\n      - set in\n    Two.",
    "literal kept": " |+\n    One.\n\n",
    "literal counted": " |2 # said so\n     One.\n    Two.",
    "literal deep": " |\n        One.\n        Two.",
    "folded": " >\n    One two\n    three.\n\n    Four.\n",
    "folded stripped": " >-  # as told\n    One two three four five six seven.\n    Eight.",
    "folded with more inside": " >-\n    One\n      two\n    three.\n\n",
    "empty": "",
    "empty with a comment": "   # to be written",
    "null": " ~",
}
FLOW = {
    "plain": "He slept",
    "single": "'It''s, so'",
    "double": '"a, \\"b\\""',
    "over lines": '"one\n     two"',
}
PIECES = [
    *"ab,:#'\"@\\-?|>%*&![]{}`~. ",
    "word ",
    "word ",
    "some words and more of them, ",
    ": ",
    " #",
    "  ",
    "\n",
    "\n\n",
    "\n- ",
    "\n  ",
    "\n# ",
    "\t",
    "\x85",
    "\u2028",
    "\xa0",
    "é",
    "“so”",
    "😀",
    "null",
    "true",
    "---",
    "...",
    "@mother's",
    "event: x\n",
]
new_texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
prose = new_texts.filter(lambda text: bool(text.strip()))


def with_line_ends(text: str, line_end: str, mark: bool) -> bytes:
    return (b"\xef\xbb\xbf" if mark else b"") + text.replace("\n", line_end).encode()


@pytest.mark.parametrize("style", BLOCK)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=prose, mark=st.booleans(), last=st.booleans())
def test_an_edit_changes_only_its_own_characters(
    folder: Path, style: str, line_end: str, text: str, mark: bool, last: bool
) -> None:
    head = "- id: e1\n  on: 2026-03\n  event: One. # kept\n- id: e2\n  event:"
    tail = "" if last else "\n\n  # a note: of ours\n  comment: Two.\n- {id: e3, event: Three}\n"
    before = with_line_ends(head + BLOCK[style] + tail, line_end, mark)
    write(folder, case_yaml="reference: EX-1\n")
    (folder / "chronology.yaml").write_bytes(before)
    case_file = read_case(folder)
    path = ("chronology", "e2", "event")

    splice = spliced(case_file, {path: text})
    write_splice(splice)

    after = (folder / "chronology.yaml").read_bytes()
    assert value_at(read_case(folder), path) == text
    assert after.startswith(with_line_ends(head, line_end, mark))
    if not last:
        own_end = line_end.encode() * (1 if style == "literal kept" else 2)
        tail_from_comment = with_line_ends(tail, line_end, mark=False).lstrip()
        assert after.endswith(own_end[: 2 * len(line_end)][-len(line_end) :] + b"  " + tail_from_comment)
    for comment in ("# said by @mother", "# to be written", "# said so", "# as told", "# note"):
        assert after.count(comment.encode()) >= before.count(comment.encode())
    if line_end == "\r\n":
        assert b"\n" not in after.replace(b"\r\n", b"")


@pytest.mark.parametrize(("style", "line_end"), list(product(FLOW, ["\n", "\r\n"])))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=prose)
def test_an_edit_inside_brackets_stays_inside(folder: Path, style: str, line_end: str, text: str) -> None:
    head = "chronology: [\n  {id: e1, event: "
    tail = ", comment: 'x' }, # first\n  {id: e2}]\ntitle: T\n"
    before = with_line_ends(f"reference: EX-1\n{head}{FLOW[style]}{tail}", line_end, mark=False)
    (folder / "case.yaml").write_bytes(before)
    path = ("chronology", "e1", "event")

    write_splice(spliced(read_case(folder), {path: text}))

    after = (folder / "case.yaml").read_bytes()
    assert value_at(read_case(folder), path) == text
    assert after.startswith(with_line_ends(f"reference: EX-1\n{head}", line_end, mark=False))
    assert after.endswith(with_line_ends(tail, line_end, mark=False))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(["One.", "", "- two", "Three  ", "\u2028"]), min_size=1, max_size=6),
    ends=st.lists(st.sampled_from(["\n", "\r\n"]), min_size=6, max_size=6),
    text=prose,
    mark=st.booleans(),
)
def test_a_markdown_file_says_the_text_and_keeps_its_mark(
    folder: Path, words: list[str], ends: list[str], text: str, mark: bool
) -> None:
    raw = "x" + "".join(word + end for word, end in zip(words, ends, strict=False))
    write(folder, case_yaml="reference: EX-1\n", final_report__summary_md=("\ufeff" if mark else "") + raw)
    path = ("final_report", "summary")

    write_splice(spliced(read_case(folder), {path: text}))

    after = (folder / "final_report/summary.md").read_bytes()
    assert value_at(read_case(folder), path) == text
    assert after.startswith(b"\xef\xbb\xbf") == mark


def test_lines_of_a_markdown_file_that_stay_keep_their_ends(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\n", final_report__summary_md="One.\r\n\nTwo.\r\nThree.\nFour.")

    after = changed(folder, {("final_report", "summary"): "One.\n\n2.\nThree.\nNew.\nFour."})

    assert after == {"final_report/summary.md": "One.\r\n\n2.\r\nThree.\nNew.\r\nFour."}


def test_a_style_is_kept_where_it_can_hold_the_text(folder: Path) -> None:
    text = (
        "- id: e1\n  event: >-\n    The first line stays here and\n    the second one too,\n    and the third.\n"
        "  comment: 'Mother''s'\n  childs_voice: \"so\"\n- id: e2\n  event: |\n    One.\n"
    )
    write(folder, case_yaml="reference: EX-1\n", chronology_yaml=text)

    after = changed(
        folder,
        {
            ("chronology", "e1", "event"): "The first line stays here and the other one too, and the third.",
            ("chronology", "e1", "comment"): "Father's: his",
            ("chronology", "e1", "childs_voice"): "no",
            ("chronology", "e2", "event"): "One.\n\n  Two.\n",
        },
    )

    assert after["chronology.yaml"] == text.replace("the second", "the other").replace(
        "'Mother''s'", "'Father''s: his'"
    ).replace('"so"', '"no"').replace("    One.\n", "    One.\n\n      Two.\n")


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("two words", "two words"),
        ("a: b", '"a: b"'),
        ('say "a: b"', "'say \"a: b\"'"),
        (" edge", '" edge"'),
        ("a\x85b", '"a\\u0085b"'),
        ("null", '"null"'),
        ("one\ntwo", "|-\n    one\n    two"),
        ("one\n\ntwo\n", "|\n    one\n\n    two"),
    ],
)
def test_what_a_plain_text_cannot_hold_is_written_in_the_least_surprising_way(
    folder: Path, new: str, written: str
) -> None:
    write(folder, case_yaml="reference: EX-1\n", chronology_yaml="- id: e1\n  event: x\n  comment: y\n")

    after = changed(folder, {("chronology", "e1", "event"): new})

    assert after == {"chronology.yaml": f"- id: e1\n  event: {written}\n  comment: y\n"}


def test_facts_are_written_as_the_schema_reads_them(folder: Path) -> None:
    write(
        folder,
        case_yaml="reference: EX-1\nopened_on: 2026-03-03\nguidance: 'working_together_2023'\n",
        rapid_review_yaml=(
            "attendance:\n- {id: a1, role: R, apologies: false, name: A}\n- id: a2\n  role: S\n  apologies: true\n"
        ),
    )

    after = changed(
        folder,
        {
            ("opened_on",): "2026-04-01",
            ("rapid_review", "attendance", "a1", "apologies"): "true",
            ("rapid_review", "attendance", "a2", "apologies"): "false",
        },
    )

    assert "opened_on: 2026-04-01\n" in after["case.yaml"]
    assert after["rapid_review.yaml"].count("apologies: true, name") == 1
    assert after["rapid_review.yaml"].endswith("apologies: false\n")


def test_what_the_schema_refuses_stops_with_every_reason_and_changes_nothing(folder: Path) -> None:
    write(
        folder, case_yaml="reference: EX-1\nopened_on: 2026-03-03\n", decision_yaml="decided_on: 2026-03-04\n"
    )

    with pytest.raises(Stop) as stop:
        spliced(read_case(folder), {("opened_on",): "soon", ("decision", "decided_on"): "2026-02-30"})

    assert [(problem.code, problem.place) for problem in stop.value.problems] == [
        ("not-a-date", "rowan/case.yaml:2:12"),
        ("not-a-date", "rowan/decision.yaml:1:13"),
    ]
    assert (folder / "case.yaml").read_text() == "reference: EX-1\nopened_on: 2026-03-03\n"


def test_characters_that_no_document_can_hold_are_refused_each(folder: Path) -> None:
    write(folder, case_yaml="reference: EX-1\ntitle: T\n", final_report__summary_md="One.\n")

    with pytest.raises(Stop) as stop:
        spliced(read_case(folder), {("title",): "a\x07", ("final_report", "summary"): "b\ud800"})

    assert [(problem.code, problem.path) for problem in stop.value.problems] == [
        ("unfit-character", ("title",)),
        ("unfit-character", ("final_report", "summary")),
    ]


def test_a_text_that_is_there_already_touches_no_file(folder: Path) -> None:
    write(
        folder, case_yaml="reference: EX-1\ntitle: >-\n  Two\n  words\n", final_report__summary_md="One.\r\n"
    )

    changes = {("title",): "Two words", ("final_report", "summary"): "One.\n"}

    assert spliced(read_case(folder), changes).files == ()


# --- values that are new -------------------------------------------------------------------------------


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
    text = "facts: |\n  x\n# author:\nlearning: |\n  y\n"
    write(folder, case_yaml="reference: EX-1\n", rapid_review_yaml="facts: |2\n  # author:\n  x\n")

    after = changed(folder, {("rapid_review", "author"): "A"})

    assert "  # author:\n  x\n" in after["rapid_review.yaml"], text


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


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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

    write_splice(spliced(first, changes))

    case_file = read_case(folder)
    new = {value.path: value.value for value in values(case_file.case)}
    written = {path: written for path, written, _ in texts(case_file.case)}
    for path, text in changes.items():
        is_exact = written.get(path) is Written.PROSE
        assert str(new[path]) == (text if is_exact else text.rstrip("\n"))
    assert before.items() <= {**new, **{path: before.get(path) for path in changes if path in before}}.items()

    gone = [path for path in changes if path[-1] not in ("title", "role") or len(path) == 1]
    write_splice(spliced(case_file, dict.fromkeys(gone)))
    assert not {value.path for value in values(read_case(folder).case)}.intersection(gone)


# --- values taken out ----------------------------------------------------------------------------------


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


# --- writing -------------------------------------------------------------------------------------------


def two_files(folder: Path) -> CaseFile:
    write(folder, case_yaml="reference: EX-1\ntitle: T\n", final_report__summary_md="One.\n")
    return read_case(folder)


NEW: Changes = {
    ("title",): "U",
    ("final_report", "summary"): "Two.\n",
    ("decision", "decided_on"): "2026-03-03",
}


def test_a_file_that_was_changed_meanwhile_is_not_written_over_nor_any_other(folder: Path) -> None:
    splice = spliced(two_files(folder), NEW)
    write(folder, final_report__summary_md="Somebody's.\n", decision_yaml="decided_on: 2026-01-01\n")

    with pytest.raises(Stop) as stop:
        write_splice(splice)

    assert [(problem.code, problem.file) for problem in stop.value.problems] == [
        ("changed-meanwhile", "rowan/decision.yaml"),
        ("changed-meanwhile", "rowan/final_report/summary.md"),
    ]
    assert (folder / "case.yaml").read_text() == "reference: EX-1\ntitle: T\n"
    assert (folder / "final_report/summary.md").read_text() == "Somebody's.\n"


def test_a_file_that_is_gone_meanwhile_is_not_made_again(folder: Path) -> None:
    splice = spliced(two_files(folder), {("final_report", "summary"): "Two.\n"})
    (folder / "final_report/summary.md").unlink()

    with pytest.raises(Stop):
        write_splice(splice)

    assert not (folder / "final_report/summary.md").exists()


def test_a_case_that_gains_a_file_while_a_change_is_worked_out_is_read_again_first(folder: Path) -> None:
    case_file = two_files(folder)
    write(folder, people_yaml="- id: mother\n  relation: mother\n  label: Mother\n")

    with pytest.raises(Stop) as stop:
        spliced(case_file, {("title",): "U"})

    assert [problem.code for problem in stop.value.problems] == ["changed-meanwhile"]


def test_where_one_file_cannot_be_written_those_before_it_are_put_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    splice = spliced(two_files(folder), NEW)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "summary.md":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Stop) as stop:
        write_splice(splice)

    assert [problem.code for problem in stop.value.problems] == ["case-not-written"]
    assert (folder / "case.yaml").read_text() == "reference: EX-1\ntitle: T\n"
    assert (folder / "final_report/summary.md").read_text() == "One.\n"
    assert sorted(path.name for path in folder.iterdir()) == ["case.yaml", "final_report"]


@pytest.mark.parametrize("kill_at", [1, 2, 3])
def test_whoever_stops_the_writing_finds_every_file_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kill_at: int
) -> None:
    splice = spliced(two_files(folder), NEW)
    real, count = Path.replace, 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == kill_at:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_splice(splice)

    for file in splice.files:
        assert (file.path.read_bytes() if file.path.exists() else None) in (file.before, file.after)
    assert not list(folder.rglob("*.part"))


def test_a_file_keeps_the_rights_that_it_had(folder: Path) -> None:
    case_file = two_files(folder)
    (folder / "case.yaml").chmod(0o664)

    write_splice(spliced(case_file, {("title",): "U"}))

    assert (folder / "case.yaml").stat().st_mode & 0o777 == 0o664


# --- the sample cases ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_of_a_sample_case_can_be_changed(name: str) -> None:
    case_file = read_case(CASES / name)
    odd = ['{}: "so" #1', "{}\n\n- and more\n", " {}", "@mother {}", "{}  ", "{}\u2028"]
    changes = {
        path: odd[number % len(odd)].format(text)
        for number, (path, _, text) in enumerate(texts(case_file.case))
    }

    splice = spliced(case_file, changes)  # proves itself that each value is new, and all else as it was

    places = [case_file.places.at(path) for path in changes]
    assert {file.path for file in splice.files} == {place.path for place in places if place}


@pytest.mark.parametrize("name", SAMPLES)
def test_one_changed_text_of_a_sample_case_changes_only_its_own_characters(name: str) -> None:
    case_file = read_case(CASES / name)
    chance = random.Random(7)
    for path, _, text in chance.sample(list(texts(case_file.case)), 12):
        place = case_file.places.at(path)
        assert place is not None

        (file,) = spliced(case_file, {path: f"Now: {text}"}).files

        before = (file.before or b"").decode().removeprefix("\ufeff")
        after = file.after.decode().removeprefix("\ufeff")
        assert after.startswith(before[: place.start])
        assert after.endswith(before[place.end :])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_of_a_sample_case_put_back_touches_nothing(name: str) -> None:
    case_file = read_case(CASES / name)

    assert spliced(case_file, {path: text for path, _, text in texts(case_file.case)}).files == ()
