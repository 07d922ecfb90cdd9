"""What must hold whenever texts are merged: nothing disappears, and the order of reviewers does not matter."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from prose_trees import trees

from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.merge import Merged, loosely_equal, merge, merge_all
from cspr_docs.prose.tree import Tree

BLOCKS = [
    "Rowan slept in a drawer.",
    "The drawer was lined with a coat,\nand the coat was warm.",
    "Nobody asked who @mother was.\\\nNobody asked again.",
    "Setext\n------",
    "## What   was seen",
    "* one\n* two\n* three",
    "1) first\n2) second\n   - inner",
    "- loose\n\n- and looser",
    "| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |",
    "> A quote\nthat goes on",
    "***",
    "It is **very __bold__** here.",
]
EDITS = [
    "Rowan slept well.",
    "New words altogether.",
    "- a new\n- list",
    "The drawer was lined with paper.",
    "> said",
    "",
]


def texts(count: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(BLOCKS), min_size=0, max_size=count, unique=True)


@st.composite
def edited(draw: st.DrawFn, blocks: list[str]) -> list[str]:
    """The blocks with some replaced, gone, new or moved."""
    result = list(blocks)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(result)))
        new = draw(st.sampled_from([*EDITS, *BLOCKS]))
        if new and draw(st.booleans()):
            result.insert(place, new)
        elif place < len(result):
            result[place : place + 1] = [new] if new else []
    return result


@st.composite
def three(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(texts(5))
    return joined(base), joined(draw(edited(base))), joined(draw(edited(base)))


def joined(blocks: list[str]) -> str:
    return "\n\n".join(blocks) + "\n" if blocks else ""


def tree(text: str) -> Tree:
    return to_tree(text)[0]


def parts(text: str) -> list[str]:
    """The blocks of a text, each as Markdown of its own."""
    return [to_markdown(Tree((block,))) for block in tree(text).blocks]


# --- what must hold for all texts ----------------------------------------------------------------------
@settings(max_examples=80)
@given(three())
def test_what_one_side_alone_changed_is_that_side(given_three: tuple[str, str, str]) -> None:
    base, ours, theirs = given_three

    assert tree(merge(base, base, theirs).text) == tree(theirs)
    assert merge(base, ours, base) == Merged(ours)
    assert merge(base, ours, ours).text == ours
    assert merge(base, ours, ours).conflicts == ()


@settings(max_examples=25)
@given(trees, trees, trees)
def test_any_trees_merge_as_one_side_alone_where_the_other_did_nothing(
    one: Tree, two: Tree, three: Tree
) -> None:
    base, ours = to_markdown(one), to_markdown(two)

    assert loosely_equal(tree(merge(base, base, three).text), three)
    assert merge(base, ours, tree(base)).text == ours
    assert merge(base, ours, tree(ours)).text == ours
    both = merge_all(base, ours, {"A": three, "B": one})
    assert both == merge_all(base, ours, {"B": one, "A": three})
    assert tree(both.text) is not None


@settings(max_examples=80)
@given(three())
def test_both_directions_agree_where_there_is_no_conflict(given_three: tuple[str, str, str]) -> None:
    base, ours, theirs = given_three

    there, back = merge(base, ours, theirs), merge(base, theirs, ours)

    assert bool(there.conflicts) == bool(back.conflicts)
    if not there.conflicts:
        assert tree(there.text) == tree(back.text)


@settings(max_examples=80)
@given(three())
def test_nothing_of_either_side_disappears_without_a_conflict(given_three: tuple[str, str, str]) -> None:
    base, ours, theirs = given_three
    merged = merge(base, ours, theirs)
    left = parts(merged.text)
    told = [
        text
        for conflict in merged.conflicts
        for text in (conflict.ours, *(new for _, new in conflict.theirs))
    ]
    in_conflict = "".join(told)

    for new in set(parts(theirs)) - set(parts(base)):
        is_list_or_table = new.startswith(("-", "*", "1", "|"))
        assert new in left or new in in_conflict or is_list_or_table
    for own in set(parts(ours)) - set(parts(base)):
        assert own in left or own.startswith(("-", "*", "1", "|"))


@settings(max_examples=80)
@given(texts(6), st.data())
def test_blocks_that_stay_keep_their_bytes(blocks: list[str], data: st.DataObject) -> None:
    base = joined(blocks)
    theirs = data.draw(edited(blocks))
    if any(one.startswith(("-", "*", "1")) for one in [*blocks, *theirs]):
        return  # lists that come to stand side by side change their markers

    merged = merge(base, base, joined(theirs))

    moved = {text for change in merged.taken for text in (change.old, change.new)}
    for block in set(blocks) & set(theirs):
        if blocks.count(block) == theirs.count(block) == 1 and to_markdown(tree(block)) not in moved:
            assert block in merged.text


@settings(max_examples=60)
@given(texts(4), st.data())
def test_several_reviewers_merge_alike_in_any_order(blocks: list[str], data: st.DataObject) -> None:
    base = joined(blocks)
    ours = joined(data.draw(edited(blocks)))
    returned = {label: joined(data.draw(edited(blocks))) for label in ("Ada", "Ben", "Cy")}

    results = [merge_all(base, ours, dict(order)) for order in permutations(returned.items())]

    assert all(result == results[0] for result in results)
