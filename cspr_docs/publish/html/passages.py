"""Every text of a web page, seen or not, and where a person would look for it."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from html.parser import HTMLParser

from cspr_docs.word.texts import Layer, Passage
from cspr_docs.word.texts.binary import of_binary

PART = "the web page"

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INSIDE_WORDS = frozenset({"a", "br", "em", "img", "s", "span", "strong", "sub", "sup"})
"""Elements that part no words: what stands before and after them belongs together."""

_NOT_WORDS = frozenset({"style", "script", "template", "noscript"})
_SPOKEN = frozenset({"alt", "title", "aria-label", "aria-description", "summary", "placeholder"})
_BASE64 = re.compile(r"data:([^;,]*)(?:;[^,]*)?;base64,(.*)", re.DOTALL)


def html_passages(page: bytes) -> Iterator[Passage]:
    """The texts of the page in its order: words, what is read out, and what stands behind (addresses, style, data).

    Of data in a `data:` address the readable stretches are given, as somebody would find them in the file.
    """
    reader = _PageReader()
    reader.feed(page.decode("utf-8", "replace"))
    reader.close()
    reader.end_of_words()
    yield from reader.found


class _PageReader(HTMLParser):
    """Collects passages; words run on over elements such as `em`, and end with any other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self._words: list[str] = []
        self._in_heading = False
        self._heading = ""
        self._paragraph = 0
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the values of the attributes; a new block ends the words before it."""
        if tag not in _INSIDE_WORDS:
            self.end_of_words()
        self._in_heading = self._in_heading or tag in _HEADINGS
        if tag == "br":
            self._words.append("\n")
        if tag in _NOT_WORDS:
            self._unseen.append(tag)
        for name, value in attrs:
            for text in _readable(value or ""):
                layer = Layer.SPOKEN if name in _SPOKEN else Layer.BEHIND
                self._add(text, f"{self._place()}: the attribute {name} of <{tag}>", layer)

    def handle_endtag(self, tag: str) -> None:
        """A block's end ends its words."""
        if tag not in _INSIDE_WORDS:
            self.end_of_words()
        if tag in self._unseen:
            self._unseen.remove(tag)

    def handle_data(self, data: str) -> None:
        """Words, or what only a program reads."""
        if self._unseen:
            self._add(data, f"in <{self._unseen[-1]}>", Layer.BEHIND)
        else:
            self._words.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment is published with the page."""
        self._add(data, f"{self._place()}: a comment", Layer.BEHIND)

    def handle_decl(self, decl: str) -> None:
        """The kind of document."""
        self._add(decl, "the beginning of the page", Layer.BEHIND)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """What begins with `<![` is a comment to a browser; the library takes some of it for its own mistake.

        Source: HTML Living Standard, 13.2.5.42 (markup declaration open state: a bogus comment).
        """
        return self.parse_bogus_comment(i, report)

    def handle_pi(self, data: str) -> None:
        """An instruction to a program."""
        self._add(data, f"{self._place()}: an instruction", Layer.BEHIND)

    def end_of_words(self) -> None:
        """Give the words that were collected as one passage."""
        text, in_heading = "".join(self._words), self._in_heading
        self._words, self._in_heading = [], False
        if not text.strip():
            return
        if in_heading:
            self._heading, self._paragraph = " ".join(text.split()), 0
            self._add(text, f"the heading “{self._heading}”", Layer.WORDS)
        else:
            self._paragraph += 1
            self._add(text, self._place(), Layer.WORDS)

    def _place(self) -> str:
        under = f"under “{self._heading}”" if self._heading else "at the top of the page"
        return f"{under}, paragraph {self._paragraph}" if self._paragraph else under

    def _add(self, text: str, place: str, layer: Layer) -> None:
        self.found.append(Passage(text, place, PART, layer))


def _readable(value: str) -> Iterator[str]:
    """The value; of data in base64 its kind and the readable stretches."""
    found = _BASE64.fullmatch(value)
    if found is None:
        if value:
            yield value
        return
    yield f"data:{found[1]}"
    try:
        content = b64decode(found[2], validate=True)
    except NotBase64:
        yield found[2]
        return
    yield from (passage.text for passage in of_binary(content, PART))  # the points of a picture are no words
