"""Values that the schema bounds, properties that are not what they must be, and tags of a template left in.

Source: ECMA-376 part 1, 17.18 (simple types), 22.9.2.7 (ST_OnOff); part 2, 8.3 (core properties); W3C note 'Date and
Time Formats'; docxtpl's documentation (its tags).
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from cspr_docs.files import toml_of
from cspr_docs.ooxml.namespaces import W, w
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.ooxml.text import text
from cspr_docs.problems import error
from cspr_docs.word.rules import Breach, Rule, local, texts
from cspr_docs.word.validity.structure import WORD_STRUCTURE

WORD_TAG_LEFT = error(
    "word-tag-left",
    "A tag of a template, such as {{ child.name }}, stands in a finished document, where a value should be. "
    "Build the document again from the case, or write the value in.",
)
TAGS = ("{{", "{%", "{#")
_SAVE_AGAIN = "open the file in Word and save it again"
_BUILD = "build the document again from the case, or write the words in"
_TOLD = toml_of(__package__, "validity.toml")
_PATTERNS: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _elements, _attributes, _pattern in _TOLD["values"]:
    for _element in _elements.split():
        _PATTERNS.setdefault(w(_element), []).extend(
            (w(attribute), re.compile(_pattern.replace("{length}", _TOLD["length"])))
            for attribute in _attributes.split()
        )

_TERMS = "{http://purl.org/dc/terms/}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_W3CDTF = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?"
)


def values(found: Opened) -> Iterator[Breach]:
    """A value that the schema does not allow."""
    for part, root in found.trees.items():
        for element in root.iter(*_PATTERNS) if str(root.tag).startswith(f"{{{W}}}") else ():
            for attribute, pattern in _PATTERNS[str(element.tag)]:
                value = element.get(attribute)
                if value is not None and not pattern.fullmatch(value):
                    message = f"'{local(element)}' has a value that Word does not know"
                    yield Breach(WORD_STRUCTURE, message, _SAVE_AGAIN, part, element)


def tags(found: Opened) -> Iterator[Breach]:
    """Tags in any part: in the text, where runs may split them, and anywhere else."""
    told_of: set[str] = set()
    for part, root in texts(found):
        for paragraph in root.iter(w("p")) if b"{" in found.package[part] else ():
            if any(tag in text(paragraph) for tag in TAGS):
                told_of.add(part)
                yield Breach(WORD_TAG_LEFT, "a template's tag is left", _BUILD, part, paragraph)
    for part in (*found.trees, *found.broken):
        content = found.package[part].replace(b"\0", b"")
        if part not in told_of and any(tag.encode() in content for tag in TAGS):
            yield Breach(WORD_TAG_LEFT, f"{part_in_words(part)}: a template's tag is left", _BUILD)


def properties(found: Opened) -> Iterator[Breach]:
    """The document's properties: dates as the standard writes them, nothing twice."""
    for link in found.of_kind("core-properties"):
        if (root := found.trees.get(link.leads_to)) is None:
            continue
        for entry in root.iter(f"{_TERMS}created", f"{_TERMS}modified"):
            if entry.get(_TYPE) != "dcterms:W3CDTF" or not _is_w3cdtf(entry.text or ""):
                message = f"the document's properties: the date '{local(entry)}' is not written as it must be"
                yield Breach(WORD_STRUCTURE, message, _SAVE_AGAIN)
        for tag, count in Counter(str(entry.tag) for entry in root).items():
            if count > 1:
                message = f"the document's properties: '{tag.rpartition('}')[2]}' is given twice"
                yield Breach(WORD_STRUCTURE, message, _SAVE_AGAIN)


def _is_w3cdtf(instant: str) -> bool:
    matched = _W3CDTF.fullmatch(instant)
    try:
        return bool(matched and date(int(matched[1]), int(matched[2] or 1), int(matched[3] or 1)))
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (values, tags, properties)
