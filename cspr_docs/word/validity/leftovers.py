"""Tags of a template that were never filled in, and properties that are not what they must be.

Source: docxtpl's documentation (its tags); ECMA-376 part 2, 8.3 (core properties); W3C note 'Date and Time Formats'.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from cspr_docs.ooxml.places import part_in_words, where
from cspr_docs.ooxml.text import text
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import w
from cspr_docs.word.opened import Opened
from cspr_docs.word.validity.stories import local, stories

TAGS = ("{{", "{%", "{#")
_BUILD = "build the document again from the case, or write the words in"
_TERMS = "{http://purl.org/dc/terms/}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_W3CDTF = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?"
)


def tags(found: Opened) -> Iterator[Problem]:
    """Tags in any part: in the text, where runs may split them, and anywhere else."""
    told_of: set[str] = set()
    for part, root in stories(found):
        for paragraph in root.iter(w("p")) if b"{" in found.package[part] else ():
            if any(tag in text(paragraph) for tag in TAGS):
                told_of.add(part)
                yield told(
                    found, "word-tag-left", f"{where(paragraph, part)}: a template's tag is left", _BUILD
                )
    for part in (*found.trees, *found.broken):
        content = found.package[part].replace(b"\0", b"")
        if part not in told_of and any(tag.encode() in content for tag in TAGS):
            yield told(found, "word-tag-left", f"{part_in_words(part)}: a template's tag is left", _BUILD)


def properties(found: Opened) -> Iterator[Problem]:
    """The document's properties: dates as the standard writes them, nothing twice."""
    for link in found.of_kind("core-properties"):
        root = found.trees.get(link.leads_to)
        if root is None:
            continue
        for entry in root.iter(f"{_TERMS}created", f"{_TERMS}modified"):
            if entry.get(_TYPE) != "dcterms:W3CDTF" or not _is_w3cdtf(entry.text or ""):
                message = f"the document's properties: the date '{local(entry)}' is not written as it must be"
                yield told(found, "word-structure", message, "open the file in Word and save it again")
        for name, count in Counter(str(entry.tag) for entry in root).items():
            if count > 1:
                message = f"the document's properties: '{name.rpartition('}')[2]}' is given twice"
                yield told(found, "word-structure", message, "open the file in Word and save it again")


def _is_w3cdtf(instant: str) -> bool:
    matched = _W3CDTF.fullmatch(instant)
    if not matched:
        return False
    try:
        date(int(matched[1]), int(matched[2] or 1), int(matched[3] or 1))
    except ValueError:
        return False
    return True


RULES: tuple[Rule, ...] = (tags, properties)
