"""Text that no reader sees: hidden text goes, and text in the colour of the paper or too small to read is refused.

Source: ECMA-376 part 1, 17.3.2.41 (vanish), 17.3.2.36 (specVanish), 17.4.22 (hidden rows), 20.4.2.5 (hidden drawings).
"""

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import PlaceOf
from cspr_docs.ooxml.values import is_off, switch
from cspr_docs.word.revisions.surgery import mend_tables, remove
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.looks import Looks, contrast
from cspr_docs.word.scrub.report import ScrubReport

SMALLEST = 2.0
FAINTEST = 1.15
"""In points, and as a contrast: what is less cannot be read by anybody."""

_FIELD = (MARK, CODE)
_LETTERS = (w("t"), w("sym"))
_HIDDEN = "stretch of hidden text|stretches of hidden text"


def drop_hidden(root: etree._Element, looks: Looks, report: ScrubReport) -> None:
    """Take hidden runs, rows and drawings out of the tree given, and paragraphs that held nothing else."""
    for drawing in [frame for frame in root.iter(q("wp:docPr")) if not is_off(frame.get("hidden", "0"))]:
        _drop_frame(drawing)
        report.took("hidden picture|hidden pictures")
    _drop_rows(root, report)
    for run in [run for run in root.iter(w("r")) if looks.is_hidden(run)]:
        _drop_run(run, report)
    for mark in [mark for mark in root.iter(w("rPr")) if _is_mark_hidden(mark, looks)]:
        paragraph = next(mark.iterancestors(w("p")))
        if not _has_content(paragraph) and _may_go(paragraph):
            remove(paragraph)


def refuse_invisible(root: etree._Element, looks: Looks, report: ScrubReport, place_of: PlaceOf) -> None:
    """Refuse words that are there and cannot be seen."""
    for run in root.iter(w("r")):
        if not any((letters.text or "x").strip() for letters in run.iter(*_LETTERS)):
            continue
        hint = "delete the words, or make them visible"
        if looks.size(run) <= SMALLEST or _is_squeezed(run):
            report.refuse("scrub-invisible", "words too small to be read", place_of(run), hint)
        elif (
            (colour := looks.colour(run))
            and (shade := looks.shade(run))
            and contrast(colour, shade) < FAINTEST
        ):
            what = "words in the colour of what is behind them"
            report.refuse("scrub-invisible", what, place_of(run), hint)


def _drop_frame(properties: etree._Element) -> None:
    """Take out the drawing with these properties, and what held nothing but it."""
    drawing = next(properties.iterancestors(w("drawing")), properties)
    run = drawing.getparent()
    remove(drawing)
    if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
        remove(run)


def _drop_rows(root: etree._Element, report: ScrubReport) -> None:
    tables = list(root.iter(w("tbl")))
    for row in list(root.iter(w("tr"))):
        if switch(row.find(w("trPr")), "hidden"):
            remove(row)
            report.took("hidden row|hidden rows")
    mend_tables(tables)


def _drop_run(run: etree._Element, report: ScrubReport) -> None:
    """Take the run out; of one that belongs to a field, which must stay whole, only the words."""
    if any(child.tag not in (w("rPr"), *_FIELD) for child in run):
        report.took(_HIDDEN)
    if next(run.iter(*_FIELD), None) is None:
        remove(run)
        return
    run[:] = [child for child in run if child.tag in _FIELD]


def _is_mark_hidden(properties: etree._Element, looks: Looks) -> bool:
    """Whether these are the properties of a paragraph's end, and hide it."""
    parent = properties.getparent()
    if parent is None or parent.tag != w("pPr"):
        return False
    return looks.hides(properties, looks.of_paragraph(parent.getparent()))


def _has_content(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(w("r"), SIMPLE, w("sectPr")), None) is not None


def _may_go(paragraph: etree._Element) -> bool:
    """Whether another paragraph follows in the same place, so that its container stays whole."""
    following = paragraph.getnext()
    return following is not None and following.tag == w("p")


def _is_squeezed(run: etree._Element) -> bool:
    """Whether the run's letters are narrower than a tenth, or its lines lower than the smallest letters."""
    scale = run.find(f"{w('rPr')}/{w('w')}")
    if scale is not None and _number(scale.get(w("val"), "100").rstrip("%"), 100) < 10:
        return True
    paragraph = next(run.iterancestors(w("p")), None)
    spacing = None if paragraph is None else paragraph.find(f"{w('pPr')}/{w('spacing')}")
    if spacing is not None and spacing.get(w("lineRule")) == "exact":
        return _number(spacing.get(w("line"), "240"), 240) <= SMALLEST * 20
    row = next(run.iterancestors(w("tr")), None)
    height = None if row is None else row.find(f"{w('trPr')}/{w('trHeight')}")
    if height is not None and height.get(w("hRule")) == "exact":
        return _number(height.get(w("val"), "240"), 240) <= SMALLEST * 20
    return False


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise
