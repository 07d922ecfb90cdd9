"""Fields: a link is understood, any other shows what only Word can work out.

Source: ECMA-376 part 1, 17.16 (fields), 17.16.5.25 (HYPERLINK).
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from cspr_docs.prose.tree import FootnoteRef, LineBreak, Mention, Text

Leaf = Text | Mention | LineBreak | FootnoteRef

_PARTS = re.compile(r'"((?:[^"\\]|\\.)*)"|(\\\w)|(\S+)')
_WITH_VALUE = ("\\l", "\\o", "\\t")
_KEPT = "%/:?#@!$&'()*+,;=~-._"
"""What stands in a web address as it is; `%` too, since it may be encoded already."""


@dataclass(slots=True)
class Field:
    """A field that is being read: its instruction, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    start: int = 0

    @property
    def name(self) -> str:
        """The first word of the instruction, in capitals."""
        return next(iter("".join(self.instruction).split()), "").upper()


@dataclass(slots=True)
class OpenFields:
    """The fields of a paragraph that have begun and not yet ended, the innermost last."""

    fields: list[Field] = field(default_factory=list)

    @property
    def in_instruction(self) -> bool:
        """Whether what is read now is what a field is to show, or how, and no text."""
        return any(not each.in_result for each in self.fields)

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self.fields and not self.fields[-1].in_result:
            self.fields[-1].instruction.append(text)

    def pass_mark(self, kind: str | None, at: int) -> Field | None:
        """The field that ends with this mark, if one does; `at` is how much has been read before the mark.

        A mark other than `begin` must belong to a field.
        """
        if kind == "begin":
            self.fields.append(Field(start=at))
        elif kind == "separate":
            self.fields[-1].in_result, self.fields[-1].start = True, at
        elif kind == "end":
            return self.fields.pop()
        return None


def link_target(instruction: str) -> str | None:
    """Where a HYPERLINK field leads, `#place` within the document; `None` if the field is another."""
    parts = [(text or word, mark) for text, mark, word in _PARTS.findall(instruction)]
    if not parts or parts[0][0].upper() != "HYPERLINK":
        return None
    target, place, waiting = "", "", ""
    for text, mark in parts[1:]:
        if mark:
            waiting = mark if mark in _WITH_VALUE else ""
        elif waiting == "\\l":
            place, waiting = text, ""
        elif waiting:
            waiting = ""
        else:
            target = text
    return whole_target(target.replace("\\\\", "\\"), place)


def whole_target(target: str, place: str) -> str:
    """A link's address with the place in it, percent-encoded where a URI asks for it."""
    whole = f"{target}#{place}" if place and "#" not in target else target
    return quote(whole, safe=_KEPT)
