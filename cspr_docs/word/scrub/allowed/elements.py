"""Every element that a published Word file may have, and what it may hold: the tables of elements.toml."""

from collections.abc import Mapping

from cspr_docs.files import toml_of
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.schema import ORDERS
from cspr_docs.word.scrub.allowed.notation import Allowed, ValueKind, names, q

_TOLD = toml_of(__package__, "elements.toml")
_OWN_KEYS = frozenset({"holds", "content", "like", "ordered", "but"})


def _elements(name: str, *, plain: bool = False) -> dict[str, Allowed]:
    """One of the tables by qualified name; attributes without a prefix are in no namespace where they are `plain`."""
    entries = ((_names(shared), entry) for shared, entry in _TOLD[name].items())
    return {each: _allowed(entry, plain=plain) for elements, entry in entries for each in elements}


def _allowed(entry: str | Mapping[str, str], *, plain: bool) -> Allowed:
    told = {"like": entry} if isinstance(entry, str) else entry
    kinds = {
        name if plain and ":" not in name else q(name): ValueKind(kind)
        for kind, attributes in told.items()
        if kind not in _OWN_KEYS
        for name in attributes.split()
    }
    ordered = ORDERS[w(told["ordered"])].keys() & _WITH_PROPERTIES if "ordered" in told else frozenset()
    children = _names(told.get("holds", "")) | (ordered - _names(told.get("but", "")))
    made = Allowed(kinds, children, ValueKind(told["content"]) if "content" in told else None)
    for like in told.get("like", "").split():
        made |= _allowed(_TOLD["alike"][like], plain=plain)
    return made


def _names(text: str) -> frozenset[str]:
    """The qualified names of words, of which those in capitals stand for several."""
    return names(" ".join(_TOLD["names"].get(word, word) for word in text.split()))


_PROPERTIES = _elements("properties")
_WITH_PROPERTIES = {*_PROPERTIES, *names("rPr sectPr")}

TEXT = _PROPERTIES | _elements("text")
"""Paragraphs, runs, tables and sections; an element that stands in several places has all its attributes."""

STYLES = TEXT | _elements("styles")
NUMBERING = TEXT | _elements("numbering")
KEPT_SETTINGS = _elements("settings")
SETTINGS = TEXT | KEPT_SETTINGS | _elements("in_settings")
FONT_TABLE = _elements("font_table")
DRAWING = _elements("drawing", plain=True)
"""Pictures: where they stand, how large, and their alternative text."""

COMPATIBILITY = frozenset(_TOLD["compatibility"].split())
"""The names of the ways of laying out that are kept."""
