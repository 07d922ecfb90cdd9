"""What Word itself hides goes: hidden text, rows and pictures, and pictures of no size.

Source: ECMA-376 part 1, 17.3.2.41 (vanish), 17.3.2.36 (specVanish), 17.4.22 (hidden rows), 20.4.2.5 (hidden drawings).
"""

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import is_off, number, switch
from cspr_docs.word.revisions.surgery import mend_tables, remove
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.report import ScrubReport

_FIELD = (MARK, CODE)
_SMALLEST = 12_700
"""In EMU, a point: no picture shows anything that is as low or narrow."""

_HIDDEN = "stretch of hidden text|stretches of hidden text"


def drop_hidden(root: etree._Element, styles: Styles, report: ScrubReport) -> None:
    """Take hidden runs, rows and drawings out of the tree given, and paragraphs that held nothing else."""
    for frame in [frame for frame in root.iter(q("wp:docPr")) if _is_unseen(frame)]:
        drawing = next(frame.iterancestors(w("drawing")), frame)
        run = drawing.getparent()
        remove(drawing)
        if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
            remove(run)
        report.took("hidden picture|hidden pictures")
    tables = list(root.iter(w("tbl")))
    for row in [row for row in root.iter(w("tr")) if switch(row.find(w("trPr")), "hidden")]:
        remove(row)
        report.took("hidden row|hidden rows")
    mend_tables(tables)
    for run in [run for run in root.iter(w("r")) if styles.is_hidden(run)]:
        _drop_run(run, report)
    for mark in [mark for mark in root.iter(w("rPr")) if _is_mark_hidden(mark, styles)]:
        paragraph = next(mark.iterancestors(w("p")))
        following = paragraph.getnext()  # its container stays whole where another paragraph follows
        is_empty = next(paragraph.iter(w("r"), SIMPLE, w("sectPr")), None) is None
        if is_empty and following is not None and following.tag == w("p"):
            remove(paragraph)


def _is_unseen(frame: etree._Element) -> bool:
    """Whether a picture is hidden, or has no size in the text or of itself."""
    around = next(frame.iterancestors(w("drawing")), frame)
    sizes = around.iter(q("wp:extent"), q("a:ext"))
    sides = [size.get(side) for size in sizes for side in ("cx", "cy")]
    return not is_off(frame.get("hidden", "0")) or any(
        (number(side) or 0) <= _SMALLEST for side in sides if side
    )


def _drop_run(run: etree._Element, report: ScrubReport) -> None:
    """Take the run out; of one that belongs to a field, which must stay whole, only the words."""
    if any(child.tag not in (w("rPr"), *_FIELD) for child in run):
        report.took(_HIDDEN)
    if next(run.iter(*_FIELD), None) is None:
        remove(run)
        return
    run[:] = [child for child in run if child.tag in _FIELD]


def _is_mark_hidden(properties: etree._Element, styles: Styles) -> bool:
    """Whether these are the properties of a paragraph's end, and hide it."""
    parent = properties.getparent()
    if parent is None or parent.tag != w("pPr"):
        return False
    return styles.hides(properties, styles.of_paragraph(parent.getparent()))
