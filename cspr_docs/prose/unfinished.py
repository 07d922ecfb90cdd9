"""Words that say of a text that it is not finished: TBC, XXX, [insert date]; and those that call it a draft.

Reports tell of other drafts too (a draft assessment was written, the family read the draft), so of the second kind only
what can hardly be about anything else is taken, and a line by itself (Working draft, July) is told from a sentence.
"""

import re
from collections.abc import Iterator

_PLACEHOLDER = re.compile(
    r"""(?=[TtFXLlIi?C\[<{])(?:  # what any of them begins with: most places need no closer look
        \b(?: (?:TODO|TBC|TBA|TBD|FIXME|tbc|tbd)\b  # shorthand of writers
            | X{2,}\b(?!\s+chromosome)              # in small letters it may be a child's kisses
            | [Ll]orem\s+ipsum\b
            | [Ii](?i:nsert\s+(?:name|date|number|figure|text|quote|detail|table)s?\s+here\b))
      | \?{3,}
      | \bClick\s+(?:or\s+tap\s+)?(?:here\s+)?to\s+(?:enter|add|choose|select)\s+(?:an?\s+)?\w+\.?  # Word's own prompts
      | ^Choose\ an\ item\.$
      | \[[Tt]o\s+be\s+(?:added|agreed|checked|completed|confirmed|inserted|supplied|updated|written)\b[^\]\n]{0,60}\]
      | [\[<{](?:[Ii]nsert|INSERT|[Aa]dd|name|date|[Ee]nter)\b[^\]>}\n]{0,60}[\]>}])
    """,
    re.VERBOSE,
)
_FARTHEST = 2_000  # how far back a quotation can have begun
_LEFT_OUT = re.compile(r"\[(?:name|date)\]")
_QUOTE_OPENS = re.compile(r"""[“‘]|(?<![\w.,!?;:…])["'](?=\S)""")
_QUOTE_CLOSES = re.compile(r"""[”]|(?<=[\w.,!?;:…\]])["'’](?!\w)""")

_KIND = r"""(?:working|first|second|third|fourth|fifth|final|latest|early|rough|initial|interim|preliminary|revised
            |confidential|consultation|current|near-final|\d{1,2}(?:st|nd|rd|th))"""
_WHAT = r"(?:report|review|document|paper|briefing|version|text|summary)"
_ENDS = rf"""(?:\s+{_WHAT}\b)?
             (?=\s*(?:[^\w\s]|$)
               |\s+(?:and|as|at|but|by|dated|for|form|from|in|not|of|on|only|so|that|to|until|which|with)\b)"""

_SENTENCE = re.compile(
    rf"""\bthis\s+(?:{_WHAT}\s+)?(?:is|remains)\s+(?:(?:still|only|currently|just)\s+)?(?:an?|the|our|in)\s+
         (?:{_KIND}\s+){{0,2}}draft{_ENDS}
       | \bthis\s+(?:{_KIND}\s+){{0,2}}draft\s+{_WHAT}\b
       | \bto\s+be\s+(?:added|checked|completed|confirmed|finalised|inserted|updated|written)\s+
         (?:before|prior\s+to)\s+publication\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LINE = re.compile(
    rf"""\W*(?P<words>(?:{_KIND}\s+){{0,2}}draft(?:\s+{_WHAT})?(?:\s+(?:only\b|for\s+\w+))?)
         (?:\s+(?:v(?:ersion)?\W*|no\W*)?\d[\w.]*)?(?:\s*[^\w\s].{{0,80}})?
       | \W*(?P<barred>(?:strictly\s+)?not\s+(?:yet\s+)?for\s+(?:(?:wider|onward|further)\s+)?
         (?:circulation|distribution|publication|release|sharing))\b.{{0,60}}""",
    re.VERBOSE | re.IGNORECASE,
)
_STAMP = re.compile(r"\W*(?P<words>(?:[A-Z]+\s+){0,2}DRAFT)\b(?:\W.{0,120})?")


def placeholders(text: str) -> Iterator[re.Match[str]]:
    """The words that stand where the text itself should, in their order: TBC, XXX, [to be confirmed].

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


def stamp(line: str) -> str:
    """DRAFT in capitals, and the capitals before it, where a whole line begins with it; empty where none does."""
    found = _STAMP.fullmatch(line.strip())
    return found["words"] if found else ""


def says_draft(line: str, *, is_cell: bool = False) -> str:
    """The words by which a paragraph calls what it stands in a draft; empty where it does not.

    `is_cell`: it stands in a table, where a line such as 'First draft' is about a plan.
    """
    found = _SENTENCE.search(line)
    if found:
        return " ".join(found.group().split())
    label = None if is_cell else _LINE.fullmatch(line.strip())
    return (label["words"] or label["barred"]) if label else ""
