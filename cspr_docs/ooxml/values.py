"""Values of WordprocessingML's attributes, as Python has them."""

from typing import TYPE_CHECKING

from cspr_docs.ooxml.namespaces import w

if TYPE_CHECKING:
    from lxml import etree

_MOST_COLUMNS = 63  # Word's own limit; what claims more is not let grow
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_OFF = frozenset({"0", "false", "off"})
_VAL = w("val")


def child(parent: "etree._Element | None", name: str) -> "etree._Element | None":
    """The first child of a name; `None` where there is none, or no parent.

    It is asked of every run and every paragraph, and takes half as long as `find`, which reads a path.
    """
    return None if parent is None else next(parent.iterchildren(w(name)), None)


def value(parent: "etree._Element | None", name: str) -> str | None:
    """The `w:val` of a child; `None` where there is no such child or it has none."""
    found = child(parent, name)
    return None if found is None else found.get(_VAL)


def is_off(text: str | None) -> bool:
    """Whether a switch's value says no.

    Source: ECMA-376 part 1, 17.17.4 (boolean properties).
    """
    return text in _OFF


def is_on(element: "etree._Element") -> bool:
    """Whether a switch is on; it is where it stands without a value."""
    return not is_off(element.get(_VAL))


def switch(parent: "etree._Element | None", name: str) -> bool | None:
    """A switch among the children; `None` where it is not there."""
    found = child(parent, name)
    return None if found is None else is_on(found)


def number(text: str | None) -> int | None:
    """A whole number; `None` where there is none or it is no number."""
    try:
        return None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None


def text_width(section: "etree._Element | None") -> int | None:
    """How wide a section's text is from margin to margin, in twips; `None` where it does not say."""
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    if size is None or margins is None:
        return None
    width, *beside = (
        number(holder.get(w(name))) for holder, name in ((size, "w"), (margins, "left"), (margins, "right"))
    )
    gutter = number(margins.get(w("gutter"))) or 0
    return None if width is None or None in beside else width - sum(each or 0 for each in beside) - gutter


def points(text: str | None, parts: int = 20) -> float | None:
    """A measure in points, that has a unit (`2.5cm`) or counts so many parts of a point; `None` where it is neither.

    Source: ECMA-376 part 1, 22.9.2.15 (universal measures).
    """
    if not text:
        return None
    unit = "" if text.isdecimal() else next((unit for unit in _UNITS if text.endswith(unit)), "")
    try:
        measure = float(text.removesuffix(unit))
    except ValueError:
        return None
    return measure * _UNITS[unit] if unit else measure / parts


def hexadecimal(text: str | None) -> int | None:
    """A number in base 16; `None` where there is none or it is no number."""
    try:
        return None if text is None else int(text, 16)
    except ValueError:
        return None


def columns(properties: "etree._Element | None", name: str) -> int:
    """How many columns of its table's grid a cell takes, or a row leaves out, as its properties say."""
    return min(max(number(value(properties, name)) or 0, 0), _MOST_COLUMNS)


def left_indent(properties: "etree._Element | None") -> int | None:
    """How far paragraph properties set the text in, in twips; `None` where they do not say."""
    indent = child(properties, "ind")
    if indent is None:
        return None
    return number(indent.get(w("left"), indent.get(w("start"))))
