"""What each change becomes when a text is merged three ways: taken, told, or a conflict."""

import pytest

from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.merge import Conflict, Merged, ProseChange, loosely_equal, merge, merge_all
from cspr_docs.prose.tree import Tree


def tree(text: str) -> Tree:
    return to_tree(text)[0]


# --- what each change becomes --------------------------------------------------------------------------
BASE = "# Head\n\nOne *word*.\n\nTwo words.\n\nThree words here.\n"


def test_changes_to_different_blocks_are_both_kept_and_other_bytes_stay() -> None:
    ours = BASE.replace("One *word*.", "One _word_, of ours.")

    merged = merge(BASE, ours, BASE.replace("Two words.", "Two other words."))

    assert merged.text == ours.replace("Two words.", "Two other words.")
    assert merged.taken == (ProseChange(("the reviewer",), "Two words.\n", "Two other words.\n"),)
    assert merged.conflicts == ()


def test_two_changes_to_one_block_are_a_conflict_and_the_text_keeps_ours() -> None:
    ours = BASE.replace("Two words.", "Two words, says the case.")

    merged = merge(BASE, ours, BASE.replace("Two words.", "Two words, says the nurse."), "A nurse")

    assert merged.text == ours
    assert merged.conflicts == (
        Conflict(
            "Two words.\n",
            "Two words, says the case.\n",
            (("A nurse", "Two words, says the nurse.\n"),),
        ),
    )


def test_two_reviewers_on_one_block_are_a_conflict_with_both_names_and_one_that_both_made_is_none() -> None:
    one = BASE.replace("Two words.", "Two words, A.").replace("One *word*.", "One.")
    two = BASE.replace("Two words.", "Two words, B.").replace("One *word*.", "One.")

    merged = merge_all(BASE, BASE, {"Ben": two, "Ada": one})

    assert merged.text == BASE.replace("One *word*.", "One.")
    assert merged.taken == (ProseChange(("Ada", "Ben"), "One *word*.\n", "One.\n"),)
    assert merged.conflicts == (
        Conflict(
            "Two words.\n",
            "Two words.\n",
            (("Ada", "Two words, A.\n"), ("Ben", "Two words, B.\n")),
        ),
    )


def test_what_was_cut_by_one_and_edited_by_the_other_is_a_conflict() -> None:
    merged = merge(BASE, BASE.replace("Two words.", "Two more words."), BASE.replace("Two words.\n\n", ""))

    assert "Two more words." in merged.text
    assert [(conflict.base, conflict.theirs) for conflict in merged.conflicts] == [
        ("Two words.\n", (("the reviewer", ""),))
    ]


def test_two_different_insertions_at_one_place_are_a_conflict_and_equal_ones_are_one() -> None:
    with_ours = BASE.replace("Two words.", "Ours is new.\n\nTwo words.")
    with_theirs = BASE.replace("Two words.", "Theirs is new.\n\nTwo words.")

    assert merge(BASE, with_ours, with_ours) == Merged(with_ours, (), (), ())
    merged = merge(BASE, with_ours, with_theirs)
    assert merged.text == with_ours
    assert [(conflict.base, conflict.ours, conflict.theirs) for conflict in merged.conflicts] == [
        ("", "Ours is new.\n", (("the reviewer", "Theirs is new.\n"),))
    ]


def test_a_whole_section_cut_or_put_in_is_taken() -> None:
    assert merge(BASE, BASE, "# Head\n").text == "# Head\n"
    assert merge("# Head\n", "# Head\n", BASE).text == to_markdown(tree(BASE))
    assert merge(BASE, BASE, "").text == ""
    assert merge("", "", BASE).text == to_markdown(tree(BASE))


def test_what_a_word_processor_changes_on_its_own_is_told_and_not_taken() -> None:
    base = 'He said "it\'s -- so..." to her.\n\nA - b.\n\nStays.\n'
    theirs = "He said “it’s – so…” to  her.&nbsp;\n\nA – b.\n\nStays not.\n"

    merged = merge(base, base, theirs)

    assert merged.text == base.replace("Stays.", "Stays not.")
    assert [change.old for change in merged.formatting] == ['He said "it\'s -- so..." to her.\n', "A - b.\n"]
    assert [change.new for change in merged.taken] == ["Stays not.\n"]


@pytest.mark.parametrize("word", ["emphasised", "un-used", "10-12"])
def test_a_change_of_words_or_marks_is_no_formatting(word: str) -> None:
    assert not loosely_equal(tree(f"An {word} word"), tree(f"An *{word}* word"))
    assert not loosely_equal(tree(f"An {word} word"), tree(f"An {word.replace('-', '--')}x word"))


