"""The one door to docxtpl: its own code puts tags into their places and makes their words Jinja's.

It sees each tag as a frame around a number (`tags.framed`), so nothing that a tag says can mislead its patterns.
What comes back is read as XML again, with a stand-in for each tag, and is held against what went in: nothing
but the frames may have gone. Done once, when a template is compiled; a render needs no docxtpl.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docxtpl import DocxTemplate
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse_whole
from cspr_docs.word.template.marking import VISIBLE
from cspr_docs.word.template.tags import FIRST_NUMBER, MARK, TAG, TARGET, Kind, Tag, Tags, attribute_mark

_KEPT = (*VISIBLE, *(w(name) for name in ("sdt", "hyperlink", "bookmarkStart", "bookmarkEnd", "tbl")))
_MADE = {"vm": 5, "hm": 3}
"""How many tags docxtpl makes of its statement about a cell that names no value."""


def with_jinja_codes(tags: Iterable[Tag]) -> list[Tag]:
    """The tags with their code as docxtpl gives it to Jinja: typographic quotes straightened."""
    tags = list(tags)
    typed = "\n".join(f"{{{{ {' '.join(tag.code.splitlines())} }}}}" for tag in tags)
    patched: str = DocxTemplate("").patch_xml(typed.replace("<", "&lt;").replace(">", "&gt;"))
    lines = patched.split("\n")
    return [
        replace(tag, code=line[2:-2].strip()) if line.count("{{") == 1 else tag
        for tag, line in zip(tags, lines, strict=True)
    ]


def translate(root: etree._Element, tags: Tags) -> etree._Element | None:
    """The part as docxtpl hands it to Jinja, a stand-in for each tag; `None` where that is no longer a part.

    The spans and colours of cells become printed values in `tags`; what docxtpl makes itself is added to it.
    """
    patched: str = DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
    makers = _makers(tags.found)
    pieces: list[str] = []
    end, in_element = 0, False
    for match in TAG.finditer(patched):
        data = patched[end : match.start()]
        if "<" in data or ">" in data:
            in_element = data.rfind("<") > data.rfind(">")
        number = _number(match[0], tags, makers)
        stand_in = attribute_mark(number or 0) if in_element else f"<?{TARGET} {number}?>"
        pieces += (data, "" if number is None else stand_in)
        end = match.end()
    try:
        return parse_whole("".join((*pieces, patched[end:])))
    except etree.XMLSyntaxError:
        return None


def is_whole(before: etree._Element, after: etree._Element, tags: Tags) -> bool:
    """Whether all that stood in the part still does, but for its tags, and each tag that does anything stands there."""
    words = [re.sub(r"\s", "", TAG.sub("", str(root.xpath("string()")))) for root in (before, after)]
    kept = [Counter(str(element.tag) for element in root.iter(*_KEPT)) for root in (before, after)]
    found = MARK.finditer(etree.tostring(after, encoding="unicode"))
    standing = sorted(int(match[1] or match[2]) for match in found)
    wanted = [
        number
        for number, tag in enumerate(tags.found)
        if tag.kind is not Kind.REMARK and not tag.is_about_cell
    ]
    return words[0] == words[1] and kept[0] == kept[1] and standing == wanted


def _makers(tags: Sequence[Tag]) -> Iterator[Tag]:
    """For each tag that docxtpl will make, the statement that it makes it of."""
    for tag in tags:
        yield from [tag] * _MADE.get(tag.code if tag.is_about_cell else "", 0)
    while True:
        yield tags[0]


def _number(frame: str, tags: Tags, makers: Iterator[Tag]) -> int | None:
    """The number of the tag in docxtpl's answer; `None` for a remark."""
    number = next((ord(letter) - FIRST_NUMBER for letter in frame if ord(letter) >= FIRST_NUMBER), None)
    if number is None:  # docxtpl has made it itself
        return tags.made(Kind(frame[1]), frame[2:-2].strip(), next(makers))
    tag = tags.found[number]
    if tag.is_about_cell and frame[1] == Kind.PRINT.value:
        tags.found[number] = replace(tag, kind=Kind.PRINT, code=tag.argument)
    return None if tag.kind is Kind.REMARK else number
