"""How a run looks: the marks that come back, and what is dropped.

Source: ECMA-376 part 1, 17.3.2 (run properties), 17.7.3 (toggle properties).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import switch, value
from cspr_docs.prose.tree import PLAIN, Mark
from cspr_docs.word.reading.source import HOUSE_RUNS, TOGGLES, ProseStyles

_COMPLEX = {Mark.STRONG: "bCs", Mark.EMPHASIS: "iCs"}
"""What says the same for writing from right to left."""

_DROPPED = {
    w(name): what
    for what, names in {
        "underline": ("u",),
        "a colour": ("color",),
        "a highlight": ("highlight", "shd"),
        "a size of letters": ("sz",),
        "a font": ("rFonts",),
        "raised or lowered letters": ("vertAlign", "position"),
        "capitals": ("caps",),
        "small capitals": ("smallCaps",),
        "a double line through words": ("dstrike",),
        "a border": ("bdr",),
        "an emphasis mark": ("em",),
        "letters set wide or close": ("spacing", "w"),
        "a text effect": ("effect", "outline", "shadow", "emboss", "imprint"),
    }.items()
    for name in names
}
_NOTHING = frozenset({"none", "auto", "nil", "baseline", "clear", "left", "start", "0", "false", "off"})
_FONTS = frozenset(w(name) for name in ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme"))
_OF_LINKS = frozenset({w("u"), w("color")})


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks.

    Attributes:
        marks: what comes back.
        dropped: what its marks do not hold, in a reader's words.
        dropped_in_link: as much, in a link, whose looks are its own.
    """

    marks: Mark
    dropped: tuple[str, ...] = ()
    dropped_in_link: tuple[str, ...] = ()


Looks = dict[object, Look]
"""The looks that were met already: a text has thousands of runs and a handful of looks."""


def look_of(run: etree._Element, styles: ProseStyles, around: Mark, known: Looks) -> Look:
    """How a run looks; `around` are the marks that its paragraph's style gives."""
    properties = run.find(w("rPr"))
    if properties is None or not len(properties):
        return Look(around)
    key = (around, *((child.tag, *child.attrib.items()) for child in properties))
    if key not in known:
        known[key] = Look(
            _marks(properties, styles, around),
            tuple(_dropped(properties, styles, in_link=False)),
            tuple(_dropped(properties, styles, in_link=True)),
        )
    return known[key]


def _marks(properties: etree._Element, styles: ProseStyles, around: Mark) -> Mark:
    """What the run says itself decides; else the styles of run and paragraph, which undo one another."""
    style = value(properties, "rStyle")
    by_style = around if style is None else around ^ styles.run(style).marks
    right_to_left = bool(switch(properties, "rtl") or switch(properties, "cs"))
    marks = PLAIN
    for mark, name in TOGGLES.items():
        own = switch(properties, _COMPLEX[mark]) if right_to_left and mark in _COMPLEX else None
        own = switch(properties, name) if own is None else own
        if own if own is not None else mark in by_style:
            marks |= mark
    if switch(properties, "dstrike"):
        marks |= Mark.STRIKE
    return marks


def _dropped(properties: etree._Element, styles: ProseStyles, *, in_link: bool) -> Iterator[str]:
    style = value(properties, "rStyle")
    if style is not None:
        name = styles.run(style).name
        if name == "prompt":
            return
        in_link = in_link or "hyperlink" in name
        if name not in HOUSE_RUNS and not name.endswith(" char"):
            yield f"the style '{name}'"
    for child in properties:
        what = _DROPPED.get(str(child.tag))
        if what and not (in_link and child.tag in _OF_LINKS) and says_something(child):
            yield what


def says_something(child: etree._Element) -> bool:
    """Whether a property of a run or paragraph makes it look otherwise."""
    if child.tag == w("rFonts"):
        return any(name in _FONTS for name in child.attrib)
    if child.tag == w("shd"):
        return child.get(w("fill"), "auto") not in _NOTHING
    return child.get(w("val"), "1") not in _NOTHING
