"""Words that stand where the text itself should: TBC, XXX, [insert date], [to be confirmed]."""

import re
from collections.abc import Iterator

_PLACEHOLDER = re.compile(
    r"""\b(?:TODO|TBC|TBA|TBD|FIXME|tbc|tbd)\b  # shorthand of writers
      | \bX{2,}\b(?!\s+chromosome)             # in small letters it may be a child's kisses
      | \b[Ll]orem\s+ipsum\b
      | \?{3,}
      | (?i:\binsert\s+(?:name|date|number|figure|text|quote|detail|table)s?\s+here\b)
      | \[[Tt]o\s+be\s+(?:added|agreed|checked|completed|confirmed|inserted|supplied|updated|written)\b[^\]\n]{0,60}\]
      | [\[<{](?:[Ii]nsert|INSERT|[Aa]dd|name|date|[Ee]nter)\b[^\]>}\n]{0,60}[\]>}]
    """,
    re.VERBOSE,
)


_FARTHEST = 2_000  # how far back a quotation can have begun
_LEFT_OUT = re.compile(r"\[(?:name|date)\]")
_QUOTE_OPENS = re.compile(r"""[“‘]|(?<![\w.,!?;:…])["'](?=\S)""")
_QUOTE_CLOSES = re.compile(r"""[”]|(?<=[\w.,!?;:…\]])["'’](?!\w)""")


def placeholders(text: str) -> Iterator[re.Match[str]]:
    """Each of them in the text, in its order.

    `[name]` inside of a quotation is none: it stands for a name that somebody said and the report leaves out.
    """
    for match in _PLACEHOLDER.finditer(text):
        if not (
            _LEFT_OUT.fullmatch(match[0])
            and _is_quoted(text[max(0, match.start() - _FARTHEST) : match.start()])
        ):
            yield match


def _is_quoted(before: str) -> bool:
    """Whether a quotation that has begun goes on behind these words."""
    opened = max((match.start() for match in _QUOTE_OPENS.finditer(before)), default=-1)
    closed = max((match.start() for match in _QUOTE_CLOSES.finditer(before)), default=-1)
    return opened > closed
