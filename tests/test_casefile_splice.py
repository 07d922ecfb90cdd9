"""One value replaced: in the style that it has, and no other character changed."""

from itertools import product
from pathlib import Path

import pytest
from awkward_texts import prose
from case_folders import changed, value_at, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cspr_docs.casefile import read_case
from cspr_docs.casefile.splice import spliced, write_splice
from cspr_docs.problems import Stop

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


def with_line_ends(text: str, line_end: str, mark: bool) -> bytes:
    return (b"\xef\xbb\xbf" if mark else b"") + text.replace("\n", line_end).encode()


@pytest.mark.parametrize("style", BLOCK)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
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

    splice = spliced(case_file, {path: text}).files
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
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=prose)
def test_an_edit_inside_brackets_stays_inside(folder: Path, style: str, line_end: str, text: str) -> None:
    head = "chronology: [\n  {id: e1, event: "
    tail = ", comment: 'x' }, # first\n  {id: e2}]\ntitle: T\n"
    before = with_line_ends(f"reference: EX-1\n{head}{FLOW[style]}{tail}", line_end, mark=False)
    (folder / "case.yaml").write_bytes(before)
    path = ("chronology", "e1", "event")

    write_splice(spliced(read_case(folder), {path: text}).files)

    after = (folder / "case.yaml").read_bytes()
    assert value_at(read_case(folder), path) == text
    assert after.startswith(with_line_ends(f"reference: EX-1\n{head}", line_end, mark=False))
    assert after.endswith(with_line_ends(tail, line_end, mark=False))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
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

    write_splice(spliced(read_case(folder), {path: text}).files)

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


WRAPPED = ("The first line stays", "and the second one", "does too, so", "he said.")
QUOTES = {"plain": ("", ""), "single": ("'", "'"), "double": ('"', '"'), "folded": (">-\n    ", "")}


@pytest.mark.parametrize("style", QUOTES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_wrapped_by_hand_stay_where_no_word_of_them_changed(
    folder: Path, style: str, line_end: str
) -> None:
    """Two words far apart are others, another one is new, and one gone."""
    first, last = QUOTES[style]
    text = f"- id: e1\n  event: {first}{'|'.join(WRAPPED)}{last}\n  comment: x\n"
    text = text.replace("|", "\n    ").replace("\n", line_end)
    write(folder, case_yaml="reference: EX-1\n", chronology_yaml=text)
    new = " ".join(WRAPPED)
    for old, now in (("first", "1st"), ("second one", "second"), ("he said", "she never said")):
        assert new.count(old) == 1
        new, text = new.replace(old, now), text.replace(old, now)
    assert changed(folder, {("chronology", "e1", "event"): new}) == {"chronology.yaml": text}


def test_a_paragraph_that_is_new_leaves_the_others_their_lines(folder: Path) -> None:
    text = "- id: e1\n  event: >-\n    One two\n    three four\n    five.\n\n    Six\n    seven.\n"
    write(folder, case_yaml="reference: EX-1\n", chronology_yaml=text)
    after = changed(folder, {("chronology", "e1", "event"): "New.\nOne two three 4 five.\nSix seven."})
    now = text.replace("four", "4").replace("    One", "    New.\n\n    One")
    assert after == {"chronology.yaml": now}


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
