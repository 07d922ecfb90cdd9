"""Text that no reader sees: hidden text goes, and text in the colour of the paper or too small to read is refused.

Source: ECMA-376 part 1, 17.3.2.41 (vanish), 17.3.2.36 (specVanish), 17.4.22 (hidden rows), 20.4.2.5 (hidden drawings).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import PlaceOf
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import is_off, switch, value
from cspr_docs.problems import error
from cspr_docs.word.revisions.surgery import mend_tables, remove
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.report import ScrubReport

SCRUB_INVISIBLE = error(
    "scrub-invisible",
    "Words are in the file that no reader can see: in the colour of the paper, or too small to read. A program "
    "would still find them. Delete them, or make them visible.",
)
SMALLEST = 2.0
FAINTEST = 1.15
"""In points, and as a contrast: what is less cannot be read by anybody."""

_PAPER = frozenset({"background1", "light1"})
_FIELD = (MARK, CODE)
_LETTERS = (w("t"), w("sym"))
_HEIGHTS = (
    (w("p"), f"{w('pPr')}/{w('spacing')}", w("lineRule"), w("line")),
    (w("tr"), f"{w('trPr')}/{w('trHeight')}", w("hRule"), w("val")),
)
"""Elements around a run, what in them says how high they are, and its attributes for 'exactly' and the height."""

_HIDDEN = "stretch of hidden text|stretches of hidden text"


def drop_hidden(root: etree._Element, styles: Styles, report: ScrubReport) -> None:
    """Take hidden runs, rows and drawings out of the tree given, and paragraphs that held nothing else."""
    for frame in [frame for frame in root.iter(q("wp:docPr")) if not is_off(frame.get("hidden", "0"))]:
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


def refuse_invisible(root: etree._Element, styles: Styles, report: ScrubReport, place_of: PlaceOf) -> None:
    """Refuse words that are there and cannot be seen."""
    for run in root.iter(w("r")):
        if not any((letters.text or "x").strip() for letters in run.iter(*_LETTERS)):
            continue
        hint = "delete the words, or make them visible"
        size = styles.run_property(run, "sz")  # in half points
        is_small = size is not None and _number(size.get(w("val"), "20"), 20) <= SMALLEST * 2
        if is_small or _is_squeezed(run):
            report.refuse(SCRUB_INVISIBLE, "words too small to be read", place_of(run), hint)
        elif (
            (colour := _colour_of(styles.run_property(run, "color"), "val", "themeColor"))
            and (shade := _shade(run, styles))
            and _contrast(colour, shade) < FAINTEST
        ):
            what = "words in the colour of what is behind them"
            report.refuse(SCRUB_INVISIBLE, what, place_of(run), hint)


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


def _is_squeezed(run: etree._Element) -> bool:
    """Whether the run's letters are narrower than a tenth, or its lines lower than the smallest letters."""
    scale = run.find(f"{w('rPr')}/{w('w')}")
    if scale is not None and _number(scale.get(w("val"), "100").rstrip("%"), 100) < 10:
        return True
    for holder, path, rule, height in _HEIGHTS:
        around = next(run.iterancestors(holder), None)
        given = None if around is None else around.find(path)
        if given is not None and given.get(rule) == "exact":
            return _number(given.get(height, "240"), 240) <= SMALLEST * 20
    return False


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise


def _shade(run: etree._Element, styles: Styles) -> str | None:
    """The colour behind the run's text; `None` where something dark or unknown may stand there."""
    if run.find(f"{w('rPr')}/{w('highlight')}") is not None:
        return None
    for shade in _shades(run, styles):
        if found := _colour_of(shade, "fill", "themeFill"):
            return found
    return None if _is_in_shaded_table(run, styles) else "FFFFFF"


def _shades(run: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """Shades around the run, from the inside."""
    if (first := styles.run_property(run, "shd")) is not None:
        yield first
    for holder in run.iterancestors(w("p"), w("tc")):
        own = holder.find(f"{w('pPr')}/{w('shd')}")
        own = holder.find(f"{w('tcPr')}/{w('shd')}") if own is None else own
        if own is not None:
            yield own
    paragraph = next(run.iterancestors(w("p")), None)
    yield from styles.all_inherited(styles.of_paragraph(paragraph), f"{w('pPr')}/{w('shd')}")


def _is_in_shaded_table(run: etree._Element, styles: Styles) -> bool:
    """Whether a table's own shade, or one that its style gives some of its rows, may stand behind the run."""
    for table in run.iterancestors(w("tbl")):
        shades = list(table.iterfind(f"{w('tblPr')}/{w('shd')}"))
        named = value(table.find(w("tblPr")), "tblStyle") or ""
        shades += [shade for style in styles.chain(named) for shade in style.iter(w("shd"))]
        if any(_colour_of(shade, "fill", "themeFill") not in ("", "FFFFFF") for shade in shades):
            return True
    return False


def _colour_of(element: etree._Element | None, plain: str, themed: str) -> str:
    """The colour that an element names as six hexadecimal digits; empty where it names none or leaves it open."""
    if element is None:
        return ""
    given = element.get(w(plain), "auto")
    if element.get(w(themed)) in _PAPER and element.get(w(f"{themed}Shade")) is None and given == "auto":
        return "FFFFFF"
    return "" if given == "auto" else given.upper()


def _contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21; 21 where one of them is no colour.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    try:
        low, high = sorted((_light(one), _light(other)))
    except ValueError:
        return 21.0
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    if len(colour) != 6:
        raise ValueError(colour)
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
