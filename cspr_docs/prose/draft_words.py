"""Words by which a text says of itself that it is a draft: left over, once it is none.

Reports tell of other drafts too (a draft assessment was written, the family read the draft), so only what can hardly be
about anything else is taken, and a line by itself (Working draft, July) is told from a sentence.
"""

import re

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
