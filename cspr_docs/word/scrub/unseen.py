"""Words that are in the file and that no eye can read: too pale, too small, squeezed, off the page.

Source: ECMA-376 part 1, 17.3.1.12 (ind), 17.3.1.11 (framePr), 17.3.2.14 (fitText), 17.3.2.24 (position), 17.3.2.35
(spacing), 17.3.2.43 (w), 17.4.57 (tblpPr), 17.6 (sections); WCAG 2.2, 1.4.3 (contrast).
"""

from collections.abc import Iterator
from typing import NamedTuple, Self

from lxml import etree

from cspr_docs.ooxml.appearance import Appearance
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import PlaceOf
from cspr_docs.ooxml.values import is_off, is_on, number, points
from cspr_docs.problems import advice, error
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.report import ScrubReport

SCRUB_INVISIBLE = error(
    "scrub-invisible",
    "Words are in the file that no reader can see: in the colour of what is behind them, too small to read, off the "
    "page, or hidden by an effect. A program would still find them. Delete them, or make them visible.",
)
TEXT_PALE = advice(
    "text-pale",
    "Words stand out too little from what is behind them for many people to read (WCAG 1.4.3 asks for a contrast of "
    "4.5 to 1, and of 3 to 1 for large letters). Choose a darker colour, or a lighter shade behind them.",
)
FAINTEST, PALEST, PALEST_LARGE = 1.5, 4.5, 3.0
"""As contrasts: what is less cannot be read by anybody, what is less by few, in letters of usual size or large."""

_SMALLEST = 2.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
_FARTHEST = 100.0  # how far from its line a raised or lowered word may stand
_NARROWEST = 3.0  # no word fits a column so narrow
"""In points."""

_TIGHTEST = 0.3
"""By how much of its size a letter may be moved over the one before it, and squeezed from both sides."""

_PICTURE_HINT = "delete the picture, or set it in line with the text"
_HINT = "delete the words, or make them visible"
_LETTERS = (w("t"), w("sym"))


class _Paper(NamedTuple):
    """A section's paper and margins, and its narrowest column, in points; wide where a part has no sections."""

    width: float = 842.0
    height: float = 842.0
    left: float = 0.0
    right: float = 0.0
    column: float = 842.0
    farthest: float = 0.0  # a header's or margin's distance from its edge

    @classmethod
    def of(cls, section: etree._Element | None) -> Self:
        if section is None:
            return cls()
        size, edges, columns = (section.find(w(name)) for name in ("pgSz", "pgMar", "cols"))
        width, height = _given(size, "w", 595.0), _given(size, "h", 842.0)
        left, right = _given(edges, "left", 72.0), _given(edges, "right", 72.0)
        sides = (abs(_given(edges, side)) for side in ("top", "bottom", "header", "footer"))
        return cls(width, height, left, right, _narrowest(columns, width - left - right), max(sides))


def refuse_unseen(root: etree._Element, looks: Appearance, report: ScrubReport, place_of: PlaceOf) -> None:
    """Refuse words that are there and cannot be seen; tell those that few can."""
    sections = root.iter(w("sectPr"))
    paper = _Paper.of(next(sections, None))
    for paragraph in root.iter(w("p")):
        letters = ((run, run.iter(*_LETTERS)) for run in paragraph.iter(w("r")))
        runs = [run for run, every in letters if any((one.text or "x").strip() for one in every)]
        lost = bool(runs) and (_is_off_page(paragraph, paper, looks) or _is_in_nothing(paragraph, paper))
        for run in runs:
            contrast = looks.contrast(run)
            if reason := "words off the page" if lost else _reason(run, contrast, looks):
                report.refuse(SCRUB_INVISIBLE, reason, place_of(run), _HINT)
            elif contrast < PALEST_LARGE or (contrast < PALEST and not _is_large(run, looks)):
                hint = "choose a darker colour for the words, or a lighter one behind them"
                report.tell(TEXT_PALE, f"words with a contrast of {contrast:.1f} to 1", place_of(run), hint)
        for picture in paragraph.iter(q("wp:anchor")):
            if _is_far(picture, paper):
                report.refuse(SCRUB_INVISIBLE, "a picture off the page", place_of(picture), _PICTURE_HINT)
        if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            paper = _Paper.of(next(sections, None))


def _is_far(picture: etree._Element, paper: _Paper) -> bool:
    """Whether a picture that floats does so beyond the paper."""
    axes = (("wp:positionH", paper.width), ("wp:positionV", paper.height))
    places = ((picture.find(f"{q(axis)}/{q('wp:posOffset')}"), most) for axis, most in axes)
    return any(abs(points(each.text, 12_700) or 0) >= most for each, most in places if each is not None)


