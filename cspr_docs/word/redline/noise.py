"""Changes that the library records and no reader sees: another number for the same list, the same style again.

Source: ECMA-376 part 1, 17.13.5.29 (pPrChange), 17.13.5.31 (rPrChange).
"""

from lxml import etree

from cspr_docs.ooxml.namespaces import w

_LOOKS = (
    *(
        "rPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
    ),
)


def drop_noise(root: etree._Element, *, spare: bool) -> None:
    """Take such changes out, in place; with `spare` all those of formatting that leave a paragraph's kind alone."""
    _remove(root, "numberingChange")
    if not spare:
        return
    _remove(root, *_LOOKS)
    for change in list(root.iter(w("pPrChange"))):
        now, before = change.getparent(), change.find(w("pPr"))
        if now is not None and _kind(now) == _kind(before):
            now.remove(change)


def _remove(root: etree._Element, *names: str) -> None:
    for change in list(root.iter(*(w(name) for name in names))):
        parent = change.getparent()
        if parent is not None:
            parent.remove(change)


def _kind(properties: etree._Element | None) -> tuple[str, str]:
    """A paragraph's style, and the level of the list that it stands in."""
    if properties is None:
        return "", ""
    style, level = properties.find(w("pStyle")), properties.find(f"{w('numPr')}/{w('ilvl')}")
    return _value(style), "none" if level is None else _value(level)


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(w("val"), "")
