"""What is wrong with a YAML file's syntax, in plain words."""

from typing import NamedTuple

from cspr_docs.casefile.source import SourceFile
from cspr_docs.problems import Problem, error


class _SyntaxFault(NamedTuple):
    signs: tuple[str, ...]  # any of these stands in what the parser says
    message: str
    hint: str
    at_opening: bool = False  # point at where the unfinished thing begins


_QUOTES = "put the whole text in quotes, or write | after the field's name and the text indented below"
_BRACKETS = (
    "close it with ] or }, or write one item a line, each after a hyphen and a space; put text that begins "
    "with [ or { in quotes"
)
_INDENT = "fields of one group begin in the same column; what belongs to a field stands further right"
_BACKSLASH = _SyntaxFault(
    ("unknown escape character", "escape sequence", "hexdecimal number", "Unicode character escape"),
    "a backslash between double quotes has a special meaning, and this one has none",
    "use single quotes around the text, or write the backslash twice",
)
_TABLE = (
    _SyntaxFault(
        ("mapping values are not allowed",),
        "a colon followed by a space stands inside a text, or this line is indented too far",
        _QUOTES,
    ),
    _SyntaxFault(
        ("scanning a simple key: could not find expected ':'", "while scanning a simple key"),
        "this line is neither a field (name, colon, value) nor the end of the text above",
        "indent it further if it belongs to the text above; write a colon and a space after a field's name",
        at_opening=True,
    ),
    _SyntaxFault(
        ("quoted scalar: found unexpected end", "quoted scalar: found unexpected document"),
        "the quotation mark that opens here is never closed",
        "close it at the text's end; around a text with an apostrophe in it put double quotes",
        at_opening=True,
    ),
    _BACKSLASH,
    _SyntaxFault(
        ("scanning an alias", "scanning an anchor"),
        "a text that begins with * or & needs quotes around it",
        _QUOTES,
        at_opening=True,
    ),
    _SyntaxFault(
        ("tag", "tag handle"), "a text that begins with ! needs quotes around it", _QUOTES, at_opening=True
    ),
    _SyntaxFault(
        ("scanning a directive",),
        "a line that begins with % is not allowed in a case",
        _QUOTES,
        at_opening=True,
    ),
    _SyntaxFault(
        ("scanning a block scalar",),
        "only the text's own lines may follow | or >, from the next line on",
        "begin the text on the next line, indented with spaces",
    ),
    _SyntaxFault(
        ("flow node",),
        "a bracket that opens above is not closed, or something is missing before this",
        _BRACKETS,
    ),
    _SyntaxFault(
        ("flow sequence", "flow mapping"),
        "the bracket that opens here is not closed, or a comma is missing between its items",
        _BRACKETS,
        at_opening=True,
    ),
    _SyntaxFault(
        (
            "block sequence entries are not allowed",
            "expected '-' indicator",
            "while parsing a block collection",
        ),
        "a list and fields are mixed here",
        "every item of a list begins with a hyphen in the same column; fields of an item stand two further right",
    ),
    _SyntaxFault(
        ("while parsing a block mapping", "block mapping", "expected key"),
        "this does not fit to the fields above it: it begins in another column, or a text in quotes ended too early",
        f"{_INDENT}; around a text with an apostrophe in it put double quotes; with a # take its space away too",
    ),
    _SyntaxFault(
        ("document start", "block node", "node content"),
        "this does not belong to what stands above it",
        _INDENT,
    ),
)
_OTHER = _SyntaxFault((), "this line is not written as YAML", _INDENT)
YAML_SYNTAX = error(
    "yaml-syntax",
    "The file does not follow the rules for writing facts (YAML) at this place. Mostly a text has a colon in it "
    "and needs quotes, a quotation mark is not closed, or a line is indented differently from its neighbours.",
)


def syntax_problem(source: SourceFile, said: str, offset: int, opened: int | None) -> Problem:
    """The problem in our words for what the parser said (its context and its problem) at an offset.

    `opened` is where the unfinished thing begins, or None.
    """
    offset = min(offset, len(source.text))
    if "tab" in said or "cannot start any token" in said:
        return _bad_start(source, offset)
    words = next((row for row in _TABLE if any(sign in said for sign in row.signs)), _OTHER)
    at = opened if words.at_opening and opened is not None else offset
    if words is _BACKSLASH:
        at = max(source.text.rfind("\\", 0, offset + 1), 0)
    return source.problem(YAML_SYNTAX, words.message, words.hint, offset=min(at, len(source.text)))


def _bad_start(source: SourceFile, offset: int) -> Problem:
    character = source.text[offset : offset + 1]
    if character in ("@", "`", "%"):
        message = f"a text that begins with {character} needs quotes around it"
        hint = "put the whole text in double quotes; an id, as in the field 'to', is written without the @"
        return source.problem(YAML_SYNTAX, message, hint if character == "@" else _QUOTES, offset=offset)
    line_end = source.text.find("\n", offset + 1)
    tab = source.text.find("\t", offset, line_end if line_end >= 0 else None)
    if tab < 0:
        return source.problem(YAML_SYNTAX, _OTHER.message, _OTHER.hint, offset=offset)
    message, hint = "a tab stands where YAML wants spaces", "replace every tab before the text with spaces"
    return source.problem(YAML_SYNTAX, message, hint, offset=tab)
