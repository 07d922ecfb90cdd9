"""How a value is written into WordprocessingML, by what surrounds it; a value that cannot be is a `Refusal`.

Source: XML 1.0, section 2.2 (characters that XML can hold); ECMA-376 part 1, 17.3.3.1 (br) and 17.3.3.32 (tab).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"
CLOSE, CLOSE_RUN, OPEN_RUN = "</w:t>", "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
RUNS = ("<w:r>", "<w:r ", "<w:hyperlink>", "<w:hyperlink ")
BLOCKS = ("<w:sdt>", "<w:p>", "<w:p ", "<w:p/>", "<w:tbl>", "<w:tbl ", "<w:tr>", "<w:tr ", "<w:tc>", "<w:tc ")
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

WORDS = {
    type(None): "there is no value",
    bool: "it is yes or no: ask {% if %}",
    list: "it is a list: go through it with {% for %}",
    tuple: "it is a list: go through it with {% for %}",
    dict: "it is a group of values: name one of them",
}


MOST_CHARACTERS = 2_000_000
"""The longest text that a filter may make."""


class Refusal(Exception):
    """Why a value cannot be written; `name` and `known` where a name led nowhere."""

    def __init__(self, reason: str, name: str = "", known: frozenset[str] = frozenset()) -> None:
        super().__init__(reason)
        self.reason, self.name, self.known = reason, name, known


def reason_against(value: object) -> str:
    """Why a value that is no text cannot be written as one; a class may say it itself, in `why_unprintable`."""
    own = getattr(type(value), "why_unprintable", "it is not text: a filter must put it into words")
    return WORDS.get(type(value), str(own))


Refuse = Callable[[Refusal], str]
"""What is done about a refusal: raise it, or note it and write nothing."""


@dataclass(frozen=True, slots=True)
class Writers:
    """Writes values; `refuse` is told of those that cannot be written."""

    refuse: Refuse

    def text(self, value: object) -> str:
        """Inside w:t."""
        if type(value) is str:
            return escape(value) if value.isprintable() else _laid_out(escape(value))
        if not hasattr(value, "__html__"):
            return _laid_out(escape(self.plain_text(value)))
        written = self._html(value)
        if "<" not in written:
            return _laid_out(written)
        if written.startswith(BLOCKS):
            return self.refuse(
                Refusal("it is made of whole paragraphs: write {{p … }} in a paragraph of its own")
            )
        is_run = written[0] == "<" and not written.startswith(CLOSE)
        return Markup(f"{CLOSE_RUN}{written}{OPEN_RUN}" if is_run else written)

    def plain_text(self, value: object) -> str:
        """The value as characters, whatever surrounds it."""
        if hasattr(type(value), "why_unprintable"):
            return self.refuse(Refusal(reason_against(value)))
        if isinstance(value, Markup):
            if "<" in value:
                return self.refuse(Refusal("it is formatted text, and only plain text can stand here"))
            return value.unescape()
        if isinstance(value, str | Undefined):
            return str(value)
        if hasattr(value, "__html__") and type(value).__str__ is not object.__str__:
            return str(value)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return str(value)
        return self.refuse(Refusal(reason_against(value)))

    def plain(self, value: object) -> str:
        """Inside another element that holds text."""
        return escape(NOT_XML.sub(REPLACEMENT, self.plain_text(value)))

    def attribute(self, value: object) -> str:
        """Inside an attribute, where a line break would be read as a space anyway."""
        return escape(" ".join(NOT_XML.sub(REPLACEMENT, self.plain_text(value)).split()))

    def block(self, value: object) -> str:
        """Where whole paragraphs, rows or cells stand."""
        return self._whole(value, RUNS, "it is part of a paragraph: write it without a prefix")

    def run(self, value: object) -> str:
        """Where whole runs stand."""
        if not isinstance(value, Markup | Undefined):
            written = self.text(value)
            if not written.startswith(CLOSE_RUN):
                return Markup(f"{OPEN_RUN}{written}{CLOSE_RUN}")
            return Markup(written.removeprefix(CLOSE_RUN).removesuffix(OPEN_RUN))
        return self._whole(value, BLOCKS, "it is made of whole paragraphs: write it with the prefix p")

    def _whole(self, value: object, unfit: tuple[str, ...], reason: str) -> str:
        """Elements as they are, if they fit."""
        if isinstance(value, Undefined):
            return str(value)
        written = self._html(value) if hasattr(value, "__html__") else self.plain_text(value)
        if written.startswith(unfit):
            return self.refuse(Refusal(reason))
        if written and (written[0] != "<" or written.startswith(CLOSE)):
            return self.refuse(
                Refusal("it is plain text, which would be lost here: write it without a prefix")
            )
        return Markup(written)

    def _html(self, value: Any) -> str:  # noqa: ANN401 -- whatever can write itself
        """What the value writes, which may be that it cannot be written."""
        try:
            return str(value.__html__())
        except Refusal as refusal:
            return self.refuse(refusal)


def writers(refuse: Refuse) -> dict[str, Callable[..., str]]:
    """The filters that end every printed expression, by name; a template cannot name them itself."""
    made = Writers(refuse)
    return {
        "_text": made.text,
        "_plain": made.plain,
        "_attribute": made.attribute,
        "_run": made.run,
        "_block": made.block,
    }


def _laid_out(escaped: str) -> Markup:
    """Escaped text with line breaks and tabs as Word has them; what XML cannot hold shows as a replacement mark."""
    lines = str(escaped).replace("\r\n", "\n").replace("\r", "\n")
    return Markup(NOT_XML.sub(REPLACEMENT, lines).replace("\n", BREAK).replace("\t", TAB))
