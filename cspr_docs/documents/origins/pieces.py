"""A template as the row of what it prints: words and values, each with the conditions and loops around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import WordPlace, places
from cspr_docs.ooxml.text import own
from cspr_docs.word.template.tags import Kind, Tag, pieces


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a template, or a tag that prints a value.

    Attributes:
        text: the words, or the tag as typed.
        code: what the tag prints; empty for words.
        place: the paragraph that holds it.
        around: the conditions and loops that it stands in, outermost first: each its opening tag, and every `elif` and
            `else` up to here.
        settings: the names that `set` has given before, with what they stand for.
    """

    text: str
    code: str
    place: WordPlace
    around: tuple[tuple[Tag, ...], ...]
    settings: tuple[tuple[str, str], ...]


def printed_pieces(package: Mapping[str, bytes], part: str) -> Iterator[Piece]:
    """What a part of a template prints, in the order of the file."""
    root = parse(package[part])
    stack: list[tuple[Tag, ...]] = []
    names: dict[str, str] = {}
    for paragraph, place in places(root, part).items():
        text = "".join(node.text or "" for node in own(paragraph) if node.tag == w("t"))
        for piece in pieces(text, place):
            if isinstance(piece, Tag) and piece.kind is Kind.STATEMENT:
                _step(stack, names, piece)
            elif isinstance(piece, str) or piece.kind is Kind.PRINT:
                text, code = (piece, "") if isinstance(piece, str) else (piece.text, piece.code)
                yield Piece(text, code, place, tuple(stack), tuple(names.items()))


def _step(stack: list[tuple[Tag, ...]], names: dict[str, str], tag: Tag) -> None:
    """Go past a statement; a template that is not balanced has been refused when the draft was made."""
    if tag.word in ("if", "for"):
        stack.append((tag,))
    elif tag.word in ("elif", "else") and stack:
        stack[-1] = (*stack[-1], tag)
    elif tag.word in ("endif", "endfor") and stack:
        stack.pop()
    elif tag.word == "set":
        name, _, value = tag.code.removeprefix("set").partition("=")
        names[name.strip()] = value.strip()