def _reason(run: etree._Element, contrast: float, looks: Appearance) -> str:
    """Why nobody sees the words of a run, or nothing."""
    size = _size(run, looks)
    if size <= _SMALLEST or _is_squeezed(run, size, looks):
        return "words too small to be read"
    if abs(_amount(run, looks, "position", 2)) > _FARTHEST:
        return "words far above or below their line"
    if looks.contrast_of_effect(run) < FAINTEST:
        return "words that an effect on text hides"
    return "words in the colour of what is behind them" if contrast < FAINTEST else ""


def _is_large(run: etree._Element, looks: Appearance) -> bool:
    bold = looks.styles.run_property(run, "b")
    return _size(run, looks) >= (_LARGE if bold is None or not is_on(bold) else _LARGE_BOLD)


def _size(run: etree._Element, looks: Appearance) -> float:
    return _amount(run, looks, "sz", 2) or 10.0


def _amount(run: etree._Element, looks: Appearance, name: str, parts: int = 20) -> float:
    """A measure of the run's in points; 0 where it has none."""
    found = looks.styles.run_property(run, name)
    return points(None if found is None else found.get(w("val")), parts) or 0.0


def _given(element: etree._Element | None, name: str, otherwise: float = 0.0) -> float:
    """An attribute in points."""
    found = points(None if element is None else element.get(w(name)))
    return otherwise if found is None else found


def _is_squeezed(run: etree._Element, size: float, looks: Appearance) -> bool:
    """Whether its letters are narrower than a tenth, stand on each other, or have lines lower than the smallest."""
    scale = looks.styles.run_property(run, "w")
    if scale is not None and (points(scale.get(w("val"), "100").rstrip("%"), 1) or 100) < 10:
        return True
    letters = sum(len(each.text or "x") for each in run.iter(*_LETTERS))
    room = _amount(run, looks, "fitText")
    if _amount(run, looks, "spacing") < -_TIGHTEST * size or 0 < room < letters * size * _TIGHTEST**2:
        return True
    return any(height <= _SMALLEST for height in _exact_heights(run, looks))


def _exact_heights(run: etree._Element, looks: Appearance) -> Iterator[float]:
    """How high the lines, the frame and the row of a run are, where that is given exactly."""
    paragraph, row = (next(run.iterancestors(w(name)), None) for name in ("p", "tr"))
    spacing = None if paragraph is None else looks.styles.paragraph_property(paragraph, "spacing")
    frame = None if paragraph is None else paragraph.find(f"{w('pPr')}/{w('framePr')}")
    height = None if row is None else row.find(f"{w('trPr')}/{w('trHeight')}")
    for given, rule, name in ((spacing, "lineRule", "line"), (frame, "hRule", "h"), (height, "hRule", "val")):
        if given is not None and given.get(w(rule)) == "exact":
            yield _given(given, name, 12.0)


def _is_off_page(paragraph: etree._Element, paper: _Paper, looks: Appearance) -> bool:
    """Whether its lines begin or end beyond an edge of the paper; in a table, beyond the right one."""
    indent = looks.styles.paragraph_property(paragraph, "ind")
    start = _given(indent, "left", _given(indent, "start"))
    first = start + _given(indent, "firstLine") - _given(indent, "hanging")
    end = paper.width - paper.right - _given(indent, "right", _given(indent, "end"))
    begins = [paper.left + each for each in (start, first)]
    if next(paragraph.iterancestors(w("tc")), None) is not None:
        return max(begins) >= paper.width
    return min(begins) < 0 or max(begins) >= paper.width or not 0 < end <= paper.width


def _is_in_nothing(paragraph: etree._Element, paper: _Paper) -> bool:
    """Whether what the paragraph stands in lies beyond the paper, or is too narrow for any word."""
    frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
    floating = [(frame, "x", "y")]
    for table in paragraph.iterancestors(w("tbl")):
        own = table.find(w("tblPr"))
        floating += (
            []
            if own is None
            else [(own.find(w("tblpPr")), "tblpX", "tblpY"), (own.find(w("tblInd")), "w", "")]
        )
    far = any(
        abs(_given(each, across)) >= paper.width or abs(_given(each, down)) >= paper.height
        for each, across, down in floating
    )
    cells = (each.find(f"{w('tcPr')}/{w('tcW')}") for each in paragraph.iterancestors(w("tc")))
    widths = [_given(each, "w") for each in cells if each is not None and each.get(w("type")) == "dxa"]
    narrow = any(0 < width < _NARROWEST for width in (*widths, _given(frame, "w")))
    return far or narrow or paper.column < _NARROWEST or paper.farthest >= paper.height


def _narrowest(columns: etree._Element | None, room: float) -> float:
    """The narrowest of a section's columns that share the room between its margins."""
    if columns is None:
        return room
    own = [_given(each, "w", room) for each in columns.iterchildren(w("col"))]
    if own and is_off(columns.get(w("equalWidth"), "1")):
        return min(room, *own)
    count = max(1, number(columns.get(w("num"))) or 1)
    return (room - _given(columns, "space", 36.0) * (count - 1)) / count
