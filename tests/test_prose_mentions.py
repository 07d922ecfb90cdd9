from hypothesis import given, settings
from hypothesis import strategies as st
from prose_trees import trees

from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.mention import line_text, mentions_in_line
from cspr_docs.prose.names_and_mentions import MOST_PAIRS, line_with_mentions, names_written, with_mentions
from cspr_docs.prose.tree import Tree

NAMES = {
    "mother": "Mother",
    "father": "Rowan’s father",
    "rowan": "Rowan",
    "nursery": "Rowan’s nursery",
    "gp1": "the GP",
    "gp2": "the GP",
    "x": "Dr Ada-Mae O'Neil",
    "father_2": "Mr F.",
    "step-father": "Stepfather",
    "é1": "Élise",
}
UNIQUE = {id_: name for id_, name in NAMES.items() if name != "the GP"}


def tree(text: str) -> Tree:
    parsed, problems = to_tree(text)
    assert problems == ()
    return parsed


def back(issued: str, returned: str) -> str:
    """What comes back as Markdown when the words that the reader saw have become others."""
    return to_markdown(with_mentions(tree(returned), tree(issued), NAMES)).rstrip("\n")


@settings(max_examples=80)
@given(trees)
def test_an_untouched_text_has_its_mentions_again(given_tree: Tree) -> None:
    assert with_mentions(names_written(given_tree, UNIQUE.__getitem__), given_tree, UNIQUE) == given_tree


prose = st.lists(
    st.sampled_from(
        [
            "@mother",
            "Mother",
            "@rowan",
            "@nursery",
            "Rowan’s",
            " ",
            " said ",
            ". ",
            "@gp1",
            "the GP",
            "\n\n",
            "**",
        ]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=80)
@given(prose)
def test_names_that_stood_in_plain_words_stay_plain_words(text: str) -> None:
    issued = to_tree(text)[0]

    assert (
        with_mentions(names_written(issued, lambda id_: NAMES.get(id_, f"@{id_}")), issued, NAMES) == issued
    )


def test_a_mention_is_one_again_where_the_words_around_it_changed() -> None:
    issued = "@mother told @gp2 that @rowan slept."

    assert back(issued, "In May Mother told the GP that Rowan did not sleep.") == (
        "In May @mother told @gp2 that @rowan did not sleep."
    )


def test_new_words_mention_whoever_has_the_name_alone() -> None:
    assert back("Nobody came.", "Mother came. Rowan’s nursery called Mother's aunt and the GP.") == (
        "@mother came. @nursery called @mother's aunt and the GP."
    )


def test_a_name_is_found_as_a_whole_word_only() -> None:
    kept = "Motherhood, Mother-in-law, mother, grand-Mother, Rowans."

    assert back("Nothing.", kept) == kept


def test_a_name_that_was_plain_and_stays_is_not_made_a_mention() -> None:
    assert back("Mother is a word. @mother left.", "Mother is one word. Mother left. Mother!") == (
        "Mother is one word. @mother left. @mother!"
    )


def test_a_name_that_was_taken_out_takes_its_mention_with_it() -> None:
    assert back("@mother and @rowan slept.", "The two slept.") == "The two slept."


def test_straight_and_curly_apostrophes_and_no_break_spaces_are_one() -> None:
    assert back("She called @nursery and @father.", "She rang Rowan's nursery and Rowan’s\xa0father.") == (
        "She rang @nursery and @father."
    )


def test_a_paragraph_that_was_moved_or_made_an_item_keeps_its_mentions() -> None:
    assert back("@mother spoke of it.\n\n@rowan slept.", "- Rowan slept.\n- Mother spoke of it.") == (
        "- @rowan slept.\n- @mother spoke of it."
    )


def test_marks_links_and_footnotes_hold_mentions() -> None:
    issued = "**@mother** and [@rowan](https://x.org)[^1]\n\n| a |\n| --- |\n| @father |\n\n[^1]: Said @x."
    returned = (
        "**Mother** or [Rowan now](https://x.org)[^1]\n\n| a |\n| --- |\n| *Rowan’s father* |\n\n"
        "[^1]: So said Dr Ada-Mae O'Neil."
    )

    assert back(issued, returned) == (
        "**@mother** or [@rowan now](https://x.org)[^1]\n\n| a |\n| --- |\n| *@father* |\n\n[^1]: So said @x."
    )


def test_a_long_paragraph_keeps_its_mentions_though_not_every_pair_of_words_is_looked_at() -> None:
    words = [f"the family saw the nurse {number} times" for number in range(400)]
    issued = " ".join([*words[:150], "then @gp1 rang @mother, and", *words[150:]])
    edited = [text.replace("saw", "met") if number % 9 == 0 else text for number, text in enumerate(words)]
    returned = " ".join([*edited[:150], "then the GP rang Mother, and", *edited[150:]])
    wanted = " ".join([*edited[:150], "then @gp1 rang @mother, and", *edited[150:]])
    assert len(issued.split()) ** 2 > MOST_PAIRS
    assert back(issued, returned) == wanted


def test_a_name_that_only_half_is_bold_is_a_mention_still() -> None:
    assert back("So said @x.", "So said Dr **Ada-Mae** O'Neil.") == "So said @x."


# --- lines of plain words ------------------------------------------------------------------------------


def test_a_line_that_did_not_change_is_the_very_line() -> None:
    issued = "@mother wrote to a\\@b.org and \\@home"

    assert line_with_mentions("Mother wrote to a@b.org and @home", issued, NAMES) == issued


def test_a_line_has_its_mentions_again_and_new_ones_and_escapes_an_at_that_is_none() -> None:
    assert line_with_mentions("Mother and Rowan, by @gp1 and b@x.org", "@mother, by b@x.org", NAMES) == (
        "@mother and @rowan, by \\@gp1 and b@x.org"
    )


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(["@mother", "Mother", "s", "-", " ", "@", "\\@", "b.org", "Rowan", "’s"]), max_size=8
    ),
    st.lists(
        st.sampled_from(["Mother", "s", "-", " ", "@", "b.org", "Rowan", "@rowan", "’s", "."]), max_size=8
    ),
)
def test_a_returned_line_reads_as_its_words(issued: list[str], returned: list[str]) -> None:
    text = "".join(returned)

    line = line_with_mentions(text, "".join(issued), NAMES)

    assert line_text(line, NAMES.__getitem__).replace("’", "'") == text.replace("’", "'")
    assert {mention.id for mention in mentions_in_line(line)} <= {"mother", "rowan"}
