"""Words that stand where the text itself should, and what only looks like them."""

import pytest

from cspr_docs.prose.placeholders import placeholders


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear [name], we met on [date].", ["[name]", "[date]"]),
        ("TBC by the nurse; lorem ipsum", ["TBC", "lorem ipsum"]),
        ("Seen on XX March, aged XXX", ["XX", "XXX"]),
        ("He said 'no'. Then [name] came.", ["[name]"]),
        ("“That is all.” Written to [name] ???", ["[name]", "???"]),
        ("Mother's [name], the children's [date]", ["[name]", "[date]"]),
        ("She said 'ask [insert name]' twice", ["[insert name]"]),
    ],
)
def test_what_was_left_for_later_is_found(text: str, found: list[str]) -> None:
    assert [match[0] for match in placeholders(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "She said: 'When [name] shouts I put my pillow on.'",
        "“Tell [name] I'm here, and that [name] isn't,” she wrote.",
        '"My mum\'s friend [name] came on [date] again," he said.',
        "The girl, who has XX chromosomes, signed it with xxx.",
    ],
)
def test_what_a_quotation_leaves_out_is_no_placeholder(text: str) -> None:
    assert not list(placeholders(text))
