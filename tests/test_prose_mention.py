import pytest

from cspr_docs.prose.mention import line_text, mentions_in_line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("@mother's car *is* at @home_2", [("mother", 1, 1), ("home_2", 1, 23)]),
        ("a\n b @c", [("c", 2, 4)]),
        ("\\@mother, a@b.org, https://x.org/@y", []),
    ],
)
def test_a_line_of_plain_words_has_mentions(line: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(mention.id, mention.line, mention.column) for mention in mentions_in_line(line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("@mother's *car*", "MOTHER's *car*"),
        ("write \\@mother to a@b.org", "write @mother to a@b.org"),
        ("no one", "no one"),
    ],
)
def test_a_line_is_written_with_names(line: str, expected: str) -> None:
    assert line_text(line, str.upper) == expected
