"""Fields of a part: those that refer inside the document are kept, each in one run of instruction; others are refused.

Source: ECMA-376 part 1, 17.16 (fields).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE, OpenFields, WordField, field_name
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import PlaceOf
from cspr_docs.problems import error
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.allowed.fields import KNOWN, WITHOUT_RESULT, AllowedField, allowed_field
from cspr_docs.word.scrub.report import ScrubReport

SCRUB_FIELD = error(
    "scrub-field",
    "A field in the file takes its text from elsewhere: from the file's properties, a data source or a "
    "computer. Only fields that number, count or refer inside the document are published. Turn it into plain "
    "text in Word: select it and press Ctrl+Shift+F9.",
)
_HINT = "select it in Word and press Ctrl+Shift+F9, which turns it into plain text, or delete it"
_STALE = "instruction of a field that is gone|instructions of fields that are gone"


def settle_fields(root: etree._Element, report: ScrubReport, place_of: PlaceOf) -> None:
    """Keep what may be kept of the fields in the tree given, and refuse the others."""
    for simple in list(root.iter(SIMPLE)):
        instruction = simple.get(w("instr"), "")
        if field_name(instruction) in WITHOUT_RESULT:
            report.took(WITHOUT_RESULT[field_name(instruction)])
            remove(simple)
        elif (allowed := allowed_field(instruction)) is None:
            _refuse(instruction, simple, report, place_of)
        else:
            simple.set(w("instr"), str(allowed))
    told = set[etree._Element]()
    for found in list(_complex(root, report, place_of)):
        told.update(found.pieces)
        _settle(found, report, place_of)
    for text in [text for text in root.iter(CODE) if text not in told]:
        report.took(_STALE)
        remove(text)


def kept_fields(root: etree._Element) -> Iterator[tuple[etree._Element, AllowedField]]:
    """The fields of a settled tree, each with the element that holds its instruction."""
    for element in root.iter(CODE, SIMPLE):
        text = element.get(w("instr"), "") if element.tag == SIMPLE else element.text or ""
        if (found := allowed_field(text)) is not None:
            yield element, found


def set_field(element: etree._Element, instruction: AllowedField) -> None:
    """Give the element that holds a field's instruction another one."""
    if element.tag == SIMPLE:
        element.set(w("instr"), str(instruction))
    else:
        element.text = str(instruction)


def _complex(root: etree._Element, report: ScrubReport, place_of: PlaceOf) -> Iterator[WordField]:
    """The fields between marks, the inner ones first; a mark without its partner is refused."""
    open_ = OpenFields()
    for element in root.iter(MARK, CODE):
        if element.tag == MARK and open_.is_stray(element):
            report.refuse(SCRUB_FIELD, "a field that does not begin", place_of(element), _HINT)
        elif done := open_.take(element):
            yield done
    for left in open_.fields:
        report.refuse(SCRUB_FIELD, "a field that does not end", place_of(left.begin), _HINT)


def _settle(found: WordField, report: ScrubReport, place_of: PlaceOf) -> None:
    if found.name in WITHOUT_RESULT:
        report.took(WITHOUT_RESULT[found.name])
        marks = (mark for mark in (found.begin, found.end) if mark is not None)
        runs = [next(mark.iterancestors(w("r")), mark) for mark in marks]
        for run in [*runs, *(each for each in found.inside() if each.tag == w("r"))]:
            remove(run)
        return
    allowed = None if found.has_inner else allowed_field(found.code)
    if allowed is None:
        _refuse(found.code, found.begin, report, place_of)
        return
    for text in found.pieces[1:]:
        remove(text)
    found.pieces[0].text = str(allowed)


def _refuse(instruction: str, element: etree._Element, report: ScrubReport, place_of: PlaceOf) -> None:
    """Refuse a field; its name is told only where it is one of Word's own."""
    name = field_name(instruction)
    known = f" ({name})" if name in KNOWN else ""
    what = f"a field that takes its text from elsewhere{known}" if known else "a field that is not published"
    report.refuse(SCRUB_FIELD, what, place_of(element), _HINT)
