"""Words that stand where the text itself should: TBC, XXX, [insert date], [to be confirmed]."""

import re
from collections.abc import Iterator

_PLACEHOLDER = re.compile(
    r"""\b(?:TODO|TBC|TBA|TBD|FIXME|tbc|tbd)\b  # shorthand of writers
      | \bX{2,}\b                              # in small letters it may be a child's kisses
      | \b[Ll]orem\s+ipsum\b
      | \?{3,}
      | (?i:\binsert\s+(?:name|date|number|figure|text|quote|detail|table)s?\s+here\b)
      | \[[Tt]o\s+be\s+(?:added|agreed|checked|completed|confirmed|inserted|supplied|updated|written)\b[^\]\n]{0,60}\]
      | [\[<{](?:[Ii]nsert|INSERT|[Aa]dd|name|date|[Ee]nter)\b[^\]>}\n]{0,60}[\]>}]
    """,
    re.VERBOSE,
)


def placeholders(text: str) -> Iterator[re.Match[str]]:
    """Each of them in the text, in its order."""
    return _PLACEHOLDER.finditer(text)
