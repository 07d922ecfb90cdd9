"""Fields of a part: those that refer inside the document are kept, each in one run of instruction; others are refused.

Source: ECMA-376 part 1, 17.16.18 (fldChar), 17.16.19 (fldSimple), 17.16.23 (instrText).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import PlaceOf
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.allowed.instructions import KNOWN, WITHOUT_RESULT
from cspr_docs.word.scrub.instruction import first_word, to_instruction
from cspr_docs.word.scrub.report import ScrubReport

_HINT = "select it in Word and press Ctrl+Shift+F9, which turns it into plain text, or delete it"
_STALE = "instruction of a field that is gone|instructions of fields that are gone"


@dataclass(slots=True)
class _Field:
    """A field between its marks: its runs, and what its instruction says."""

    begin: etree._Element
    texts: list[etree._Element] = field(default_factory=list)
    runs: list[etree._Element] = field(default_factory=list)
    is_separated: bool = False
    inner: int = 0

    @property
    def instruction(self) -> str:
        return "".join(text.text or "" for text in self.texts)


def settle_fields(root: etree._Element, report: ScrubReport, place_of: PlaceOf) -> None:
    """Keep what may be kept of the fields in the tree given, and refuse the others."""
    for simple in list(root.iter(w("fldSimple"))):
        instruction = simple.get(w("instr"), "")
        if first_word(instruction) in WITHOUT_RESULT:
            report.took(WITHOUT_RESULT[first_word(instruction)])
            remove(simple)
        elif (allowed := to_instruction(instruction)) is None:
            _refuse(instruction, simple, report, place_of)
        else:
            simple.set(w("instr"), str(allowed))
    claimed: set[etree._Element] = set()
    for found in list(_complex(root, report, place_of)):
        claimed |= set(found.texts)
        _settle(found, report, place_of)
    for text in list(root.iter(w("instrText"))):
        if text not in claimed:
            report.took(_STALE)
            remove(text)


def instructions(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of a settled tree that hold an instruction."""
    yield from root.iter(w("instrText"), w("fldSimple"))


def instruction_of(element: etree._Element) -> str:
    """The instruction that an element holds."""
    return element.get(w("instr"), "") if element.tag == w("fldSimple") else element.text or ""


def set_instruction(element: etree._Element, instruction: str) -> None:
    """Give the element another instruction."""
    if element.tag == w("fldSimple"):
        element.set(w("instr"), instruction)
    else:
        element.text = instruction


def _complex(root: etree._Element, report: ScrubReport, place_of: PlaceOf) -> Iterator[_Field]:
    """The fields between marks, the inner ones first; a mark without its partner is refused."""
    open_fields: list[_Field] = []
    for run in root.iter(w("r")):
        for outer in open_fields:
            outer.runs.append(run)
        for element in run:
            if element.tag == w("instrText") and open_fields and not open_fields[-1].is_separated:
                open_fields[-1].texts.append(element)
            elif element.tag == w("fldChar"):
                yield from _mark(element, run, open_fields, report, place_of)
    for left in open_fields:
        report.refuse("scrub-field", "a field that does not end", place_of(left.begin), _HINT)


def _mark(
    mark: etree._Element,
    run: etree._Element,
    open_fields: list[_Field],
    report: ScrubReport,
    place_of: PlaceOf,
) -> Iterator[_Field]:
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        for outer in open_fields[-1:]:
            outer.inner += not outer.is_separated
        open_fields.append(_Field(mark, runs=[run]))
    elif not open_fields:
        report.refuse("scrub-field", "a field that does not begin", place_of(mark), _HINT)
    elif kind == "separate":
        open_fields[-1].is_separated = True
    elif kind == "end":
        yield open_fields.pop()


def _settle(found: _Field, report: ScrubReport, place_of: PlaceOf) -> None:
    instruction = found.instruction
    if first_word(instruction) in WITHOUT_RESULT:
        report.took(WITHOUT_RESULT[first_word(instruction)])
        for run in found.runs:
            remove(run)
        return
    allowed = None if found.inner else to_instruction(instruction)
    if allowed is None:
        _refuse(instruction, found.begin, report, place_of)
        return
    for text in found.texts[1:]:
        remove(text)
    found.texts[0].text = str(allowed)


def _refuse(instruction: str, element: etree._Element, report: ScrubReport, place_of: PlaceOf) -> None:
    """Refuse a field; its name is told only where it is one of Word's own."""
    name = first_word(instruction)
    known = f" ({name})" if name in KNOWN else ""
    what = f"a field that takes its text from elsewhere{known}" if known else "a field that is not published"
    report.refuse("scrub-field", what, place_of(element), _HINT)
