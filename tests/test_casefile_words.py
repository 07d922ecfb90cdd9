"""Where words stand inside a Markdown text, as a reader sees them: links are read by their words."""

import re
from collections.abc import Iterator

import pytest

from cspr_docs.casefile.words import Finder, places_inside


def finder(words: str) -> Finder:
    """Finds the words as they are."""

    def find(seen: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in re.finditer(re.escape(words), seen))

    return find


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("- [How to book](https://x.example/a) an hour", "How to book an hour", ((1, 4),)),
        ("one [two](mailto:a@x.example) and [three](https://x.example)", "two and three", ((1, 6),)),
        ("no\n\n[**Bold**](https://x.example) words", "Bold words", ((3, 4),)),
        ("[not a link] (so)", "[not a link] (so)", ((1, 1),)),
        (r"\[no](https://x.example)", "[no](https://x.example)", ((1, 2),)),
    ],
)
def test_words_are_found_across_the_edge_of_a_link(
    text: str, words: str, places: tuple[tuple[int, int], ...]
) -> None:
    assert places_inside(text, {}, finder(words)) == places
