"""HTML elements, everything that is no markup escaped.

Source: WHATWG HTML Living Standard, 13.1 (writing HTML documents).
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

EMPTY = frozenset({"br", "col", "hr", "img", "meta"})
"""Elements that hold nothing and have no end tag."""

Attribute = str | int | None
"""A value of an attribute; `None` leaves it out."""


def element(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """The element with its children; plain text among them is escaped.

    Attributes are written in the order given: `class_` as `class`, `aria_label` as `aria-label`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    start = Markup(f"<{name}{written}>")
    return start if name in EMPTY else start + joined(children) + Markup(f"</{name}>")


def joined(pieces: Iterable[str], between: str = "") -> Markup:
    """The pieces one after another, plain text escaped."""
    return Markup(between).join(pieces)