# --- lists and tables ----------------------------------------------------------------------------------
def test_a_list_is_merged_by_its_items_where_both_sides_changed_different_ones() -> None:
    base = "- one thing\n- two things\n- three things\n"

    merged = merge(
        base,
        base.replace("one thing", "one thing of ours"),
        base.replace("three things", "three") + "- four\n",
    )

    assert merged.text == "- one thing of ours\n- two things\n- three\n- four\n"
    assert merged.conflicts == ()


def test_a_list_whose_sides_meet_in_one_item_is_a_conflict() -> None:
    base = "- one thing\n- two things\n"

    merged = merge(base, base.replace("one thing", "one A"), base.replace("one thing", "one B"))

    assert merged.text == base.replace("one thing", "one A")
    assert len(merged.conflicts) == 1


def test_a_table_is_merged_by_its_rows() -> None:
    base = "| a | b |\n|---|---|\n| one | 1 |\n| two | 2 |\n| three | 3 |\n"

    merged = merge(base, base.replace("| 1 |", "| 10 |"), base.replace("| three | 3 |\n", "| four | 4 |\n"))

    assert tree(merged.text) == tree(base.replace("| 1 |", "| 10 |").replace("| three | 3 |", "| four | 4 |"))
    assert merged.conflicts == ()


def test_lists_that_come_to_stand_side_by_side_stay_two() -> None:
    base = "- one\n- two\n\nBetween.\n\n- three\n\nEnd   here.\n"

    merged = merge(base, base, base.replace("Between.\n\n", "").replace("- three", "* three"))

    assert len(tree(merged.text).blocks) == 3
    assert "End   here.\n" in merged.text


# --- footnotes -----------------------------------------------------------------------------------------
NOTES = "One[^a] word.\n\nTwo[^b]   words.\n\n[^a]: Note *of* one.\n[^b]: Note _of_ two.\n"


def test_a_changed_block_keeps_the_labels_and_lines_of_its_footnotes() -> None:
    merged = merge(NOTES, NOTES, NOTES.replace("One[^a] word.", "Just one[^a] word."))

    assert merged.text == NOTES.replace("One[^a] word.", "Just one[^a] word.")


def test_a_changed_footnote_changes_its_definition_and_no_other() -> None:
    merged = merge(NOTES, NOTES, NOTES.replace("Note *of* one.", "Another note."))

    assert "One[^a] word.\n\nTwo[^b]   words.\n" in merged.text
    assert "[^a]: Another note.\n" in merged.text
    assert "[^b]: Note _of_ two.\n" in merged.text


def test_a_definition_goes_with_its_block_and_a_new_one_gets_a_free_label() -> None:
    theirs = (
        "One[^a] word.\n\nThree[^1] words altogether and[^2] new.\n\n[^a]: Note *of* one.\n[^1]: x\n[^2]: y\n"
    )

    merged = merge(NOTES, NOTES, theirs)

    assert tree(merged.text) == tree(theirs)
    assert "Note _of_ two" not in merged.text
    assert merged.text.startswith("One[^a] word.\n\n")
    assert "[^a]: Note *of* one.\n" in merged.text


def test_a_text_without_a_last_line_end_stays_without_one() -> None:
    assert merge("One.\n\nTwo.", "One.\n\nTwo.", "One.\n\nTwo more.").text == "One.\n\nTwo more."
    assert merge("One.\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n", "One.\n\n2.").text == "One.\r\n\r\n2.\r\n"


WRAPPED = """One two three four five
six seven eight nine ten
eleven twelve thirteen.

- item one two three
  four five six

> quoted one two
> three four five
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seven", "7"),
        ("six seven", "6 seven"),
        ("ten", "ten and more"),
        ("One two", "Two"),
        ("three\n  four", "three\n  4"),
        ("quoted one", "quoted 1"),
        ("thirteen.", "fourteen and fifteen."),
    ],
)
def test_lines_that_somebody_wrapped_by_hand_stay_where_no_word_of_them_changed(old: str, new: str) -> None:
    changed = WRAPPED.replace(old, new)
    assert merge(WRAPPED, WRAPPED, changed).text == changed


def test_a_break_that_would_make_a_list_of_a_line_is_not_kept() -> None:
    merged = merge("one two\nthree four", "one two\nthree four", r"one two - three four").text
    assert to_tree(merged)[0] == to_tree("one two - three four")[0]
